# language: da
@snitflade:udtraek
@anvendelse:lpr
@anvendelse:sei2
Egenskab: Niveauet kan læses i udtrækkene
  De, der indlæser SOR som fil, får niveauet i SOR XML version 3 (SDS-AKT-2023, SDS-AKT-2024) og efter vores læsning som to
  nye kolonner i CSV-filerne. Dokumentationen af CSV-filerne med ID27 er ikke offentlig.

  Regel: XML version 3 bærer kode og navn

    @ID27-011
    @krav:xml3-niveau
    Abstrakt Scenario: XML version 3 bærer niveauets kode og navn
      Givet regionens testenhed på niveauet <niveau>
      Når enheden læses fra XML version 3
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

    @ID27-012
    @krav:xml3-niveau
    Scenarie: Ingen enhed i XML version 3 har kun det ene niveaufelt
      Når alle enheder læses fra XML version 3
      Så har hver enhed med niveau både kode og navn

    @ID27-013
    @krav:id27-kode-og-navn
    Scenarie: Samme niveaukode har samme navn i hele XML version 3
      Når alle enheder læses fra XML version 3
      Så har hver niveaukode ét navn og hvert niveaunavn én kode

    @ID27-014
    @krav:id27-uden-for-hospital
    @antagelse
    Scenarie: XML version 3 har ingen niveaufelter på en enhed uden for hospitalerne
      Givet regionens testenhed uden niveau
      Når enheden læses fra XML version 3
      Så findes enheden
      Og har enheden intet niveau

  Regel: Den daglige CSV-fil bærer kode og navn

    @ID27-015
    @krav:csv-niveau
    @antagelse
    Abstrakt Scenario: Den daglige CSV-fil bærer niveauets kode og navn
      Givet regionens testenhed på niveauet <niveau>
      Når enheden læses fra den daglige CSV-fil
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

    @ID27-016
    @krav:id27-kode-og-navn
    Scenarie: Samme niveaukode har samme navn i hele den daglige CSV-fil
      Når alle enheder læses fra den daglige CSV-fil
      Så har hver niveaukode ét navn og hvert niveaunavn én kode

    @ID27-017
    @krav:id27-uden-for-hospital
    @antagelse
    Scenarie: Den daglige CSV-fil har tomme niveaufelter på en enhed uden for hospitalerne
      Givet regionens testenhed uden niveau
      Når enheden læses fra den daglige CSV-fil
      Så findes enheden
      Og har enheden intet niveau

  Regel: Den komplette CSV-fil bærer kode og navn

    @ID27-018
    @krav:csv-niveau
    @antagelse
    Abstrakt Scenario: Den komplette CSV-fil bærer niveauets kode og navn
      Givet regionens testenhed på niveauet <niveau>
      Når enheden læses fra den komplette CSV-fil
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

    @ID27-019
    @krav:csv-niveau
    @krav:shak-map-niveau
    @antagelse
    @snitflade:skrs
    Abstrakt Scenario: SHAKSORMap.csv bærer niveauets kode og navn
      Givet regionens testenhed på niveauet <niveau>
      Og enhedens SHAK-kode er læst fra SKRS SorEntity
      Når enhedens SOR-kode slås op i SHAKSORMap.csv
      Så bærer hver række for enheden niveauet <niveau> med kode og navn

      Eksempler:
        | niveau   |
        | Hospital |
        | Afdeling |
        | Afsnit   |

    @ID27-020
    @krav:id27-uden-for-hospital
    @antagelse
    Scenarie: Den komplette CSV-fil har tomme niveaufelter på en enhed uden for hospitalerne
      Givet regionens testenhed uden niveau
      Når enheden læses fra den komplette CSV-fil
      Så findes enheden
      Og har enheden intet niveau
