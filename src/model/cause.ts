/** One cause, with what it says of whom to turn to. */
interface CauseDefinition {
  readonly code: string;
  /** What it is called. */
  readonly da: string;
  readonly meaning: string;
  /** What to do about the cases that have it. */
  readonly advice: string;
  /**
   * Whose turn it is, lowest first. A closed way and missing access hide whatever lies behind, so one correction may open
   * many cases; then what the pilot itself can put right; then the system, where each case is a matter of its own.
   */
  readonly turn: number;
  /** Where a change is to be looked for when a case has the cause now or had it before. */
  readonly lookIn: 'system' | 'specification' | 'data' | 'surroundings';
}

/**
 * Why a case did not pass, apart from how it ended: a closed firewall, a missing test unit and a wrong answer call for
 * different people. The order is that of pages and counts. Everything said or decided about a cause elsewhere is read
 * from its row.
 */
export const CAUSES = [
  {
    code: 'system',
    da: 'Systemet',
    meaning: 'Regionens system svarede, og svaret er forkert eller en fejl.',
    advice: 'Åbn beviset, og tal med systemejeren. Hvert tilfælde er sin egen sag.',
    turn: 7,
    lookIn: 'system',
  },
  {
    code: 'unsettled',
    da: 'Reglen',
    meaning: 'Svaret er et andet, end vi antager. Reglen, og ikke systemet, skal afklares først.',
    advice: 'Spørg den, der kan afklare antagelsen, før nogen retter systemet. Scenariets side siger, hvem det er.',
    turn: 8,
    lookIn: 'specification',
  },
  {
    code: 'specification',
    da: 'Specifikationen',
    meaning: 'Scenariet har ikke det, der skal til for at blive kørt.',
    advice: 'Ret scenariet eller dets trin, før det køres igen.',
    turn: 6,
    lookIn: 'specification',
  },
  {
    code: 'test-data',
    da: 'Testdata',
    meaning: 'Registret har ikke den enhed eller de oplysninger, scenariet skal bruge.',
    advice: 'Find en testenhed, der har det, scenariet skal bruge, og skriv dens kode i regionens miljøfil.',
    turn: 3,
    lookIn: 'data',
  },
  {
    code: 'configuration',
    da: 'Opsætning og adgang',
    meaning: 'Adressen, adgangen eller et tilvalg mangler eller passer ikke.',
    advice: 'Ret adresse, adgang eller tilvalg i regionens miljøfil, og kør igen.',
    turn: 2,
    lookIn: 'surroundings',
  },
  {
    code: 'network',
    da: 'Netværket',
    meaning: 'Systemet kunne ikke nås, eller svaret kom ikke helt frem.',
    advice:
      'Tag dem først. Når forbindelsen er åben, kan mange af dem vise sig at bestå. Se regionens forbindelser, og tal med driften.',
    turn: 1,
    lookIn: 'surroundings',
  },
  {
    code: 'tester',
    da: 'Testerens maskine',
    meaning: 'Maskinen, der afprøvede, var selv så optaget, at regionens svartid ikke kan bedømmes.',
    advice: 'Luk andre programmer på den maskine, der afprøver, eller brug en anden, og kør dem igen.',
    turn: 4,
    lookIn: 'surroundings',
  },
  {
    code: 'tool',
    da: 'Værktøjet',
    meaning: 'Afprøvningen blev afbrudt, eller værktøjet fejlede selv.',
    advice: 'Kør dem igen. Sker det igen, så send beviset til dem, der vedligeholder sor-pilot.',
    turn: 5,
    lookIn: 'surroundings',
  },
] as const satisfies readonly CauseDefinition[];

/** One cause with its words and whose turn it is. */
export type CauseRow = (typeof CAUSES)[number];
/** Code of a cause, as results and pages name it. */
export type Cause = CauseRow['code'];
/** Codes of all causes, in the order of the table; typed so that a schema can take them as its choices. */
export const CAUSE_CODES = CAUSES.map(({ code }) => code) as [Cause, ...Cause[]];

/** The causes in the order to take them. */
export const CAUSE_TURNS: readonly Cause[] = CAUSES.toSorted((a, b) => a.turn - b.turn).map(({ code }) => code);

/** The row of a cause. @throws TypeError for what is no cause. */
export function causeRow(cause: Cause): CauseRow {
  const row = CAUSES.find(({ code }) => code === cause);
  if (row === undefined) throw new TypeError(`Unknown cause: ${cause}`);
  return row;
}
