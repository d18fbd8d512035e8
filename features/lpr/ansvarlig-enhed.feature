# language: da
@snitflade:lpr
@anvendelse:lpr
Egenskab: En indberetning til LPR nævner den ansvarlige enhed i SOR
  LPR3 knytter et forløbselement til en ansvarlig enhed i SOR (RKKP-LPR3). Regionen lægger en prøve af sin indberetning i XML,
  JSON eller CSV. Formen er ikke offentlig, så miljøfilen siger, hvad elementerne hedder. Prøven holdes op mod XML version 3 af
  registret, og intet om patienten bliver læst ud af den.

  Regel: Hvert forløbselement har én ansvarlig enhed

    @LPR-001
    @krav:lpr-laesbar
    @antagelse
    Scenarie: Prøven af indberetningen kan læses og har forløbselementer
      Når regionens indberetning læses
      Så kan hele indberetningen læses, og den har forløbselementer

    @LPR-002
    @krav:lpr-ansvarlig
    Scenarie: Hvert forløbselement nævner præcis én ansvarlig enhed
      Når regionens indberetning læses
      Så har hvert forløbselement præcis én ansvarlig enhed

    @LPR-003
    @krav:lpr-ansvarlig
    Scenarie: Den ansvarlige enhed nævnes med en gyldig SOR-kode
      Når regionens indberetning læses
      Så er hver ansvarlig enhed en gyldig SOR-kode

  Regel: Den ansvarlige enhed er en åben enhed i registret

    @LPR-004
    @krav:lpr-kendt-enhed
    @antagelse
    Scenarie: Den ansvarlige enhed findes i registret
      Givet registret er læst fra XML version 3
      Når regionens indberetning læses
      Så findes hver ansvarlig enhed i registret

    @LPR-005
    @krav:lpr-organisatorisk
    @antagelse
    Scenarie: Den ansvarlige enhed er af en type, der må være ansvarlig
      Givet registret er læst fra XML version 3
      Når regionens indberetning læses
      Så er hver ansvarlig enhed af en type, der må være ansvarlig

    @LPR-006
    @krav:lpr-kendt-enhed
    @antagelse
    Scenarie: Den ansvarlige enhed er åben
      Givet registret er læst fra XML version 3
      Når regionens indberetning læses
      Så er hver ansvarlig enhed åben på afprøvningens dag

  Regel: Niveauet siger, hvad den ansvarlige enhed er

    @LPR-007
    @krav:lpr-niveau
    @antagelse
    Scenarie: Den ansvarlige enhed har ét niveau
      Givet registret er læst fra XML version 3
      Når regionens indberetning læses
      Så har hver ansvarlig organisatorisk enhed ét niveau

    @LPR-008
    @krav:lpr-indberetningsniveau
    @antagelse
    Scenarie: Den ansvarlige enhed er på indberetningsniveau, hvor registret siger det
      Givet registret er læst fra XML version 3
      Når regionens indberetning læses
      Så er hver åben ansvarlig enhed på indberetningsniveau, hvor registret siger det

  Regel: SHAK er væk fra indberetningen

    @LPR-009
    @krav:lpr-uden-shak
    @antagelse
    Scenarie: Ingen værdi i indberetningen er en SHAK-kode
      Givet registret er læst fra XML version 3
      Når regionens indberetning læses
      Så er der ingen SHAK-kode i indberetningen
