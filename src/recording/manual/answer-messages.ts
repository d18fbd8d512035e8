import { type Envelope, type Meta, type Pickle, SourceMediaType } from '@cucumber/messages';
import type { ParsedFile } from '../../gherkin/parse.ts';
import type { FaultClass } from '../../model/verdict.ts';
import { MANUAL_MEDIA_TYPE, type ManualAnswer, type ManualAttachment, type ManualFile, type Person } from '../../model/manual.ts';
import { buildMessages, type StreamAttachment, type StreamCase } from '../build-messages.ts';
import type { TestStepResultMessage } from '../message-shapes.ts';
import { momentOf } from '../moment.ts';

/** A case as a person answered it, with its files kept as evidence. */
export interface RecordedAnswer {
  readonly case: {
    readonly key: string;
    readonly path: string;
    readonly parsed: Pick<ParsedFile, 'file' | 'document'>;
    readonly pickle: Pickle;
  };
  readonly tester: Person;
  /** When it was tried. */
  readonly at: Date;
  /** One a step of the case; no answer after the first that did not pass is an omission. */
  readonly steps: readonly { readonly answer: ManualAnswer | undefined; readonly comment: string | undefined }[];
  readonly comment: string | undefined;
  readonly files: readonly ManualFile[];
}

/** The answers as messages: what a person answered stands where a step's own result would. */
export function answerMessages(answers: readonly RecordedAnswer[], meta: Meta): Iterable<Envelope> {
  const times = answers.map(({ at }) => at.getTime());
  return buildMessages({
    meta,
    startedAt: momentOf(new Date(Math.min(...times))),
    finishedAt: momentOf(new Date(Math.max(...times))),
    features: [{ documents: documentsOf(answers), pickles: answers.map((answer) => pickleOf(answer.case)) }],
    cases: answers.map(caseOf),
    stepStarts: true,
  });
}

/** Each feature file once, as text and as read. */
function documentsOf(answers: readonly RecordedAnswer[]): readonly Envelope[] {
  const files = new Map(answers.map((answer) => [answer.case.path, answer.case.parsed]));
  return [...files].flatMap(([path, { file, document }]): Envelope[] => [
    { source: { uri: path, data: file.text, mediaType: SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN } },
    ...(document === undefined ? [] : [{ gherkinDocument: unique(document, path) }]),
  ]);
}

/** Parsing counts ids from 0 in every file; with the path before them they differ between files. */
function unique<T>(value: T, path: string): T {
  return JSON.parse(JSON.stringify(value), (key, part: unknown) => {
    if ((key === 'id' || key === 'astNodeId') && typeof part === 'string') return `${path}#${part}`;
    if (key === 'astNodeIds' && Array.isArray(part)) return part.map((id) => `${path}#${String(id)}`);
    return part;
  }) as T;
}

function pickleOf({ pickle, path }: RecordedAnswer['case']): Pickle {
  return unique(pickle, path);
}

function caseOf(answer: RecordedAnswer): StreamCase {
  const { key } = answer.case;
  const pickle = pickleOf(answer.case);
  const testSteps = pickle.steps.map((step, index) => ({ id: `${key}:${index + 1}`, pickleStepId: step.id }));
  const at = momentOf(answer.at);
  return {
    id: `${key}:test`,
    pickleId: pickle.id,
    testSteps,
    attempts: [
      {
        id: `${key}:start`,
        number: 0,
        startedAt: at,
        finishedAt: at,
        willBeRetried: false,
        before: [manualAttachment({ kind: 'answer', tester: answer.tester, at: answer.at.toISOString() })],
        steps: testSteps.map(({ id: testStepId }, index) => {
          const { answer: given, comment } = answer.steps[index] ?? { answer: undefined, comment: undefined };
          return { testStepId, result: resultOf(given, comment ?? ''), attachments: commented(comment) };
        }),
        after: [...commented(answer.comment), ...answer.files.map((file) => manualAttachment({ kind: 'file', file }))],
      },
    ],
  };
}

function commented(text: string | undefined): readonly StreamAttachment[] {
  return text === undefined ? [] : [manualAttachment({ kind: 'comment', text })];
}

/** An attachment that carries a part of a manual answer. */
export function manualAttachment(content: ManualAttachment): StreamAttachment {
  return { mediaType: MANUAL_MEDIA_TYPE, content };
}

/** Class names a reader of the messages judges by; the same that steps throw. */
const EXCEPTION_OF: Readonly<Record<Exclude<ManualAnswer, 'bestået'>, FaultClass>> = {
  afvigelse: 'Deviation',
  'ikke muligt': 'PreconditionError',
};

function resultOf(answer: ManualAnswer | undefined, comment: string): TestStepResultMessage {
  const duration = { seconds: 0, nanos: 0 };
  if (answer === undefined) return { status: 'SKIPPED', duration };
  if (answer === 'bestået') return { status: 'PASSED', duration };
  return { status: 'FAILED', duration, message: comment, exception: { type: EXCEPTION_OF[answer], message: comment } };
}
