# language: da
@snitflade:medcom
@anvendelse:medcom
@anvendelse:ehmi
Egenskab: MedCom-meddelelser når frem på SOR-koden alene
  SHAK-koder i MedComs meddelelser skal afløses af SOR-koder (MC-ADR). Regionen lægger prøver af de meddelelser, dens systemer
  sender: FHIR i JSON eller XML og de ældre OIOXML-breve. De holdes op mod XML version 3 af registret. Intet om patienten
  bliver læst ud af dem.

  Regel: En meddelelse siger, hvem der sender, og hvem der modtager

    @MED-001
    @krav:medcom-laesbar
    @antagelse
    Scenarie: Hver prøve kan læses som en meddelelse
      Når alle meddelelser læses
      Så er hver fil en meddelelse, der kan læses

    @MED-002
    @krav:medcom-laesbar
    @antagelse
    Abstrakt Scenario: Hver <format>-meddelelse nævner en afsender og en modtager
      Når alle meddelelser i <format> læses
      Så nævner hver meddelelse en afsender og en modtager

      Eksempler:
        | format |
        | FHIR   |
        | OIOXML |

  Regel: Parterne udpeges med SOR-kode alene

    @MED-003
    @krav:medcom-sor-alene
    @antagelse
    Abstrakt Scenario: Afsenderen af en <format>-meddelelse udpeges med sin SOR-kode
      Når alle meddelelser i <format> læses
      Så har hver afsender præcis én SOR-kode

      Eksempler:
        | format |
        | FHIR   |
        | OIOXML |

    @MED-004
    @krav:medcom-sor-alene
    @antagelse
    Abstrakt Scenario: Modtageren af en <format>-meddelelse udpeges med sin SOR-kode
      Når alle meddelelser i <format> læses
      Så har hver modtager præcis én SOR-kode

      Eksempler:
        | format |
        | FHIR   |
        | OIOXML |

    @MED-005
    @krav:medcom-sor-alene
    @antagelse
    Abstrakt Scenario: Ingen part i en <format>-meddelelse har en SHAK-kode
      Givet registret er læst fra XML version 3
      Når alle meddelelser i <format> læses
      Så har ingen part en SHAK-kode

      Eksempler:
        | format |
        | FHIR   |
        | OIOXML |

    @MED-006
    @krav:medcom-sor-alene
    @antagelse
    Scenarie: Ingen part udpeges med ydernummer uden SOR-kode
      Når alle meddelelser læses
      Så har ingen part et ydernummer uden også at have en SOR-kode

  Regel: SOR-koden fører til en enhed

    @MED-007
    @krav:sor-kode-gyldig
    Scenarie: Hver SOR-kode i en meddelelse er gyldig
      Når alle meddelelser læses
      Så er hver parts SOR-kode gyldig

    @MED-008
    @krav:medcom-kendt-enhed
    @antagelse
    Scenarie: Hver SOR-kode i en meddelelse findes i registret
      Givet registret er læst fra XML version 3
      Når alle meddelelser læses
      Så findes hver part i registret

    @MED-009
    @krav:medcom-kendt-enhed
    @antagelse
    Scenarie: Hver part i en meddelelse er en åben enhed
      Givet registret er læst fra XML version 3
      Når alle meddelelser læses
      Så er hver part åben på afprøvningens dag

  Regel: Lokationsnummeret følger SOR-koden

    @MED-010
    @krav:medcom-ean
    Scenarie: Afsender og modtager af en FHIR-meddelelse har et lokationsnummer
      Når alle meddelelser i FHIR læses
      Så har hver afsender og modtager præcis ét lokationsnummer

    @MED-011
    @krav:medcom-ean-oioxml
    @antagelse
    Scenarie: Afsender og modtager af et OIOXML-brev har et lokationsnummer
      Når alle meddelelser i OIOXML læses
      Så har hver afsender og modtager præcis ét lokationsnummer

    @MED-012
    @krav:lokationsnummer-gyldigt
    Scenarie: Hvert lokationsnummer i en meddelelse har 13 cifre og et rigtigt kontrolciffer
      Når alle meddelelser læses
      Så er hver parts lokationsnummer gyldigt

    @MED-013
    @krav:medcom-ean-enhed
    @antagelse
    Scenarie: Lokationsnummeret er det, registret giver enheden
      Givet registret er læst fra XML version 3
      Når alle meddelelser læses
      Så er hver parts lokationsnummer det, registret giver den

  Regel: Et ophold har en ansvarlig enhed

    @MED-014
    @krav:medcom-ansvarlig
    Scenarie: Et ophold i en FHIR-meddelelse nævner den ansvarlige enhed med SOR-kode
      Når alle meddelelser i FHIR læses
      Så har hvert ophold en ansvarlig enhed med præcis én SOR-kode

    @MED-015
    @krav:medcom-niveau
    @antagelse
    Scenarie: Den ansvarlige enhed for et ophold har et niveau
      Givet registret er læst fra XML version 3
      Når alle meddelelser i FHIR læses
      Så har hver ansvarlig enhed ét niveau i registret
