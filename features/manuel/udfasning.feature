# language: da
@manuel
@antagelse
@anvendelse:epj
Egenskab: Brugerflader og dokumentation følger med udfasningen af SHAK
  Planen nævner ændringer i dokumentation, SOR GUI og lukning af SHAK Navigator som én aktivitet (SEED, aktivitet 7). Ingen
  offentlig kilde giver en dag for nogen af dem. Svar “ikke muligt”, når ændringen ikke er sat i drift endnu.

  Regel: SHAK Navigator er lukket, og ingen bliver efterladt

    @MAN-009
    @krav:shak-navigator-lukket
    Scenarie: SHAK Navigator kan ikke længere slå koder op
      Givet den adresse, som regionen hidtil har brugt til SHAK Navigator
      Når testeren åbner adressen
      Så kan testeren ikke slå en SHAK-kode op
      Og fortæller siden, hvor oplysningen nu findes

    @MAN-010
    @krav:shak-navigator-lukket
    Scenarie: Regionens vejledninger viser ikke længere til SHAK Navigator
      Givet regionens interne vejledninger om registrering af organisation
      Når testeren leder efter henvisninger til SHAK Navigator
      Så er der ingen tilbage, eller de siger, at SHAK Navigator er lukket

  Regel: SOR-browseren viser niveauet

    @MAN-011
    @krav:sor-browser-niveau
    Scenarie: SOR-browseren viser niveauet på en enhed under et hospital
      Givet regionens testenhed på niveauet Afsnit
      Når testeren finder enheden i SOR-browseren
      Så vises niveauet Afsnit på enheden

    @MAN-012
    @krav:sor-browser-niveau
    Scenarie: En enhed uden niveau står uden niveau i SOR-browseren
      Givet en af regionens enheder, som ikke har noget niveau
      Når testeren åbner enheden i SOR-browseren
      Så vises intet niveau på enheden

  Regel: Dokumentationen beskriver niveauet

    @MAN-013
    @krav:dokumentation-niveau
    @anvendelse:nsp
    Scenarie: Dokumentationen på NSP beskriver de to niveaufelter
      Givet dokumentationen af SOR på NSP
      Når testeren læser beskrivelsen af registertyperne SorEntity og ShakSorMap
      Så er OrganisationalLevelCode og OrganisationalLevelName beskrevet med betydning og form

    @MAN-014
    @krav:dokumentation-niveau
    Scenarie: Vejledningen til SOR GUI beskriver, hvordan niveauet vælges
      Givet brugervejledningen til SOR GUI
      Når testeren leder efter det klinisk-administrative niveau
      Så står der, hvornår niveauet skal vælges
      Og står der, hvad hvert af de seks niveauer betyder
