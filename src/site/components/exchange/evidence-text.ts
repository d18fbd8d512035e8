import { CPR_MASK } from '../../../evidence/rules.ts';
import type { Exchange, ExchangeBody } from '../../../model/exchange.ts';

/** Most characters of one body that a page shows; the store keeps more. */
export const SHOWN_CHARACTERS = 12_000;

/** What all bodies on a page may show together, so that a case with a hundred exchanges still opens at once. */
const PAGE_CHARACTERS = 60_000;

/** However many share the page, each shows its beginning. */
const LEAST_CHARACTERS = 400;

/** Characters that each of `bodies` bodies on one page may show. */
export function characterShare(bodies: number): number {
  return Math.max(LEAST_CHARACTERS, Math.min(SHOWN_CHARACTERS, Math.floor(PAGE_CHARACTERS / Math.max(1, bodies))));
}

/** Characters that each body on the page of a case with these exchanges may show. */
export function charactersOfBodies(exchanges: readonly Pick<Exchange, 'request' | 'response'>[]): number {
  const texts = exchanges
    .flatMap(({ request, response }) => [request.body, response?.body])
    .filter((body) => body?.text === true);
  return characterShare(texts.length);
}

/** A kept body as a page shows it. */
export interface ShownBody {
  readonly text: string;
  /** Characters left out of the page, though kept in the store. */
  readonly hiddenCharacters: number;
  /** Its lines are those of the kept body; not so when it was indented. */
  readonly linesAsKept: boolean;
  /** Whether all of it can be fetched as a file; told where something is left out. */
  readonly isOffered?: boolean;
}

/**
 * The text of a kept body, cut to so many characters; undefined for bodies that are not text. Bytes that are not
 * UTF-8 become replacement characters, as the digest beside the text stands for the exact bytes.
 */
export function shownBody(body: ExchangeBody, bytes: Uint8Array | undefined, characters: number): ShownBody | undefined {
  if (!body.text || bytes === undefined) return undefined;
  const kept = new TextDecoder('utf-8').decode(bytes);
  const text = pretty(kept, body.mediaType);
  return {
    text: text.slice(0, characters),
    hiddenCharacters: Math.max(0, text.length - characters),
    linesAsKept: text === kept,
  };
}

/** A stretch of a body as a page shows it; a marked one is a line that the fault rests on. */
export interface ShownStretch {
  readonly text: string;
  readonly marked: boolean;
}

/** A shown body in stretches, the lines of these numbers (from 1) marked, as far as they are shown. */
export function withMarkedLines({ text, linesAsKept }: ShownBody, lines: readonly number[]): readonly ShownStretch[] {
  const stretches: ShownStretch[] = [];
  let plain = '';
  for (const [at, line] of linesAsKept && lines.length > 0 ? text.split(/(?<=\n)/).entries() : [[-1, text] as const]) {
    if (!lines.includes(at + 1)) plain += line;
    else {
      stretches.push({ text: plain, marked: false }, { text: line.replace(/\r?\n$/, ''), marked: true });
      plain = /\r?\n$/.exec(line)?.[0] ?? '';
    }
  }
  return [...stretches, { text: plain, marked: false }].filter((stretch) => stretch.text !== '');
}

/**
 * Whether so many characters may be too few for a body of an exchange, as far as sizes can say: its page may then lead to all
 * of it. A text has no more characters than bytes, but for what masks are longer than that which they stand for.
 */
export function mayHideSome({ redactions }: Pick<Exchange, 'redactions'>, body: ExchangeBody, characters: number): boolean {
  if (isJson(body.mediaType)) return body.size > LEAST_CHARACTERS / MOST_INDENTING;
  const masks = Object.values(redactions).reduce((sum, count) => sum + count, 0);
  return body.size + masks * LONGEST_MASK > characters;
}

/** Indented, JSON may be several times longer than it was. */
const MOST_INDENTING = 8;

const LONGEST_MASK = CPR_MASK.length;

function isJson(mediaType: string): boolean {
  return /[/+]json\b/.test(mediaType);
}

/** JSON on one line is unreadable; it is indented when it parses, and left as it came when it does not. */
function pretty(text: string, mediaType: string): string {
  if (!isJson(mediaType) || text.includes('\n')) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** What the search may find of a body: the codes in it (11 to 18 digits), each once. */
export function codesIn(text: string): string[] {
  return [...new Set(text.match(/(?<![0-9])[0-9]{11,18}(?![0-9])/g) ?? [])];
}
