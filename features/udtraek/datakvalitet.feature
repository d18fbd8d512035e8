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
    @antagelse
    Scenarie: Regionens erstattede testenhed nævner sin efterfølger
      Givet regionens erstattede testenhed
      Når XML version 3 hentes
      Så nævner enheden regionens erstattende testenhed som sin efterfølger

    @DATA-008
    @krav:erstatning
    @antagelse
    Scenarie: Regionens erstattende testenhed nævner sin forgænger
      Givet regionens erstattende testenhed
      Når XML version 3 hentes
      Så nævner enheden regionens erstattede testenhed som sin forgænger

    @DATA-009
    @krav:erstatning
    @antagelse
    Scenarie: Hver erstatning i XML version 3 peger begge veje
      Når XML version 3 hentes
      Så peger hver erstatning begge veje

  Regel: Det, en enhed tager fra dem over sig, findes

    @DATA-010
    @krav:aabne-overordnede
    @antagelse
    Scenarie: Ingen åben enhed i XML version 3 ligger under en lukket
      Når XML version 3 hentes
      Så holder hele filen reglen om åbne overordnede

    @DATA-011
    @krav:adresse-arv
    @antagelse
    Scenarie: Hver enhed i XML version 3 har en postadresse, sin egen eller en arvet
      Når XML version 3 hentes
      Så holder hele filen reglen om postadresser

    @DATA-012
    @krav:lokationsnummer-arv
    Scenarie: Hvert arvet lokationsnummer i XML version 3 findes over enheden
      Når XML version 3 hentes
      Så holder hele filen reglen om lokationsnumre

  Regel: Koder i SHAK og specialer hænger sammen med dem, de hører til

    @DATA-013
    @krav:shak-format
    Scenarie: Hver SHAK-kode i XML version 3 har den rette form
      Når XML version 3 hentes
      Så holder hele filen reglen om SHAK-kodens form

    @DATA-014
    @krav:shak-praefiks
    @antagelse
    Scenarie: Hver SHAK-kode i XML version 3 begynder med koden på enheden over
      Når XML version 3 hentes
      Så holder hele filen reglen om SHAK-kodens begyndelse

    @DATA-015
    @krav:shak-til-sor
    Scenarie: SHAK-oversættelsen i den komplette CSV-fil fører kun til enheder, der findes
      Når den komplette CSV-fil hentes
      Så holder hele filen reglen om enheder i SHAK-oversættelsen

    @DATA-016
    @krav:speciale-koder
    Scenarie: Hvert speciale i den komplette CSV-fil er i klassifikationen
      Når den komplette CSV-fil hentes
      Så holder hele filen reglen om specialer
