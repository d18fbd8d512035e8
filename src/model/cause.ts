/**
 * Why a case did not pass, apart from how it ended: a closed firewall, a missing test unit and a wrong answer call for
 * different people. The first list is the order of pages and counts.
 */
export const CAUSES = [
  { code: 'system', da: 'Systemet', meaning: 'Regionens system svarede, og svaret er forkert eller en fejl.' },
  {
    code: 'unsettled',
    da: 'Systemet eller reglen',
    meaning: 'Svaret afviger fra en regel, som er en antagelse. Det ene af de to er forkert.',
  },
  { code: 'specification', da: 'Specifikationen', meaning: 'Scenariet har ikke det, der skal til for at blive kørt.' },
  { code: 'test-data', da: 'Testdata', meaning: 'Registret har ikke den enhed eller de oplysninger, scenariet skal bruge.' },
  { code: 'configuration', da: 'Opsætning og adgang', meaning: 'Adressen, adgangen eller et tilvalg mangler eller passer ikke.' },
  { code: 'network', da: 'Netværket', meaning: 'Systemet kunne ikke nås, eller svaret kom ikke helt frem.' },
  {
    code: 'tester',
    da: 'Testerens maskine',
    meaning: 'Maskinen, der afprøvede, var selv så optaget, at regionens svartid ikke kan bedømmes.',
  },
  { code: 'tool', da: 'Værktøjet', meaning: 'Afprøvningen blev afbrudt, eller værktøjet fejlede selv.' },
] as const;

export type Cause = (typeof CAUSES)[number]['code'];
export const CAUSE_CODES = CAUSES.map(({ code }) => code) as [Cause, ...Cause[]];

/** The row (Danish word and meaning) of a cause. */
export function causeRow(cause: Cause): (typeof CAUSES)[number] {
  const row = CAUSES.find(({ code }) => code === cause);
  if (row === undefined) throw new TypeError(`Unknown cause: ${cause}`);
  return row;
}
