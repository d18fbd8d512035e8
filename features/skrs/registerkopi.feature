# language: da
@snitflade:skrs
@anvendelse:nsp
@anvendelse:fmk
Egenskab: Registerkopien kan hentes uden at miste poster
  Nationale systemer holder deres egen kopi af SOR ved at hente den i bidder fra SKRS og fortsætte, hvor de slap. Taber
  tjenesten en post mellem to bidder, mangler en enhed i kopien, uden at nogen ser det (SDM-KRS, SDM-GUIDE).

  Regel: Tjenesten beskriver sig selv

    @SKRS-001
    @krav:skrs-kopi
    Scenarie: WSDL-beskrivelsen af SKRS nævner operationen replicate
      Når WSDL-beskrivelsen af SKRS hentes
      Så beskriver den operationen replicate i tjenestens navnerum

    @SKRS-002
    @krav:skrs-kopi
    Scenarie: Feedet for SorEntity bærer tjenestens form for id
      Når den første post i SorEntity hentes
      Så er feedets id det, SKRS skal give SorEntity

  Regel: Registeret hentes i bidder

    @SKRS-003
    @krav:skrs-kopi
    Scenarie: Ingen bid fra SKRS er større end bestilt
      Når de første 100 poster i SorEntity hentes i bidder på 25
      Så er ingen bid større end bestilt

    @SKRS-004
    @krav:skrs-kopi
    Scenarie: De samme poster kommer fra SKRS, uanset hvor store bidderne er
      Givet de første 150 poster i SorEntity er hentet i bidder på 150
      Når de første 150 poster i SorEntity hentes i bidder på 40
      Så er det de samme poster i samme rækkefølge

    @SKRS-005
    @krav:skrs-kopi
    Scenarie: Hver post i SorEntity har et token på 20 cifre, som vokser
      Når de første 150 poster i SorEntity hentes i bidder på 50
      Så har hver post et token på 20 cifre, større end det foregående

    @SKRS-006
    @krav:skrs-kopi
    Scenarie: SKRS sender intet, når der intet nyt er
      Når SKRS bliver bedt om SorEntity fra offset "99999999999999999999"
      Så kommer der ingen poster

    @SKRS-007
    @krav:skrs-kopi
    Scenarie: Hver post i SorEntity bærer sin gyldighedsperiode
      Når den første post i SorEntity hentes
      Så har posten disse felter:
        | validFrom |
        | validTo   |

  Regel: Et forkert kald får et svar, der kan forstås
    Tjenesten har fem fejlkoder. De to, en anvender selv kan fremkalde, er afprøvet her.

    @SKRS-008
    @krav:skrs-fejl
    Scenarie: En datatype, der ikke findes, giver unknown-view
      Når SKRS bliver bedt om datatypen "findesikke"
      Så svarer SKRS med fejlkoden "urn:stamdata:unknown-view"

    @SKRS-009
    @krav:skrs-fejl
    Scenarie: Et offset, der ikke kan læses, giver invalid-history-offset
      Når SKRS bliver bedt om SorEntity fra offset "ikke-et-token"
      Så svarer SKRS med fejlkoden "urn:stamdata:invalid-history-offset"

  Regel: Kopien rummer enhedernes gyldighed

    @SKRS-010
    @krav:gyldighed
    Scenarie: Regionens lukkede testenhed er i SorEntity med sin lukkedag
      Givet regionens lukkede testenhed
      Når enheden læses fra SKRS SorEntity
      Så findes enheden
      Og er enhedens lukkedag før afprøvningens dag

    @SKRS-011
    @krav:gyldighed
    Scenarie: Regionens fremtidige testenhed er i SorEntity med sin åbningsdag
      Givet regionens fremtidige testenhed
      Når enheden læses fra SKRS SorEntity
      Så findes enheden
      Og er enhedens åbningsdag efter afprøvningens dag

    @SKRS-012
    @krav:sor-kode-gyldig
    Scenarie: Hver SOR-kode i SorEntity er gyldig
      Når alle enheder læses fra SKRS SorEntity
      Så har hver enhed en gyldig SOR-kode
