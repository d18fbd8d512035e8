/**
 * The verdicts a scenario can end with, worst first. The order is the law of every roll-up: a group's verdict is the
 * first of this list that occurs in it. JUnit and EARL terms follow the same row, so no exporter invents its own.
 */
export const VERDICTS = [
  { code: 'aborted', da: 'Afbrudt', shape: '⊘', junit: 'error', earl: 'untested' },
  { code: 'tool-error', da: 'Fejl i værktøjet', shape: '!', junit: 'error', earl: 'cantTell' },
  { code: 'endpoint-error', da: 'Teknisk fejl', shape: '↯', junit: 'error', earl: 'cantTell' },
  { code: 'deviation', da: 'Afvigelse', shape: '✕', junit: 'failure', earl: 'failed' },
  { code: 'unspecified', da: 'Mangler trin', shape: '?', junit: 'skipped', earl: 'untested' },
  { code: 'precondition', da: 'Forudsætning mangler', shape: '◐', junit: 'skipped', earl: 'cantTell' },
  { code: 'not-run', da: 'Ikke afprøvet', shape: '–', junit: null, earl: 'untested' },
  { code: 'passed', da: 'Bestået', shape: '✓', junit: 'passed', earl: 'passed' },
  { code: 'not-applicable', da: 'Ikke relevant', shape: '○', junit: 'skipped', earl: 'inapplicable' },
] as const;

export type VerdictRow = (typeof VERDICTS)[number];
export type Verdict = VerdictRow['code'];

/** All verdict codes, worst first; the tuple zod needs for an enum. */
export const VERDICT_CODES = VERDICTS.map((row) => row.code) as [Verdict, ...Verdict[]];

/** How bad a verdict is: 0 is the worst, the last is the mildest. */
export function severity(verdict: Verdict): number {
  return VERDICT_CODES.indexOf(verdict);
}

/** The worst verdict of a group; `not-run` when the group is empty, because nothing run is never green. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let found: Verdict | undefined;
  for (const verdict of verdicts) {
    if (found === undefined || severity(verdict) < severity(found)) found = verdict;
  }
  return found ?? 'not-run';
}

/** The row (Danish word, shape, JUnit and EARL terms) of a verdict. */
export function verdictRow(verdict: Verdict): VerdictRow {
  const row = VERDICTS.find((candidate) => candidate.code === verdict);
  if (row === undefined) throw new TypeError(`Unknown verdict: ${verdict}`);
  return row;
}

/** Marks that stand beside a verdict and never change it. */
export const MARKS = [
  { code: 'unstable', da: 'Ustabil', meaning: 'Bestod først efter et nyt forsøg.' },
  {
    code: 'outdated',
    da: 'Forældet',
    meaning: 'Afprøvet på en ældre udgave af scenariet, trinnene, konfigurationen eller registret, eller for længe siden.',
  },
  { code: 'disputed', da: 'Uenige', meaning: 'Testere har svaret forskelligt. Det dårligste svar gælder, til det er afgjort.' },
  { code: 'assumption', da: 'Antagelse', meaning: 'Reglen er ikke bekræftet af en offentlig kilde.' },
  { code: 'manual', da: 'Manuel', meaning: 'Afprøvet af et menneske.' },
  { code: 'exercise', da: 'Øvelse', meaning: 'Resultat fra det indbyggede øvelsesendepunkt; siger intet om regionens system.' },
] as const;

export type Mark = (typeof MARKS)[number]['code'];
export const MARK_CODES = MARKS.map((row) => row.code) as [Mark, ...Mark[]];
