import { Deviation } from '../model/faults.ts';
import { parseMediaType } from './media-type.ts';

/** How far into a document an XML declaration can reach. */
const DECLARATION_BYTES = 200;

/** Which charset a body is in, and who says so. */
export interface BodyCharset {
  /** A label of the Encoding Standard, in lower case, or whatever was said when it is none. */
  readonly charset: string;
  readonly saidBy: 'bom' | 'content-type' | 'declaration' | 'bytes' | 'default';
}

/**
 * The charset of a body by RFC 7303 (section 3): a byte order mark, else Content-Type's parameter, else the XML
 * declaration; UTF-16 without a mark is known by its zero bytes. UTF-8 when nobody says (RFC 7303 and RFC 8259).
 */
export function charsetOf(bytes: Uint8Array, contentType: string): BodyCharset {
  const marked = markedCharset(bytes);
  if (marked !== undefined) return { charset: marked, saidBy: 'bom' };
  const announced = parseMediaType(contentType).charset;
  if (announced !== '' && announced !== 'utf-16') return { charset: announced, saidBy: 'content-type' };
  const wide = wideCharset(bytes);
  if (wide !== undefined) return { charset: wide, saidBy: 'bytes' };
  if (announced !== '') return { charset: announced, saidBy: 'content-type' };
  const declared = declaredCharset(bytes);
  return declared === undefined ? { charset: 'utf-8', saidBy: 'default' } : { charset: declared, saidBy: 'declaration' };
}

function markedCharset(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** XML and JSON begin with a character of ASCII, so in UTF-16 one of their first two bytes is zero. */
function wideCharset([first, second]: Uint8Array): string | undefined {
  if (first === undefined || second === undefined || (first === 0) === (second === 0)) return undefined;
  return first === 0 ? 'utf-16be' : 'utf-16le';
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  return /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase();
}

/**
 * A body as text by {@link charsetOf}. Throws Deviation that names the charset when it is unknown, when the bytes are not
 * in it, or when the text holds NUL, which no document here can.
 */
export function textOf(bytes: Uint8Array, contentType: string, place: string): string {
  const { charset, saidBy } = charsetOf(bytes, contentType);
  const unreadable = (received: string): Deviation =>
    new Deviation(`Svarets tegn kan ikke læses som ${charset.toUpperCase()}.`, {
      place,
      expected: `tekst i ${charset.toUpperCase()}, som ${SAID_BY[saidBy]}`,
      received,
      remedy: 'Få systemet til at sende UTF-8 og at skrive det i Content-Type.',
    });
  // A declaration of 16 bits that can be read 8 bits at a time is not true.
  const isFalse = saidBy === 'declaration' && charset.startsWith('utf-16');
  const decoder = isFalse ? undefined : decoderOf(charset);
  if (decoder === undefined) {
    throw unreadable(
      isFalse ? 'bytes, der ikke er UTF-16' : `et tegnsæt, der ikke kendes (${contentType === '' ? charset : contentType})`,
    );
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw unreadable(brokenPlace(bytes, charset) ?? 'bytes, der ikke passer med det');
  }
  const zero = text.indexOf('\0');
  if (zero >= 0) throw unreadable(`tegnet NUL i linje ${lineOf(text, zero)}`);
  return text;
}

const SAID_BY: Readonly<Record<BodyCharset['saidBy'], string>> = {
  bom: 'dokumentets første bytes siger (BOM)',
  'content-type': 'Content-Type angiver',
  declaration: 'XML-erklæringen angiver',
  bytes: 'dokumentets bytes tyder på',
  default: 'gælder, når intet andet er angivet',
};

function decoderOf(charset: string): TextDecoder | undefined {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return undefined;
  }
}

/** The first byte that is no UTF-8, and its line; undefined for other charsets, where it cannot be told. */
function brokenPlace(bytes: Uint8Array, charset: string): string | undefined {
  if (charset !== 'utf-8' && charset !== 'utf8') return undefined;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  for (let from = 0; ;) {
    const at = text.indexOf('\uFFFD', from);
    if (at < 0) return undefined;
    offset += Buffer.byteLength(text.slice(from, at), 'utf8');
    const isWritten = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!isWritten) {
      const hex = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
      return `byten 0x${hex} i linje ${lineOf(text, at)}, som ikke er UTF-8`;
    }
    offset += 3;
    from = at + 1;
  }
}

function lineOf(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
