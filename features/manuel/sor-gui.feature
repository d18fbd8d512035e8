# language: da
@manuel
@anvendelse:epj
@anvendelse:lpr
Egenskab: Niveauet kan vedligeholdes i SOR GUI
  SOR GUI er registrets egen brugerflade, hvor enheder rettes i hånden. Planen siger, at den skal ændres til ID27 (SEED),
  men ikke hvordan. Den har ingen maskinel snitflade, og et menneske prøver den derfor. Opret kun enheder i et testmiljø,
  giv dem et navn, der begynder med “Pilottest”, og luk dem igen.

  Regel: Adgangen går gennem Sundhedsvæsenets Elektroniske Brugerstyring

    @MAN-001
    @krav:sor-gui-adgang
    Scenarie: En registreringsansvarlig kommer ind i SOR GUI gennem SEB
      Givet en medarbejdersignatur med adgang til SOR for regionen
      Når testeren åbner SOR GUI og logger ind gennem SEB
      Så viser SOR GUI regionens enheder
      Og er det muligt at rette en af dem

    @MAN-002
    @krav:sor-gui-adgang
    Scenarie: En medarbejder uden adgang til SOR kan intet rette i SOR GUI
      Givet en medarbejdersignatur uden adgang til SOR
      Når testeren forsøger at logge ind i SOR GUI gennem SEB
      Så bliver testeren afvist, eller SOR GUI tilbyder ingen rettelser

  @antagelse
  Regel: Niveauet kan vælges, ses og rettes

    @MAN-003
    @krav:sor-gui-niveau
    Scenarie: En enhed kan oprettes med et niveau i SOR GUI
      Givet en institution i regionen, som testeren må oprette enheder under
      Når testeren opretter en enhed med niveauet Afsnit
      Så viser SOR GUI den nye enheds SOR-kode
      Og vises niveauet Afsnit på enheden, når den åbnes igen

    @MAN-004
    @krav:sor-gui-niveau
    Abstrakt Scenario: SOR GUI viser niveauet <niveau> på regionens testenhed
      Givet regionens testenhed på niveauet <niveau>
      Når testeren slår enheden op i SOR GUI på dens SOR-kode
      Så vises niveauet <niveau> på enheden

      Eksempler:
        | niveau          |
        | Hospital        |
        | Hospitalsområde |
        | Center          |
        | Overafdeling    |
        | Afdeling        |
        | Afsnit          |

    @MAN-005
    @krav:sor-gui-niveau
    Scenarie: Niveauet på en enhed kan rettes i SOR GUI
      Givet en testenhed, som testeren selv har oprettet på niveauet Afsnit
      Når testeren retter niveauet til Afdeling og gemmer
      Så vises niveauet Afdeling på enheden, når den åbnes igen
      Og er SOR-koden den samme som før

    @MAN-006
    @krav:sor-gui-niveau
    Scenarie: SOR GUI tilbyder netop klassifikationens niveauer
      Givet en institution i regionen, som testeren må oprette enheder under
      Når testeren åbner listen over niveauer på en ny enhed
      Så rummer listen Hospital, Hospitalsområde, Center, Overafdeling, Afdeling og Afsnit
      Og rummer den ingen andre niveauer

    @MAN-007
    @krav:sor-gui-lukning
    Scenarie: En lukket enhed viser stadig sit niveau i SOR GUI
      Givet en testenhed med et niveau, som testeren selv har oprettet
      Når testeren lukker enheden med dags dato
      Så viser SOR GUI enheden som lukket fra den dag
      Og viser enheden stadig det niveau, den havde

    @MAN-008
    @krav:sor-gui-afvisning
    Scenarie: SOR GUI siger, hvad der er galt, når et påkrævet niveau mangler
      Givet en institution af typen hospital, som testeren må oprette enheder under
      Når testeren opretter en enhed under den uden at vælge et niveau
      Så bliver enheden ikke oprettet
      Og siger SOR GUI på dansk, at niveauet mangler
