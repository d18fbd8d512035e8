import { etagPattern, httpDatePattern, type Validators } from './download-memory.ts';

/** Headers of an answer as undici gives them: names in lower case, and a list for what is sent twice. */
export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** A header's value; of one that is sent twice, the first. */
export function headerOf(headers: AnswerHeaders, name: string): string | undefined {
  return [headers[name] ?? []].flat()[0]?.trim();
}

/** What tells this edition of a file from others. What is not written as RFC 9110 has it is left out: it is to be sent back. */
export function validatorsOf(headers: AnswerHeaders): Validators {
  const etag = headerOf(headers, 'etag');
  const lastModified = headerOf(headers, 'last-modified');
  return {
    ...(etag !== undefined && etagPattern.test(etag) ? { etag } : {}),
    ...(lastModified !== undefined && httpDatePattern.test(lastModified) ? { lastModified } : {}),
  };
}

/** A file that is written more than once within a second would have the same time of change. */
const STRONG_AFTER_MS = 1_000;

/**
 * The validator that the rest of a file may be asked for with: a strong ETag, or else when it was last changed, if that is
 * a second or more before the answer (RFC 9110, sections 8.8.2.2 and 13.1.5). Undefined where there is neither.
 */
export function ifRangeOf(headers: AnswerHeaders): string | undefined {
  const { etag, lastModified } = validatorsOf(headers);
  if (etag?.startsWith('"') === true) return etag;
  if (lastModified === undefined) return undefined;
  const age = Date.parse(headerOf(headers, 'date') ?? '') - Date.parse(lastModified);
  return age >= STRONG_AFTER_MS ? lastModified : undefined;
}

/** Which bytes of a file an answer holds: the first and the last, and how many the whole has, where that is said. */
export interface ContentRange {
  readonly first: number;
  readonly last: number;
  readonly total?: number;
}

/** RFC 9110, section 14.4; undefined for what is not written so. */
export function contentRangeOf(headers: AnswerHeaders): ContentRange | undefined {
  const [, first, last, total] =
    /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/i.exec(headerOf(headers, 'content-range') ?? '') ?? [];
  if (first === undefined || last === undefined || total === undefined) return undefined;
  return { first: Number(first), last: Number(last), ...(total === '*' ? {} : { total: Number(total) }) };
}

/** How many bytes a body has by its own word. */
export function contentLengthOf(headers: AnswerHeaders): number | undefined {
  const value = headerOf(headers, 'content-length') ?? '';
  return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/**
 * Milliseconds that the host asks us to wait, in either form of RFC 9110, section 10.2.3. A moment is held against the
 * host's own clock where it tells it, for ours may be wrong. Undefined when it does not ask, or not in a way that can be read.
 */
export function retryAfterMs(headers: AnswerHeaders, now: Date): number | undefined {
  const value = headerOf(headers, 'retry-after');
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000;
  if (!httpDatePattern.test(value)) return undefined;
  const theirs = Date.parse(headerOf(headers, 'date') ?? '');
  return Math.max(0, Date.parse(value) - (Number.isNaN(theirs) ? now.getTime() : theirs));
}
