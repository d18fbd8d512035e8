import { forbiddenAt, isSpace, nameEnd, nameRestEnd } from './characters.ts';
import { readDeclaration } from './declaration.ts';
import { FAULT, forbidden } from './faults.ts';
import type { XmlFault } from './start-tag.ts';

/** What of a document is neither a tag nor text: a comment, CDATA or a processing instruction. */
export type Section = 'comment' | 'cdata' | 'instruction';

/**
 * How far a section was read: to its end, or to where it is to be read on when there is more (`at` is where it began when
 * nothing could be said). `to` is where what stands in it ends.
 */
export type SectionPart =
  { readonly kind: 'end' | 'more'; readonly to: number; readonly at: number } | ({ readonly kind: 'fault' } & XmlFault);

/** Reads on in a section that has begun. */
export function readSection(section: Section, text: string, at: number): SectionPart {
  const closing = CLOSING[section];
  const found = text.indexOf(closing, at);
  const to = found === -1 ? text.length - heldBack(section, text, at) : found;
  const bad = forbiddenAt(text, at, to);
  if (bad !== -1) return { kind: 'fault', reason: forbidden(text.charCodeAt(bad)), at: bad + 1 };
  if (found === -1) return { kind: 'more', to, at: to };
  // Two dashes end a comment, and nothing but > may stand behind them.
  if (section !== 'comment') return { kind: 'end', to, at: found + closing.length };
  if (found + 2 >= text.length) return { kind: 'more', to, at: found };
  if (text.charAt(found + 2) !== '>') return { kind: 'fault', reason: FAULT.comment, at: found + 3 };
  return { kind: 'end', to, at: found + 3 };
}

const CLOSING: Readonly<Record<Section, string>> = { comment: '--', cdata: ']]>', instruction: '?>' };

/** How much at the end of a piece may be the beginning of what closes the section. */
function heldBack(section: Section, text: string, from: number): number {
  if (section !== 'cdata') return text.length > from && text.endsWith(section === 'comment' ? '-' : '?') ? 1 : 0;
  return Math.min(2, bracketsBefore(text, from, text.length));
}

/** How many `]` stand right before a place, none of them before another. */
export function bracketsBefore(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && text.charAt(at - 1) === ']') at -= 1;
  return to - at;
}

/** What begins with `<!` or `<?`; more of the text is needed to say of one that is `cut`. */
export type Beginning =
  | { readonly kind: 'section'; readonly section: Section; readonly at: number; readonly isNamedXml?: boolean }
  | { readonly kind: 'declaration' | 'doctype'; readonly at: number }
  | { readonly kind: 'cut' }
  | ({ readonly kind: 'fault' } & XmlFault);

/** Reads what stands after `<!`: so many signs as the longest that can. */
export function readBang(text: string, at: number): Beginning {
  const rest = text.slice(at + 2, at + 9);
  if (rest.startsWith('--')) return { kind: 'section', section: 'comment', at: at + 4 };
  if (rest === '[CDATA[') return { kind: 'section', section: 'cdata', at: at + 9 };
  if (rest === 'DOCTYPE') return { kind: 'doctype', at: at + 9 };
  const bad = forbiddenAt(rest, 0, rest.length);
  if (bad !== -1) return { kind: 'fault', reason: forbidden(rest.charCodeAt(bad)), at: at + 3 + bad };
  return rest.length < 7 ? { kind: 'cut' } : { kind: 'fault', reason: FAULT.bang, at: at + 9 };
}

/** Reads the name of a processing instruction, and all of an XML declaration, which can only stand at the start. */
export function readTarget(text: string, at: number, isStart: boolean): Beginning {
  const fault = (reason: string, place: number) => ({ kind: 'fault', reason, at: place }) as const;
  const named = nameRestEnd(text, at + 2);
  if (named >= text.length) return { kind: 'cut' };
  const isOver = text.charAt(named) === '?' || isSpace(text.charCodeAt(named));
  if (named === at + 2 && isOver) return fault(FAULT.noTarget, named + 1);
  if (nameEnd(text, at + 2) === at + 2) return fault(FAULT.targetName, at + 3);
  if (!isOver) return fault(FAULT.targetName, named + 1);
  const target = text.slice(at + 2, named);
  if (target !== 'xml') return { kind: 'section', section: 'instruction', at: named, isNamedXml: target.toLowerCase() === 'xml' };
  if (!isStart) return fault(FAULT.declarationPlace, named + 1);
  const declaration = readDeclaration(text, named);
  if (declaration === undefined) return { kind: 'cut' };
  if ('wrongAfter' in declaration) return fault(FAULT.declaration, declaration.wrongAfter);
  return { kind: 'declaration', at: declaration.end };
}
