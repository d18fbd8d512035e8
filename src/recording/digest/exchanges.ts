import { type Comparison, comparisonSchema } from '../../model/comparison.ts';
import { type Exchange, exchangeSchema } from '../../model/exchange.ts';
import type { AttachmentMessage } from '../message-shapes.ts';

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

/** Reads the comparisons of one attempt out of its attachments; those that are none are counted as dropped. */
export function readComparisons(attachments: readonly AttachmentMessage[]): {
  readonly comparisons: readonly Comparison[];
  readonly dropped: number;
} {
  const comparisons = attachments.flatMap((attachment) => comparisonSchema.safeParse(parseBody(attachment)).data ?? []);
  return { comparisons, dropped: attachments.length - comparisons.length };
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
