# language: da
Egenskab: Alt går godt

  Baggrund:
    Givet et system, der svarer

  Regel: Et svar hører til det trin, der spurgte

    @GULD-001
    Scenarie: Et almindeligt scenarie
      Når systemet bliver spurgt
      Så er svaret godt

  @GULD-002 @antagelse
  Abstrakt Scenario: Niveauet <niveau> findes
    Når systemet bliver spurgt
    Så er niveauet "<niveau>" godt

    Eksempler:
      | niveau   |
      | Hospital |
      | Afsnit   |
