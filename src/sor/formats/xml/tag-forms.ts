import { flat, type Sample, sampleOf, type TextPiece } from '../text-piece.ts';
import type { WrittenTag } from './start-tag.ts';

/** A start tag as documents write it again and again, and what is known of it once it has been read. */
export interface TagForm {
  /** From `<` to `>`. */
  readonly raw: Sample;
  readonly tag: WrittenTag;
  /** The name without its prefix. */
  readonly local: string;
  /** The end tag as it is nearly always written. */
  readonly close: Sample;
  readonly isEmpty: boolean;
  /** The forms that stood after this one: the last time, and the time before that it was another. */
  next: TagForm | undefined;
  other: TagForm | undefined;
}

const MOST = 2000;
const LONGEST = 300;

/**
 * The start tags of a document by what is written. A register has some sixty of them, and nearly always in the same order;
 * so the tag that stood after this one the last time is looked for first, and most are known without being read.
 */
export class TagForms {
  readonly #forms = new Map<string, TagForm>();
  #last: TagForm = formOf(undefined, { name: '', attributes: {} }, false);

  /** The form that begins here, when it is one that has stood after the last one. */
  expected(piece: TextPiece, at: number): TagForm | undefined {
    const last = this.#last;
    const { next, other } = last;
    if (next !== undefined && piece.has(next.raw, at)) return (this.#last = next);
    if (other === undefined || !piece.has(other.raw, at)) return undefined;
    last.other = next;
    last.next = other;
    return (this.#last = other);
  }

  /** The form that is written so, when it has been read before. */
  known(raw: string): TagForm | undefined {
    const form = this.#forms.get(raw);
    if (form !== undefined) this.#follow(form);
    return form;
  }

  /** A tag that was read; it is remembered when `raw` is given, unless it is long or there are many. */
  read(raw: string | undefined, tag: WrittenTag, isEmpty: boolean): TagForm {
    if (raw === undefined || raw.length > LONGEST || this.#forms.size >= MOST) return formOf(undefined, tag, isEmpty);
    const form = formOf(raw, tag, isEmpty);
    this.#forms.set(flat(raw), form);
    this.#follow(form);
    return form;
  }

  #follow(form: TagForm): void {
    const last = this.#last;
    last.other = last.next;
    last.next = form;
    this.#last = form;
  }
}

/** One that is not remembered is not looked for either. */
function formOf(raw: string | undefined, tag: WrittenTag, isEmpty: boolean): TagForm {
  const { name } = tag;
  const local = name.slice(name.indexOf(':') + 1);
  const [begin, close] = raw === undefined ? [NEVER, NEVER] : [sampleOf(raw), sampleOf(`</${name}>`)];
  return { raw: begin, tag, local, close, isEmpty, next: undefined, other: undefined };
}

const NEVER = sampleOf('');
