import { createHash } from 'node:crypto';
import type { ExchangeBody } from '../model/exchange.ts';
import { bodyText } from './body-text.ts';
import type { RawBody } from './body-tap.ts';
import { createHeadAndTail } from './head-and-tail.ts';
import { redactPieces } from './redact-pieces.ts';
import type { Redactor } from './redactor.ts';
import type { RedactionCounts, RedactionRule } from './rules.ts';

/** A body's description, and the bytes to keep for it. */
export interface KeptBody {
  readonly body: ExchangeBody;
  /** UTF-8 text, redacted, in order and not joined: memory holds a large body once. Absent for bodies that are no text. */
  readonly chunks: readonly Uint8Array[] | undefined;
  readonly counts: RedactionCounts;
}

/**
 * What is kept of a body as evidence: its text, redacted, whole. Of one that is more than `maxBytes` redacted, the first and
 * last half of that is kept, with a line between them that says how much is left out, never cut within a letter or a mask;
 * the masked is found over the whole of it all the same. Of a body that is no text only size and digest are kept, because
 * nothing in it can be searched for secrets. The digest of the original is left out when something was masked: ten digits
 * in a known text are soon guessed from it.
 *
 * Lets the process do other things between the pieces of a large body.
 */
export async function keepBody(raw: RawBody, redactor: Redactor, maxBytes: number): Promise<KeptBody> {
  const decoded = bodyText(raw);
  const described = { mediaType: raw.mediaType, size: raw.size };
  if (decoded === undefined) {
    const body: ExchangeBody = { ...described, originalSha256: raw.sha256, truncatedBytes: raw.size, text: false };
    return { body, chunks: undefined, counts: {} };
  }
  const counts: Partial<Record<RedactionRule, number>> = {};
  const kept = createHeadAndTail(maxBytes, decoded.sizeOf);
  let sinceTurn = 0;
  for (const part of redactPieces(decoded.pieces(), redactor)) {
    // An endless mask is one mask, however many pieces it covers.
    if (part.rule !== undefined && part.text !== '') counts[part.rule] = (counts[part.rule] ?? 0) + 1;
    kept.add(part);
    sinceTurn += part.original.length;
    if (sinceTurn < LETTERS_A_TURN) continue;
    sinceTurn = 0;
    await nextTurn();
  }
  const { chunks, leftOut } = kept.finish();
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  const body: ExchangeBody = {
    ...described,
    sha256: hash.digest('hex'),
    ...(Object.keys(counts).length > 0 ? {} : { originalSha256: raw.sha256 }),
    truncatedBytes: leftOut,
    text: true,
  };
  return { body, chunks, counts };
}

/** So much is redacted before others are let to: some ten milliseconds. */
const LETTERS_A_TURN = 512 * 1024;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
