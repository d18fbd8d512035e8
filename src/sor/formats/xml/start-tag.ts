import { flat } from '../text-piece.ts';
import { forbiddenAt, isSpace, nameEnd, referenceBodyEnd, referred, spaceEnd } from './characters.ts';
import { badReference, FAULT, forbidden, twice } from './faults.ts';

/** A start tag as it was written, prefixes and all. */
export interface WrittenTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What is not well-formed, and where: the place after the sign that shows it. */
export interface XmlFault {
  readonly reason: string;
  readonly at: number;
}

/** A tag that was read to its end. */
interface ReadTag {
  readonly kind: 'tag';
  readonly tag: WrittenTag;
  readonly isEmpty: boolean;
  readonly end: number;
}

/** What a start tag turned out to be; more of the text is needed to say of one that is `cut`. */
export type StartTag = ReadTag | { readonly kind: 'cut' } | { readonly kind: 'fault'; readonly fault: XmlFault };

const CUT = { kind: 'cut' } as const;

/**
 * Reads the start tag whose `<` stands here. Faults are those of XML 1.0, in the order a reader meets them; references in
 * attributes that stand for nothing are no such fault: they are added to the list and stay as they were written.
 */
export function readStartTag(text: string, at: number, references: XmlFault[]): StartTag {
  const named = nameEnd(text, at + 1);
  if (named === text.length) return CUT;
  if (named === at + 1 || !isAfterName(text.charCodeAt(named))) return fault(FAULT.tagName, named + 1);
  const attributes = Object.create(null) as Record<string, string>;
  let repeated: string | undefined;
  let place = named;
  for (;;) {
    const next = spaceEnd(text, place);
    const code = text.charCodeAt(next);
    if (next >= text.length) return CUT;
    if (code === GREATER || code === SLASH) {
      const end = code === GREATER ? next + 1 : next + 2;
      if (end > text.length) return CUT;
      if (code === SLASH && text.charCodeAt(next + 1) !== GREATER) return fault(FAULT.slash, end);
      if (repeated !== undefined) return fault(twice(repeated), end);
      return { kind: 'tag', tag: { name: flat(text.slice(at + 1, named)), attributes }, isEmpty: code === SLASH, end };
    }
    const read = readAttribute(text, { at: next, isSpaced: next > place }, references);
    if (read.kind !== 'attribute') return read;
    if (read.name in attributes) repeated ??= read.name;
    attributes[read.name] = read.value;
    place = read.end;
  }
}

type Attribute =
  | { readonly kind: 'attribute'; readonly name: string; readonly value: string; readonly end: number }
  | Exclude<StartTag, ReadTag>;

function readAttribute(
  text: string,
  { at, isSpaced }: { readonly at: number; readonly isSpaced: boolean },
  references: XmlFault[],
): Attribute {
  const named = nameEnd(text, at);
  if (named === at) return fault(FAULT.attributeName, at + 1);
  if (!isSpaced) return fault(FAULT.noSpace, at + 1);
  const equals = spaceEnd(text, named);
  if (equals >= text.length) return CUT;
  if (text.charCodeAt(equals) !== EQUALS) {
    const isNameWrong = equals === named && text.charCodeAt(equals) !== GREATER;
    return fault(isNameWrong ? FAULT.attributeName : FAULT.noValue, equals + 1);
  }
  const opening = spaceEnd(text, equals + 1);
  if (opening >= text.length) return CUT;
  const quote = text.charAt(opening);
  if (quote !== '"' && quote !== "'") return fault(FAULT.unquoted, opening + 1);
  const closing = text.indexOf(quote, opening + 1);
  const until = closing === -1 ? text.length : closing;
  const wrong = wrongInValue(text, opening + 1, until);
  const value = valueOf(text, { from: opening + 1, to: wrong === undefined ? until : wrong.at - 1 }, references);
  if (wrong !== undefined) return { kind: 'fault', fault: wrong };
  if (closing === -1) return CUT;
  return { kind: 'attribute', name: flat(text.slice(at, named)), value, end: closing + 1 };
}

function wrongInValue(text: string, from: number, to: number): XmlFault | undefined {
  const written = text.slice(from, to);
  const less = written.indexOf('<');
  const bad = forbiddenAt(written, 0, less === -1 ? written.length : less);
  if (bad !== -1) return { reason: forbidden(written.charCodeAt(bad)), at: from + bad + 1 };
  return less === -1 ? undefined : { reason: FAULT.lessThan, at: from + less + 1 };
}

/** An attribute's value: white space is a space each (XML 1.0, 3.3.3), and references are what they stand for. */
function valueOf(text: string, { from, to }: { readonly from: number; readonly to: number }, references: XmlFault[]): string {
  let value = '';
  let begin = from;
  const plain = (end: number): string => flat(text.slice(begin, end)).replace(/[\t\n]/g, ' ');
  for (let at = text.indexOf('&', from); at !== -1 && at < to; at = text.indexOf('&', at + 1)) {
    const end = referenceBodyEnd(text, at + 1);
    const isClosed = text.charCodeAt(end) === SEMICOLON;
    const body = text.slice(at + 1, end);
    const character = isClosed ? referred(body) : undefined;
    if (character === undefined) {
      references.push({ reason: badReference(isClosed ? body : undefined), at: end + 1 });
      continue;
    }
    value += plain(at) + character;
    begin = end + 1;
  }
  return value + plain(to);
}

function isAfterName(code: number): boolean {
  return code === GREATER || code === SLASH || isSpace(code);
}

function fault(reason: string, at: number): { readonly kind: 'fault'; readonly fault: XmlFault } {
  return { kind: 'fault', fault: { reason, at } };
}

const SLASH = 0x2f;
const SEMICOLON = 0x3b;
const EQUALS = 0x3d;
const GREATER = 0x3e;
