# language: da
@snitflade:fhir
@anvendelse:epj
@anvendelse:fut
Egenskab: Enheder kan slås op på FHIR
  SOR-koden er det, afsender og modtager har til fælles, så en enhed skal kunne findes på den. Organization bærer den som
  identifier (DKC-ORG, DKC-SOR). Hvilke søgninger en pilot tilbyder derudover, er aftalt med regionen.

  Regel: En enhed kan findes på sin SOR-kode

    @FHIR-001
    @krav:fhir-opslag
    Scenarie: En søgning på SOR-koden giver netop enheden
      Givet regionens testenhed på niveauet Afdeling
      Når der søges på enhedens SOR-kode
      Så giver søgningen netop enheden

    @FHIR-002
    @krav:fhir-opslag
    Scenarie: Enheden kan læses på sit logiske id
      Givet regionens testenhed på niveauet Afdeling
      Når enheden læses på sit logiske id
      Så er svaret en Organization med enhedens SOR-kode
      Og er svarets medietype FHIR JSON

    @FHIR-003
    @krav:fhir-opslag
    Scenarie: En SOR-kode, som ingen enhed har, giver intet svar
      Når der søges på en SOR-kode, som ingen enhed har
      Så giver søgningen intet svar

    @FHIR-004
    @krav:sor-kode-gyldig
    Scenarie: Hver Organization på FHIR har en gyldig SOR-kode
      Når alle enheder læses fra FHIR
      Så har hver enhed en gyldig SOR-kode

    @FHIR-014
    @krav:samme-enhed
    @antagelse
    @snitflade:udtraek
    Scenarie: Hver enheds overordnede på FHIR er den, registret har
      Givet alle enheder er læst fra registret
      Når alle enheder læses fra FHIR
      Så er hver enheds overordnede den samme begge steder

  Regel: Åbne og lukkede enheder kan kendes fra hinanden

    @FHIR-005
    @krav:fhir-aktiv
    @antagelse
    Scenarie: En åben enhed er aktiv på FHIR
      Givet regionens testenhed på niveauet Afdeling
      Når enheden læses fra FHIR
      Så er SOR-koden den, der blev spurgt om
      Og er enheden aktiv

    @FHIR-006
    @krav:fhir-aktiv
    @antagelse
    Scenarie: En lukket enhed er ikke aktiv på FHIR
      Givet regionens lukkede testenhed
      Når enheden læses fra FHIR
      Så findes enheden
      Og er enheden ikke aktiv

    @FHIR-015
    @krav:fhir-aktiv
    @antagelse
    @snitflade:udtraek
    Scenarie: Hver enhed på FHIR er aktiv, netop når den er åben i registret
      Givet alle enheder er læst fra registret
      Når alle enheder læses fra FHIR
      Så er hver enhed aktiv, netop når den er åben i registret
