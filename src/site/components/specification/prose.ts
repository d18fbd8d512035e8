/**
 * The little Markdown that descriptions in features use: paragraphs, lists, **strong**, *emphasis* and `code`.
 * It becomes data, not HTML, so no text can bring markup of its own.
 */
export type ProseBlock =
  | { readonly kind: 'paragraph'; readonly parts: readonly ProsePart[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly ProsePart[])[] };

/** A run of text with one look. */
export interface ProsePart {
  readonly kind: 'text' | 'strong' | 'em' | 'code';
  readonly text: string;
}

const INLINE = /\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|`([^`\n]+)`/g;
const BULLET = /^\s*[-*]\s+/;

/** The blocks of a description; empty for empty text. */
export function proseBlocks(text: string): ProseBlock[] {
  return text
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0)
    .map((lines): ProseBlock => {
      if (lines.every((line) => BULLET.test(line))) {
        return { kind: 'list', items: lines.map((line) => proseParts(line.replace(BULLET, ''))) };
      }
      return { kind: 'paragraph', parts: proseParts(lines.join(' ')) };
    });
}

/** One line's stretches. */
export function proseParts(line: string): ProsePart[] {
  const parts: ProsePart[] = [];
  let at = 0;
  const plain = (to: number): void => {
    if (to > at) parts.push({ kind: 'text', text: line.slice(at, to) });
  };
  for (const match of line.matchAll(INLINE)) {
    const [whole, strong, em, code] = match;
    plain(match.index);
    if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else if (em !== undefined) parts.push({ kind: 'em', text: em });
    else parts.push({ kind: 'code', text: code ?? '' });
    at = match.index + whole.length;
  }
  plain(line.length);
  return parts;
}

/** A stretch of a step: `parameter` is filled in from the examples, `value` is what the step is about. */
export interface StepPart {
  readonly kind: 'text' | 'parameter' | 'value';
  readonly text: string;
}

const STEP_VALUE = /(<[^<>\n]+>)|(“[^”\n]*”|"[^"\n]*"|»[^«\n]*«)/g;

/** A step's text with its parameters and quoted values set apart. */
export function stepParts(text: string): StepPart[] {
  return text
    .split(STEP_VALUE)
    .filter((part: string | undefined) => part !== undefined && part !== '')
    .map((part) => {
      if (/^<[^<>]+>$/.test(part)) return { kind: 'parameter', text: part.slice(1, -1) };
      return { kind: /^[“"»].*[”"«]$/.test(part) ? 'value' : 'text', text: part };
    });
}
