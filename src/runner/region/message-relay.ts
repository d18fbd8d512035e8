import { AttachmentContentEncoding, type Envelope, type Exception, TestStepResultStatus } from '@cucumber/messages';
import { CONTAMINATED_MEDIA_TYPE } from '../../model/run.ts';

/** What a finished scenario means for the progress of a region. */
export interface CaseFinished {
  readonly testCaseId: string;
  readonly passed: boolean;
}

/** Where a region's messages go. */
export interface RelayTarget {
  write(envelope: Envelope): void;
  /** Called at each finished scenario, when everything about it has been written. */
  sync(): void;
}

/**
 * Stands between Cucumber and the store. It keeps track of which scenarios are under way, so that a stray exception,
 * which Cucumber charges to every scenario then running in the process, can be recorded for what it is: the attempts
 * are marked as spoilt, said to be retried, and the retry carries the next attempt number. The stream stays standard
 * Cucumber Messages.
 */
export class MessageRelay {
  readonly #target: RelayTarget;
  readonly #onFinished: (finished: CaseFinished) => void;
  /** testCaseStartedId -> testCaseId of attempts under way. */
  readonly #underWay = new Map<string, string>();
  readonly #attempts = new Map<string, number>();
  readonly #spoiltAttempts = new Set<string>();
  readonly #spoiltCases = new Set<string>();
  readonly #redact: (text: string) => string;
  readonly #failedAttempts = new Set<string>();

  constructor(target: RelayTarget, onFinished: (finished: CaseFinished) => void, redact: (text: string) => string) {
    this.#target = target;
    this.#onFinished = onFinished;
    this.#redact = redact;
  }

  /** Ids of the test cases under way. */
  underWay(): readonly string[] {
    return [...this.#underWay.values()];
  }

  /** An exception that belongs to no promise has struck. Alone, a scenario answers for it; among others, none can be blamed. */
  strayException(): void {
    if (this.#underWay.size < 2) return;
    for (const [started, testCase] of this.#underWay) {
      this.#spoiltAttempts.add(started);
      this.#spoiltCases.add(testCase);
    }
  }

  /** Whether the case's last attempt was spoilt. */
  isSpoilt(testCaseId: string): boolean {
    return this.#spoiltCases.has(testCaseId);
  }

  receive(envelope: Envelope): void {
    if (envelope.testCaseStarted !== undefined) this.#started(envelope, envelope.testCaseStarted);
    else if (envelope.testCaseFinished !== undefined) this.#finished(envelope, envelope.testCaseFinished);
    else {
      this.#target.write(
        envelope.testStepFinished === undefined ? envelope : this.#stepFinished(envelope, envelope.testStepFinished),
      );
    }
  }

  /** What a step threw may quote what it was given; it is redacted before it is kept, as every exchange is. */
  #stepFinished(envelope: Envelope, finished: NonNullable<Envelope['testStepFinished']>): Envelope {
    const { testStepResult: result } = finished;
    if (result.status === TestStepResultStatus.PASSED) return envelope;
    this.#failedAttempts.add(finished.testCaseStartedId);
    const { message, exception } = result;
    const testStepResult = {
      ...result,
      ...(message === undefined ? {} : { message: this.#redact(message) }),
      ...(exception === undefined ? {} : { exception: this.#cleanException(exception) }),
    };
    return { ...envelope, testStepFinished: { ...finished, testStepResult } };
  }

  #cleanException({ type, message, stackTrace }: Exception): Exception {
    return {
      type,
      ...(message === undefined ? {} : { message: this.#redact(message) }),
      ...(stackTrace === undefined ? {} : { stackTrace: this.#redact(stackTrace) }),
    };
  }

  #started(envelope: Envelope, started: NonNullable<Envelope['testCaseStarted']>): void {
    const attempt = this.#attempts.get(started.testCaseId) ?? 0;
    this.#attempts.set(started.testCaseId, attempt + 1);
    this.#spoiltCases.delete(started.testCaseId);
    this.#underWay.set(started.id, started.testCaseId);
    this.#target.write({ ...envelope, testCaseStarted: { ...started, attempt } });
  }

  #finished(envelope: Envelope, finished: NonNullable<Envelope['testCaseFinished']>): void {
    const testCaseId = this.#underWay.get(finished.testCaseStartedId);
    this.#underWay.delete(finished.testCaseStartedId);
    const spoilt = this.#spoiltAttempts.has(finished.testCaseStartedId);
    if (spoilt) {
      this.#target.write({
        attachment: {
          body: '{}',
          contentEncoding: AttachmentContentEncoding.IDENTITY,
          mediaType: CONTAMINATED_MEDIA_TYPE,
          testCaseStartedId: finished.testCaseStartedId,
        },
      });
    }
    const willBeRetried = finished.willBeRetried || spoilt;
    this.#target.write({ ...envelope, testCaseFinished: { ...finished, willBeRetried } });
    this.#target.sync();
    if (willBeRetried || testCaseId === undefined) return;
    this.#onFinished({ testCaseId, passed: !this.#failedAttempts.has(finished.testCaseStartedId) });
  }
}
