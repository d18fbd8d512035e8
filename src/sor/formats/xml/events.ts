import type { ProblemLog } from '../problem-log.ts';
import { createExtractDecoder, lostByteMessage } from '../text-decoder.ts';
import { TextPiece } from '../text-piece.ts';
import { TextPool } from '../text-pool.ts';
import { XML_LIMITS } from './limits.ts';
import type { WrittenTag } from './start-tag.ts';
import type { TagForm } from './tag-forms.ts';
import { type XmlTokenHandler, XmlTokens } from './tokens.ts';

/** What a document gives as it is read: local names only, prefixes taken off. */
export interface XmlHandler {
  open(name: string, line: number, written: WrittenTag): void;
  /** `text` is trimmed, and undefined when the element had elements in it. */
  close(name: string, line: number, text: string | undefined): void;
}

/**
 * Streams a document into a handler. A document type declaration, nesting beyond the limit or bytes that are no XML
 * at all end the reading; what came before is kept. Gives whether the end was reached in good order.
 */
export async function streamXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler, log: ProblemLog): Promise<boolean> {
  const decoder = createExtractDecoder();
  const elements = new Elements(handler, log);
  const read = (text: string): void => {
    elements.tokens.write(text);
    for (const { line, byte } of decoder.takeLost()) log.add({ line, message: lostByteMessage(byte) });
  };
  for await (const chunk of chunks) {
    read(decoder.write(chunk));
    if (elements.isStopped) return false;
  }
  read(decoder.end());
  elements.tokens.end();
  return !elements.isStopped;
}

/** Tells a handler of elements with the text of those that have nothing else in them. */
class Elements implements XmlTokenHandler {
  readonly tokens = new XmlTokens(this);
  isStopped = false;
  readonly #handler: XmlHandler;
  readonly #log: ProblemLog;
  readonly #pool = new TextPool();
  /** Whether the innermost element has no elements in it so far; text beside elements is indentation. */
  #isLeaf = false;
  #name = '';
  /** Its text, as long as all of it stands in the piece that is read. */
  #piece = new TextPiece();
  #from = 0;
  #to = 0;
  /** Its text before that. */
  #earlier = '';
  #isCapped = false;

  constructor(handler: XmlHandler, log: ProblemLog) {
    this.#handler = handler;
    this.#log = log;
  }

  open({ local, tag }: TagForm): void {
    const { line, depth } = this.tokens;
    if (depth >= XML_LIMITS.depth)
      return this.#stop(`Elementerne ligger mere end ${XML_LIMITS.depth} niveauer inde i hinanden; læsningen er standset.`);
    this.#tellCapped();
    this.#name = local;
    this.#isLeaf = true;
    this.#earlier = '';
    this.#from = this.#to = 0;
    this.#handler.open(local, line, tag);
  }

  text(piece: TextPiece, from: number, to: number): void {
    if (!this.#isLeaf || this.#isCapped) return;
    this.turn();
    this.#piece = piece;
    this.#from = from;
    this.#isCapped = this.#earlier.length + to - from > XML_LIMITS.text;
    this.#to = this.#isCapped ? from + XML_LIMITS.text - this.#earlier.length : to;
  }

  referred(characters: string): void {
    if (!this.#isLeaf || this.#isCapped) return;
    this.turn();
    this.#isCapped = this.#earlier.length + characters.length > XML_LIMITS.text;
    if (!this.#isCapped) this.#earlier += characters;
  }

  turn(): void {
    if (this.#to > this.#from) this.#earlier += this.#piece.text.slice(this.#from, this.#to);
    this.#from = this.#to = 0;
  }

  close({ local }: TagForm): void {
    this.#tellCapped();
    const text = this.#isLeaf ? this.#takeText() : undefined;
    this.#isLeaf = false;
    this.#handler.close(local, this.tokens.line, text);
  }

  badReference(reason: string): void {
    this.#tell(`En entitet kan ikke læses (${reason}); kun de fem fra XML selv er tilladt.`);
  }

  doctype(): void {
    this.#stop(`Dokumentet har en DOCTYPE-erklæring; den er ikke tilladt, og læsningen er standset.`);
  }

  fault(reason: string): void {
    this.#stop(`Dokumentet er ikke velformet XML (${reason}); læsningen er standset.`);
  }

  #takeText(): string {
    if (this.#earlier !== '') {
      this.turn();
      return this.#pool.takeText(this.#earlier.trim());
    }
    const { codes, text } = this.#piece;
    let [from, to] = [this.#from, this.#to];
    while (from < to && isTrimmed(codes[from] ?? 0)) from += 1;
    while (from < to && isTrimmed(codes[to - 1] ?? 0)) to -= 1;
    // Beyond ASCII the language itself is asked what is a space.
    const isPlain = from < to && (codes[from] ?? 0) < 0x80 && (codes[to - 1] ?? 0) < 0x80 && !this.#piece.isWide(from, to);
    return isPlain ? this.#pool.take(this.#piece, from, to) : this.#pool.takeText(text.slice(from, to).trim());
  }

  #tellCapped(): void {
    if (!this.#isCapped) return;
    this.#isCapped = false;
    this.#tell(`Teksten i ${this.#name} er længere end ${XML_LIMITS.text} tegn og er skåret af.`, this.#name);
  }

  #stop(message: string): void {
    this.#tell(message);
    this.isStopped = true;
    this.tokens.stop();
  }

  #tell(message: string, what?: string): void {
    const { line, column } = this.tokens;
    this.#log.add({ line, column, ...(what === undefined ? {} : { what }), message });
  }
}

/** What trim takes from the ends, as far as it is ASCII. */
function isTrimmed(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
