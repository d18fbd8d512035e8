# language: da
@snitflade:fhir
@snitflade:skrs
@snitflade:sorls
@snitflade:udtraek
@anvendelse:esp
@anvendelse:medcom
@krav:samme-enhed
@antagelse
Egenskab: Én enhed er den samme på alle snitflader
  Den, der sender, slår måske enheden op på FHIR, mens modtageren har indlæst en fil. Her læses samme enhed overalt, og felt
  for felt holdes det, snitfladerne viser, op mod hinanden. Måden at skrive en dag eller en kode på er ingen forskel, og et
  felt, som en snitflade ikke har, tæller ikke med. Regionens fagsystemer har deres egne scenarier. Hele sammenligningen ligger
  ved resultatet, uanset hvad det blev.

  Regel: Snitfladerne er enige om enhedens niveau

    @ENH-001
    Abstrakt Scenario: Testenhedens niveau er det samme på alle snitflader
      Givet regionens testenhed på niveauet <niveau>
      Når enhedens niveau sammenholdes på alle snitflader
      Så er alle snitflader enige

      Eksempler:
        | niveau          |
        | Hospital        |
        | Hospitalsområde |
        | Center          |
        | Overafdeling    |
        | Afdeling        |
        | Afsnit          |

    @ENH-002
    Scenarie: En enhed uden niveau er uden niveau på alle snitflader
      Givet regionens testenhed uden niveau
      Når enhedens niveau sammenholdes på alle snitflader
      Så er alle snitflader enige

  Regel: Snitfladerne er enige om, hvem enheden er

    @ENH-003
    Abstrakt Scenario: Testenhedens navn er det samme på alle snitflader
      Givet regionens <enhed>
      Når enhedens navn sammenholdes på alle snitflader
      Så er alle snitflader enige

      Eksempler:
        | enhed                          |
        | testenhed på niveauet Hospital |
        | testenhed på niveauet Afdeling |
        | testenhed på niveauet Afsnit   |
        | testpraksis                    |

    @ENH-004
    Abstrakt Scenario: Testenhedens type er den samme på alle snitflader
      Givet regionens <enhed>
      Når enhedens type sammenholdes på alle snitflader
      Så er alle snitflader enige

      Eksempler:
        | enhed                          |
        | testenhed på niveauet Hospital |
        | testenhed på niveauet Afdeling |
        | testpraksis                    |

    @ENH-005
    Abstrakt Scenario: Testenhedens SOR-kode er den samme på alle snitflader
      Givet regionens <enhed>
      Når enhedens SOR-kode sammenholdes på alle snitflader
      Så er alle snitflader enige

      Eksempler:
        | enhed                        |
        | testenhed på niveauet Center |
        | testenhed uden niveau        |

  Regel: Snitfladerne er enige om enhedens plads og forgænger i SHAK

    @ENH-006
    Abstrakt Scenario: Testenhedens overordnede er den samme på alle snitflader
      Givet regionens testenhed på niveauet <niveau>
      Når enhedens overordnede sammenholdes på alle snitflader
      Så er alle snitflader enige

      Eksempler:
        | niveau          |
        | Hospital        |
        | Hospitalsområde |
        | Center          |
        | Overafdeling    |
        | Afdeling        |
        | Afsnit          |

    @ENH-007
    Abstrakt Scenario: Testenhedens SHAK-kode er den samme, hvor den vises
      Givet regionens testenhed på niveauet <niveau>
      Når enhedens SHAK-kode sammenholdes på alle snitflader
      Så er alle snitflader enige

      Eksempler:
        | niveau   |
        | Hospital |
        | Afdeling |
        | Afsnit   |

  Regel: Snitfladerne er enige om, hvornår enheden gælder

    @ENH-008
    Abstrakt Scenario: Testenhedens dage er de samme, hvor de vises
      Givet regionens <enhed>
      Når enhedens gyldighed sammenholdes på alle snitflader
      Så er alle snitflader enige

      Eksempler:
        | enhed                          |
        | testenhed på niveauet Hospital |
        | testenhed på niveauet Afsnit   |
        | erstattende testenhed          |
        | fremtidige testenhed           |
        | testpraksis                    |
