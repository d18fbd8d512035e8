import { type Envelope, type Meta, type Pickle, SourceMediaType } from '@cucumber/messages';
import type { ParsedFile } from '../../gherkin/parse.ts';
import type { FaultClass } from '../../model/verdict.ts';
import { ASSUMPTION_MEDIA_TYPE, type AssumptionFinding } from '../../model/assumption-outcome.ts';
import { faultMessage } from '../../model/faults.ts';
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
  /** Ids of the open assumptions that all of it rests on; see `openGround`. */
  readonly assumptions: readonly string[];
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
          const { result, findings } = resultOf(given, comment ?? '', answer.assumptions);
          return { testStepId, result, attachments: [...commented(comment), ...findings.map(foundAttachment)] };
        }),
        after: [
          ...commented(answer.comment),
          ...answer.files.map((file) => manualAttachment({ kind: 'file', file })),
          ...asAssumed(answer).map(foundAttachment),
        ],
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

/** How an answer stood to an open assumption, told as the steps of other scenarios tell it. */
function foundAttachment(content: AssumptionFinding): StreamAttachment {
  return { mediaType: ASSUMPTION_MEDIA_TYPE, content };
}

/** What a case that passed to its end says of the assumptions it rests on. */
function asAssumed({ steps, assumptions }: RecordedAnswer): readonly AssumptionFinding[] {
  const passed = steps.length > 0 && steps.every(({ answer }) => answer === 'bestået');
  return passed ? assumptions.map((assumption): AssumptionFinding => ({ assumption, outcome: 'as-assumed' })) : [];
}

/** Class names a reader of the messages judges by; the same that steps throw. */
const EXCEPTION_OF: Readonly<Record<Exclude<ManualAnswer, 'bestået'>, FaultClass>> = {
  afvigelse: 'Deviation',
  'ikke muligt': 'PreconditionError',
};

/** A person's answer is timed by nobody. */
const NO_TIME = { seconds: 0, nanos: 0 };

interface AnsweredStep {
  readonly result: TestStepResultMessage;
  readonly findings: readonly AssumptionFinding[];
}

/** What a step ended as; what differs where all that is claimed is assumed is an open question, as it is of any scenario. */
function resultOf(answer: ManualAnswer | undefined, comment: string, assumptions: readonly string[]): AnsweredStep {
  if (answer === undefined) return { result: { status: 'SKIPPED', duration: NO_TIME }, findings: [] };
  if (answer === 'bestået') return { result: { status: 'PASSED', duration: NO_TIME }, findings: [] };
  const [assumption] = assumptions;
  if (answer === 'ikke muligt' || assumption === undefined) {
    return { result: failed(EXCEPTION_OF[answer], comment), findings: [] };
  }
  return {
    result: failed('OpenQuestion', faultMessage(comment, { assumption })),
    findings: assumptions.map((id) => ({ assumption: id, outcome: 'differs', sentence: comment })),
  };
}

function failed(type: FaultClass, message: string): TestStepResultMessage {
  return { status: 'FAILED', duration: NO_TIME, message, exception: { type, message } };
}
