import type { Exchange, Excerpt } from '../model/exchange.ts';
import type { FaultDetails } from '../model/faults.ts';

/** Reads kept evidence by its digest; undefined when it is not there. */
export type ReadKept = (sha256: string) => Promise<Uint8Array | undefined>;

/** Lines of context on either side. */
const CONTEXT_LINES = 2;
/** A record on one line may be long, and a whole answer too: so much of the line itself is shown, most of it after the place. */
const LINE_BYTES = { before: 400, after: 1_200 } as const;
const CONTEXT_BYTES = 240;
/** A comparison may rest on every interface; nothing rests on more records than these. */
const MOST = 10;
const MOST_CODES = 3;

/**
 * The records that a fault names, as they stand in the evidence: the unit by its code, the row by its line, the element by
 * its name. What the fault's own place names is looked for; only when it names nothing, what was received. Empty when the
 * fault names nothing that stands in a kept answer.
 */
export async function excerptsOf(
  details: Pick<FaultDetails, 'place' | 'received'>,
  exchanges: readonly Exchange[],
  read: ReadKept,
): Promise<readonly Excerpt[]> {
  const named = [details.place, details.received]
    .map(namesIn)
    .find(({ codes, lines, elements }) => codes.length + lines.length + elements.length > 0);
  if (named === undefined) return [];
  const found: { readonly excerpt: Excerpt; readonly own: boolean }[] = [];
  const seen = new Set<string>();
  for (const { sequence, request, response } of exchanges) {
    const sha256 = response?.body?.text === true ? response.body.sha256 : undefined;
    if (sha256 === undefined || seen.has(sha256)) continue;
    const bytes = await read(sha256);
    if (bytes === undefined) continue;
    const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const places = placesOf(named, body, request.url);
    // An answer that several exchanges gave is shown once.
    if (places.length > 0) seen.add(sha256);
    for (const place of places) found.push({ own: place.own, excerpt: cutOut(body, place, sequence) });
  }
  // A unit is also named by those below it; they are only shown where its own record is nowhere.
  const own = found.filter((one) => one.own);
  return (own.length > 0 ? own : found.slice(0, 1)).slice(0, MOST).map(({ excerpt }) => excerpt);
}

interface Names {
  readonly codes: readonly string[];
  /** Rows by number, and the file they stand in where it is said. */
  readonly lines: readonly { readonly number: number; readonly file: string | undefined }[];
  /** Names of elements, the innermost of a path. */
  readonly elements: readonly { readonly name: string; readonly file: string }[];
}

function namesIn(text: string | undefined): Names {
  const words = text ?? '';
  const codes = [...new Set(words.match(/(?<![0-9])[0-9]{11,18}(?![0-9])/g) ?? [])].slice(0, MOST_CODES);
  const line = /(?:(?<before>[\w.-]+\.\w+), )?linje (?<number>[0-9]+)(?: \((?<after>[\w.-]+\.\w+)\))?/.exec(words)?.groups;
  const path = /(?<file>[\w.-]+\.xml), (?:\w+\/)*(?<name>[A-Za-z]\w*)(?=$|[ :;,])/.exec(words)?.groups;
  return {
    codes,
    lines: line === undefined ? [] : [{ number: Number(line['number']), file: line['before'] ?? line['after'] }],
    elements: path === undefined ? [] : [{ name: path['name'] ?? '', file: path['file'] ?? '' }],
  };
}

interface Place {
  readonly start: number;
  readonly end: number;
  /** The record is the named thing's own, and does not only mention it. */
  readonly own: boolean;
}

function placesOf({ codes, lines, elements }: Names, body: Buffer, url: string): readonly Place[] {
  if (codes.length > 0) return codes.flatMap((code) => placeOfCode(body, code, lines[0]?.number) ?? []);
  const inFile = (file: string | undefined): boolean => file === undefined || decodeURI(url).includes(file);
  return [
    ...lines.filter(({ file }) => inFile(file)).flatMap(({ number }) => placeOfLine(body, number) ?? []),
    ...elements.filter(({ file }) => inFile(file)).flatMap(({ name }) => placeOfElement(body, name) ?? []),
  ];
}

/** What stands before a unit's own code: its element or attribute in any spelling, the id of a resource, or the beginning of a row. */
const OWN = /(?:^|[^A-Za-z])(?:Sor(?:Identifier|Id)(?:>|="|"\s*:\s*")|"id"\s*:\s*")$|\n[="]*$/i;
const LOOK_BACK = 40;

function placeOfCode(body: Buffer, code: string, line: number | undefined): Place | undefined {
  const named = line === undefined ? undefined : placeOfLine(body, line);
  let mention: Place | undefined;
  let owned: Place | undefined;
  for (let start = body.indexOf(code); start >= 0; start = body.indexOf(code, start + code.length)) {
    const end = start + code.length;
    if (isDigit(body[start - 1]) || isDigit(body[end])) continue;
    const own = OWN.test(start === 0 ? '\n' : body.toString('latin1', Math.max(0, start - LOOK_BACK), start));
    // A register that keeps history has several records of a unit; the fault may say which.
    if (own && named !== undefined && start >= named.start && start <= named.end) return { start, end, own };
    if (own) owned ??= { start, end, own };
    else mention ??= { start, end, own };
  }
  return owned ?? mention;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function placeOfLine(body: Buffer, number: number): Place | undefined {
  let start = 0;
  for (let line = 1; line < number; line += 1) {
    const end = body.indexOf(NEW_LINE, start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  return start >= body.length ? undefined : { start, end: endOfLine(body, start), own: true };
}

function placeOfElement(body: Buffer, name: string): Place | undefined {
  const tag = new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])[^<>]*>`).exec(body.toString('latin1'));
  return tag === null ? undefined : { start: tag.index, end: tag.index + tag[0].length, own: true };
}

const NEW_LINE = 0x0a;

function endOfLine(body: Buffer, from: number): number {
  const end = body.indexOf(NEW_LINE, from);
  return end < 0 ? body.length : end;
}

function startOfLine(body: Buffer, from: number): number {
  return from === 0 ? 0 : body.lastIndexOf(NEW_LINE, from - 1) + 1;
}

function cutOut(body: Buffer, place: Place, exchange: number): Excerpt {
  const start = startOfLine(body, place.start);
  const end = endOfLine(body, place.start);
  const line = 1 + countLines(body, start);
  const before: string[] = [];
  for (let at = start; at > 0 && before.length < CONTEXT_LINES;) {
    const from = startOfLine(body, at - 1);
    before.unshift(shortened(body, [from, at - 1]));
    at = from;
  }
  const after: string[] = [];
  for (let at = end; at < body.length - 1 && after.length < CONTEXT_LINES;) {
    const until = endOfLine(body, at + 1);
    after.push(shortened(body, [at + 1, until]));
    at = until;
  }
  const stop = Math.min(place.end, end);
  const head = lettersOf(body, [Math.max(start, place.start - LINE_BYTES.before), place.start]);
  const marked = lettersOf(body, [place.start, Math.min(stop, place.start + LINE_BYTES.after)]);
  const tail = lettersOf(body, [place.start + Buffer.byteLength(marked), Math.min(end, place.start + LINE_BYTES.after)]);
  const lead = `${place.start - LINE_BYTES.before > start ? '…' : ''}${head}`;
  const own = `${lead}${marked}${tail}${end > place.start + LINE_BYTES.after ? '…' : ''}`;
  const text = [...before, own, ...after].join('\n');
  const at = before.reduce((sum, one) => sum + one.length + 1, 0) + lead.length;
  return {
    exchange,
    line,
    from: line - before.length,
    to: line + after.length,
    text,
    mark: { start: at, end: at + marked.length },
  };
}

function countLines(body: Buffer, until: number): number {
  let count = 0;
  for (let at = body.indexOf(NEW_LINE); at >= 0 && at < until; at = body.indexOf(NEW_LINE, at + 1)) count += 1;
  return count;
}

function shortened(body: Buffer, [start, end]: readonly [number, number]): string {
  const text = lettersOf(body, [start, Math.min(end, start + CONTEXT_BYTES)]);
  return end - start > CONTEXT_BYTES ? `${text}…` : text;
}

/** The text of some bytes, without the halves of letters that were cut. */
function lettersOf(body: Buffer, [start, end]: readonly [number, number]): string {
  let from = start;
  while (from < end && isWithinLetter(body[from])) from += 1;
  let until = end;
  while (until > from && isWithinLetter(body[until])) until -= 1;
  return body.toString('utf8', from, until).replace(/\r$/, '');
}

function isWithinLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
