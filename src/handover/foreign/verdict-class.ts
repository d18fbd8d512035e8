import { type FaultClass, THROWN_VERDICTS } from '../../model/verdict.ts';
import type { ForeignResult } from './recording.ts';

/** The faults our own steps throw; a foreign suite may use the same names and is then taken at its word. */
const OURS = new RegExp(String.raw`(?:^|[.:\\])(${THROWN_VERDICTS.map(({ thrown }) => thrown).join('|')})$`);

const DEVIATION: FaultClass = 'Deviation';

/** What assertion libraries throw when something was other than expected; the class without its package. */
const ASSERTIONS =
  /(?:^|[.:\\$])(?:Assertion(?:Failed)?(?:Error|Exception)|JestAssertionError|ComparisonFailure|MultipleFailuresError|ExpectationNotMetError|ExpectationFailed(?:Error|Exception)?|AssertException|XunitException)$/;

/**
 * The class a failed result is kept with, which decides its verdict: an assertion that did not hold is a deviation; any
 * other class is a fault in the test's own code; and where no class is told, the status alone says that it failed, which
 * is a deviation.
 */
export function keptClass({ status, exceptionType }: ForeignResult): string | undefined {
  if (status !== 'FAILED') return undefined;
  if (exceptionType === undefined || exceptionType === '') return DEVIATION;
  const ours = OURS.exec(exceptionType)?.[1];
  if (ours !== undefined) return ours;
  return ASSERTIONS.test(exceptionType) ? DEVIATION : exceptionType;
}
