import { forbiddenAt, isSpace, nameEnd, nameRestEnd, referenceBodyEnd, referred, spaceEnd } from './characters.ts';
import { readDeclaration } from './declaration.ts';
import { badReference, FAULT, forbidden, unclosed, wrongClose } from './faults.ts';
import { XML_LIMITS } from './limits.ts';
import { readStartTag, type XmlFault } from './start-tag.ts';
import { type TagForm, TagForms } from './tag-forms.ts';
import { XmlText } from './xml-text.ts';

/** What a document is made of, as it is read. Where each stands is asked of the reader while it tells. */
export interface XmlTokenHandler {
  open(form: TagForm): void;
  close(form: TagForm): void;
  /** A piece of text or CDATA; one text may come in several, and is cut from the source by whoever wants it. */
  text(source: string, from: number, to: number): void;
  /** A reference that stands for nothing; it stays as it was written, and the reading goes on. */
  badReference(reason: string): void;
  /** The document has a document type declaration; nothing more is told. */
  doctype(): void;
  /** The document is not well-formed; nothing more is told. */
  fault(reason: string): void;
}

type Mode = 'content' | 'comment' | 'cdata' | 'instruction';

/**
 * Reads XML 1.0 from pieces of text of any size, without its document type declaration, and tells a handler what stands
 * there. What is not well-formed ends the reading. A tag is held until it is whole, all else is told piece by piece.
 */
export class XmlTokens {
  readonly #handler: XmlTokenHandler;
  readonly #forms = new TagForms();
  readonly #open: TagForm[] = [];
  readonly #place = new XmlText();
  #innermost: TagForm | undefined;
  #mode: Mode = 'content';
  #isRootSeen = false;
  /** Whether nothing has been read yet, so that an XML declaration may stand here. */
  #isStart = true;
  /** Whether the instruction being read is called xml, in other letters than a declaration is. */
  #isNamedXml = false;
  #isStopped = false;
  /** How many `]` the text that is being read ended with, where its last piece ended. */
  #brackets = 0;

  constructor(handler: XmlTokenHandler) {
    this.#handler = handler;
  }

  /** The line of what is being told. */
  get line(): number {
    return this.#place.line;
  }

  /** The place in its line. */
  get column(): number {
    return this.#place.column;
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#open.length;
  }

  /** Reads no further. */
  stop(): void {
    this.#isStopped = true;
  }

  write(piece: string): void {
    for (const text of this.#place.pieces(piece)) {
      if (this.#isStopped) return;
      this.#place.keepFrom(this.#read(text, this.#place.begin));
    }
    if (this.#place.held > XML_LIMITS.tag) this.#fault(FAULT.tooLong, this.#place.held);
  }

  end(): void {
    const text = this.#place.last();
    const at = this.#isStopped ? 0 : this.#read(text, this.#place.begin);
    if (this.#isStopped) return;
    const isCut = at < text.length || this.#mode !== 'content';
    // A root whose name is cut off has not been seen.
    if (!this.#isRootSeen && !this.#isNamed(text, at)) this.#fault(FAULT.noRoot, text.length);
    else if (this.#open.length > 0) this.#fault(unclosed(this.#open.at(-1)?.tag.name ?? ''), text.length);
    else if (isCut) this.#fault(FAULT.cut, text.length);
  }

  #isNamed(text: string, at: number): boolean {
    return text[at] === '<' && nameEnd(text, at + 1) < text.length && nameEnd(text, at + 1) > at + 1;
  }

  /** Reads as far as it can; gives where what must be seen again, with more behind it, begins. */
  #read(text: string, begin: number): number {
    let at = begin;
    while (at < text.length && !this.#isStopped) {
      const next = this.#mode === 'content' ? this.#content(text, at) : this.#rest(text, at);
      if (next === undefined) return at;
      at = next;
    }
    return at;
  }

  #content(text: string, at: number): number | undefined {
    if (text.charCodeAt(at) !== LESS) return this.#text(text, at);
    // Nearly every tag is one of these two; they are read before it is asked what else it can be.
    if (text.charCodeAt(at + 1) === SLASH) {
      const open = this.#innermost;
      if (open !== undefined && text.startsWith(open.close, at)) return this.#closed(open, at + open.close.length);
      return this.#endTag(text, at);
    }
    const expected = this.#forms.expected(text, at);
    return expected === undefined ? this.#markup(text, at) : this.#opened(expected, at, at + expected.raw.length);
  }

  /** What stands in a comment, CDATA or a processing instruction that has begun. */
  #rest(text: string, at: number): number | undefined {
    switch (this.#mode) {
      case 'comment':
        return this.#comment(text, at);
      case 'cdata':
        return this.#cdata(text, at);
      default:
        return this.#instruction(text, at);
    }
  }

  #markup(text: string, at: number): number | undefined {
    switch (text.charCodeAt(at + 1)) {
      case BANG:
        return this.#bang(text, at);
      case QUESTION:
        return this.#target(text, at);
      default:
        return this.#startTag(text, at);
    }
  }

  #startTag(text: string, at: number): number | undefined {
    if (at + 1 >= text.length) return undefined;
    this.#isStart = false;
    const greater = text.indexOf('>', at);
    const known = greater === -1 ? undefined : this.#forms.known(text.slice(at, greater + 1));
    if (known !== undefined) return this.#opened(known, at, greater + 1);
    const references: XmlFault[] = [];
    const read = readStartTag(text, at, references);
    // Of a tag that more may come of nothing is told.
    if (read.kind === 'cut' && !this.#place.isLast) return undefined;
    // A second root is told once its name is read, before whatever is wrong in the tag itself.
    const named = nameEnd(text, at + 1);
    if (this.#isAfterRoot && named > at + 1) return this.#fault(FAULT.twoRoots, named + 1);
    for (const { reason, at: place } of references) {
      this.#place.reach(place);
      this.#handler.badReference(reason);
    }
    if (read.kind === 'cut') return undefined;
    if (read.kind === 'fault') return this.#fault(read.fault.reason, read.fault.at);
    const raw = references.length > 0 ? undefined : text.slice(at, read.end);
    return this.#opened(this.#forms.read(raw, read.tag, read.isEmpty), at, read.end);
  }

  get #isAfterRoot(): boolean {
    return this.#isRootSeen && this.#open.length === 0;
  }

  #opened(form: TagForm, at: number, end: number): number | undefined {
    if (this.#isAfterRoot) return this.#fault(FAULT.twoRoots, at + form.tag.name.length + 2);
    this.#isRootSeen = true;
    this.#place.reach(end);
    this.#handler.open(form);
    this.#brackets = 0;
    if (!form.isEmpty) {
      this.#open.push(form);
      this.#innermost = form;
    } else if (!this.#isStopped) this.#handler.close(form);
    return end;
  }

  #endTag(text: string, at: number): number | undefined {
    this.#isStart = false;
    const open = this.#innermost;
    const named = nameRestEnd(text, at + 2);
    const end = spaceEnd(text, named);
    if (end >= text.length) return undefined;
    if (text.charCodeAt(end) !== GREATER) return this.#fault(FAULT.closeName, end + 1);
    const name = text.slice(at + 2, named);
    if (name === '') return this.#fault(FAULT.closeEmpty, end + 1);
    if (open === undefined) return this.#fault(wrongClose(name, undefined), end + 1);
    // What stood in the element is whole, though another is named at its end.
    this.#closed(open, end + 1);
    return name === open.tag.name ? end + 1 : this.#fault(wrongClose(name, open.tag.name), end + 1);
  }

  #closed(form: TagForm, end: number): number {
    this.#open.pop();
    this.#innermost = this.#open[this.#open.length - 1];
    this.#brackets = 0;
    this.#place.reach(end);
    this.#handler.close(form);
    return end;
  }

  /** Text up to the next tag or reference, looked through for what may not stand in it. */
  #text(text: string, at: number): number | undefined {
    const isInside = this.#open.length > 0;
    this.#isStart = false;
    let end = at;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      // Letters and digits; what is left is told apart below.
      if ((code > GREATER && code < FIRST_SURROGATE) || (code > AMPERSAND && code < LESS)) {
        if (!isInside) return this.#fault(FAULT.textOutside, end + 1);
        continue;
      }
      if (code === LESS || code === AMPERSAND) break;
      if (code === GREATER && this.#bracketsTo(text, at, end) >= 2) return this.#fault(FAULT.cdataEnd, end + 1);
      if (code >= FIRST_SURROGATE || code < SPACE) {
        if (isSpace(code)) continue;
        const wide = code < 0xe000 && code >= FIRST_SURROGATE ? 2 : 1;
        if (forbiddenAt(text, end, end + wide) !== -1) return this.#fault(forbidden(code), end + 1);
        end += wide - 1;
      }
      if (!isInside && code !== SPACE) return this.#fault(FAULT.textOutside, end + 1);
    }
    if (isInside && end > at) {
      this.#handler.text(text, at, end);
      if (end === text.length) this.#brackets = this.#bracketsTo(text, at, end);
    }
    return end > at ? end : this.#reference(text, at);
  }

  /** How many `]` stand right before a place, those counted that ended the piece before. */
  #bracketsTo(text: string, from: number, to: number): number {
    const here = bracketsBefore(text, from, to);
    return here === to - from ? here + this.#brackets : here;
  }

  #reference(text: string, at: number): number | undefined {
    if (this.#open.length === 0) return this.#fault(FAULT.textOutside, at + 1);
    const end = referenceBodyEnd(text, at + 1);
    if (end >= text.length && !this.#place.isLast) return undefined;
    const isClosed = text.charCodeAt(end) === SEMICOLON;
    const body = text.slice(at + 1, end);
    const character = isClosed ? referred(body) : undefined;
    const past = isClosed ? end + 1 : end;
    this.#brackets = 0;
    this.#place.reach(past);
    if (character !== undefined) this.#handler.text(character, 0, character.length);
    else {
      this.#handler.badReference(badReference(isClosed ? body : undefined));
      this.#handler.text(text, at, past);
    }
    return past;
  }

  #bang(text: string, at: number): number | undefined {
    this.#isStart = false;
    const rest = text.slice(at + 2, at + 9);
    if (rest.startsWith('--')) return this.#enter('comment', at + 4);
    if (rest === '[CDATA[')
      return this.#open.length === 0 ? this.#fault(FAULT.textOutside, at + 9) : this.#enter('cdata', at + 9);
    if (rest === 'DOCTYPE') {
      this.#place.reach(at + 9);
      this.#isStopped = true;
      this.#handler.doctype();
      return at + 9;
    }
    const bad = forbiddenAt(rest, 0, rest.length);
    if (bad !== -1) return this.#fault(forbidden(rest.charCodeAt(bad)), at + 3 + bad);
    return rest.length < 7 ? undefined : this.#fault(FAULT.bang, at + 9);
  }

  #enter(mode: Mode, at: number): number {
    this.#brackets = 0;
    this.#mode = mode;
    return at;
  }

  #comment(text: string, at: number): number | undefined {
    const dashes = text.indexOf('--', at);
    const end = dashes === -1 ? text.length - (text.endsWith('-') ? 1 : 0) : dashes;
    if (!this.#isAllowed(text, at, end)) return undefined;
    if (dashes === -1) return end > at ? end : undefined;
    if (dashes + 2 >= text.length) return dashes > at ? dashes : undefined;
    if (text.charCodeAt(dashes + 2) !== GREATER) return this.#fault(FAULT.comment, dashes + 3);
    return this.#enter('content', dashes + 3);
  }

  #cdata(text: string, at: number): number | undefined {
    const closing = text.indexOf(']]>', at);
    const end = closing === -1 ? text.length - Math.min(2, bracketsBefore(text, at, text.length)) : closing;
    if (!this.#isAllowed(text, at, end)) return undefined;
    if (end > at) this.#handler.text(text, at, end);
    if (closing !== -1) return this.#enter('content', closing + 3);
    return end > at ? end : undefined;
  }

  /** The name of a processing instruction, and whether it is the XML declaration. */
  #target(text: string, at: number): number | undefined {
    const named = nameRestEnd(text, at + 2);
    if (named >= text.length) return undefined;
    const code = text.charCodeAt(named);
    const isOver = code === QUESTION || isSpace(code);
    if (named === at + 2 && isOver) return this.#fault(FAULT.noTarget, named + 1);
    if (nameEnd(text, at + 2) === at + 2) return this.#fault(FAULT.targetName, at + 3);
    if (!isOver) return this.#fault(FAULT.targetName, named + 1);
    const target = text.slice(at + 2, named);
    if (target !== 'xml') {
      this.#isStart = false;
      this.#isNamedXml = target.toLowerCase() === 'xml';
      return this.#enter('instruction', named);
    }
    if (!this.#isStart) return this.#fault(FAULT.declarationPlace, named + 1);
    const declaration = readDeclaration(text, named);
    if (declaration === undefined) return undefined;
    if ('wrongAfter' in declaration) return this.#fault(FAULT.declaration, declaration.wrongAfter);
    this.#isStart = false;
    return declaration.end;
  }

  #instruction(text: string, at: number): number | undefined {
    const closing = text.indexOf('?>', at);
    const end = closing === -1 ? text.length - (text.endsWith('?') ? 1 : 0) : closing;
    if (!this.#isAllowed(text, at, end)) return undefined;
    if (closing === -1) return end > at ? end : undefined;
    if (this.#isNamedXml) return this.#fault(FAULT.declarationPlace, closing + 2);
    return this.#enter('content', closing + 2);
  }

  #isAllowed(text: string, from: number, to: number): boolean {
    const bad = forbiddenAt(text, from, to);
    if (bad !== -1) this.#fault(forbidden(text.charCodeAt(bad)), bad + 1);
    return bad === -1;
  }

  #fault(reason: string, at: number): undefined {
    this.#place.reach(at);
    this.#isStopped = true;
    this.#handler.fault(reason);
    return undefined;
  }
}

function bracketsBefore(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && text.charCodeAt(at - 1) === CLOSE_BRACKET) at -= 1;
  return to - at;
}

const SPACE = 0x20;
const BANG = 0x21;
const AMPERSAND = 0x26;
const SLASH = 0x2f;
const SEMICOLON = 0x3b;
const LESS = 0x3c;
const GREATER = 0x3e;
const QUESTION = 0x3f;
const CLOSE_BRACKET = 0x5d;
const FIRST_SURROGATE = 0xd800;
