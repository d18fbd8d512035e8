import { type ManualComment, type ManualFile, type ManualMark, manualAttachmentSchema } from '../../model/manual.ts';
import { parseBody } from './exchanges.ts';
import type { KnownAttempt } from './judge-attempt.ts';

export interface ReadManual {
  readonly mark: ManualMark | undefined;
  readonly comments: readonly ManualComment[];
  readonly files: readonly ManualFile[];
  /** Attachments that claimed to be part of a manual answer and were not. */
  readonly dropped: number;
}

/**
 * Reads what a person gave with an attempt out of its attachments, in the order they were written. Of several marks,
 * which only damage can cause, the first counts.
 */
export function readManual(known: KnownAttempt | undefined): ReadManual {
  let mark: ManualMark | undefined;
  let dropped = 0;
  const comments: ManualComment[] = [];
  const files: ManualFile[] = [];
  for (const attachment of known?.attempt.manual ?? []) {
    const read = manualAttachmentSchema.safeParse(parseBody(attachment));
    if (!read.success) dropped += 1;
    else if (read.data.kind === 'comment') {
      const step = known === undefined ? undefined : stepNumber(known, attachment.testStepId);
      comments.push({ text: read.data.text, ...(step === undefined ? {} : { step }) });
    } else if (read.data.kind === 'file') files.push(read.data.file);
    else mark ??= read.data;
  }
  return { mark, comments, files, dropped };
}

/** The place of a test step among the steps of the text, from 0. */
function stepNumber({ testCase, pickle }: KnownAttempt, testStepId: string | undefined): number | undefined {
  const pickleStepId = testCase.testSteps.find((step) => step.id === testStepId)?.pickleStepId;
  const index = pickle.steps.findIndex((step) => step.id === pickleStepId);
  return testStepId === undefined || index < 0 ? undefined : index;
}
