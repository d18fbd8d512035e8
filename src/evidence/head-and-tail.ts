import type { ShownPart } from './redact-pieces.ts';

/** Gathers what is shown of a body, and of a large one only the beginning and the end. */
export interface HeadAndTail {
  add(part: ShownPart): void;
  /** The bytes in UTF-8, in order, and how many received bytes are not among them. */
  finish(): { readonly chunks: readonly Uint8Array[]; readonly leftOut: number };
}

interface Gathered {
  readonly bytes: Buffer;
  /** Received bytes it stands for. */
  readonly size: number;
  readonly masked: boolean;
}

/**
 * Keeps up to `maxBytes`: half of it from the beginning, half from the end, and a line between them when there was more. No
 * letter and no mask is cut. `sizeOf` says how many received bytes a part of the text stands for.
 */
export function createHeadAndTail(maxBytes: number, sizeOf: (text: string) => number): HeadAndTail {
  const headRoom = Math.ceil(maxBytes / 2);
  const head: Gathered[] = [];
  let headBytes = 0;
  const tail: Gathered[] = [];
  let tailBytes = 0;
  let leftOut = 0;

  /** What a letter that did not fit left free of the head is the tail's. */
  const tailRoom = (): number => maxBytes - headBytes;
  const toTail = (part: Gathered): void => {
    tail.push(part);
    tailBytes += part.bytes.length;
    for (let first = tail[0]; first !== undefined && tailBytes - first.bytes.length > tailRoom(); first = tail[0]) drop(first);
  };
  const drop = (first: Gathered): void => {
    tail.shift();
    tailBytes -= first.bytes.length;
    leftOut += first.size;
  };

  return {
    add({ text, original, rule }) {
      const part: Gathered = { bytes: Buffer.from(text, 'utf8'), size: sizeOf(original), masked: rule !== undefined };
      if (tail.length > 0) return toTail(part);
      const room = headRoom - headBytes;
      if (part.bytes.length <= room) {
        head.push(part);
        headBytes += part.bytes.length;
        return;
      }
      const until = part.masked ? 0 : letterUntil(part.bytes, room);
      if (until > 0) head.push(partOf(part, sizeOf, [0, until]));
      headBytes += until;
      toTail(until === 0 ? part : partOf(part, sizeOf, [until, part.bytes.length]));
    },
    finish() {
      const [first] = tail;
      if (first !== undefined && tailBytes > tailRoom()) {
        drop(first);
        const from = letterFrom(first.bytes, first.bytes.length - (tailRoom() - tailBytes));
        if (!first.masked && from < first.bytes.length) {
          const rest = partOf(first, sizeOf, [from, first.bytes.length]);
          tail.unshift(rest);
          leftOut -= rest.size;
        }
      }
      const gap = leftOut === 0 ? [] : [Buffer.from(`\n[… ${leftOut} byte er udeladt her …]\n`, 'utf8')];
      return { chunks: [...head.map(({ bytes }) => bytes), ...gap, ...tail.map(({ bytes }) => bytes)], leftOut };
    },
  };
}

function partOf({ bytes }: Gathered, sizeOf: (text: string) => number, [from, until]: readonly [number, number]): Gathered {
  const part = bytes.subarray(from, until);
  return { bytes: part, size: sizeOf(part.toString('utf8')), masked: false };
}

const isWithinLetter = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** The last place at or before `at` where a letter begins. */
function letterUntil(bytes: Uint8Array, at: number): number {
  let until = at;
  while (until > 0 && isWithinLetter(bytes[until])) until -= 1;
  return until;
}

/** The first place at or after `at` where a letter begins. */
function letterFrom(bytes: Uint8Array, at: number): number {
  let from = at;
  while (isWithinLetter(bytes[from])) from += 1;
  return from;
}
