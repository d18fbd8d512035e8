/**
 * Every coded error there is: SP1xxx configuration and use, SP2xxx specification, SP3xxx endpoint, SP4xxx store,
 * SP5xxx site. A code is never reused. Each has a page docs/fejl/<code>.mdx; a test fails when either is missing.
 */
export const ERROR_CODES = {
  SP1001: 'Konfigurationsfilen findes ikke',
  SP1002: 'Filen er ikke gyldig YAML',
  SP1003: 'Ukendt nøgle',
  SP1004: 'Værdien passer ikke',
  SP1005: 'Noget mangler',
  SP1006: 'Henvisning til noget, der ikke findes',
  SP1007: 'Dobbelt nøgle eller id',
  SP1010: 'Ukendt region',
  SP1011: 'Ukendt miljø',
  SP1012: 'Hemmeligheden mangler',
  SP1020: 'Ukendt kommando eller valg',
  SP1021: 'Valget har en ugyldig værdi',
  SP1022: 'Intet at køre',
  SP1030: 'Ingen browser fundet',
  SP2001: 'Filen kan ikke læses som Gherkin',
  SP2002: 'Sproget er ikke angivet',
  SP2003: 'Nøgleordet findes ikke på dansk',
  SP2004: 'Scenariet mangler et id',
  SP2005: 'Id er brugt før',
  SP2006: 'Ukendt mærke',
  SP2007: 'Påkrævet mærke mangler',
  SP2008: 'Navnet er brugt før',
  SP2009: 'Ikke præcis ét Når',
  SP2010: 'Brødtekst bliver læst som trin',
  SP2011: 'Trinnet findes ikke',
  SP2012: 'Trinnet kan læses på flere måder',
  SP2013: 'Trindefinitionen bruges ikke',
  SP2014: 'Personnummer eller hemmelighed i teksten',
  SP2015: 'Eksemplernes første kolonne er ikke entydig',
  SP2016: 'Antagelse er ikke mærket ens',
  SP3001: 'Porten er optaget',
  SP3002: 'Udtrækket kan ikke læses',
  SP3003: 'Adfærdsfilen er ugyldig',
  SP3004: 'Endepunktet kan ikke nås',
  SP4001: 'Kørslen findes ikke',
  SP4002: 'Kørslen er beskadiget',
  SP4003: 'Resultaterne kan ikke skrives',
  SP4004: 'Regionen er ved at blive afprøvet',
  SP4005: 'Kørslen kan ikke genoptages',
  SP4006: 'Ugyldigt navn eller ugyldig sti',
  SP4007: 'Kørslen er skrevet af en nyere udgave',
  SP5001: 'Siden henviser til noget, der ikke findes',
  SP5002: 'Siden indeholder noget, sikkerhedspolitikken ikke tillader',
} as const satisfies Record<`SP${number}`, string>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** The short Danish title of a code, as it stands on its page and in the terminal. */
export function errorTitle(code: ErrorCode): string {
  return ERROR_CODES[code];
}
