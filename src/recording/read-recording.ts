import type { z } from 'zod';
import { ASSUMPTION_MEDIA_TYPE } from '../model/assumption-outcome.ts';
import { COMPARISON_MEDIA_TYPE } from '../model/comparison.ts';
import { EXCERPT_MEDIA_TYPE, EXCHANGE_MEDIA_TYPE } from '../model/exchange.ts';
import { MANUAL_MEDIA_TYPE } from '../model/manual.ts';
import { CONTAMINATED_MEDIA_TYPE } from '../model/run.ts';
import {
  type AttachmentMessage,
  type GherkinDocumentMessage,
  MESSAGE_SHAPES,
  type PickleMessage,
  type TestCaseMessage,
  type TestStepResultMessage,
} from './message-shapes.ts';
import { withoutNulls } from './lenient.ts';
import type { Moment } from './moment.ts';
import type { Attempt, Recording, RecordingFault, RunTold } from './recording.ts';

/**
 * Reads our own recording, whatever has become of it since: a message that does not fit is left out and counted, never
 * guessed at. Pure; never throws, whatever the objects hold.
 */
export function readRecording(envelopes: Iterable<object>): Recording {
  const indexer = new Indexer('strict', () => undefined);
  for (const envelope of envelopes) indexer.add(envelope);
  return indexer.recording();
}

/**
 * Reads another Cucumber's recording. It may leave out what its version leaves out, but nothing may contradict it:
 * `refuse` is given the first fault with the number of its message, from 1, and what tool the recording is from, as far as
 * it has said so. Attachments are not read.
 */
export function readForeignRecording(
  envelopes: Iterable<object>,
  refuse: (fault: RecordingFault, message: number, tool: RunTold['implementation']) => never,
): Recording {
  let count = 0;
  const indexer: Indexer = new Indexer('lenient', (fault) => refuse(fault, count, indexer.recording().told.implementation));
  for (const envelope of envelopes) {
    count += 1;
    indexer.add(withoutNulls(envelope) as object);
  }
  return indexer.recording();
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface GrowingAttempt extends Omit<
  Mutable<Attempt>,
  'results' | 'exchanges' | 'excerpts' | 'comparisons' | 'assumptions' | 'manual'
> {
  readonly results: Map<string, TestStepResultMessage[]>;
  readonly exchanges: AttachmentMessage[];
  readonly excerpts: AttachmentMessage[];
  readonly comparisons: AttachmentMessage[];
  readonly assumptions: AttachmentMessage[];
  readonly manual: AttachmentMessage[];
}

type Shapes = (typeof MESSAGE_SHAPES)['strict' | 'lenient'];

class Indexer {
  readonly #strict: boolean;
  readonly #shapes: Shapes;
  readonly #onFault: (fault: RecordingFault) => void;
  #startedAt: Moment | undefined;
  #implementation: RunTold['implementation'];
  #finishedAt: Moment | undefined;
  readonly #pickles = new Map<string, PickleMessage>();
  readonly #testCases: TestCaseMessage[] = [];
  readonly #definitions = new Map<string, string>();
  readonly #attempts = new Map<string, GrowingAttempt>();
  readonly #nodes = { keywords: new Map<string, string>(), lines: new Map<string, number>(), rows: new Map<string, string>() };
  readonly #sources: RunTold['sources'][number][] = [];
  readonly #failures: RunTold['failures'][number][] = [];
  #dropped = 0;

  constructor(strictness: 'strict' | 'lenient', onFault: (fault: RecordingFault) => void) {
    this.#strict = strictness === 'strict';
    this.#shapes = MESSAGE_SHAPES[strictness];
    this.#onFault = onFault;
  }

  add(envelope: object): void {
    for (const [kind, message] of Object.entries(envelope) as [string, unknown][]) {
      this.#takeScenarios(kind, message);
      if (!this.#strict) this.#takeRun(kind, message);
    }
  }

  recording(): Recording {
    return {
      startedAt: this.#startedAt,
      pickles: this.#pickles,
      testCases: this.#testCases,
      attempts: [...this.#attempts.values()],
      definitions: this.#definitions,
      nodes: this.#nodes,
      told: {
        implementation: this.#implementation,
        finishedAt: this.#finishedAt,
        sources: this.#sources,
        failures: this.#failures,
      },
      dropped: this.#dropped,
    };
  }

  #takeScenarios(kind: string, message: unknown): void {
    switch (kind) {
      case 'testStepFinished':
        this.#with(kind, message, ({ testCaseStartedId, testStepId, testStepResult }) => {
          const results = this.#attempt(testCaseStartedId).results;
          results.set(testStepId, [...(results.get(testStepId) ?? []), testStepResult]);
        });
        break;
      case 'attachment':
        if (this.#strict) this.#attachment(message);
        break;
      case 'testCaseStarted':
        this.#with(kind, message, ({ id, testCaseId, timestamp, attempt: number }) => {
          const attempt = this.#attempt(id);
          if (attempt.testCaseId !== undefined) this.#onFault({ kind: 'attempt-begins-twice' });
          // The first word counts: a second start under the same id can only be damage.
          attempt.testCaseId ??= testCaseId;
          attempt.startedAt ??= timestamp;
          attempt.number = Math.max(attempt.number, number);
        });
        break;
      case 'testCaseFinished':
        this.#with(kind, message, ({ testCaseStartedId, timestamp, willBeRetried }) => {
          const attempt = this.#attempt(testCaseStartedId);
          if (attempt.testCaseId === undefined) this.#onFault({ kind: 'attempt-ends-unbegun' });
          const retried = attempt.finished?.willBeRetried === true ? true : willBeRetried;
          attempt.finished = { at: timestamp, willBeRetried: retried };
        });
        break;
      case 'testCase':
        this.#with(kind, message, (testCase) => this.#testCases.push(testCase));
        break;
      case 'pickle':
        this.#with(kind, message, (pickle) => {
          if (!this.#pickles.has(pickle.id)) this.#pickles.set(pickle.id, pickle);
        });
        break;
      case 'stepDefinition':
        if (!this.#strict) break;
        this.#with(kind, message, ({ id, pattern }) => this.#definitions.set(id, pattern.source));
        break;
      case 'gherkinDocument':
        this.#with(kind, message, (document) => this.#learnNodes(document));
        break;
      case 'testRunStarted':
        if (this.#startedAt !== undefined) this.#onFault({ kind: 'run-begins-twice' });
        this.#with(kind, message, ({ timestamp }) => (this.#startedAt ??= timestamp));
        break;
      default:
    }
  }

  #takeRun(kind: string, message: unknown): void {
    switch (kind) {
      case 'meta':
        this.#with(kind, message, ({ implementation }) => (this.#implementation = implementation ?? this.#implementation));
        break;
      case 'source':
        this.#with(kind, message, ({ uri, data }) => this.#sources.push({ path: uri, text: data }));
        break;
      case 'testRunHookFinished':
        this.#with(kind, message, ({ result }) => {
          if (result.status !== 'PASSED') this.#failures.push({ of: 'hook', text: result.exception?.message ?? result.message });
        });
        break;
      case 'testRunFinished':
        this.#with(kind, message, ({ timestamp, exception, message: text }) => {
          this.#finishedAt = timestamp;
          const told = exception?.message ?? text;
          if (told !== undefined && told !== '') this.#failures.push({ of: 'run', text: told });
        });
        break;
      default:
    }
  }

  #attachment(message: unknown): void {
    const mediaType = typeof message === 'object' && message !== null && 'mediaType' in message ? message.mediaType : undefined;
    if (!READ_MEDIA_TYPES.some((known) => known === mediaType)) return;
    this.#with('attachment', message, (attachment) => {
      const attempt = this.#attempt(attachment.testCaseStartedId);
      if (mediaType === CONTAMINATED_MEDIA_TYPE) attempt.contaminated = true;
      else if (mediaType === EXCERPT_MEDIA_TYPE) attempt.excerpts.push(attachment);
      else if (mediaType === COMPARISON_MEDIA_TYPE) attempt.comparisons.push(attachment);
      else if (mediaType === ASSUMPTION_MEDIA_TYPE) attempt.assumptions.push(attachment);
      else if (mediaType === MANUAL_MEDIA_TYPE) attempt.manual.push(attachment);
      else attempt.exchanges.push(attachment);
    });
  }

  #learnNodes(document: GherkinDocumentMessage): void {
    const { keywords, lines, rows } = this.#nodes;
    for (const child of document.feature?.children ?? []) {
      for (const { background, scenario } of [child, ...(child.rule?.children ?? [])]) {
        for (const step of [...(background?.steps ?? []), ...(scenario?.steps ?? [])]) keywords.set(step.id, step.keyword.trim());
        if (scenario?.id !== undefined && scenario.location !== undefined) lines.set(scenario.id, scenario.location.line);
        for (const row of scenario?.examples?.flatMap(({ tableBody }) => tableBody) ?? []) {
          if (row.location !== undefined) lines.set(row.id, row.location.line);
          rows.set(row.id, row.cells[0]?.value ?? '');
        }
      }
    }
  }

  #attempt(id: string): GrowingAttempt {
    const known = this.#attempts.get(id);
    if (known !== undefined) return known;
    const attempt: GrowingAttempt = {
      id,
      testCaseId: undefined,
      number: 0,
      startedAt: undefined,
      results: new Map(),
      finished: undefined,
      contaminated: false,
      exchanges: [],
      excerpts: [],
      comparisons: [],
      assumptions: [],
      manual: [],
    };
    this.#attempts.set(id, attempt);
    return attempt;
  }

  #with<K extends keyof Shapes>(kind: K, message: unknown, use: (value: z.output<Shapes[K]>) => void): void {
    const read = this.#shapes[kind].safeParse(message);
    if (read.success) {
      use(read.data as z.output<Shapes[K]>);
      return;
    }
    this.#dropped += 1;
    this.#onFault({ kind: 'misshapen', message: kind, field: read.error.issues[0]?.path.join('.') ?? '' });
  }
}

const READ_MEDIA_TYPES = [
  EXCHANGE_MEDIA_TYPE,
  EXCERPT_MEDIA_TYPE,
  COMPARISON_MEDIA_TYPE,
  ASSUMPTION_MEDIA_TYPE,
  MANUAL_MEDIA_TYPE,
  CONTAMINATED_MEDIA_TYPE,
] as const;
