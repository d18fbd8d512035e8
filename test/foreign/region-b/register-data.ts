import { inventedConcept } from '../register/sor-code.ts';
import { readTree } from '../register/read-tree.ts';
import type { RegisterContent } from '../register/read-tree.ts';
import type { Level } from '../register/unit.ts';

/** Region B’s register. Everything in it is made up, but for the owner’s name and CVR number, which are public. */
const TEXT = `
ejer | IE | Region Syddanmark | type=550881000005103 cvr=29190909 gln post=hus tlf=hus first=2006-12-20
  sund-hus | SI | Sundhedshuset Ærøfjord | type=264361005 shak=6099 post=aeroe
    sund-hus-1 | OE | Jordemoderkonsultation
    sund-hus-2 | OE | Blodprøver – uden aftale
    sund-hus-3 | OE | Røntgen, aftenåbent | to=2024-01-31
  syd | Hospital | Sygehus Sønderfjord | type=22232009 shak=6095 gln post=syd visit=sydIndgang tlf=syd
    syd-akut | Center | Fælles Akutcenter | gln local=FAC
      fam | Afdeling | Fælles Akutmodtagelse | shak=609501 spec=419192003 act=AL
        fam-1 | Afsnit | Modtagelsen | shak=6095011 spec=419192003 type=225728007 act=ASL
        fam-2 | Afsnit | Observationsafsnittet | shak=6095012 spec=419192003 act=SL
        fam-t | Afsnit | Traumecentret | shak=609501T spec=419192003 type=225728007 act=AL
      intensiv | Afdeling | Bedøvelse og Intensiv | shak=609502 spec=394577000 act=AL
        intensiv-1 | Afsnit | Intensiv Syd | shak=6095021 spec=394577000 type=309904001 act=SL
        intensiv-2 | Afsnit | Operationsgangen | shak=6095022 spec=394577000 type=551611000005102
        intensiv-3 | Afsnit | Smerteklinik "Fjorden" | shak=6095023 spec=394577000 act=AL
    syd-med | Center | Medicinsk Center; Syd
      syd-med-over | Overafdeling | Intern Medicin, fælles ledelse | local=IM
        hjerte | Afdeling | Hjertesygdomme | shak=609510 spec=394579002 act=AL
          hjerte-1 | Afsnit | Hjertesygdomme, sengeafsnit | shak=6095101 spec=394579002 act=SL gln
          hjerte-2 | Afsnit | Hjerteambulatoriet | shak=6095102 spec=394579002 act=AL
          hjerte-e | Afsnit | Ekkolaboratoriet | shak=609510E spec=394579002 act=AL
        lunger | Afdeling | Lungesygdomme | shak=609511 spec=418112009 act=AL
          lunger-1 | Afsnit | Lungesygdomme, sengeafsnit | shak=6095111 spec=418112009 act=SL
          lunger-2 | Afsnit | Lungeambulatorium | shak=6095112 spec=418112009 act=AL
        hormon | Afdeling | Hormonsygdomme | shak=609512 spec=394583002 act=AL
          hormon-1 | Afsnit | Steno-ambulatoriet | shak=6095121 spec=394583002 act=AL
          hormon-2 | Afsnit | Fodklinikken | shak=6095122 spec=394583002 act=AL
          hormon-3 | Afsnit | Stofskifteklinikken | shak=6095123 spec=394583002 act=AL
        nyrer | Afdeling | Nyresygdomme | shak=609513 spec=394589003 act=AL
          nyrer-1 | Afsnit | Dialyse 1 | shak=6095131 spec=394589003 act=AL
          nyrer-2 | Afsnit | Dialyse 2 | shak=6095132 spec=394589003 act=AL
          nyrer-3 | Afsnit | Nyresygdomme, sengeafsnit | shak=6095133 spec=394589003 act=SL
      mave | Afdeling | Mave-tarm-sygdomme | shak=609514 spec=419192003 act=AL
        mave-1 | Afsnit | Mave-tarm, sengeafsnit | shak=6095141 spec=419192003 act=SL
        mave-2 | Afsnit | Skopiafsnittet | shak=6095142 spec=419192003 act=AL
    syd-kir | Center | Kirurgisk Center Syd
      kir | Afdeling | Organkirurgi | shak=609520 spec=394609007 act=AL
        kir-1 | Afsnit | Organkirurgi, sengeafsnit 1 | shak=6095201 spec=394609007 act=SL
        kir-2 | Afsnit | Organkirurgi, sengeafsnit 2 | shak=6095202 spec=394609007 act=SL
        kir-3 | Afsnit | Organkirurgi, ambulatorium | shak=6095203 spec=394609007 act=AL
        kir-4 | Afsnit | Brystkirurgi | shak=6095204 spec=394609007 act=AL
      knogle | Afdeling | Ortopædkirurgi | shak=609521 spec=394801008 act=AL
        knogle-1 | Afsnit | Knogler og Led, sengeafsnit | shak=6095211 spec=394801008 act=SL
        knogle-2 | Afsnit | Knogler og Led, ambulatorium | shak=6095212 spec=394801008 act=AL
        knogle-3 | Afsnit | Idrætsklinikken | shak=6095213 spec=394801008 act=AL
      vand | Afdeling | Urinvejskirurgi | shak=609522 spec=394612005 act=AL
        vand-1 | Afsnit | Urinvejskirurgi, ambulatorium | shak=6095221 spec=394612005 act=AL
        vand-2 | Afsnit | Urinvejskirurgi, dagafsnit | shak=6095222 spec=394612005 act=AL
      hals | Afdeling | Øre-, næse- og halskirurgi | shak=609523 spec=394604002 act=AL
        hals-1 | Afsnit | Øre-, næse- og halskirurgi; dagafsnit "Syd" | shak=6095231 spec=394604002 act=AL
        hals-2 | Afsnit | Stemmeklinikken | shak=6095232 spec=394604002 act=AL
      oejne | Afdeling | Øjensygdomme | shak=609524 spec=394594003 act=AL
        oejne-1 | Afsnit | Øjensygdomme, nethinde | shak=6095241 spec=394594003 act=AL to=2026-03-31 replacedBy=oejne-3
        oejne-2 | Afsnit | Øjensygdomme, grøn stær | shak=6095242 spec=394594003 act=AL to=2026-03-31 replacedBy=oejne-3
        oejne-3 | Afsnit | Øjensygdomme, fælles ambulatorium | shak=6095243 spec=394594003 act=AL first=2026-04-01 replaces=oejne-1,oejne-2
    syd-tvaer | Center | Tværgående Center
      billed | Afdeling | Billeddiagnostik | shak=609530 spec=394914008 act=AL
        billed-1 | Afsnit | Røntgen | shak=6095301 spec=394914008 type=309964003 act=AL
        billed-2 | Afsnit | Ultralyd | shak=6095302 spec=394914008 type=309964003 act=AL
        billed-3 | Afsnit | Skanning | shak=6095303 spec=394914008 type=309964003 act=AL
      prover | Afdeling | Blodprøver og Laboratorier | shak=609531 spec=394596001 act=AL
        prover-1 | Afsnit | Laboratoriet Syd | shak=6095311 spec=394596001 act=
        prover-2 | Afsnit | Prøvetagning Syd | shak=6095312 spec=394596001 act=AL
        prover-x1 | Afsnit | Mobil Prøvetagning | spec=394596001 act=AL first=2025-11-01
  nord | Hospital | Sygehus Lillebælt Nord | type=22232009 shak=6096 gln post=nord tlf=nord first=2008-03-01
    nord-a | Hospitalsområde | Matrikel Vejlebro | visit=nordA
      kvinder | Afdeling | Kvindesygdomme | shak=609601 spec=394585009 act=AL
        kvinder-1 | Afsnit | Fødemodtagelsen | shak=6096011 spec=394585009 act=ASL
        kvinder-2 | Afsnit | Barselshotellet | shak=6096012 spec=394585009 act=SL
        kvinder-3 | Afsnit | Ultralydsklinik for gravide | shak=6096013 spec=394585009 act=AL
        kvinder-4 | Afsnit | Gynækologisk dagkirurgi | shak=6096014 spec=394585009 act=AL
      boerne | Afdeling | Børnesygdomme | shak=609602 spec=394537008 act=AL
        boerne-1 | Afsnit | Børn, sengeafsnit | shak=6096021 spec=394537008 act=SL
        boerne-2 | Afsnit | Nyfødte | shak=6096022 spec=394537008 act=SL
        boerne-3 | Afsnit | Børneklinikken | shak=6096023 spec=394537008 act=AL
      nerver | Afdeling | Hjerne- og Nervesygdomme | shak=609603 spec=394591006 act=AL
        nerver-1 | Afsnit | Nervesygdomme, sengeafsnit | shak=6096031 spec=394591006 act=SL
        nerver-2 | Afsnit | Skleroseklinikken | shak=6096032 spec=394591006 act=AL
        nerver-3 | Afsnit | Hukommelsesklinikken | shak=6096033 spec=394591006 act=AL
    nord-b | Hospitalsområde | Matrikel Koldingfjord | visit=nordB
      kraeft-c | Center | Kræftcenter Nord
        kraeft | Afdeling | Kræftsygdomme | shak=609610 spec=394592004 act=AL
          kraeft-1 | Afsnit | Kræftsygdomme, sengeafsnit | shak=6096101 spec=394592004 act=SL
          kraeft-2 | Afsnit | Kemoterapi | shak=6096102 spec=394592004 act=AL
          kraeft-3 | Afsnit | Stråleterapi Nord | shak=6096103 spec=394592004 act=AL
        blodsyg | Afdeling | Blodsygdomme | shak=609611 spec=394803006 act=AL
          blodsyg-1 | Afsnit | Blodsygdomme, sengeafsnit | shak=6096111 spec=394803006 act=SL
          blodsyg-2 | Afsnit | Blodsygdomme, dagafsnit | shak=6096112 spec=394803006 act=AL
      gigt | Afdeling | Gigt og Bindevæv | shak=609612 spec=394810000 act=AL
        gigt-1 | Afsnit | Gigtambulatoriet | shak=6096121 spec=394810000 act=AL
        gigt-r | Afsnit | Varmtvandstræning | shak=609612R spec=394810000 act=AL to=+21
      aeldre | Afdeling | Ældremedicin | shak=609613 spec=394811001 act=AL
        aeldre-1 | Afsnit | Ældremedicin, sengeafsnit | shak=6096131 spec=394811001 act=SL
        aeldre-2 | Afsnit | Udgående Team | shak=6096132 spec=394811001 act=AL
      infek | Afdeling | Infektionsmedicin | shak=609614 spec=394807007 act=AL
        infek-1 | Afsnit | Isolationsafsnittet | shak=6096141 spec=394807007 act=SL
        infek-2 | Afsnit | Tropeklinikken | shak=6096142 spec=394807007 act=AL to=2025-05-31
      lukket-afd | Afdeling | Ambulant Genoptræning | shak=609615 spec=394801008 act=AL to=2023-09-30
        lukket-afd-1 | Afsnit | Genoptræning, hold | shak=6096151 spec=394801008 act=AL to=2023-09-30
      nord-tvaer | Overafdeling | Fællesfunktioner for Diagnostik, Operation og Sterilcentral
        nord-lab | Afdeling | Laboratoriemedicin | shak=609620 spec=394596001 act=AL
          nord-lab-1 | Afsnit | Laboratoriet Nord | shak=6096201 spec=394596001 act=
          nord-lab-2 | Afsnit | Prøvetagning Nord | shak=6096202 spec=394596001 act=AL
        nord-rtg | Afdeling | Røntgen og Skanning Nord | shak=609621 spec=394914008 act=AL
          nord-rtg-1 | Afsnit | Røntgen Nord | shak=6096211 spec=394914008 type=309964003 act=AL
          nord-rtg-2 | Afsnit | MR Nord | shak=6096212 spec=394914008 type=309964003 act=AL
        fremtid | Afdeling | Center-lab for Personlig Medicin | spec=394596001 act=AL first=+45
          fremtid-x1 | Afsnit | Genomklinikken | spec=394596001 act=AL first=+45
        filial-lab | Afsnit | Laboratoriet Nord, filial Brørup | shak=6096201 spec=394596001 act=AL first=2024-09-01
    nord-c | Hospitalsområde | Matrikel Fredensø
      hud | Afdeling | Hudsygdomme | shak=609630 spec=394609007 act=AL
        hud-1 | Afsnit | Hudsygdomme, ambulatorium | shak=6096301 spec=394609007 act=AL
        hud-2 | Afsnit | Lysbehandling | shak=6096302 spec=394609007 act=AL
        hud-3 | Afsnit | Sårklinikken | shak=6096303 spec=394609007 act=AL
      sovn | Afdeling | Søvn og Vejrtrækning | shak=609631 spec=418112009 act=AL
        sovn-1 | Afsnit | Søvnlaboratoriet | shak=6096311 spec=418112009 act=SL
        sovn-2 | Afsnit | Maskeklinikken | shak=6096312 spec=418112009 act=AL
      fod | Afdeling | Fod- og Ankelkirurgi | shak=609632 spec=394801008 act=AL
        fod-1 | Afsnit | Fod- og Ankelklinikken | shak=6096321 spec=394801008 act=AL
        fod-2 | Afsnit | Dagkirurgi Fredensø | shak=6096322 spec=394801008 type=551611000005102 act=AL
      genoptraen | Afdeling | Neurorehabilitering | shak=609633 spec=394591006 act=AL
        genoptraen-1 | Afsnit | Neurorehabilitering, afsnit 1 | shak=6096331 spec=394591006 act=SL
        genoptraen-2 | Afsnit | Neurorehabilitering, afsnit 2 | shak=6096332 spec=394591006 act=SL
        genoptraen-3 | Afsnit | Neurorehabilitering, dagtilbud | shak=6096333 spec=394591006 act=AL
        genoptraen-4 | Afsnit | Neurorehabilitering, kørevurdering | shak=6096334 spec=394591006 act=AL
      oje-nord | Afdeling | Øjenklinik Nord | shak=609634 spec=394594003 act=AL
        oje-nord-1 | Afsnit | Øjenklinik Nord, ambulatorium | shak=6096341 spec=394594003 act=AL
        oje-nord-2 | Afsnit | Øjenklinik Nord, operation | shak=6096342 spec=394594003 type=551611000005102 act=AL
      nyre-nord | Afdeling | Nyresygdomme Nord | shak=609635 spec=394589003 act=AL
        nyre-nord-1 | Afsnit | Dialyse Nord | shak=6096351 spec=394589003 act=AL
        nyre-nord-2 | Afsnit | Hjemmedialyse Nord | shak=6096352 spec=394589003 act=AL
        nyre-nord-x1 | Afsnit | Dialyse på Ærø | spec=394589003 act=AL first=2026-05-01
laege-ejer | IE | Lægehuset Søndertoft | type=550891000005100 cvr=99457821 gln post=laege tlf=laege first=2014-02-01
  laegehus | SI | Lægehuset Søndertoft | type=394761003 first=2014-02-01
    laegehus-klinik | OE | Lægehuset Søndertoft, klinik | yder=98877 gln spec=408443003 first=2014-02-01
    laegehus-sygeplejerske | OE | Sygeplejerskekonsultation | yder=98877 first=2019-08-01
`;

/** The region’s units and its map between SHAK and SOR. */
export function registerB(): RegisterContent {
  return readTree({
    text: TEXT,
    firstRunning: 91_200_001,
    established: '2009-05-01',
    addresses: {
      hus: { street: 'Damhaven', building: '12', postCode: '7100', district: 'Vejle' },
      aeroe: { street: 'Havnegade', building: '5', postCode: '5970', district: 'Ærøskøbing' },
      syd: { street: 'Sygehusalléen', building: '20', postCode: '6499', district: 'Sønderfjord' },
      sydIndgang: { street: 'Fjordstien', building: '1', postCode: '6499', district: 'Sønderfjord' },
      nord: { street: 'Nordvænget', building: '44', postCode: '7199', district: 'Vejlebro' },
      nordA: { street: 'Nordvænget', building: '46C', postCode: '7199', district: 'Vejlebro' },
      nordB: { street: 'Koldingfjordvej', building: '8', postCode: '6098', district: 'Koldingfjord' },
      laege: { street: 'Toftevej', building: '3', postCode: '6499', district: 'Sønderfjord' },
    },
    contacts: {
      hus: { phone: '+4579000001', email: 'region@region-b.example', website: 'https://region-b.example/' },
      syd: { phone: '+4579100001' },
      nord: { phone: '+4579200001', email: 'nord@region-b.example' },
      laege: { phone: '+4579300001' },
    },
  });
}

/** Codes of the levels as this region holds them: made up, eighteen digits, in a name space nobody has. */
export const LEVEL_CODES_B: Readonly<Record<Level, string>> = {
  Hospital: inventedConcept(73_010_009, '8888802'),
  Hospitalsområde: inventedConcept(73_010_002, '8888802'),
  Center: inventedConcept(73_010_007, '8888802'),
  Overafdeling: inventedConcept(73_010_001, '8888802'),
  Afdeling: inventedConcept(73_010_005, '8888802'),
  Afsnit: inventedConcept(73_010_003, '8888802'),
};
