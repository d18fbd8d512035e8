import { parseMediaType } from './media-type.ts';
import { charsetOf } from './text-of-body.ts';

/** What an answer is by how it begins. */
export type BodyStart = 'empty' | 'html' | 'multipart' | 'packed' | 'envelope' | 'other';

/** How much of a body tells what it is: past a declaration and a comment or two. */
export const START_BYTES = 4_096;

/** Elements a page, or a piece of one, begins with. */
const PAGE_ELEMENT = /^<(?:html|head|body|title|meta|script|form|h[1-6]|p|div|center|table|style|link|!doctype\s+html)[\s/>]/i;
/** What is a page whatever its media type says. */
const PAGE = /^<(?:html[\s/>]|!doctype\s+html[\s>])/i;
const HTML_TYPES: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);
/** What may stand before the first element: white space, a declaration, comments, processing instructions. */
const PROLOGUE = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)+/;
const ENVELOPE = /^<(?:[\w.-]+:)?Envelope[\s/>]/;

/** Names a body by its first bytes; the media type only helps where the bytes could be either. */
export function startOfBody(start: Uint8Array, contentType: string): BodyStart {
  if (start.byteLength === 0) return 'empty';
  const { type } = parseMediaType(contentType);
  if (packingOf(start) !== undefined) return 'packed';
  if (type.startsWith('multipart/')) return 'multipart';
  const text = startText(start, contentType);
  const first = text.replace(PROLOGUE, '');
  if (text.trim() === '') return 'empty';
  if (PAGE.test(first) || (HTML_TYPES.has(type) && PAGE_ELEMENT.test(first))) return 'html';
  if (ENVELOPE.test(first)) return 'envelope';
  return /^--\S+\r?\n(?:[\w-]+:.*\r?\n)*content-(?:type|id):/i.test(text) ? 'multipart' : 'other';
}

/** The packing bytes begin with; undefined when they begin with none. */
export function packingOf(bytes: Uint8Array): 'gzip' | 'zstd' | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0x1f && second === 0x8b && third === 0x08) return 'gzip';
  return first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd ? 'zstd' : undefined;
}

/** “MTOM/XOP” for a SOAP answer with its attachments beside it (XOP, W3C 2005), else the media type. */
export function partsInWords(contentType: string): string {
  return /xop\+xml/i.test(contentType) ? 'MTOM/XOP' : parseMediaType(contentType).type || 'multipart';
}

/** The longest title that is quoted. */
const TITLE_LENGTH = 120;

/** The title of a page, or its first heading; undefined when it has neither. */
export function titleOf(page: Uint8Array, contentType: string): string | undefined {
  const text = startText(page, contentType);
  for (const pattern of [/<title[^>]*>([\s\S]*?)<\/title/i, /<h1[^>]*>([\s\S]*?)<\/h1/i]) {
    const title = plain(pattern.exec(text)?.[1] ?? '');
    if (title !== '') return title.slice(0, TITLE_LENGTH);
  }
  return undefined;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  aelig: 'æ',
  oslash: 'ø',
  aring: 'å',
  AElig: 'Æ',
  Oslash: 'Ø',
  Aring: 'Å',
};

function plain(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi, (whole, hex: string | undefined, decimal: string | undefined) => {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    .replaceAll(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** The beginning of a text; a character cut in two, or of another charset, does no harm here. */
function startText(start: Uint8Array, contentType: string): string {
  const { charset, saidBy } = charsetOf(start, contentType);
  const western = (): string => new TextDecoder('windows-1252').decode(start);
  try {
    const text = new TextDecoder(charset).decode(start);
    return saidBy === 'default' && text.includes('\uFFFD') ? western() : text;
  } catch {
    return western();
  }
}
