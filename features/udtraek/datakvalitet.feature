# language: da
@snitflade:udtraek
@anvendelse:bst
@anvendelse:miba
Egenskab: Et helt udtræk holder registerets egne regler
  Niveauet er kun til at stole på, hvis registeret under det er i orden. Her er hver enhed i XML version 3 set efter mod det,
  registerets egne skemaer og dokumentation siger (SDM-XSD1, SDM-SPEC).

  Regel: Hver enhed har en gyldig og entydig SOR-kode

    @DATA-001
    @krav:sor-kode-gyldig
    Scenarie: Hver SOR-kode i XML version 3 er gyldig
      Når alle enheder læses fra XML version 3
      Så har hver enhed en gyldig SOR-kode

    @DATA-002
    @krav:sor-kode-gyldig
    Scenarie: Ingen SOR-kode i XML version 3 forekommer to gange
      Når alle enheder læses fra XML version 3
      Så forekommer hver SOR-kode kun én gang

    @DATA-003
    @krav:sor-kode-gyldig
    Scenarie: Hver SOR-kode i den daglige CSV-fil er gyldig
      Når alle enheder læses fra den daglige CSV-fil
      Så har hver enhed en gyldig SOR-kode

  Regel: Enhederne danner ét sammenhængende hierarki

    @DATA-004
    @krav:hierarki
    Scenarie: Hver overordnet i XML version 3 findes og er af den rette type
      Når alle enheder læses fra XML version 3
      Så er hver overordnet selv med, og af den rette type

  Regel: Hver enheds felter holder sig inden for skemaets rammer

    @DATA-005
    @krav:udtraek-datakvalitet
    Scenarie: Hver enhed i XML version 3 har et navn på højst 60 tegn
      Når alle enheder læses fra XML version 3
      Så har hver enhed et navn på 1 til 60 tegn

    @DATA-006
    @krav:gyldighed
    Scenarie: Hver enheds dage i XML version 3 ligger i rækkefølge
      Når alle enheder læses fra XML version 3
      Så ligger hver enheds dage i rækkefølge

  Regel: Den, der erstattes, og den, der erstatter, nævner hinanden

    @DATA-007
    @krav:erstatning
    Scenarie: Regionens erstattede testenhed nævner sin efterfølger
      Givet regionens erstattede testenhed
      Når XML version 3 hentes
      Så nævner enheden regionens erstattende testenhed som sin efterfølger

    @DATA-008
    @krav:erstatning
    Scenarie: Regionens erstattende testenhed nævner sin forgænger
      Givet regionens erstattende testenhed
      Når XML version 3 hentes
      Så nævner enheden regionens erstattede testenhed som sin forgænger

    @DATA-009
    @krav:erstatning
    Scenarie: Hver erstatning i XML version 3 peger begge veje
      Når XML version 3 hentes
      Så peger hver erstatning begge veje
