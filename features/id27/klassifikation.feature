# language: da
@snitflade:skrs
@anvendelse:nsp
@anvendelse:sei2
Egenskab: Niveauerne ligger i en klassifikation
  En modtager skal kunne slå en niveaukode op og få dens navn. Klassifikationen SorOrganisationalLevel er ny med ID27, og
  data om grupper af niveauer lægges i den eksisterende SORClassifications (NSP-SOR-REL). Niveauets id er selv en
  SNOMED CT-kode (SDS-AKT-2024).

  Regel: SorOrganisationalLevel rummer niveauerne

    @ID27-021
    @krav:id27-klassifikation
    @krav:id27-seks-niveauer
    @antagelse
    Abstrakt Scenario: SorOrganisationalLevel rummer niveauet med den aftalte kode
      Når klassifikationen SorOrganisationalLevel læses fra SKRS
      Så rummer klassifikationen niveauet <niveau> med den aftalte kode

      Eksempler:
        | niveau          |
        | Hospital        |
        | Hospitalsområde |
        | Center          |
        | Overafdeling    |
        | Afdeling        |
        | Afsnit          |

    @ID27-022
    @krav:id27-klassifikation
    Scenarie: Hver kode i SorOrganisationalLevel er en SNOMED CT-kode
      Når klassifikationen SorOrganisationalLevel læses fra SKRS
      Så er hver kode i klassifikationen en gyldig SNOMED CT-kode

    @ID27-023
    @krav:id27-klassifikation
    Scenarie: SorOrganisationalLevel har ét navn til hver kode
      Når klassifikationen SorOrganisationalLevel læses fra SKRS
      Så har hver kode i klassifikationen ét navn og hvert navn én kode

  Regel: Enhedernes koder kan slås op i klassifikationen

    @ID27-024
    @krav:id27-kode-og-navn
    Scenarie: Hver niveaukode i SorEntity kan slås op i klassifikationen
      Givet klassifikationen SorOrganisationalLevel er læst fra SKRS
      Når alle enheder læses fra SKRS SorEntity
      Så findes hver niveaukode i klassifikationen med samme navn

    @ID27-025
    @krav:id27-kode-og-navn
    @snitflade:udtraek
    Scenarie: Hver niveaukode i XML version 3 kan slås op i klassifikationen
      Givet klassifikationen SorOrganisationalLevel er læst fra SKRS
      Når alle enheder læses fra XML version 3
      Så findes hver niveaukode i klassifikationen med samme navn

    @ID27-026
    @krav:id27-kode-og-navn
    @krav:csv-niveau
    @antagelse
    @snitflade:udtraek
    Scenarie: Hver niveaukode i den daglige CSV-fil kan slås op i klassifikationen
      Givet klassifikationen SorOrganisationalLevel er læst fra SKRS
      Når alle enheder læses fra den daglige CSV-fil
      Så findes hver niveaukode i klassifikationen med samme navn

  Regel: SORClassifications rummer grupperne af niveauer
    Hvad en gruppe er, siger ingen offentlig kilde. Her er kun afprøvet, at der er data, og at de har kode og navn.

    @ID27-027
    @krav:id27-gruppe
    Scenarie: SORClassifications i SKRS rummer OrganisationalLevelGroup
      Når SORClassifications læses fra SKRS
      Så rummer den OrganisationalLevelGroup, og hver gruppe har kode og navn

    @ID27-028
    @krav:id27-gruppe
    @snitflade:udtraek
    Scenarie: SORClassifications.csv rummer OrganisationalLevelGroup
      Når SORClassifications.csv læses fra den komplette CSV-fil
      Så rummer den OrganisationalLevelGroup, og hver gruppe har kode og navn
