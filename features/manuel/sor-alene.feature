# language: da
@manuel
@antagelse
@anvendelse:epj
@anvendelse:fagsystemer
@part:produkt
@part:system
@krav:system-sor-alene
Egenskab: Et system virker med SOR-koder alene
  Planen lader hvert system selv gå fra SHAK til SOR alene (SEED, aktivitet 8 og 11). Hvad det kræver i det enkelte system, er
  ikke offentligt; her prøver et menneske det, der skal kunne lade sig gøre uden en SHAK-kode. Svar “ikke muligt”, når
  systemet ikke har arbejdsgangen.

  @MAN-015
  Scenarie: En enhed, der ingen SHAK-kode har, kan bruges i en arbejdsgang
    Givet en testenhed på niveauet Center, som ingen SHAK-kode har
    Når testeren vælger enheden i en arbejdsgang, hvor der skal vælges en enhed
    Så kan arbejdsgangen gøres færdig
    Og gemmer systemet enheden med dens SOR-kode

  @MAN-016
  Scenarie: En enhed kan findes på SOR-kode og navn
    Givet testenheden på niveauet Afsnit
    Når testeren søger efter enheden på dens SOR-kode og bagefter på dens navn
    Så finder systemet enheden begge gange
    Og skal testeren ikke kende en SHAK-kode

  @MAN-017
  Scenarie: Rapporter og udtræk fra systemet nævner enheder med SOR-kode
    Givet en rapport eller et udtræk fra systemet, der nævner enheder
    Når testeren ser på, hvordan enhederne er nævnt
    Så er hver enhed nævnt med sin SOR-kode
    Og skal ingen, der læser det, kende en SHAK-kode for at vide, hvilken enhed det er

  @MAN-018
  Scenarie: Systemet bliver ved at virke, når en enheds SHAK-kode falder bort
    Givet en testenhed, som systemet kender med både SOR-kode og SHAK-kode
    Når enheden bliver læst ind igen uden sin SHAK-kode
    Så kan enheden bruges som før
    Og står det, der var registreret på den, stadig på den

  @MAN-019
  Scenarie: Systemet viser det klinisk-administrative niveau
    Givet testenheden på niveauet Afdeling
    Når testeren slår enheden op i systemet
    Så vises niveauet Afdeling på enheden
