import type { Moment } from '../moment.ts';

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
  /** What a reader of the run should know of how the recording was read, in Danish. */
  readonly remarks: readonly string[];
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

/** One attempt at a scenario. */
export interface ForeignAttempt {
  readonly number: number;
  readonly startedAt: Moment;
  /** Undefined when it never ended. */
  readonly finishedAt: Moment | undefined;
  readonly willBeRetried: boolean;
  readonly results: readonly ForeignResult[];
}

/** What came of one step or hook. */
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
