import type { PilotError } from '../model/pilot-error.ts';
import { errnoOf } from '../disk/write-error.ts';
import { type Verdict, verdictRow, type VerdictRow, VERDICTS, wasTried } from '../model/verdict.ts';

/** What the process tells the one who called it. Documented on /pilot/koer-selv/. */
export const EXIT = { passed: 0, deviations: 1, faults: 2, usage: 3, nothing: 4 } as const;
/** A number the command line ends with. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const EXIT_OF: ReadonlyMap<string, VerdictRow['exit']> = new Map(VERDICTS.map(({ code, exit }) => [code, exit]));

/** What is held against a run: all that is short of passed, or only deviations and faults. */
export const FAIL_ON = ['any', 'deviation'] as const;
/** What a run is failed for. */
export type FailOn = (typeof FAIL_ON)[number];

/**
 * The exit code of a run: faults before deviations, because a run that could not ask says less than one that got a
 * wrong answer. What was not judged (missing precondition, missing step, open question) counts as not passed, unless only
 * deviations are asked for, and so does a verdict nobody knows; nothing at all is 4.
 */
export function exitCode(verdicts: Iterable<Verdict>, failOn: FailOn = 'any'): ExitCode {
  const all = Array.from(verdicts);
  const seen = new Set(all.map((verdict) => EXIT_OF.get(verdict) ?? 'short-of-passed'));
  if (seen.has('faults')) return EXIT.faults;
  if (failOn === 'any' ? seen.has('short-of-passed') : all.some((verdict) => !isForgiven(verdict))) return EXIT.deviations;
  return all.some(wasTried) ? EXIT.passed : EXIT.nothing;
}

/**
 * The exit code of a command that ended with an error: nothing to do is 4, a disk that cannot be written is a technical
 * fault like one nobody foresaw, and so is a site that cannot be looked at, and any other error of ours is one of use.
 */
export function exitCodeOfProblems(problems: readonly PilotError[]): ExitCode {
  if (problems.length === 0 || problems.some((problem) => isDisk(problem) || problem.code === 'SP5006')) return EXIT.faults;
  return problems.every(({ code }) => code === 'SP1022') ? EXIT.nothing : EXIT.usage;
}

/** A disk that is full or broken, whatever was to be written on it. */
function isDisk({ code, cause }: PilotError): boolean {
  return code === 'SP4003' || ['ENOSPC', 'EDQUOT', 'EIO'].includes(errnoOf(cause) ?? '');
}

/** Whether a run that only deviations are held against lets a verdict be: all that is known, and is no failure. */
const isForgiven = (verdict: Verdict): boolean => EXIT_OF.has(verdict) && verdictRow(verdict).kind !== 'failed';
