/** How the bytes of an extract were read. */
export type TextEncoding = 'utf-8' | 'windows-1252' | 'utf-16';

/** A byte of a UTF-8 file that is no UTF-8; its character is lost and shown as “\uFFFD”. */
export interface LostByte {
  readonly line: number;
  readonly byte: number;
}

/** What a reader says of a lost byte. */
export function lostByteMessage(byte: number): string {
  const hex = byte.toString(16).toUpperCase().padStart(2, '0');
  return `Byten 0x${hex} er ikke UTF-8, som resten af filen er; tegnet er tabt og vist som “\uFFFD”.`;
}

/** Turns bytes into text piece by piece; the encoding is settled by the bytes themselves. */
export interface ExtractDecoder {
  write(bytes: Uint8Array): string;
  /** What is left when the bytes end. */
  end(): string;
  readonly encoding: TextEncoding;
  /** The bytes lost since this was last asked, in order. */
  takeLost(): readonly LostByte[];
}

/** How much is read from the first byte beyond ASCII before the encoding is settled. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * Reads UTF-8 with or without a byte order mark, and windows-1252 (which covers ISO 8859-1's letters): readers of the
 * register's files have met all three, and no source settles it. A file is windows-1252 when most of what stands beyond
 * ASCII at its beginning is no UTF-8; in a UTF-8 file a byte that is not costs its own character and no other. UTF-16 is
 * known by its byte order mark, or by the empty bytes of its first two characters.
 */
export function createExtractDecoder(): ExtractDecoder {
  let encoding: TextEncoding | undefined;
  let held = new Uint8Array(0);
  let isFirst = true;
  const utf8 = createUtf8Reader();
  const western = new TextDecoder('windows-1252');
  let wide: TextDecoder | undefined;

  /** Decodes what is held as far as it can be; all of it when no more comes. */
  function decode(isLast: boolean): string {
    if (isFirst && held.length < 4 && !isLast) return '';
    if (encoding === undefined && isFirst) wide = wideDecoder(held);
    if (wide !== undefined) {
      encoding = 'utf-16';
      const bytes = held;
      held = new Uint8Array(0);
      return wide.decode(bytes, { stream: !isLast });
    }
    encoding ??= settle(held, isLast);
    const ready =
      encoding === 'windows-1252' || isLast ? held.length : encoding === 'utf-8' ? wholeCharacters(held) : firstBeyondAscii(held);
    const bytes = held.subarray(0, ready);
    held = held.slice(ready);
    const text = encoding === 'windows-1252' ? western.decode(bytes) : utf8.read(bytes);
    if (!isFirst || text === '') return text;
    isFirst = false;
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  return {
    write(bytes) {
      held = held.length === 0 ? bytes.slice() : concat(held, bytes);
      return decode(false);
    },
    end: () => decode(true),
    get encoding() {
      return encoding ?? 'utf-8';
    },
    takeLost: () => utf8.takeLost(),
  };
}

/**
 * Reads UTF-16, whose byte order mark it leaves out; undefined for what is another encoding. Without a mark it is known by
 * its first two characters, which are ASCII in every file of the register and so have an empty byte each.
 */
function wideDecoder([first, second, third, fourth]: Uint8Array): TextDecoder | undefined {
  const isEmpty = [first, second, third, fourth].map((byte) => byte === 0).join();
  if ((first === 0xff && second === 0xfe) || isEmpty === 'false,true,false,true') return new TextDecoder('utf-16le');
  return (first === 0xfe && second === 0xff) || isEmpty === 'true,false,true,false' ? new TextDecoder('utf-16be') : undefined;
}

/** The encoding, once enough has been seen beyond ASCII; undefined while it can still be either. */
function settle(bytes: Uint8Array, isLast: boolean): TextEncoding | undefined {
  const from = firstBeyondAscii(bytes);
  if (from === bytes.length || (!isLast && bytes.length - from < SAMPLE_BYTES)) return undefined;
  let [whole, broken] = [0, 0];
  const end = isLast ? bytes.length : wholeCharacters(bytes);
  for (let at = from; at < end;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) broken += 1;
    else if (length > 1) whole += 1;
    at += Math.max(1, length);
  }
  return whole < broken ? 'windows-1252' : 'utf-8';
}

interface Utf8Reader {
  read(bytes: Uint8Array): string;
  takeLost(): readonly LostByte[];
}

/** Reads UTF-8 that is whole but for single bytes, and counts lines as it goes. */
function createUtf8Reader(): Utf8Reader {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let line = 1;
  let endsWithReturn = false;
  let lost: LostByte[] = [];

  /** A line ends with a line feed, or a return that none follows; what follows the last return may come in the next piece. */
  function countLines(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if (endsWithReturn && bytes[0] !== LINE_FEED) line += 1;
    for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) line += 1;
    for (let at = bytes.indexOf(RETURN); at !== -1; at = bytes.indexOf(RETURN, at + 1)) {
      if (at + 1 < bytes.length && bytes[at + 1] !== LINE_FEED) line += 1;
    }
    endsWithReturn = bytes.at(-1) === RETURN;
  }

  function readSound(bytes: Uint8Array): string {
    const text = strict.decode(bytes);
    countLines(bytes);
    return text;
  }

  function readBroken(bytes: Uint8Array): string {
    let text = '';
    let from = 0;
    for (let at = 0; at < bytes.length;) {
      const length = sequenceLength(bytes, at);
      if (length === 0) {
        text += `${readSound(bytes.subarray(from, at))}\uFFFD`;
        countLines(bytes.subarray(at, at + 1));
        lost.push({ line, byte: bytes[at] ?? 0 });
        from = at + 1;
      }
      at += Math.max(1, length);
    }
    return text + readSound(bytes.subarray(from));
  }

  return {
    read(bytes) {
      try {
        return readSound(bytes);
      } catch {
        return readBroken(bytes);
      }
    },
    takeLost() {
      const taken = lost;
      lost = [];
      return taken;
    },
  };
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** How many bytes the UTF-8 character at a place has (RFC 3629); 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    // Overlong forms, surrogates and what lies beyond U+10FFFF are shut out by the second byte.
    const least = next > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const most = next > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (byte < least || byte > most) return 0;
  }
  return length;
}

function firstBeyondAscii(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) >= 0x80) return at;
  return bytes.length;
}

function concat(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(one.length + other.length);
  joined.set(one);
  joined.set(other, one.length);
  return joined;
}

/** How many bytes stand before a UTF-8 sequence that is cut off at the end. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
