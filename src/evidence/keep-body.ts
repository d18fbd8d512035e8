import { createHash } from 'node:crypto';
import type { ExchangeBody } from '../model/exchange.ts';
import { bodyText } from './body-text.ts';
import type { RawBody } from './body-tap.ts';
import type { Redactor } from './redactor.ts';
import type { RedactionCounts } from './rules.ts';
import { applySpans, type Span } from './spans.ts';

/** A body's description, and the bytes to keep for it. */
export interface KeptBody {
  readonly body: ExchangeBody;
  /** UTF-8 text, redacted and capped; absent for bodies that are no text. */
  readonly bytes: Uint8Array | undefined;
  readonly counts: RedactionCounts;
}

/** How much of a body must be at hand to keep `maxBytes` of it safely: a secret may begin before the cap and end after it. */
export function headBytes(redactor: Redactor, maxBytes: number): number {
  return maxBytes + redactor.reach;
}

/**
 * What is kept of a body as evidence: text, redacted, at most `maxBytes` of what was received, never cut within a
 * letter or a mask. Of a body that is no text only size and digest are kept, because nothing in it can be searched for
 * secrets. The digest of the original is left out when something was masked: ten digits in a known text are soon
 * guessed from it.
 */
export function keepBody(raw: RawBody, redactor: Redactor, maxBytes: number): KeptBody {
  const whole = raw.head.byteLength === raw.size;
  const decoded = bodyText(raw.head, raw.mediaType, whole);
  const described = { mediaType: raw.mediaType, size: raw.size };
  if (decoded === undefined) {
    const body: ExchangeBody = { ...described, originalSha256: raw.sha256, truncatedBytes: raw.size, text: false };
    return { body, bytes: undefined, counts: {} };
  }
  const { text } = decoded;
  const spans = redactor.spans(text);
  const cut = raw.size <= maxBytes ? text.length : cutIndex(text, maxBytes, spans);
  const shown = applySpans(
    text.slice(0, cut),
    spans.filter((span) => span.end <= cut),
  );
  const bytes = Buffer.from(shown.text, 'utf8');
  const masked = Object.keys(shown.counts).length > 0;
  const body: ExchangeBody = {
    ...described,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(masked ? {} : { originalSha256: raw.sha256 }),
    truncatedBytes: whole && cut === text.length ? 0 : Math.max(0, raw.size - decoded.sizeOf(text.slice(0, cut))),
    text: true,
  };
  return { body, bytes, counts: shown.counts };
}

/** The index of the last whole letter within `maxBytes` of UTF-8, moved back to where a mask begins if it falls in one. */
function cutIndex(text: string, maxBytes: number, spans: readonly Span[]): number {
  const room = new Uint8Array(maxBytes);
  const { read } = new TextEncoder().encodeInto(text, room);
  const straddling = spans.find((span) => span.start < read && read < span.end);
  return straddling?.start ?? read;
}
