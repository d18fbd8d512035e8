import type { Cause } from './cause.ts';

/** How a cause is read from the evidence, where the verdict alone does not decide it; src/recording/digest/cause.ts has the rules. */
export type CauseRule = 'by-way' | 'by-access';

/** One verdict, with everything that follows from it. A column is written for every verdict, or the table does not compile. */
interface VerdictDefinition {
  /** Also its CSS class (`is-<code>`), its symbol (`#v-<code>`) and the stem of its colours (`--<code>-ink`). */
  readonly code: string;
  /** What it is called. */
  readonly da: string;
  /** The same in a narrow column: words of the whole name, which a screen reader is given as well. */
  readonly short: string;
  /** After a number: one and many. */
  readonly counted: readonly [one: string, many: string];
  /** What it tells, in one sentence or two, and whose turn it is. */
  readonly meaning: string;
  /** Its shape in plain text; the drawings are src/site/verdict-shapes.ts. */
  readonly shape: string;
  /** Classes a step throws to end with it, the plain one first: `exception.type` in Cucumber Messages. */
  readonly thrown: readonly string[];
  /** Faults by which the reading of a recording arrives at it, without anybody having thrown them. */
  readonly found: readonly string[];
  /**
   * Where it falls when told in few words. `passed`, `failed` and `lacking` were tried, and the last two need somebody's
   * action: something is wrong, or something that the trial needs is missing. `untried` remains to be tried. `waived` is
   * not to be tried there, and is in no total.
   */
  readonly kind: 'passed' | 'failed' | 'lacking' | 'untried' | 'waived';
  /** It was not tried because somebody declared so, and gave the reason: no trial that went well or badly. */
  readonly declared: boolean;
  /** Why it did not pass: decided here, read from the evidence by a rule, or null when there is nothing to explain. */
  readonly cause: Cause | CauseRule | null;
  /** What it makes of the exit code of a run it occurs in. */
  readonly exit: 'faults' | 'short-of-passed' | 'passed' | 'nothing';
  /** Its element in JUnit; null where it is no test case there. */
  readonly junit: 'error' | 'failure' | 'skipped' | 'passed' | null;
  /** Its outcome in W3C's EARL. */
  readonly earl: 'passed' | 'failed' | 'cantTell' | 'inapplicable' | 'untested';
  /** What the first version of the published data, which came before it, tells it as; null for those it had. */
  readonly before: 'precondition' | null;
  /** Its status in the Common Test Report Format. */
  readonly ctrf: 'passed' | 'failed' | 'skipped' | 'pending' | 'other';
}

/**
 * The verdicts a scenario can end with, worst first. The order is the law of every roll-up: a group's verdict is the
 * first of this list that occurs in it. Everything said or decided about a verdict elsewhere is read from its row.
 */
export const VERDICTS = [
  {
    code: 'aborted',
    da: 'Afbrudt',
    short: 'Afbrudt',
    counted: ['afbrudt', 'afbrudt'],
    meaning: 'Kørslen stoppede, før scenariet var færdigt. Det skal køres igen.',
    shape: '⊘',
    thrown: [],
    found: ['Aborted'],
    kind: 'failed',
    declared: false,
    cause: 'tool',
    exit: 'faults',
    junit: 'error',
    earl: 'untested',
    before: null,
    ctrf: 'failed',
  },
  {
    code: 'tool-error',
    da: 'Fejl i værktøjet',
    short: 'Værktøj',
    counted: ['fejl i værktøjet', 'fejl i værktøjet'],
    meaning: 'Fejlen ligger i afprøvningsværktøjet eller i specifikationen – ikke i regionens system.',
    shape: '!',
    thrown: [],
    found: ['Ambiguous', 'Unknown', 'IncompleteRecording'],
    kind: 'failed',
    declared: false,
    cause: 'tool',
    exit: 'faults',
    junit: 'error',
    earl: 'cantTell',
    before: null,
    ctrf: 'failed',
  },
  {
    code: 'endpoint-error',
    da: 'Teknisk fejl',
    short: 'Teknisk',
    counted: ['teknisk fejl', 'tekniske fejl'],
    meaning: 'Regionens system kunne ikke spørges, eller svaret kom ikke helt frem.',
    shape: '↯',
    thrown: ['EndpointError'],
    found: [],
    kind: 'failed',
    declared: false,
    cause: 'by-way',
    exit: 'faults',
    junit: 'error',
    earl: 'cantTell',
    before: null,
    ctrf: 'failed',
  },
  {
    code: 'deviation',
    da: 'Afvigelse',
    short: 'Afvigelse',
    counted: ['afvigelse', 'afvigelser'],
    meaning: 'Systemet svarede, men svaret afviger fra specifikationen.',
    shape: '✕',
    thrown: ['Deviation'],
    found: [],
    kind: 'failed',
    declared: false,
    cause: 'system',
    exit: 'short-of-passed',
    junit: 'failure',
    earl: 'failed',
    before: null,
    ctrf: 'failed',
  },
  {
    code: 'open-question',
    da: 'Åbent spørgsmål',
    short: 'Åbent',
    counted: ['åbent spørgsmål', 'åbne spørgsmål'],
    meaning: 'Systemet svarede anderledes, end vi antager. Ingen offentlig kilde siger, hvem der har ret.',
    shape: '¿',
    thrown: ['OpenQuestion'],
    found: [],
    kind: 'lacking',
    declared: false,
    cause: 'unsettled',
    exit: 'short-of-passed',
    junit: 'skipped',
    earl: 'cantTell',
    before: 'precondition',
    ctrf: 'skipped',
  },
  {
    code: 'unspecified',
    da: 'Mangler trin',
    short: 'Mangler trin',
    counted: ['mangler trin', 'mangler trin'],
    meaning: 'Et trin i specifikationen er endnu ikke gjort kørbart.',
    shape: '?',
    thrown: [],
    found: ['Undefined', 'Pending'],
    kind: 'lacking',
    declared: false,
    cause: 'specification',
    exit: 'short-of-passed',
    junit: 'skipped',
    earl: 'untested',
    before: null,
    ctrf: 'pending',
  },
  {
    code: 'precondition',
    da: 'Forudsætning mangler',
    short: 'Forudsætning',
    counted: ['mangler forudsætning', 'mangler forudsætning'],
    meaning: 'Testdata, adgang eller snitflade mangler, så scenariet kan ikke afprøves endnu.',
    shape: '◐',
    thrown: ['PreconditionError', 'TesterFault'],
    found: ['Skipped'],
    kind: 'lacking',
    declared: false,
    cause: 'by-access',
    exit: 'short-of-passed',
    junit: 'skipped',
    earl: 'cantTell',
    before: null,
    ctrf: 'skipped',
  },
  {
    code: 'not-run',
    da: 'Ikke afprøvet',
    short: 'Ikke afprøvet',
    counted: ['ikke afprøvet', 'ikke afprøvet'],
    meaning: 'Scenariet er ikke kørt for regionen.',
    shape: '–',
    thrown: [],
    found: [],
    kind: 'untried',
    declared: false,
    cause: null,
    exit: 'short-of-passed',
    junit: null,
    earl: 'untested',
    before: null,
    ctrf: 'pending',
  },
  {
    code: 'passed',
    da: 'Bestået',
    short: 'Bestået',
    counted: ['bestået', 'bestået'],
    meaning: 'Alle trin bestod.',
    shape: '✓',
    thrown: [],
    found: [],
    kind: 'passed',
    declared: false,
    cause: null,
    exit: 'passed',
    junit: 'passed',
    earl: 'passed',
    before: null,
    ctrf: 'passed',
  },
  {
    code: 'not-applicable',
    da: 'Ikke relevant',
    short: 'Ikke relevant',
    counted: ['ikke relevant', 'ikke relevante'],
    meaning: 'Regionen har med begrundelse erklæret, at scenariet ikke gælder den.',
    shape: '○',
    thrown: [],
    found: ['NotApplicable'],
    kind: 'waived',
    declared: true,
    cause: null,
    exit: 'nothing',
    junit: 'skipped',
    earl: 'inapplicable',
    before: null,
    ctrf: 'skipped',
  },
] as const satisfies readonly VerdictDefinition[];

/** A verdict with all its columns. */
export type VerdictRow = (typeof VERDICTS)[number];
/** Code of a verdict, as results and pages name it. */
export type Verdict = VerdictRow['code'];
/** Where a verdict falls when told in few words. */
export type VerdictKind = VerdictDefinition['kind'];
/** A verdict that steps can throw. */
type ThrownRow = Extract<VerdictRow, { readonly thrown: readonly [string, ...string[]] }>;
/** A class that steps throw on purpose. */
export type FaultClass = VerdictRow['thrown'][number];
/** What the reading of a recording can find wrong by itself. */
export type Finding = VerdictRow['found'][number];

/** All verdict codes, worst first; the tuple zod needs for an enum. */
export const VERDICT_CODES = VERDICTS.map((row) => row.code) as [Verdict, ...Verdict[]];

/** The verdicts a step can throw, worst first. */
export const THROWN_VERDICTS = VERDICTS.filter((row): row is ThrownRow => row.thrown.length > 0);

/** The verdict of a case that nobody has run, and of a group with nothing in it: nothing run is never green. */
export const NEVER_RUN = 'not-run' satisfies Verdict;

const BY_CLASS: ReadonlyMap<string, Verdict> = new Map(
  VERDICTS.flatMap(({ code, thrown }) => thrown.map((name) => [name, code] as const)),
);

/** The verdict that a class thrown by a step ends with; any class that is not one of ours is our own fault, `tool-error`. */
export function verdictOfThrown(type: string | undefined): Verdict {
  return BY_CLASS.get(type ?? '') ?? 'tool-error';
}

const BY_FINDING = new Map<Finding, Verdict>(VERDICTS.flatMap(({ code, found }) => found.map((finding) => [finding, code])));

/** The verdict of what the reading of a recording found. */
export function verdictOfFinding(finding: Finding): Verdict {
  return BY_FINDING.get(finding) ?? 'tool-error';
}

const BY_CODE: ReadonlyMap<string, VerdictRow> = new Map(VERDICTS.map((row) => [row.code, row]));

/** The row of a verdict. @throws TypeError for what is no verdict. */
export function verdictRow(verdict: Verdict): VerdictRow {
  const row = BY_CODE.get(verdict);
  if (row === undefined) throw new TypeError(`Unknown verdict: ${verdict}`);
  return row;
}

/** How bad a verdict is: 0 is the worst, the last is the mildest. */
export function severity(verdict: Verdict): number {
  return VERDICT_CODES.indexOf(verdict);
}

/** The worst verdict of a group; {@link NEVER_RUN} when the group is empty. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let found: Verdict | undefined;
  for (const verdict of verdicts) {
    if (found === undefined || severity(verdict) < severity(found)) found = verdict;
  }
  return found ?? NEVER_RUN;
}

const WAS_TRIED: Readonly<Record<VerdictKind, boolean>> = {
  passed: true,
  failed: true,
  lacking: true,
  untried: false,
  waived: false,
};

/** Whether a case with the verdict was tried, however it went. */
export const wasTried = (verdict: Verdict): boolean => WAS_TRIED[verdictRow(verdict).kind];

/** Whether it was tried and did not pass, so that somebody has something to do. */
export const needsAction = (verdict: Verdict): boolean => wasTried(verdict) && verdictRow(verdict).kind !== 'passed';

/** Whether it is part of a total; what does not concern the region is not. */
export const isCounted = (verdict: Verdict): boolean => verdictRow(verdict).kind !== 'waived';

/** Whether it says what somebody declared, and nothing of a trial. */
export const isDeclared = (verdict: Verdict): boolean => verdictRow(verdict).declared;

/** Whether it only waits for somebody to run it. */
export const awaitsTrial = (verdict: Verdict): boolean => verdictRow(verdict).kind === 'untried' && !isDeclared(verdict);

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
  { code: 'assumed', da: 'Som antaget', meaning: 'Bestået, fordi svaret er, som vi antager. Antagelsen er endnu ikke afklaret.' },
  { code: 'manual', da: 'Manuel', meaning: 'Afprøvet af et menneske.' },
  { code: 'exercise', da: 'Øvelse', meaning: 'Resultat fra det indbyggede øvelsesendepunkt; siger intet om regionens system.' },
] as const;

/** Code of a mark, which says something of a result and changes nothing in its verdict. */
export type Mark = (typeof MARKS)[number]['code'];
/** Codes of all marks, in the order of the table; typed so that a schema can take them as its choices. */
export const MARK_CODES = MARKS.map((row) => row.code) as [Mark, ...Mark[]];
