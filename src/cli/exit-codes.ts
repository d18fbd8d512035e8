import type { Verdict } from '../model/verdict.ts';

/** What the process tells the one who called it. Documented on /pilot/koer-selv/. */
export const EXIT = { passed: 0, deviations: 1, faults: 2, usage: 3, nothing: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const FAULTS: ReadonlySet<Verdict> = new Set(['aborted', 'tool-error', 'endpoint-error']);
const SHORT_OF_PASSED: ReadonlySet<Verdict> = new Set(['deviation', 'unspecified', 'precondition', 'not-run']);

/**
 * The exit code of a run: faults before deviations, because a run that could not ask says less than one that got a
 * wrong answer. What was not judged (missing precondition, missing step) counts as not passed; nothing at all is 4.
 */
export function exitCode(verdicts: Iterable<Verdict>): ExitCode {
  const seen = new Set(verdicts);
  if (seen.size === 0) return EXIT.nothing;
  if ([...seen].some((verdict) => FAULTS.has(verdict))) return EXIT.faults;
  if ([...seen].some((verdict) => SHORT_OF_PASSED.has(verdict))) return EXIT.deviations;
  return seen.has('passed') ? EXIT.passed : EXIT.nothing;
}
