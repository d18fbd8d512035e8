import { type FaultClass, THROWN_VERDICTS } from '../../model/verdict.ts';
import type { ForeignResult } from './foreign-recording.ts';

const NAME = String.raw`(?:[A-Za-z_$][\w$]*(?:\.|::|\\))*[A-Za-z_$][\w$]*`;
/** A class name where an error's text begins, as JavaScript, Java and PHP write it: `java.lang.AssertionError: …`. */
const AT_START = new RegExp(String.raw`^\s*(${NAME})(?=:\s|\s\[|\s*(?:\n|$))`);
/** A class name in parentheses where a line ends, as Ruby writes it. */
const AT_END = new RegExp(String.raw`\((${NAME})\)[ \t]*$`, 'm');
/** A class name where a Python traceback's last line begins. */
const AFTER_TRACEBACK = new RegExp(String.raw`^\s*Traceback \(most recent call last\):[^]*\n(${NAME})(?=:\s|\s*$)`);
/** What tells a class from the first word of a sentence. */
const IS_CLASS = /(?:Error|Exception|Failure|Failed|Deviation)$/;

/** The class in an error's text, where a form has no field for it; undefined when none is told. */
export function classInText(message: string | undefined): string | undefined {
  const named = [AT_START, AT_END, AFTER_TRACEBACK].map((pattern) => pattern.exec(message ?? '')?.[1]);
  return named.find((name) => name !== undefined && IS_CLASS.test(name));
}

/** The faults our own steps throw; a foreign suite may use the same names and is then taken at its word. */
const OURS = new RegExp(String.raw`(?:^|[.:\\])(${THROWN_VERDICTS.flatMap(({ thrown }) => thrown).join('|')})$`);

const DEVIATION: FaultClass = 'Deviation';
/** Of a fault nobody has named. */
const UNTOLD = 'Error';

/** What assertion libraries throw when something was other than expected; the class without its package. */
const ASSERTIONS =
  /(?:^|[.:\\$])(?:Assertion(?:Failed)?(?:Error|Exception)|JestAssertionError|ComparisonFailure|MultipleFailuresError|ExpectationNotMetError|ExpectationFailed(?:Error|Exception)?|AssertException|XunitException)$/;

/**
 * The class a failed result is kept with, which decides its verdict: an assertion that did not hold is a deviation; any
 * other class is a fault in the test's own code; and where no class is told, the status alone says that it failed, which
 * is a deviation of a step, and a fault in the test's own code of a hook, for that asks the system nothing.
 */
export function keptClass({ status, exceptionType }: ForeignResult, isHook = false): string | undefined {
  if (status !== 'FAILED') return undefined;
  if (exceptionType === undefined || exceptionType === '') return isHook ? UNTOLD : DEVIATION;
  const ours = OURS.exec(exceptionType)?.[1];
  if (ours !== undefined) return ours;
  return ASSERTIONS.test(exceptionType) ? DEVIATION : exceptionType;
}
