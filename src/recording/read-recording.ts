import type { z } from 'zod';
import { COMPARISON_MEDIA_TYPE } from '../model/comparison.ts';
import { EXCHANGE_MEDIA_TYPE } from '../model/exchange.ts';
import { MANUAL_MEDIA_TYPE } from '../model/manual.ts';
import { CONTAMINATED_MEDIA_TYPE } from '../model/run.ts';
import * as schemas from './message-shapes.ts';
import type {
  AttachmentMessage,
  GherkinDocumentMessage,
  PickleMessage,
  TestCaseMessage,
  TestStepResultMessage,
  TimestampMessage,
} from './message-shapes.ts';

/** One attempt at a case, gathered from messages that may have come in any order. */
export interface Attempt {
  readonly id: string;
  testCaseId: string | undefined;
  /** As Cucumber numbers it, from 0. */
  number: number;
  startedAt: TimestampMessage | undefined;
  /** Every result reported for a step; more than one only in a damaged recording. */
  readonly results: Map<string, TestStepResultMessage[]>;
  /** Absent while it had not ended. */
  finished: { readonly at: TimestampMessage; readonly willBeRetried: boolean } | undefined;
  /** Spoilt by another scenario's stray exception; see CONTAMINATED_MEDIA_TYPE. */
  contaminated: boolean;
  /** Attachments that carry exchanges, in the order they were made. */
  readonly exchanges: AttachmentMessage[];
  /** Attachments that carry a unit compared over the interfaces. */
  readonly comparisons: AttachmentMessage[];
  /** Attachments that make a manual answer: tester, comments, files. */
  readonly manual: AttachmentMessage[];
}

/** A recording, indexed. Everything is keyed by id in maps, so that no id can reach an object's prototype. */
export interface Recording {
  readonly startedAt: TimestampMessage | undefined;
  readonly pickles: ReadonlyMap<string, PickleMessage>;
  readonly testCases: ReadonlyMap<string, TestCaseMessage>;
  readonly attempts: readonly Attempt[];
  /** Keyword of a step in the feature text, by AST node id. */
  readonly keywords: ReadonlyMap<string, string>;
  /** Messages of a kind we read whose content did not fit. */
  readonly dropped: number;
}

/** Indexes the messages of a recording. Pure; never throws, whatever the objects hold. */
export function indexRecording(envelopes: Iterable<object>): Recording {
  const indexer = new Indexer();
  for (const envelope of envelopes) indexer.add(envelope);
  return indexer.recording();
}

const READ_MEDIA_TYPES = [EXCHANGE_MEDIA_TYPE, COMPARISON_MEDIA_TYPE, MANUAL_MEDIA_TYPE, CONTAMINATED_MEDIA_TYPE] as const;

class Indexer {
  #startedAt: TimestampMessage | undefined;
  readonly #pickles = new Map<string, PickleMessage>();
  readonly #testCases = new Map<string, TestCaseMessage>();
  readonly #attempts = new Map<string, Attempt>();
  readonly #keywords = new Map<string, string>();
  #dropped = 0;

  add(envelope: object): void {
    for (const [kind, message] of Object.entries(envelope) as [string, unknown][]) this.#take(kind, message);
  }

  recording(): Recording {
    return {
      startedAt: this.#startedAt,
      pickles: this.#pickles,
      testCases: this.#testCases,
      attempts: [...this.#attempts.values()],
      keywords: this.#keywords,
      dropped: this.#dropped,
    };
  }

  #take(kind: string, message: unknown): void {
    if (kind === 'testStepFinished') {
      this.#with(schemas.testStepFinishedSchema, message, ({ testCaseStartedId, testStepId, testStepResult }) => {
        const results = this.#attempt(testCaseStartedId).results;
        results.set(testStepId, [...(results.get(testStepId) ?? []), testStepResult]);
      });
    } else if (kind === 'attachment') this.#attachment(message);
    else if (kind === 'testCaseStarted') {
      this.#with(schemas.testCaseStartedSchema, message, (started) => {
        const attempt = this.#attempt(started.id);
        // The first word counts: a second start under the same id can only be damage.
        attempt.testCaseId ??= started.testCaseId;
        attempt.startedAt ??= started.timestamp;
        attempt.number = Math.max(attempt.number, started.attempt);
      });
    } else if (kind === 'testCaseFinished') {
      this.#with(schemas.testCaseFinishedSchema, message, ({ testCaseStartedId, timestamp, willBeRetried }) => {
        const attempt = this.#attempt(testCaseStartedId);
        attempt.finished = { at: timestamp, willBeRetried: willBeRetried || attempt.finished?.willBeRetried === true };
      });
    } else if (kind === 'testCase')
      this.#with(schemas.testCaseSchema, message, (testCase) => addFirst(this.#testCases, testCase));
    else if (kind === 'pickle') this.#with(schemas.pickleSchema, message, (pickle) => addFirst(this.#pickles, pickle));
    else if (kind === 'gherkinDocument')
      this.#with(schemas.gherkinDocumentSchema, message, (document) => this.#learnKeywords(document));
    else if (kind === 'testRunStarted') {
      this.#with(schemas.testRunStartedSchema, message, ({ timestamp }) => (this.#startedAt ??= timestamp));
    }
  }

  #attachment(message: unknown): void {
    const mediaType = typeof message === 'object' && message !== null && 'mediaType' in message ? message.mediaType : undefined;
    if (!READ_MEDIA_TYPES.some((known) => known === mediaType)) return;
    this.#with(schemas.attachmentSchema, message, (attachment) => {
      const attempt = this.#attempt(attachment.testCaseStartedId);
      if (mediaType === CONTAMINATED_MEDIA_TYPE) attempt.contaminated = true;
      else if (mediaType === COMPARISON_MEDIA_TYPE) attempt.comparisons.push(attachment);
      else if (mediaType === MANUAL_MEDIA_TYPE) attempt.manual.push(attachment);
      else attempt.exchanges.push(attachment);
    });
  }

  #learnKeywords(document: GherkinDocumentMessage): void {
    for (const child of document.feature?.children ?? []) {
      for (const { background, scenario } of [child, ...(child.rule?.children ?? [])]) {
        for (const step of [...(background?.steps ?? []), ...(scenario?.steps ?? [])])
          this.#keywords.set(step.id, step.keyword.trim());
      }
    }
  }

  #attempt(id: string): Attempt {
    const known = this.#attempts.get(id);
    if (known !== undefined) return known;
    const attempt: Attempt = {
      id,
      testCaseId: undefined,
      number: 0,
      startedAt: undefined,
      results: new Map(),
      finished: undefined,
      contaminated: false,
      exchanges: [],
      comparisons: [],
      manual: [],
    };
    this.#attempts.set(id, attempt);
    return attempt;
  }

  #with<T>(schema: z.ZodType<T>, message: unknown, use: (value: T) => void): void {
    const read = schema.safeParse(message);
    if (read.success) use(read.data);
    else this.#dropped += 1;
  }
}

/** Ids are unique in a sound recording; of two with the same id the first is kept, so that damage cannot replace it. */
function addFirst<T extends { readonly id: string }>(map: Map<string, T>, value: T): void {
  if (!map.has(value.id)) map.set(value.id, value);
}
