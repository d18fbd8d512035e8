# language: da
@snitflade:sorus
@snitflade:sorls
@anvendelse:epj
Egenskab: Enheder kan oprettes, rettes, flyttes, erstattes og lukkes med niveauet i SORUS
  SORUS har fem brugstilfælde, UC1 til UC5 (NSP-SORUS-DES). ID27 føjer OrganisationalLevelCode til forespørgslen og begge
  felter til svaret (NSP-SOR-REL). Scenarierne opretter deres egne enheder under regionens testhospital, retter aldrig i
  andre og lukker dem igen.

  Regel: Tjenesten beskriver sig selv

    @SORUS-001
    @krav:sorus-beskrivelse
    @antagelse
    Abstrakt Scenario: WSDL-beskrivelsen af SORUS nævner det, ID27 føjer til
      Når WSDL-beskrivelsen af SORUS hentes
      Så nævner beskrivelsen <felt>

      Eksempler:
        | felt                    |
        | OrganisationalLevelCode |
        | OrganisationalLevelName |

  @skriver
  Regel: UC1, opret

    @SORUS-002
    @krav:sorus-niveau
    Abstrakt Scenario: En ny enhed får det niveau, dens kode siger
      Når en pilotenhed oprettes på niveauet <niveau>
      Så rummer svaret niveauet <niveau> med kode og navn
      Og har enheden i svaret en gyldig SOR-kode
      Og viser SORLS den med niveauet <niveau>

      Eksempler:
        | niveau          |
        | Hospitalsområde |
        | Center          |
        | Overafdeling    |
        | Afdeling        |
        | Afsnit          |

  @skriver
  Regel: UC2, ret

    @SORUS-003
    @krav:sorus-niveau
    Scenarie: Et nyt niveau slår igennem i svaret og i SORLS
      Givet en pilotenhed på niveauet Afsnit er oprettet i SORUS
      Når pilotenheden får niveauet Afdeling
      Så rummer svaret niveauet Afdeling med kode og navn
      Og viser SORLS den med niveauet Afdeling

    @SORUS-004
    @krav:sorus-uc
    Scenarie: Et nyt navn rører ikke ved niveauet
      Givet en pilotenhed på niveauet Center er oprettet i SORUS
      Når pilotenheden får et nyt navn
      Så er SOR-koden i svaret pilotenhedens egen
      Og viser SORLS den med det nye navn
      Og viser SORLS den med niveauet Center

  @skriver
  Regel: UC3, flyt

    @SORUS-005
    @krav:sorus-uc
    Scenarie: En flyttet enhed beholder sin SOR-kode og sit niveau
      Givet en pilotenhed på niveauet Afsnit er oprettet i SORUS
      Når pilotenheden flyttes til regionens testenhed på niveauet Afdeling
      Så er SOR-koden i svaret pilotenhedens egen
      Og rummer svaret niveauet Afsnit med kode og navn
      Og viser SORLS den under regionens testenhed på niveauet Afdeling

  @skriver
  Regel: UC4, erstat

    @SORUS-006
    @krav:sorus-uc
    Scenarie: En enhed, der erstattes, lukkes, og den nye får sin egen kode og sit niveau
      Givet en pilotenhed på niveauet Afsnit er oprettet i SORUS
      Når pilotenheden erstattes af en ny på niveauet Afdeling
      Så rummer svaret niveauet Afdeling med kode og navn
      Og har enheden i svaret en gyldig SOR-kode
      Og viser SORLS den erstattede pilotenhed som lukket

  @skriver
  Regel: UC5, luk

    @SORUS-007
    @krav:sorus-uc
    Scenarie: En enhed, der lukkes, står som lukket i SORLS
      Givet en pilotenhed på niveauet Overafdeling er oprettet i SORUS
      Når pilotenheden lukkes
      Så er ændringen gennemført
      Og viser SORLS pilotenheden som lukket
