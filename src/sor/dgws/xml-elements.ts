import { SaxesParser } from 'saxes';

/** An element as it stood in a document, without its children. */
export interface FlatElement {
  readonly namespace: string;
  readonly name: string;
  /** By name as written, prefixes and all. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The text directly in it, trimmed. */
  readonly text: string;
  /** Where its start tag begins and its end tag ends, as indexes into the document. */
  readonly start: number;
  readonly end: number;
}

/** Headers and faults are some ten deep. */
const MAX_DEPTH = 64;

interface Open {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly start: number;
  text: string;
}

/**
 * Every element of a small document, in the order they end; undefined when it is not well-formed, has a DOCTYPE or is
 * nested beyond 64 levels. For looking into headers and faults, not for reading records.
 */
export function xmlElements(document: string): readonly FlatElement[] | undefined {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Open[] = [];
  const found: FlatElement[] = [];
  let tagStart = 0;
  const refuse = (): never => {
    throw new RangeError('refused');
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentagstart', () => (tagStart = document.lastIndexOf('<', parser.position - 1)));
  parser.on('opentag', (tag) => {
    if (open.length >= MAX_DEPTH) refuse();
    const attributes = new Map(Object.values(tag.attributes).map(({ name, value }) => [name, value]));
    open.push({ namespace: tag.uri, name: tag.local, attributes, start: tagStart, text: '' });
  });
  const addText = (text: string): void => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const last = open.pop();
    if (last !== undefined) found.push({ ...last, text: last.text.trim(), end: parser.position });
  });
  try {
    parser.write(document).close();
  } catch {
    return undefined;
  }
  return found;
}
