import type { AttachmentMessage, PickleMessage, TestCaseMessage, TestStepResultMessage } from './message-shapes.ts';
import type { Moment } from './moment.ts';

/** One attempt at a case, gathered from messages that may have come in any order. */
export interface Attempt {
  readonly id: string;
  readonly testCaseId: string | undefined;
  /** As Cucumber numbers it, from 0. */
  readonly number: number;
  readonly startedAt: Moment | undefined;
  /** Every result reported for a step, by the step's id; more than one only in a damaged recording. */
  readonly results: ReadonlyMap<string, readonly TestStepResultMessage[]>;
  /** Absent while it had not ended. A foreign recording may leave it to the steps to say that it will be tried again. */
  readonly finished: { readonly at: Moment; readonly willBeRetried: boolean | undefined } | undefined;
  /** Spoilt by another scenario's stray exception; see CONTAMINATED_MEDIA_TYPE. */
  readonly contaminated: boolean;
  /** Attachments that carry exchanges, in the order they were made. */
  readonly exchanges: readonly AttachmentMessage[];
  /** Attachments that carry what of the evidence a fault rests on. */
  readonly excerpts: readonly AttachmentMessage[];
  /** Attachments that carry a unit compared over the interfaces. */
  readonly comparisons: readonly AttachmentMessage[];
  /** Attachments that say how the answers stood to open assumptions. */
  readonly assumptions: readonly AttachmentMessage[];
  /** Attachments that make a manual answer: tester, comments, files. */
  readonly manual: readonly AttachmentMessage[];
}

/**
 * A recording, indexed. Everything is keyed by id in maps, so that no id can reach an object's prototype. Of two things
 * with the same id, which only damage can cause, the first is kept.
 */
export interface Recording {
  readonly startedAt: Moment | undefined;
  readonly pickles: ReadonlyMap<string, PickleMessage>;
  /** In the order they were written; a damaged recording may hold two of one id. */
  readonly testCases: readonly TestCaseMessage[];
  readonly attempts: readonly Attempt[];
  /** Pattern of each step definition, by its id; read strictly only. */
  readonly definitions: ReadonlyMap<string, string>;
  /** What feature texts say of the nodes that pickles and their steps were made from. */
  readonly nodes: FeatureNodes;
  /** What only a lenient reading takes in. */
  readonly told: RunTold;
  /** Messages of a kind we read whose content did not fit. */
  readonly dropped: number;
}

/** Nodes of feature documents, by their id, which is unique over a whole recording. */
export interface FeatureNodes {
  /** Keyword of a step in the feature text. */
  readonly keywords: ReadonlyMap<string, string>;
  /** Line of a scenario or of an Examples row. */
  readonly lines: ReadonlyMap<string, number>;
  /** First cell of an Examples row. */
  readonly rows: ReadonlyMap<string, string>;
}

/** What a recording says of the run as a whole. */
export interface RunTold {
  readonly implementation: { readonly name: string; readonly version?: string | undefined } | undefined;
  readonly finishedAt: Moment | undefined;
  readonly sources: readonly { readonly path: string; readonly text: string }[];
  /** What failed outside the scenarios: a hook of the whole run, or the run itself. */
  readonly failures: readonly { readonly of: 'hook' | 'run'; readonly text: string | undefined }[];
}

/** What in a recording contradicts its form or itself. */
export type RecordingFault =
  | { readonly kind: 'misshapen'; readonly message: string; readonly field: string }
  | { readonly kind: 'run-begins-twice' | 'attempt-begins-twice' | 'attempt-ends-unbegun' };
