import { inventedConcept } from '../register/sor-code.ts';
import { readTree } from '../register/read-tree.ts';
import type { RegisterContent } from '../register/read-tree.ts';
import type { Level } from '../register/unit.ts';

/** Region A’s register. Everything in it is made up, but for the owner’s name and CVR number, which are public. */
const TEXT = `
region | IE | Region Midtjylland | type=550881000005103 cvr=29190925 gln post=regionshus tlf=regionshus first=2007-01-01
  kron | Hospital | Regionshospitalet Kronhede | type=22232009 shak=7691 gln post=kronhede visit=kronhedeHoved tlf=kronhede first=2007-01-01
    kron-nord | Hospitalsområde | Kronhede Nord | type=550811000005108 local=KN
      hjertelunge | Center | Hjerte- og Lungecenter Kronhede | type=550811000005108 gln
        hl-over | Overafdeling | Hjerte, Lunge og Kar | type=550811000005108
          kardiologi | Afdeling | Kardiologisk Afdeling | type=550811000005108 shak=769101 spec=394579002 act=L
            kardiologi-1 | Afsnit | Kardiologisk Sengeafsnit 1 | shak=7691011 spec=394579002 act=SL gln
            kardiologi-2 | Afsnit | Kardiologisk Sengeafsnit 2 | shak=7691012 spec=394579002 act=SL
            kardiologi-a | Afsnit | Kardiologisk Ambulatorium | shak=769101A spec=394579002 act=AL
            kardiologi-b | Afsnit | Hjerterehabilitering | shak=769101B spec=394579002 act=AL
            kardiologi-7 | Afsnit | Kardiologisk Intensiv | shak=7691017 spec=394579002 type=309904001 act=SL
          lunge | Afdeling | Lungemedicinsk Afdeling | type=550811000005108 shak=769102 spec=418112009 act=L
            lunge-1 | Afsnit | Lungemedicinsk Sengeafsnit | shak=7691021 spec=418112009 act=SL
            lunge-2 | Afsnit | Lungeambulatoriet | shak=7691022 spec=418112009 act=AL
            lunge-p | Afsnit | Søvnklinikken | shak=769102P spec=418112009 act=AL former=Snorkeklinikken from=2022-05-01
        infektion | Afdeling | Afdeling for Infektionssygdomme | type=550811000005108 shak=769103 spec=394807007 act=L
          infektion-1 | Afsnit | Infektionssygdomme, sengeafsnit | shak=7691031 spec=394807007 act=SL
          infektion-2 | Afsnit | Infektionssygdomme, ambulatorium | shak=7691032 spec=394807007 act=AL
          infektion-x | Afsnit | Rejsevaccination | spec=394807007 act=AL first=2025-09-01
      kirurgicenter | Center | Center for Kirurgi og Bevægeapparat | type=550811000005108 visit=kronhedeSyd
        kirurgi | Afdeling | Kirurgisk Afdeling | type=550811000005108 shak=769110 spec=394609007 act=L
          kirurgi-1 | Afsnit | Kirurgisk Sengeafsnit Øst | shak=7691101 spec=394609007 act=SL
          kirurgi-2 | Afsnit | Kirurgisk Sengeafsnit Vest | shak=7691102 spec=394609007 act=SL
          kirurgi-3 | Afsnit | Kirurgisk Ambulatorium | shak=7691103 spec=394609007 act=AL
          kirurgi-c | Afsnit | Operationsgang 4 | shak=769110C spec=394609007 type=551611000005102
        orto | Afdeling | Ortopædkirurgisk Afdeling | type=550811000005108 shak=769111 spec=394801008 act=L
          orto-1 | Afsnit | Ortopædkirurgi, sengeafsnit | shak=7691111 spec=394801008 act=SL
          orto-2 | Afsnit | Ortopædkirurgi, ambulatorium | shak=7691112 spec=394801008 act=AL
          orto-3 | Afsnit | Håndklinikken | shak=7691113 spec=394801008 act=AL
          orto-4 | Afsnit | Rygklinikken | shak=7691114 spec=394801008 act=AL to=+30
        urologi | Afdeling | Urinvejskirurgisk Afdeling | type=550811000005108 shak=769112 spec=394612005 act=L
          urologi-1 | Afsnit | Urinvejskirurgi, sengeafsnit | shak=7691121 spec=394612005 act=SL
          urologi-2 | Afsnit | Urinvejskirurgi, ambulatorium | shak=7691122 spec=394612005 act=AL
    kron-syd | Hospitalsområde | Kronhede Syd | type=550811000005108 local=KS
      neurologi | Afdeling | Neurologisk Afdeling | type=550811000005108 shak=769120 spec=394591006 act=L
        neurologi-1 | Afsnit | Neurologi, sengeafsnit | shak=7691201 spec=394591006 act=SL
        neurologi-2 | Afsnit | Apopleksiafsnittet | shak=7691202 spec=394591006 act=SL
        neurologi-3 | Afsnit | Neurologisk Ambulatorium | shak=7691203 spec=394591006 act=AL
        neurologi-k | Afsnit | Klinik for hovedpine | shak=769120K spec=394591006 act=AL former=Hovedpineklinikken from=2024-02-15
      boern | Afdeling | Børn og Unge | type=550811000005108 shak=769121 spec=394537008 act=L
        boern-1 | Afsnit | Børnemodtagelsen | shak=7691211 spec=394537008 act=ASL
        boern-2 | Afsnit | Neonatalafsnittet | shak=7691212 spec=394537008 act=SL
        boern-3 | Afsnit | Børneambulatoriet | shak=7691213 spec=394537008 act=AL
      kvinde | Afdeling | Kvindesygdomme og Fødsler | type=550811000005108 shak=769122 spec=394585009 act=L
        kvinde-1 | Afsnit | Fødegangen | shak=7691221 spec=394585009 act=SL
        kvinde-2 | Afsnit | Barselsafsnittet | shak=7691222 spec=394585009 act=SL
        kvinde-3 | Afsnit | Gynækologisk Ambulatorium | shak=7691223 spec=394585009 act=AL
        kvinde-x | Afsnit | Fertilitetsrådgivning | spec=394585009 act=AL first=2026-02-01
    anaestesi | Afdeling | Anæstesiologi og Operation | type=550811000005108 shak=769130 spec=394577000 act=L
      anaestesi-1 | Afsnit | Intensivafsnittet | shak=7691301 spec=394577000 type=309904001 act=SL
      anaestesi-2 | Afsnit | Opvågning | shak=7691302 spec=394577000 act=SL
      anaestesi-3 | Afsnit | Smerteklinikken | shak=7691303 spec=394577000 act=AL
    biokemi | Afdeling | Blodprøver og Biokemi | type=550811000005108 shak=769131 spec=394596001 act=L
      biokemi-0 | Afsnit | Laboratoriet | shak=7691310 spec=394596001 act=
      biokemi-a | Afsnit | Prøvetagning | shak=769131A spec=394596001 act=AL
    roentgen | Afdeling | Røntgen & Skanning | type=550811000005108 shak=769132 spec=394914008 act=L
      roentgen-0 | Afsnit | Røntgen | shak=7691320 spec=394914008 type=309964003 act=AL
      roentgen-1 | Afsnit | MR og CT | shak=7691321 spec=394914008 type=309964003 act=AL
    med-gammel | Afdeling | Medicinsk Afdeling M | type=550811000005108 shak=769140 spec=419192003 act=L to=2025-06-30 replacedBy=endo,geriatri
      med-gammel-1 | Afsnit | Medicinsk Sengeafsnit M1 | shak=7691401 spec=419192003 act=SL to=2025-06-30
      med-gammel-2 | Afsnit | Medicinsk Ambulatorium M | shak=7691402 spec=419192003 act=AL to=2025-06-30
    endo | Afdeling | Hormon- og Stofskiftesygdomme | type=550811000005108 shak=769141 spec=394583002 act=L first=2025-07-01 replaces=med-gammel
      endo-1 | Afsnit | Endokrinologisk Sengeafsnit | shak=7691411 spec=394583002 act=SL first=2025-07-01
      endo-2 | Afsnit | Diabetesambulatoriet | shak=7691412 spec=394583002 act=AL first=2025-07-01
    geriatri | Afdeling | Ældresygdomme | type=550811000005108 shak=769142 spec=394811001 act=L first=2025-07-01 replaces=med-gammel
      geriatri-1 | Afsnit | Geriatrisk Sengeafsnit | shak=7691421 spec=394811001 act=SL first=2025-07-01
      geriatri-2 | Afsnit | Faldklinikken | shak=7691422 spec=394811001 act=AL first=2025-07-01
    kron-udvikling | Afdeling | Forskningsenheden Kronhede | type=550841000005107 act= first=2025-10-01
    robot | Afdeling | Robotkirurgisk Afdeling | type=550811000005108 spec=394609007 act=L first=+60
      robot-1 | Afsnit | Robotkirurgisk Ambulatorium | spec=394609007 act=AL first=+60
  vest | Hospital | Hospitalsenheden Vesterå | type=22232009 shak=7692 gln post=vesteraa tlf=vesteraa first=2009-01-01
    akut-c | Center | Akutcenter Vesterå | type=550811000005108
      akut | Afdeling | Akutafdelingen | type=550811000005108 shak=769201 spec=419192003 act=L
        akut-1 | Afsnit | Akut Modtagelse | shak=7692011 spec=419192003 type=225728007 act=ASL
        akut-2 | Afsnit | Akut Sengeafsnit | shak=7692012 spec=419192003 act=SL
        akut-s | Afsnit | Skadeklinikken | shak=769201S spec=419192003 type=225728007 act=AL
      vanaes | Afdeling | Anæstesi Vesterå | type=550811000005108 shak=769202 spec=394577000 act=L
        vanaes-1 | Afsnit | Intensiv Vesterå | shak=7692021 spec=394577000 type=309904001 act=SL
        vanaes-2 | Afsnit | Dagkirurgi, opvågning | shak=7692022 spec=394577000 act=SL
    medicin-c | Center | Medicinsk Center Vesterå | type=550811000005108
      nyre | Afdeling | Nyresygdomme | type=550811000005108 shak=769210 spec=394589003 act=L
        nyre-1 | Afsnit | Dialysen | shak=7692101 spec=394589003 act=AL
        nyre-2 | Afsnit | Nyremedicinsk Sengeafsnit | shak=7692102 spec=394589003 act=SL
        nyre-h | Afsnit | Hjemmedialyse | shak=769210H spec=394589003 act=AL
      blod | Afdeling | Blodsygdomme | type=550811000005108 shak=769211 spec=394803006 act=L
        blod-1 | Afsnit | Hæmatologisk Sengeafsnit | shak=7692111 spec=394803006 act=SL
        blod-2 | Afsnit | Hæmatologisk Dagafsnit | shak=7692112 spec=394803006 act=AL
      onko | Afdeling | Kræftafdelingen | type=550811000005108 shak=769212 spec=394592004 act=L
        onko-1 | Afsnit | Onkologisk Sengeafsnit | shak=7692121 spec=394592004 act=SL
        onko-2 | Afsnit | Onkologisk Ambulatorium | shak=7692122 spec=394592004 act=AL
        onko-3 | Afsnit | Stråleterapi | shak=7692123 spec=394592004 act=AL
        onko-4 | Afsnit | Palliativt Team | shak=7692124 spec=394592004 act=AL to=2024-12-31
      reuma | Afdeling | Gigtsygdomme | type=550811000005108 shak=769213 spec=394810000 act=L
        reuma-1 | Afsnit | Reumatologisk Ambulatorium | shak=7692131 spec=394810000 act=AL
        reuma-2 | Afsnit | Infusionsklinikken | shak=7692132 spec=394810000 act=AL
    oere | Afdeling | Øre-Næse-Hals | type=550811000005108 shak=769220 spec=394604002 act=L
      oere-1 | Afsnit | Øre-Næse-Hals, sengeafsnit | shak=7692201 spec=394604002 act=SL
      oere-2 | Afsnit | Øre-Næse-Hals, ambulatorium | shak=7692202 spec=394604002 act=AL
      oere-x | Afsnit | Høreklinikken | shak=769220X spec=394604002 act=AL
    oeje | Afdeling | Øjenafdelingen | type=550811000005108 shak=769221 spec=394594003 act=L
      oeje-1 | Afsnit | Øjenambulatoriet | shak=7692211 spec=394594003 act=AL
      oeje-2 | Afsnit | Øjenoperation | shak=7692212 spec=394594003 type=551611000005102 act=AL
    oje-lukket | Afdeling | Tandregulering | type=550811000005108 shak=769222 spec=394604002 act=L to=2023-03-31
      oje-lukket-1 | Afsnit | Tandregulering, klinik | shak=7692221 spec=394604002 act=AL to=2023-03-31
    vest-hus | Hospitalsområde | Vesterå, Søhuset | type=550811000005108 visit=soehuset
      vest-hus-over | Overafdeling | Fælles Ambulatorier Søhuset | type=550811000005108
        hud | Afdeling | Hudklinikken | type=550811000005108 shak=769230 spec=394609007 act=L
          hud-1 | Afsnit | Hudambulatoriet | shak=7692301 spec=394609007 act=AL
          hud-2 | Afsnit | Lysbehandling | shak=7692302 spec=394609007 act=AL
          hud-3 | Afsnit | Sårcentret | shak=7692303 spec=394609007 act=AL
          hud-4 | Afsnit | Allergienheden | shak=7692304 spec=394609007 act=AL
        kar | Afdeling | Karkirurgi | type=550811000005108 shak=769231 spec=394609007 act=L
          kar-1 | Afsnit | Karkirurgi, ambulatorium | shak=7692311 spec=394609007 act=AL
          kar-2 | Afsnit | Karkirurgi, sengeafsnit | shak=7692312 spec=394609007 act=SL
          kar-3 | Afsnit | Åreknudeklinikken | shak=7692313 spec=394609007 act=AL
        rygmarv | Afdeling | Rygmarvsskader | type=550811000005108 shak=769232 spec=394591006 act=L
          rygmarv-1 | Afsnit | Rygmarvsskader, sengeafsnit | shak=7692321 spec=394591006 act=SL
          rygmarv-2 | Afsnit | Rygmarvsskader, ambulatorium | shak=7692322 spec=394591006 act=AL
      vest-lab | Afdeling | Laboratorier Vesterå | type=550811000005108 shak=769233 spec=394596001 act=L
        vest-lab-0 | Afsnit | Klinisk Biokemi Vesterå | shak=7692330 spec=394596001 act=
        vest-lab-1 | Afsnit | Blodbanken | shak=7692331 spec=394596001 act=
        vest-lab-2 | Afsnit | Blodtapning, bus | shak=7692332 spec=394596001 act=AL
      vest-rtg | Afdeling | Røntgen Vesterå | type=550811000005108 shak=769234 spec=394914008 act=L
        vest-rtg-0 | Afsnit | Røntgen, hovedindgangen | shak=7692340 spec=394914008 type=309964003 act=AL
        vest-rtg-1 | Afsnit | Mammografi | shak=7692341 spec=394914008 type=309964003 act=AL
        vest-rtg-2 | Afsnit | Skanning, Søhuset | shak=7692342 spec=394914008 type=309964003 act=AL
      terapi | Afdeling | Fysio- og Ergoterapi | type=550811000005108 shak=769235 spec=394801008 act=L
        terapi-1 | Afsnit | Træningssalen | shak=7692351 spec=394801008 act=AL
        terapi-2 | Afsnit | Bassinet | shak=7692352 spec=394801008 act=AL
        terapi-x | Afsnit | Træning på video | spec=394801008 act=AL first=2026-01-05
  psyk-raad | SI | Rådgivning for Pårørende | type=264361005 post=vesteraa
    psyk-1 | OE | Samtalegruppe Vesterå
    psyk-2 | OE | Samtalegruppe Kronhede
    psyk-3 | OE | Telefonlinjen | to=2022-08-31
  adm | SI | Regionens Sundhedsadministration | type=550811000005108
    adm-1 | OE | Patientkontoret
    adm-2 | OE | Kørselskontoret | first=+14
  sund | SI | Sundhedscenter Langå | type=264361005 post=langaa tlf=langaa gln
    sund-1 | OE | Genoptræning Langå
    sund-2 | OE | Kostvejledning Langå
praksis-ejer | IE | Lægerne ved Åen | type=550891000005100 cvr=99123419 gln post=aaen tlf=aaen first=2011-04-01
  praksis | SI | Lægerne ved Åen | type=394761003 first=2011-04-01
    praksis-laege | OE | Lægerne ved Åen, klinik | yder=099912 gln spec=408443003 first=2011-04-01
    praksis-filial | OE | Lægerne ved Åen, filial Hørup | yder=099912 spec=408443003 first=2016-01-01 to=2021-12-31
`;

/** The region’s units and its map between SHAK and SOR. */
export function registerA(): RegisterContent {
  return readTree({
    text: TEXT,
    firstRunning: 7_810_001,
    established: '2012-01-01',
    addresses: {
      regionshus: { street: 'Skottenborg', building: '26', postCode: '8800', district: 'Viborg' },
      kronhede: { street: 'Kronhedevej', building: '1', postCode: '8888', district: 'Kronhede' },
      kronhedeHoved: { street: 'Hovedporten', building: '3', postCode: '8888', district: 'Kronhede' },
      kronhedeSyd: { street: 'Sydvejen', building: '14B', postCode: '8888', district: 'Kronhede' },
      vesteraa: { street: 'Åboulevarden', building: '100', postCode: '8899', district: 'Vesterå' },
      soehuset: { street: 'Søstræde', building: '7', postCode: '8899', district: 'Vesterå' },
      langaa: { street: 'Torvet', building: '2', postCode: '8870', district: 'Langå' },
      aaen: { street: 'Ågade', building: '9', postCode: '8899', district: 'Vesterå' },
    },
    contacts: {
      regionshus: { phone: '78000001', email: 'kontakt@region-a.example', website: 'https://www.region-a.example' },
      kronhede: { phone: '78100001', email: 'kronhede@region-a.example' },
      vesteraa: { phone: '78200001' },
      langaa: { phone: '78300001' },
      aaen: { phone: '78400001', email: 'klinikken@aaen.example' },
    },
  });
}

/** Codes of the levels as this region holds them: made up, twelve digits, in a name space nobody has. */
export const LEVEL_CODES_A: Readonly<Record<Level, string>> = {
  Hospital: inventedConcept(41, '8888801'),
  Hospitalsområde: inventedConcept(47, '8888801'),
  Center: inventedConcept(43, '8888801'),
  Overafdeling: inventedConcept(46, '8888801'),
  Afdeling: inventedConcept(42, '8888801'),
  Afsnit: inventedConcept(44, '8888801'),
};
