# language: da
@snitflade:fhir
@anvendelse:ehmi
@anvendelse:medcom
@krav:fhir-soegning
@antagelse
Egenskab: Enheder kan søges frem på FHIR
  Den, der ikke kender SOR-koden, skal kunne søge sig frem på navn, type og overordnet enhed, og den, der henter mange, må
  ikke miste nogen mellem siderne. FHIR R4 gør hver søgeparameter valgfri, så listen her er en antagelse om piloten.

  Regel: Serveren beskriver, hvad den kan

    @FHIR-007
    Scenarie: FHIR-serveren angiver version og handlinger på Organization
      Når FHIR-serverens CapabilityStatement læses
      Så angiver serveren FHIR R4
      Og kan Organization både læses og fremsøges

    @FHIR-008
    Scenarie: FHIR-serveren angiver søgeparametrene på Organization
      Når FHIR-serverens CapabilityStatement læses
      Så kan der søges på Organization med disse parametre:
        | identifier |
        | name       |
        | partof     |
        | type       |

  Regel: En enhed kan søges frem på det, man ved

    @FHIR-009
    Scenarie: En søgning på begyndelsen af navnet finder enheden
      Givet regionens testenhed på niveauet Hospital
      Og enheden er læst fra FHIR
      Når der søges på begyndelsen af enhedens navn
      Så er enheden blandt svarene

    @FHIR-010
    Scenarie: En søgning på partof giver enhederne lige under hospitalet
      Givet regionens testenhed på niveauet Hospital
      Når der søges efter enheder, som er del af enheden
      Så har hvert svar enheden som sin overordnede

    @FHIR-011
    Abstrakt Scenario: En søgning på type giver kun enheder af typen
      Når der søges efter organisationer af typen <type>
      Så er hvert svar af typen <type>

      Eksempler:
        | type |
        | IE   |
        | SI   |
        | OE   |

  Regel: Store svar deles i sider, og intet går tabt

    @FHIR-012
    Scenarie: De samme organisationer kommer med, uanset hvor store siderne er
      Givet alle organisationer er hentet i sider på 200
      Når alle organisationer hentes i sider på 50
      Så er der mere end én side
      Og er de samme organisationer hentet begge gange, hver én gang
      Og svarer det oplyste antal til det hentede

  Regel: En fejl bliver forklaret

    @FHIR-013
    Scenarie: En Organization, der ikke findes, giver en OperationOutcome
      Når der læses et logisk id, som ikke findes
      Så er svaret 404 med en OperationOutcome, der siger hvorfor
