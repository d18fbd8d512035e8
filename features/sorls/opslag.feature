# language: da
@snitflade:sorls
@anvendelse:nsp
@anvendelse:epj
Egenskab: En enhed kan slås op i SORLS med sit niveau
  SORLS slår én enhed eller én kode op ad gangen. Kilden nævner tre operationer og siger, at begge ID27-felter er i deres
  svar (NSP-SOR-REL). Adresse, elementer og fejl er ikke offentlige og står i miljøets konfiguration.

  Regel: Tjenesten beskriver sig selv

    @SORLS-001
    @krav:sorls-opslag
    Abstrakt Scenario: WSDL-beskrivelsen af SORLS nævner operationen
      Når WSDL-beskrivelsen af SORLS hentes
      Så nævner beskrivelsen <operation>

      Eksempler:
        | operation    |
        | GetSorEntity |
        | SorShakMap   |
        | ShakSorMap   |

  Regel: GetSorEntity giver enheden med kode og navn for niveauet

    @SORLS-002
    @krav:sorls-niveau
    Abstrakt Scenario: GetSorEntity bærer niveauets kode og navn
      Givet regionens testenhed på niveauet <niveau>
      Når enheden læses fra SORLS
      Så har enheden præcis ét niveau
      Og er niveauets navn <niveau>
      Og er niveauets kode den, der er aftalt for <niveau>

      Eksempler:
        | niveau          |
        | Hospital        |
        | Hospitalsområde |
        | Center          |
        | Overafdeling    |
        | Afdeling        |
        | Afsnit          |

    @SORLS-003
    @krav:id27-uden-for-hospital
    @antagelse
    Scenarie: GetSorEntity har ingen niveaufelter på en enhed uden for hospitalerne
      Givet regionens testenhed uden niveau
      Når enheden læses fra SORLS
      Så findes enheden
      Og har enheden intet niveau

    @SORLS-004
    @krav:sorls-opslag
    Scenarie: GetSorEntity giver den enhed, der blev spurgt om
      Givet regionens testenhed på niveauet Afdeling
      Når enheden læses fra SORLS
      Så findes enheden
      Og er SOR-koden den, der blev spurgt om

    @SORLS-005
    @krav:sorls-lukket
    @antagelse
    Scenarie: En lukket enhed kan stadig slås op i SORLS
      Givet regionens lukkede testenhed
      Når enheden læses fra SORLS
      Så findes enheden
      Og er enhedens lukkedag før afprøvningens dag

    @SORLS-006
    @krav:sorls-fremtidig
    @antagelse
    Scenarie: En fremtidig enhed har sin åbningsdag i SORLS
      Givet regionens fremtidige testenhed
      Når enheden læses fra SORLS
      Så findes enheden
      Og er enhedens åbningsdag efter afprøvningens dag

  Regel: SHAK og SOR kan oversættes begge veje, og rækken bærer niveauet

    @SORLS-007
    @krav:shak-til-sor
    Abstrakt Scenario: ShakSorMap i SORLS fører fra SHAK-koden til testenheden
      Givet regionens testenhed på niveauet <niveau>
      Og enhedens SHAK-kode er læst fra SORLS
      Når SHAK-koden slås op i SORLS
      Så peger SHAK-koden på enheden

      Eksempler:
        | niveau   |
        | Hospital |
        | Afdeling |
        | Afsnit   |

    @SORLS-008
    @krav:sor-til-shak
    Abstrakt Scenario: SorShakMap i SORLS fører fra testenheden til SHAK-koden
      Givet regionens testenhed på niveauet <niveau>
      Og enhedens SHAK-kode er læst fra SORLS
      Når enhedens SOR-kode slås op i SORLS
      Så giver opslaget enhedens SHAK-kode

      Eksempler:
        | niveau   |
        | Hospital |
        | Afdeling |
        | Afsnit   |

    @SORLS-009
    @krav:shak-map-niveau
    Abstrakt Scenario: Rækken fra SorShakMap i SORLS bærer niveauets kode og navn
      Givet regionens testenhed på niveauet <niveau>
      Og enhedens SHAK-kode er læst fra SORLS
      Når enhedens SOR-kode slås op i SORLS
      Så bærer hver række for enheden niveauet <niveau> med kode og navn

      Eksempler:
        | niveau   |
        | Hospital |
        | Afdeling |
        | Afsnit   |

    @SORLS-010
    @krav:shak-ingen-kode
    @antagelse
    Scenarie: En enhed uden SHAK-kode giver ingen oversættelse i SORLS
      Givet regionens testenhed på niveauet Center
      Når enhedens SOR-kode slås op i SORLS
      Så giver opslaget ingen SHAK-kode

  Regel: Et opslag kan gælde en anden dag

    @SORLS-011
    @krav:sorls-dato
    @antagelse
    Scenarie: Før sin første dag findes enheden ikke i SORLS
      Givet regionens testenhed på niveauet Afdeling
      Når enheden slås op i SORLS på dagen før dens første
      Så kendte SORLS ikke enheden

    @SORLS-012
    @krav:sorls-dato
    @antagelse
    Scenarie: På sin første dag findes enheden i SORLS
      Givet regionens testenhed på niveauet Afdeling
      Når enheden slås op i SORLS på dens første dag
      Så kendte SORLS enheden

  Regel: Et forkert opslag får et svar, der kan forstås

    @SORLS-013
    @krav:sorls-fejl
    @antagelse
    Scenarie: En SOR-kode, der ikke findes, giver et svar uden enhed i SORLS
      Når SOR-koden 999999991000016005 slås op i SORLS
      Så kendte SORLS ikke enheden

    @SORLS-014
    @krav:sorls-fejl
    @antagelse
    Scenarie: En SOR-kode med forkert kontrolciffer bliver afvist i SORLS
      Når SOR-koden 672291000016001 slås op i SORLS
      Så afviser SORLS opslaget
