# language: da
@snitflade:skrs
@anvendelse:nsp
@anvendelse:itukt
Egenskab: Niveauet kan læses i registerkopien
  Nationale tjenester på NSP læser SOR gennem registerkopien SKRS. ID27 føjer to felter, OrganisationalLevelCode og
  OrganisationalLevelName, til registertyperne SorEntity og ShakSorMap (NSP-SOR-REL). Koden er en SNOMED CT-kode fra
  klassifikationen; ingen offentlig kilde giver værdierne, så de står i miljøets konfiguration.

  Regel: SorEntity bærer kode og navn

    @ID27-006
    @krav:id27-to-felter
    Abstrakt Scenario: SorEntity i SKRS bærer niveauets kode og navn
      Givet regionens testenhed på niveauet <niveau>
      Når enheden læses fra SKRS SorEntity
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

    @ID27-007
    @krav:id27-to-felter
    Scenarie: Ingen post i SorEntity har kun det ene niveaufelt
      Når alle enheder læses fra SKRS SorEntity
      Så har hver enhed med niveau både kode og navn

    @ID27-008
    @krav:id27-kode-og-navn
    Scenarie: Samme niveaukode har samme navn i hele SorEntity
      Når alle enheder læses fra SKRS SorEntity
      Så har hver niveaukode ét navn og hvert niveaunavn én kode

    @ID27-009
    @krav:id27-uden-for-hospital
    @antagelse
    Scenarie: SorEntity har ingen niveaufelter på en enhed uden for hospitalerne
      Givet regionens testenhed uden niveau
      Når enheden læses fra SKRS SorEntity
      Så findes enheden
      Og har enheden intet niveau

  Regel: ShakSorMap bærer niveauet på den enhed, rækken fører til
    Kun niveauerne Hospital, Afdeling og Afsnit er afprøvet, fordi de efter deres navne svarer til SHAK’s tre niveauer.

    @ID27-010
    @krav:id27-to-felter
    @krav:shak-map-niveau
    Abstrakt Scenario: ShakSorMap i SKRS bærer niveauets kode og navn
      Givet regionens testenhed på niveauet <niveau>
      Og enhedens SHAK-kode er læst fra SKRS SorEntity
      Når enhedens SOR-kode slås op i SKRS ShakSorMap
      Så bærer hver række for enheden niveauet <niveau> med kode og navn

      Eksempler:
        | niveau   |
        | Hospital |
        | Afdeling |
        | Afsnit   |
