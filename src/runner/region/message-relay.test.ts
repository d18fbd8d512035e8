import { type Envelope, TestStepResultStatus } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { CONTAMINATED_MEDIA_TYPE } from '../../model/run.ts';
import { type CaseFinished, MessageRelay } from './message-relay.ts';

const timestamp = { seconds: 0, nanos: 0 };
const started = (id: string, testCaseId: string): Envelope => ({ testCaseStarted: { id, testCaseId, attempt: 0, timestamp } });
const finished = (testCaseStartedId: string, willBeRetried = false): Envelope => ({
  testCaseFinished: { testCaseStartedId, willBeRetried, timestamp },
});
const step = (testCaseStartedId: string, status: TestStepResultStatus): Envelope => ({
  testStepFinished: { testCaseStartedId, testStepId: 's', timestamp, testStepResult: { status, duration: timestamp } },
});

function relay() {
  const written: Envelope[] = [];
  const ends: CaseFinished[] = [];
  let synced = 0;
  const target = { write: (envelope: Envelope) => written.push(envelope), sync: () => (synced += 1) };
  return {
    relay: new MessageRelay(
      target,
      (end) => ends.push(end),
      (text) => text.replaceAll('hemmelig', '••••'),
    ),
    written,
    ends,
    synced: () => synced,
  };
}

describe('the messages’ way to the store', () => {
  it('passes each message on, and secures them on disk when a scenario ends', () => {
    const { relay: messages, written, ends, synced } = relay();
    for (const envelope of [started('1', 'a'), step('1', TestStepResultStatus.PASSED), finished('1')]) messages.receive(envelope);
    expect(written).toHaveLength(3);
    expect(synced()).toBe(1);
    expect(ends).toEqual([{ testCaseId: 'a', passed: true }]);
  });

  it('reports a scenario with a step that did not pass as not passed', () => {
    const { relay: messages, ends } = relay();
    for (const envelope of [started('1', 'a'), step('1', TestStepResultStatus.FAILED), finished('1')]) messages.receive(envelope);
    expect(ends).toEqual([{ testCaseId: 'a', passed: false }]);
  });

  it('reports a scenario ended only once it is not to be retried', () => {
    const { relay: messages, ends } = relay();
    for (const envelope of [
      started('1', 'a'),
      step('1', TestStepResultStatus.FAILED),
      finished('1', true),
      started('2', 'a'),
      finished('2'),
    ]) {
      messages.receive(envelope);
    }
    expect(ends).toEqual([{ testCaseId: 'a', passed: true }]);
  });

  it('takes secrets out of what a step throws before it is written', () => {
    const { relay: messages, written } = relay();
    messages.receive(started('1', 'a'));
    const result = {
      status: TestStepResultStatus.FAILED,
      duration: timestamp,
      message: 'Error: hemmelig',
      exception: { type: 'Error', message: 'hemmelig' },
    };
    messages.receive({ testStepFinished: { testCaseStartedId: '1', testStepId: 's', timestamp, testStepResult: result } });
    expect(JSON.stringify(written)).not.toContain('hemmelig');
    expect(JSON.stringify(written)).toContain('Error: ••••');
  });

  it('marks all concurrent attempts as spoilt when an exception comes from outside them, and counts up the next attempt', () => {
    const { relay: messages, written, ends } = relay();
    messages.receive(started('1', 'a'));
    messages.receive(started('2', 'b'));
    messages.strayException();
    messages.receive(finished('1'));
    messages.receive(finished('2'));
    expect(messages.isSpoilt('a') && messages.isSpoilt('b')).toBe(true);
    expect(ends).toEqual([]);
    expect(written.filter((envelope) => envelope.attachment?.mediaType === CONTAMINATED_MEDIA_TYPE)).toHaveLength(2);
    expect(written.flatMap((envelope) => envelope.testCaseFinished?.willBeRetried ?? [])).toEqual([true, true]);
    messages.receive(started('3', 'a'));
    messages.receive(finished('3'));
    expect(messages.isSpoilt('a')).toBe(false);
    expect(written.find((envelope) => envelope.testCaseStarted?.id === '3')?.testCaseStarted?.attempt).toBe(1);
    expect(ends).toEqual([{ testCaseId: 'a', passed: true }]);
  });

  it('lets a scenario that is alone answer for its own stray exception', () => {
    const { relay: messages, ends } = relay();
    messages.receive(started('1', 'a'));
    messages.strayException();
    messages.receive(step('1', TestStepResultStatus.FAILED));
    messages.receive(finished('1'));
    expect(messages.isSpoilt('a')).toBe(false);
    expect(ends).toEqual([{ testCaseId: 'a', passed: false }]);
  });
});
