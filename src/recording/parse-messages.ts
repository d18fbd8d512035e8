/** Longest line that is read; bodies live in evidence files, so a message of this size is not one of ours. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

const LINE_FEED = 0x0a;

/** Keys that could reach an object's prototype if someone copied the message naively; no message has them. */
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const MAY_NAME_PROTOTYPE = /__proto__|constructor|prototype|\\u/i;

/** A line that was left out, counted from 1. */
export interface MessageProblem {
  readonly line: number;
  readonly kind: 'torn' | 'not-json' | 'not-object' | 'not-utf8' | 'too-long';
}

/**
 * Reads newline-delimited JSON out of bytes that are at hand, cut anywhere: bad lines are reported and left out. Pure, and
 * the same in Node and in a browser.
 */
export function* parseMessages(chunks: Iterable<Uint8Array>, onProblem: (problem: MessageProblem) => void): Generator<object> {
  let line = 0;
  for (const { bytes, ended, tooLong } of splitLines(chunks)) {
    line += 1;
    if (tooLong) {
      onProblem({ line, kind: 'too-long' });
      continue;
    }
    const read = parseLine(bytes);
    if (typeof read === 'object') yield read;
    else if (read !== 'blank') onProblem({ line, kind: ended ? read : 'torn' });
  }
}

interface Line {
  readonly bytes: Uint8Array;
  /** False for a last line without its line break. */
  readonly ended: boolean;
  readonly tooLong: boolean;
}

function* splitLines(chunks: Iterable<Uint8Array>): Generator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (ended: boolean): Line => {
    const tooLong = length > MAX_LINE_BYTES;
    const line = { bytes: tooLong ? new Uint8Array() : joined(parts, length), ended, tooLong };
    parts = [];
    length = 0;
    return line;
  };
  const keep = (part: Uint8Array): void => {
    length += part.length;
    if (length > MAX_LINE_BYTES) parts = [];
    else parts.push(part);
  };
  for (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      keep(chunk.subarray(from, at));
      from = at + 1;
      yield take(true);
    }
    keep(chunk.subarray(from));
  }
  if (length > 0) yield take(false);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function parseLine(bytes: Uint8Array): object | 'blank' | 'not-utf8' | 'not-json' | 'not-object' {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'not-utf8';
  }
  if (text.trim() === '') return 'blank';
  try {
    // A reviver makes reading several times slower, so it runs only on the lines that need it.
    const value: unknown = MAY_NAME_PROTOTYPE.test(text) ? JSON.parse(text, withoutPrototypeKeys) : JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : 'not-object';
  } catch {
    return 'not-json';
  }
}

function withoutPrototypeKeys(key: string, value: unknown): unknown {
  return PROTOTYPE_KEYS.has(key) ? undefined : value;
}
