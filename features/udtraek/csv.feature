# language: da
@snitflade:udtraek
@anvendelse:dnhf
@anvendelse:bst
Egenskab: CSV-filerne rummer det, de skal
  CSV-filerne er den letteste vej til SOR for den, der arbejder i regneark. Den daglige fil har aktive, snart lukkede og
  fremtidige enheder, men ingen, der er lukket. Den komplette fil er en zip med registerets filer og historik (SOR-CSV2,
  NSI-FIL).

  Regel: Den daglige fil viser registeret, som det er i dag

    @CSV-001
    @krav:csv-niveau
    @antagelse
    Scenarie: Den daglige CSV-fil har kolonner til niveauet
      Når den daglige CSV-fil hentes
      Så har filen disse kolonner:
        | SorId                   |
        | SorType                 |
        | EntityName              |
        | FirstFromDate           |
        | FromDate                |
        | ToDate                  |
        | OrganisationalLevelCode |
        | OrganisationalLevelName |

    @CSV-002
    @krav:udtraek-datakvalitet
    Scenarie: Den daglige CSV-fil kan læses fra ende til anden
      Når den daglige CSV-fil hentes
      Så kan hele filen læses uden fejl

    @CSV-003
    @krav:udtraek-csv
    Scenarie: Den daglige CSV-fil har ingen lukkede enheder
      Når alle enheder læses fra den daglige CSV-fil
      Så er ingen enhed lukket før afprøvningens dag

    @CSV-004
    @krav:udtraek-csv
    Scenarie: Regionens lukkede testenhed er ikke i den daglige CSV-fil
      Givet regionens lukkede testenhed
      Når enheden læses fra den daglige CSV-fil
      Så findes enheden ikke

    @CSV-005
    @krav:udtraek-csv
    @krav:gyldighed
    Scenarie: Regionens fremtidige testenhed er i den daglige CSV-fil
      Givet regionens fremtidige testenhed
      Når enheden læses fra den daglige CSV-fil
      Så findes enheden
      Og er enhedens åbningsdag efter afprøvningens dag

  Regel: Den komplette fil viser hele registeret

    @CSV-006
    @krav:udtraek-csv
    Scenarie: Den komplette CSV-fil rummer registerets filer
      Når den komplette CSV-fil hentes
      Så rummer filen disse filer:
        | EDITypes.csv                |
        | Geolocations.csv            |
        | LocationsCodeEDITypeMap.csv |
        | SHAKSORMap.csv              |
        | SORClassifications.csv      |
        | SOREntity.csv               |
        | SORReplacedEntities.csv     |

    @CSV-007
    @krav:udtraek-datakvalitet
    Scenarie: Den komplette CSV-fil kan læses fra ende til anden
      Når den komplette CSV-fil hentes
      Så kan hele filen læses uden fejl

    @CSV-008
    @krav:udtraek-csv
    @krav:gyldighed
    Scenarie: Regionens lukkede testenhed er i den komplette CSV-fil
      Givet regionens lukkede testenhed
      Når enheden læses fra den komplette CSV-fil
      Så findes enheden
      Og er enhedens lukkedag før afprøvningens dag

    @CSV-009
    @krav:csv-niveau
    @antagelse
    Scenarie: SHAKSORMap.csv har kolonner til niveauet
      Når den komplette CSV-fil hentes
      Så har SHAKSORMap.csv i filen disse kolonner:
        | OrganisationalLevelCode |
        | OrganisationalLevelName |
