/** A moment as Cucumber Messages write it. */
export interface Moment {
  readonly seconds: number;
  readonly nanos: number;
}

/** What another Cucumber recorded, in whatever form, as far as a verdict rests on it. */
export interface ForeignRecording {
  /** `cucumber-jvm 7.20.1`, as far as it said. */
  readonly tool: string;
  readonly startedAt: Moment;
  readonly finishedAt: Moment;
  readonly scenarios: readonly ForeignScenario[];
  /** Feature texts, where the recording has them. */
  readonly sources: readonly { readonly path: string; readonly text: string }[];
  /** What failed outside the scenarios, in Danish. */
  readonly notes: readonly string[];
}

/** One scenario, or one row of an outline. */
export interface ForeignScenario {
  readonly uri: string;
  /** Line of the scenario or of the row; undefined when the recording does not say. */
  readonly line: number | undefined;
  readonly name: string;
  /** With `@`. */
  readonly tags: readonly string[];
  /** The row's first cell; undefined for a plain scenario. */
  readonly exampleKey: string | undefined;
  readonly steps: readonly { readonly keyword: string; readonly text: string }[];
  /** What was to be carried out: steps by their place in `steps`, and hooks (undefined). */
  readonly testSteps: readonly (number | undefined)[];
  readonly attempts: readonly ForeignAttempt[];
}

export interface ForeignAttempt {
  readonly number: number;
  readonly startedAt: Moment;
  /** Undefined when it never ended. */
  readonly finishedAt: Moment | undefined;
  readonly willBeRetried: boolean;
  readonly results: readonly ForeignResult[];
}

export interface ForeignResult {
  /** Place in `testSteps`. */
  readonly testStep: number;
  /** As Cucumber Messages spell it. */
  readonly status: string;
  readonly duration: Moment;
  readonly message: string | undefined;
  /** Class of what was thrown, as far as it said. */
  readonly exceptionType: string | undefined;
}

const NAME = String.raw`(?:[A-Za-z_$][\w$]*(?:\.|::|\\))*[A-Za-z_$][\w$]*`;
/** A class name where an error's text begins, as JavaScript, Java and PHP write it: `java.lang.AssertionError: …`. */
const AT_START = new RegExp(String.raw`^\s*(${NAME})(?=:\s|\s\[|\s*(?:\n|$))`);
/** A class name in parentheses where a line ends, as Ruby writes it. */
const AT_END = new RegExp(String.raw`\((${NAME})\)[ \t]*$`, 'm');
/** What tells a class from the first word of a sentence. */
const IS_CLASS = /(?:Error|Exception|Failure|Failed|Deviation)$/;

/** The class in an error's text, where a form has no field for it; undefined when none is told. */
export function classInText(message: string | undefined): string | undefined {
  const named = [AT_START, AT_END].map((pattern) => pattern.exec(message ?? '')?.[1]);
  return named.find((name) => name !== undefined && IS_CLASS.test(name));
}
