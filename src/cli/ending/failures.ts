import type { Cause } from '../../model/cause.ts';
import type { CaseDetail, CaseFault } from '../../model/run.ts';
import { type CauseRule, MARKS, needsAction, severity, type Verdict, verdictRow } from '../../model/verdict.ts';

/** A case that did not pass, with what a tester needs to know of it. */
export interface Failure {
  readonly key: string;
  readonly name: string;
  readonly verdict: Verdict;
  /** Danish words of the marks beside the verdict. */
  readonly marks: readonly string[];
  readonly fault: CaseFault;
  /** SHA-256 of the answer it rests on; undefined when no answer was kept. */
  readonly evidence: string | undefined;
}

/** Failures of a region that one cause explains; most often there is only one. */
export interface FailureGroup {
  readonly region: string;
  readonly failures: readonly [Failure, ...Failure[]];
}

/** What a region's scenarios came to that somebody must act on: worst first, and what explains most before the rest. */
export function failuresOf(region: string, cases: readonly CaseDetail[]): readonly FailureGroup[] {
  const failures = cases.filter(({ verdict }) => needsAction(verdict)).map(failureOf);
  return [...Map.groupBy(failures, causeKey).values()]
    .flatMap(([first, ...others]): FailureGroup[] => (first === undefined ? [] : [{ region, failures: [first, ...others] }]))
    .toSorted(
      (a, b) => severity(a.failures[0].verdict) - severity(b.failures[0].verdict) || b.failures.length - a.failures.length,
    );
}

/** Causes in the table of verdicts that say something of what was answered, so that each answer is a matter of its own. */
const ABOUT_AN_ANSWER: readonly (Cause | CauseRule | null)[] = ['system', 'unsettled'];

/**
 * Two failures have one cause when they tell the same. What is about the way to a system, access or test data is the same
 * wherever the sentence is: a closed way is told with each address that was tried. Wrong answers are alike only in full.
 */
function causeKey({ verdict, fault }: Failure): string {
  const { type, sentence, place, expected, received } = fault;
  const answer = ABOUT_AN_ANSWER.includes(verdictRow(verdict).cause) ? [place, expected, received] : [];
  return JSON.stringify([verdict, type, sentence, ...answer]);
}

function failureOf({ key, name, verdict, marks, fault, steps, exchanges }: CaseDetail): Failure {
  const failed = steps.find(({ status }) => status !== 'passed');
  const behind = (failed?.exchanges ?? []).toReversed().flatMap((index) => exchanges[index] ?? []);
  // An empty answer is a file with nothing in it; what was asked and answered stands in the recording.
  const kept = [...behind, ...exchanges.toReversed()]
    .flatMap(({ response }) => response?.body ?? [])
    .find(({ size }) => size > 0);
  return {
    key,
    name,
    verdict,
    // That it is an exercise is said of the whole run.
    marks: MARKS.flatMap(({ code, da }) => (code !== 'exercise' && marks.includes(code) ? [da] : [])),
    fault: fault ?? { type: '', sentence: verdictRow(verdict).meaning },
    evidence: kept?.sha256,
  };
}
