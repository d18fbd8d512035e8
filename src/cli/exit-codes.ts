import { type Verdict, type VerdictRow, VERDICTS } from '../model/verdict.ts';

/** What the process tells the one who called it. Documented on /pilot/koer-selv/. */
export const EXIT = { passed: 0, deviations: 1, faults: 2, usage: 3, nothing: 4 } as const;
/** A number the command line ends with. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const EXIT_OF: ReadonlyMap<string, VerdictRow['exit']> = new Map(VERDICTS.map(({ code, exit }) => [code, exit]));

/**
 * The exit code of a run: faults before deviations, because a run that could not ask says less than one that got a
 * wrong answer. What was not judged (missing precondition, missing step) counts as not passed, and so does a verdict
 * nobody knows; nothing at all is 4.
 */
export function exitCode(verdicts: Iterable<Verdict>): ExitCode {
  const seen = new Set(Array.from(verdicts, (verdict) => EXIT_OF.get(verdict) ?? 'short-of-passed'));
  if (seen.has('faults')) return EXIT.faults;
  if (seen.has('short-of-passed')) return EXIT.deviations;
  return seen.has('passed') ? EXIT.passed : EXIT.nothing;
}
