# language: da
@manuel
Egenskab: Det, et menneske afprøver

  Baggrund:
    Givet en bruger af systemet

  @GULD-301
  Scenarie: Alt bestod
    Når brugeren ser efter
    Så står niveauet der

  @GULD-302
  Scenarie: Noget afveg
    Når brugeren retter niveauet
    Så står det nye niveau der
    Og er koden den samme

  @GULD-303 @antagelse
  Abstrakt Scenario: Niveauet <niveau> vises
    Når brugeren slår <niveau> op
    Så står <niveau> der

    Eksempler:
      | niveau |
      | Afsnit |
