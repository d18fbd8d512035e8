import type { Verdict } from '../model/verdict.ts';

/** What a verdict is called in a narrow column: words of its whole name, which a screen reader is given as well. */
export const SHORT_VERDICT: Readonly<Record<Verdict, string>> = {
  aborted: 'Afbrudt',
  'tool-error': 'Værktøj',
  'endpoint-error': 'Teknisk',
  deviation: 'Afvigelse',
  unspecified: 'Mangler trin',
  precondition: 'Forudsætning',
  'not-run': 'Ikke afprøvet',
  passed: 'Bestået',
  'not-applicable': 'Ikke relevant',
};

/** A verdict after a number: one and many. */
export const COUNTED_VERDICT: Readonly<Record<Verdict, readonly [one: string, many: string]>> = {
  aborted: ['afbrudt', 'afbrudt'],
  'tool-error': ['fejl i værktøjet', 'fejl i værktøjet'],
  'endpoint-error': ['teknisk fejl', 'tekniske fejl'],
  deviation: ['afvigelse', 'afvigelser'],
  unspecified: ['mangler trin', 'mangler trin'],
  precondition: ['mangler forudsætning', 'mangler forudsætning'],
  'not-run': ['ikke afprøvet', 'ikke afprøvet'],
  passed: ['bestået', 'bestået'],
  'not-applicable': ['ikke relevant', 'ikke relevante'],
};

/** What a verdict tells, in one sentence, and whose turn it is. */
export const VERDICT_MEANING: Readonly<Record<Verdict, string>> = {
  aborted: 'Kørslen stoppede, før scenariet var færdigt. Det skal køres igen.',
  'tool-error': 'Fejlen ligger i afprøvningsværktøjet eller i specifikationen – ikke i regionens system.',
  'endpoint-error': 'Regionens system kunne ikke spørges, eller svaret kom ikke helt frem.',
  deviation: 'Systemet svarede, men svaret afviger fra specifikationen.',
  unspecified: 'Et trin i specifikationen er endnu ikke gjort kørbart.',
  precondition: 'Testdata, adgang eller snitflade mangler, så scenariet kan ikke afprøves endnu.',
  'not-run': 'Scenariet er ikke kørt for regionen.',
  passed: 'Alle trin bestod.',
  'not-applicable': 'Regionen har med begrundelse erklæret, at scenariet ikke gælder den.',
};
