/** How the bytes of an extract were read. */
export type TextEncoding = 'utf-8' | 'windows-1252';

/** Turns bytes into text piece by piece; the encoding is settled by the bytes themselves. */
export interface ExtractDecoder {
  write(bytes: Uint8Array): string;
  /** What is left when the bytes end. */
  end(): string;
  readonly encoding: TextEncoding;
  /** Whether bytes that are no UTF-8 were met after the text had shown itself to be UTF-8. */
  readonly damaged: boolean;
}

/**
 * Reads UTF-8 with or without a byte order mark, and windows-1252 (which covers ISO 8859-1's letters) when the first
 * bytes beyond ASCII are no UTF-8: readers of the register's files have met all three, and no source settles it.
 */
export function createExtractDecoder(): ExtractDecoder {
  let decoder: 'undecided' | TextEncoding = 'undecided';
  let damaged = false;
  let held = new Uint8Array(0);
  let first = true;
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
  const western = new TextDecoder('windows-1252');

  function decode(bytes: Uint8Array): string {
    if (decoder === 'windows-1252') return western.decode(bytes);
    try {
      const text = strict.decode(bytes);
      if (decoder === 'undecided' && text.length !== bytes.length) decoder = 'utf-8';
      return text;
    } catch {
      if (decoder === 'utf-8') {
        damaged = true;
        return lenient.decode(bytes);
      }
      decoder = 'windows-1252';
      return western.decode(bytes);
    }
  }

  return {
    write(bytes) {
      const joined = held.length === 0 ? bytes : concat(held, bytes);
      const whole = decoder === 'windows-1252' ? joined.length : wholeCharacters(joined);
      held = joined.slice(whole);
      const text = decode(joined.subarray(0, whole));
      if (!first || text === '') return text;
      first = false;
      return text.startsWith('\uFEFF') ? text.slice(1) : text;
    },
    end() {
      const rest = held;
      held = new Uint8Array(0);
      return rest.length === 0 ? '' : decode(rest);
    },
    get encoding() {
      return decoder === 'windows-1252' ? 'windows-1252' : 'utf-8';
    },
    get damaged() {
      return damaged;
    },
  };
}

function concat(one: Uint8Array, other: Uint8Array): Uint8Array {
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
