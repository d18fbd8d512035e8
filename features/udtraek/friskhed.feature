# language: da
@snitflade:udtraek
@anvendelse:fmk
@anvendelse:esp
Egenskab: Udtrækkene er friske
  En ændring i SOR slår igennem dagen efter (SDS-BRUG), og filerne fornyes hver nat (SOR-CSV2). En gammel fil ser rigtig ud,
  men sender patienter og meddelelser til enheder, der er lukket.

  Regel: En fil er ikke ældre end aftalt
    Hvor gammel en fil må være, er aftalt med regionen og står i miljøets konfiguration. Ingen offentlig kilde siger det.

    @FRISK-001
    @krav:friskhed
    @antagelse
    Scenarie: XML version 3 er ikke ældre end aftalt
      Når XML version 3 hentes
      Så er filen ikke ældre end aftalt

    @FRISK-002
    @krav:friskhed
    @antagelse
    Scenarie: XML version 2 er ikke ældre end aftalt
      Når XML version 2 hentes
      Så er filen ikke ældre end aftalt

    @FRISK-003
    @krav:friskhed
    @antagelse
    Scenarie: Den daglige CSV-fil er ikke ældre end aftalt
      Når den daglige CSV-fil hentes
      Så er filen ikke ældre end aftalt

    @FRISK-005
    @krav:friskhed
    @antagelse
    Scenarie: Den komplette CSV-fil er ikke ældre end aftalt
      Når den komplette CSV-fil hentes
      Så er filen ikke ældre end aftalt

  Regel: Registerkopien følger med
    En post i SKRS siger, hvornår den blev ændret, men ikke, hvornår kopien sidst blev fornyet. Derfor holdes den op mod filen.

    @FRISK-006
    @krav:friskhed
    @antagelse
    @snitflade:skrs
    Scenarie: SKRS har hver ændring i XML version 3, der er ældre end aftalt
      Givet alle enheder er læst fra XML version 3
      Når alle enheder læses fra SKRS SorEntity
      Så er hver ændring, der er ældre end aftalt, nået frem

  Regel: En fil gælder ikke en dag, der ikke er kommet

    @FRISK-004
    @krav:udtraek-datakvalitet
    Scenarie: XML version 3 gælder ikke en dag efter afprøvningen
      Når XML version 3 hentes
      Så gælder filen ikke en dag efter afprøvningens
