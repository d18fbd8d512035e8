# language: da
@snitflade:skrs
@anvendelse:lpr
@anvendelse:itukt
Egenskab: SHAK og SOR kan oversættes begge veje
  Nogle systemer bruger fortsat SHAK. Derfor skal en kode kunne følges til den SOR-enhed, der bærer den, og tilbage igen.
  Oversættelsen står i ShakSorMap, som ID27 føjer niveauet til (NSP-SOR-REL). Samme SHAK-kode må stå på flere enheder
  (SDM-XSD1), så et opslag kan give mere end ét svar.

  Regel: En testenhed kan findes fra begge sider

    @SHAK-001
    @krav:shak-til-sor
    Abstrakt Scenario: SHAK-koden fører til testenheden i SKRS
      Givet regionens testenhed på niveauet <niveau>
      Og enhedens SHAK-kode er læst fra SKRS SorEntity
      Når SHAK-koden slås op i SKRS ShakSorMap
      Så peger SHAK-koden på enheden

      Eksempler:
        | niveau   |
        | Hospital |
        | Afdeling |
        | Afsnit   |

    @SHAK-002
    @krav:sor-til-shak
    Abstrakt Scenario: SOR-koden fører til testenhedens SHAK-kode i SKRS
      Givet regionens testenhed på niveauet <niveau>
      Og enhedens SHAK-kode er læst fra SKRS SorEntity
      Når enhedens SOR-kode slås op i SKRS ShakSorMap
      Så giver opslaget enhedens SHAK-kode

      Eksempler:
        | niveau   |
        | Hospital |
        | Afdeling |
        | Afsnit   |

    @SHAK-003
    @krav:shak-til-sor
    @snitflade:udtraek
    Abstrakt Scenario: SHAK-koden fører til testenheden i SHAKSORMap.csv
      Givet regionens testenhed på niveauet <niveau>
      Og enhedens SHAK-kode er læst fra SKRS SorEntity
      Når SHAK-koden slås op i SHAKSORMap.csv
      Så peger SHAK-koden på enheden

      Eksempler:
        | niveau   |
        | Hospital |
        | Afdeling |
        | Afsnit   |

    @SHAK-004
    @krav:shak-ingen-kode
    @antagelse
    Scenarie: En enhed uden for hospitalerne har ingen række i ShakSorMap
      Givet regionens testenhed uden niveau
      Når enhedens SOR-kode slås op i SKRS ShakSorMap
      Så giver opslaget ingen SHAK-kode

  Regel: Hele oversættelsen hænger sammen

    @SHAK-005
    @krav:shak-format
    Scenarie: Hver SHAK-kode i ShakSorMap har fire, seks eller syv tegn
      Når alle gældende rækker læses fra SKRS ShakSorMap
      Så har hver række en SHAK-kode på 4, 6 eller 7 tegn

    @SHAK-006
    @krav:shak-til-sor
    Scenarie: Hver række i ShakSorMap fører til en enhed, der findes
      Givet alle enheder er læst fra SKRS SorEntity
      Når alle gældende rækker læses fra SKRS ShakSorMap
      Så peger hver række på en enhed, der er med

    @SHAK-007
    @krav:shak-fuldstaendig
    @antagelse
    Scenarie: Hver enhed med SHAK-kode kan findes i ShakSorMap
      Givet alle enheder er læst fra SKRS SorEntity
      Når alle gældende rækker læses fra SKRS ShakSorMap
      Så har hver enhed med SHAK-kode en række med samme kode

    @SHAK-008
    @krav:shak-til-sor
    Scenarie: Ingen gældende række i ShakSorMap står to gange
      Når alle gældende rækker læses fra SKRS ShakSorMap
      Så forekommer ingen række to gange

    @SHAK-009
    @krav:shak-map-niveau
    Scenarie: Niveauet i ShakSorMap er det samme som på enheden
      Givet alle enheder er læst fra SKRS SorEntity
      Når alle gældende rækker læses fra SKRS ShakSorMap
      Så er niveauet på hver række det samme som på enheden

    @SHAK-010
    @krav:samme-svar
    @antagelse
    @snitflade:udtraek
    Scenarie: SHAKSORMap.csv og ShakSorMap i SKRS har de samme rækker
      Givet alle gældende rækker er læst fra SHAKSORMap.csv
      Når alle gældende rækker læses fra SKRS ShakSorMap
      Så er de gældende rækker de samme begge steder
