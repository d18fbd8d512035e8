import type { TextPiece } from '../text-piece.ts';
import { forbiddenAt, isSpace, nameEnd, nameRestEnd, referenceBodyEnd, referred, spaceEnd } from './characters.ts';
import { badReference, FAULT, forbidden, unclosed, wrongClose } from './faults.ts';
import { XML_LIMITS } from './limits.ts';
import { type Beginning, bracketsBefore, readBang, readSection, readTarget, type Section } from './sections.ts';
import { readStartTag, type XmlFault } from './start-tag.ts';
import { type TagForm, TagForms } from './tag-forms.ts';
import { XmlText } from './xml-text.ts';

/** What a document is made of, as it is read. Where each stands is asked of the reader while it tells. */
export interface XmlTokenHandler {
  open(form: TagForm): void;
  close(form: TagForm): void;
  /** Text or CDATA that stands in a piece; one text may come in several, and is taken from the piece by whoever wants it. */
  text(piece: TextPiece, from: number, to: number): void;
  /** What a reference in a text stands for. */
  referred(characters: string): void;
  /** The piece is about to give way to the next. */
  turn(): void;
  /** A reference that stands for nothing; it stays as it was written, and the reading goes on. */
  badReference(reason: string): void;
  /** The document has a document type declaration; nothing more is told. */
  doctype(): void;
  /** The document is not well-formed; nothing more is told. */
  fault(reason: string): void;
}

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
  #section: Section | undefined;
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

  write(text: string): void {
    for (const piece of this.#place.pieces(text)) {
      if (this.#isStopped) return;
      const at = this.#read(piece, this.#place.begin);
      this.#handler.turn();
      this.#place.keepFrom(at);
    }
    if (this.#place.held > XML_LIMITS.tag) this.#fault(FAULT.tooLong, this.#place.held);
  }

  end(): void {
    const piece = this.#place.last();
    const at = this.#isStopped ? 0 : this.#read(piece, this.#place.begin);
    if (this.#isStopped) return;
    const { text } = piece;
    const isCut = at < text.length || this.#section !== undefined;
    // A root whose name is cut off has not been seen.
    if (!this.#isRootSeen && !isNamed(text, at)) this.#fault(FAULT.noRoot, text.length);
    else if (this.#open.length > 0) this.#fault(unclosed(this.#innermost?.tag.name ?? ''), text.length);
    else if (isCut) this.#fault(FAULT.cut, text.length);
  }

  /** Reads as far as it can; gives where what must be seen again, with more behind it, begins. */
  #read(piece: TextPiece, begin: number): number {
    const { length } = piece.text;
    let at = begin;
    while (at < length && !this.#isStopped) {
      const next = this.#section === undefined ? this.#content(piece, at) : this.#rest(this.#section, piece, at);
      if (next === undefined) return at;
      at = next;
    }
    return at;
  }

  #content(piece: TextPiece, at: number): number | undefined {
    const { codes } = piece;
    if (codes[at] !== LESS) return this.#text(piece, at);
    // Nearly every tag is one of these two; they are read before it is asked what else it can be.
    if (codes[at + 1] === SLASH) {
      const open = this.#innermost;
      if (open !== undefined && piece.has(open.close, at)) return this.#closed(open, at + open.close.length);
    } else {
      const expected = this.#forms.expected(piece, at);
      if (expected !== undefined) return this.#opened(expected, at, at + expected.raw.length);
    }
    return this.#markup(piece.text, at);
  }

  #markup(text: string, at: number): number | undefined {
    const isStart = this.#isStart;
    switch (text.charAt(at + 1)) {
      case '':
        return undefined;
      case '/':
        return this.#endTag(text, at);
      case '!':
        return this.#begun(readBang(text, at));
      case '?':
        return this.#begun(readTarget(text, at, isStart));
      default:
        return this.#startTag(text, at);
    }
  }

  #startTag(text: string, at: number): number | undefined {
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
    this.#isStart = false;
    this.#brackets = 0;
    this.#place.reach(end);
    this.#handler.open(form);
    if (!form.isEmpty) {
      this.#open.push(form);
      this.#innermost = form;
    } else if (!this.#isStopped) this.#handler.close(form);
    return end;
  }

  #endTag(text: string, at: number): number | undefined {
    const open = this.#innermost;
    const named = nameRestEnd(text, at + 2);
    const end = spaceEnd(text, named);
    if (end >= text.length) return undefined;
    if (text.charAt(end) !== '>') return this.#fault(FAULT.closeName, end + 1);
    const name = text.slice(at + 2, named);
    if (name === '') return this.#fault(FAULT.closeEmpty, end + 1);
    if (open === undefined) return this.#fault(wrongClose(name, undefined), end + 1);
    // What stood in the element is whole, though another is named at its end.
    this.#closed(open, end + 1);
    return name === open.tag.name ? end + 1 : this.#fault(wrongClose(name, open.tag.name), end + 1);
  }

  #closed(form: TagForm, end: number): number {
    const open = this.#open;
    open.pop();
    this.#innermost = open[open.length - 1];
    this.#brackets = 0;
    this.#place.reach(end);
    this.#handler.close(form);
    return end;
  }

  /** Text up to the next tag or reference, looked through for what may not stand in it. */
  #text(piece: TextPiece, at: number): number | undefined {
    const { codes, text } = piece;
    const isInside = this.#open.length > 0;
    this.#isStart = false;
    let end = at;
    for (; end < text.length; end += 1) {
      const code = codes[end] ?? 0;
      if (code === LESS || code === AMPERSAND) break;
      if (code > GREATER) {
        if (!isInside) return this.#fault(FAULT.textOutside, end + 1);
      } else if (code < SPACE && !isSpace(code)) {
        // A control sign, or one that has no byte.
        const width = (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
        if (forbiddenAt(text, end, end + width) !== -1) return this.#fault(forbidden(text.charCodeAt(end)), end + 1);
        if (!isInside) return this.#fault(FAULT.textOutside, end + 1);
        end += width - 1;
      } else if (!isInside && code > SPACE) return this.#fault(FAULT.textOutside, end + 1);
      else if (code === GREATER && this.#bracketsTo(text, at, end) >= 2) return this.#fault(FAULT.cdataEnd, end + 1);
    }
    if (isInside && end > at) {
      this.#handler.text(piece, at, end);
      if (end === text.length) this.#brackets = this.#bracketsTo(text, at, end);
    }
    return end > at ? end : this.#reference(piece, at);
  }

  /** How many `]` stand right before a place, those counted that ended the piece before. */
  #bracketsTo(text: string, from: number, to: number): number {
    const here = bracketsBefore(text, from, to);
    return here === to - from ? here + this.#brackets : here;
  }

  #reference(piece: TextPiece, at: number): number | undefined {
    if (this.#open.length === 0) return this.#fault(FAULT.textOutside, at + 1);
    const { text } = piece;
    const end = referenceBodyEnd(text, at + 1);
    if (end >= text.length && !this.#place.isLast) return undefined;
    const isClosed = text.charAt(end) === ';';
    const body = text.slice(at + 1, end);
    const characters = isClosed ? referred(body) : undefined;
    const past = isClosed ? end + 1 : end;
    this.#brackets = 0;
    this.#place.reach(past);
    if (characters !== undefined) this.#handler.referred(characters);
    else {
      this.#handler.badReference(badReference(isClosed ? body : undefined));
      this.#handler.text(piece, at, past);
    }
    return past;
  }

  /** What begins with `<!` or `<?`. */
  #begun(beginning: Beginning): number | undefined {
    if (beginning.kind === 'cut') return undefined;
    if (beginning.kind === 'fault') return this.#fault(beginning.reason, beginning.at);
    const { at } = beginning;
    this.#isStart = false;
    this.#brackets = 0;
    if (beginning.kind === 'doctype') {
      this.#place.reach(at);
      this.#isStopped = true;
      this.#handler.doctype();
    } else if (beginning.kind === 'section') {
      if (beginning.section === 'cdata' && this.#open.length === 0) return this.#fault(FAULT.textOutside, at);
      this.#section = beginning.section;
      this.#isNamedXml = beginning.isNamedXml === true;
    }
    return at;
  }

  /** What stands in a section that has begun. */
  #rest(section: Section, piece: TextPiece, at: number): number | undefined {
    const part = readSection(section, piece.text, at);
    if (part.kind === 'fault') return this.#fault(part.reason, part.at);
    if (section === 'cdata' && part.to > at) this.#handler.text(piece, at, part.to);
    if (part.kind === 'more') return part.at > at ? part.at : undefined;
    this.#section = undefined;
    return this.#isNamedXml && section === 'instruction' ? this.#fault(FAULT.declarationPlace, part.at) : part.at;
  }

  #fault(reason: string, at: number): undefined {
    this.#place.reach(at);
    this.#isStopped = true;
    this.#handler.fault(reason);
    return undefined;
  }
}

function isNamed(text: string, at: number): boolean {
  const end = nameEnd(text, at + 1);
  return text.charAt(at) === '<' && end < text.length && end > at + 1;
}

const SPACE = 0x20;
const AMPERSAND = 0x26;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
