import { assumptionFindingSchema, type CaseAssumption } from '../../model/assumption-outcome.ts';
import { type Comparison, comparisonSchema } from '../../model/comparison.ts';
import { type Exchange, type Excerpt, exchangeSchema, excerptSchema } from '../../model/exchange.ts';
import { type ManualComment, type ManualFile, type ManualMark, manualAttachmentSchema } from '../../model/manual.ts';
import type { AttachmentMessage } from '../message-shapes.ts';
import type { KnownAttempt } from './judge-attempt.ts';

/** The exchanges of one attempt. */
export interface ReadExchanges {
  readonly exchanges: readonly Exchange[];
  /** Indices into `exchanges` by test step id; those made in a hook belong to no step of the text. */
  readonly byStep: ReadonlyMap<string, readonly number[]>;
  /** Attachments that claimed to be an exchange and were not. */
  readonly dropped: number;
}

/** Reads the exchanges of one attempt out of its attachments, in the order they were made. */
export function readExchanges(attachments: readonly AttachmentMessage[]): ReadExchanges {
  const exchanges: Exchange[] = [];
  const byStep = new Map<string, number[]>();
  for (const attachment of attachments) {
    const read = exchangeSchema.safeParse(parseBody(attachment));
    if (!read.success) continue;
    if (attachment.testStepId !== undefined) {
      byStep.set(attachment.testStepId, [...(byStep.get(attachment.testStepId) ?? []), exchanges.length]);
    }
    exchanges.push(read.data);
  }
  return { exchanges, byStep, dropped: attachments.length - exchanges.length };
}

/**
 * Reads what of the evidence an attempt's fault rests on, with the place of its step among those of the text. An excerpt of
 * an exchange that is not among `exchanges`, and one that no step made, is as good as none, and counted as dropped.
 */
export function readExcerpts(
  known: KnownAttempt | undefined,
  exchanges: readonly Exchange[],
): { readonly excerpts: readonly (Excerpt & { readonly step: number })[]; readonly dropped: number } {
  const attachments = known?.attempt.excerpts ?? [];
  const excerpts = attachments.flatMap((attachment) => {
    const read = excerptSchema.safeParse(parseBody(attachment)).data;
    const step = known === undefined ? undefined : stepNumber(known, attachment.testStepId);
    return read === undefined || step === undefined || !exchanges.some(({ sequence }) => sequence === read.exchange)
      ? []
      : [{ ...read, step }];
  });
  return { excerpts, dropped: attachments.length - excerpts.length };
}

/** Reads the comparisons of one attempt out of its attachments; those that are none are counted as dropped. */
export function readComparisons(attachments: readonly AttachmentMessage[]): {
  readonly comparisons: readonly Comparison[];
  readonly dropped: number;
} {
  const comparisons = attachments.flatMap((attachment) => comparisonSchema.safeParse(parseBody(attachment)).data ?? []);
  return { comparisons, dropped: attachments.length - comparisons.length };
}

/**
 * Reads how an attempt's answers stood to open assumptions, one entry an assumption in the order they were met: what
 * differed once differs. Those that cannot be read are counted as dropped.
 */
export function readAssumptions(attachments: readonly AttachmentMessage[]): {
  readonly assumptions: readonly CaseAssumption[];
  readonly dropped: number;
} {
  const findings = attachments.flatMap((attachment) => assumptionFindingSchema.safeParse(parseBody(attachment)).data ?? []);
  const outcomes = new Map<string, CaseAssumption['outcome']>();
  for (const { assumption, outcome } of findings) {
    if (outcome === 'differs' || !outcomes.has(assumption)) outcomes.set(assumption, outcome);
  }
  return {
    assumptions: Array.from(outcomes, ([id, outcome]) => ({ id, outcome })),
    dropped: attachments.length - findings.length,
  };
}

/** What a person gave with an attempt. */
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

/** The JSON of an attachment; undefined when it is none. */
export function parseBody(attachment: AttachmentMessage): unknown {
  const { body, contentEncoding } = attachment;
  try {
    return JSON.parse(contentEncoding === 'BASE64' ? fromBase64(body) : body) as unknown;
  } catch {
    return undefined;
  }
}

/** Also where there is no Buffer: a browser recomputes verdicts with this code. */
function fromBase64(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
}
