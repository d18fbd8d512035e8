import { SaxesParser } from 'saxes';

/** An element of a document that is held whole, with its children, by namespace and local name. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** By local name, where one without a prefix goes before its namesakes; declarations of namespaces are not among them. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Namespaces declared on it, by prefix; the default one by the empty prefix. Only texts that hold names need them. */
  readonly declared: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, trimmed. */
  readonly text: string;
  /** Where its start tag begins and its end tag ends, as indexes into the document. */
  readonly start: number;
  readonly end: number;
}

/** Nesting beyond this is refused; a replication answer is some 9 deep. The bound also keeps saxes fast on hostile nesting. */
export const MAX_XML_DEPTH = 64;

/** Why a document was refused. */
export type XmlRefusal = 'malformed' | 'doctype' | 'too-deep';

/** The document is not XML we read. What people are told is worded by who asked for it to be read. */
export class XmlRefused extends Error {
  override readonly name = 'XmlRefused';
  readonly reason: XmlRefusal;
  /** What the parser said, in English; empty unless the document is malformed. */
  readonly detail: string;
  /** Where reading stopped, counted from 1. */
  readonly line: number;
  readonly column: number;
  constructor(reason: XmlRefusal, { detail = '', line, column }: { detail?: string; line: number; column: number }) {
    super(`${reason} at ${line}:${column}${detail === '' ? '' : `: ${detail}`}`);
    this.reason = reason;
    this.detail = detail;
    this.line = line;
    this.column = column;
  }
}

interface Open extends Omit<XmlElement, 'children' | 'text' | 'end'> {
  readonly children: XmlElement[];
  text: string;
}

interface Attribute {
  readonly prefix: string;
  readonly local: string;
  readonly name: string;
  readonly value: string;
}

/**
 * A small document as a tree. Throws {@link XmlRefused} when it is not well-formed, carries a DOCTYPE (no entity is
 * ever expanded but XML's own five), or is nested beyond 64 levels.
 */
export function parseXml(document: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const stack: Open[] = [];
  let root: XmlElement | undefined;
  let tagStart = 0;
  const refuse = (reason: XmlRefusal, detail = ''): never => {
    throw new XmlRefused(reason, { detail, line: parser.line, column: parser.column });
  };
  parser.on('error', (error) => refuse('malformed', error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => refuse('doctype'));
  parser.on('opentagstart', () => (tagStart = document.lastIndexOf('<', parser.position - 1)));
  parser.on('opentag', (tag) => {
    if (stack.length >= MAX_XML_DEPTH) refuse('too-deep');
    const written = Object.values(tag.attributes);
    // Most of the elements of an answer have none, and there may be hundreds of thousands.
    const [attributes, declared] = written.length === 0 ? [NONE, NONE] : [attributesOf(written), declaredOn(written)];
    stack.push({ namespace: tag.uri, name: tag.local, attributes, declared, children: [], text: '', start: tagStart });
  });
  const addText = (text: string): void => {
    const open = stack.at(-1);
    if (open !== undefined) open.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const open = stack.pop();
    if (open === undefined) return;
    const element = { ...open, text: open.text.trim(), end: parser.position };
    const parent = stack.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  parser.write(document).close();
  return root ?? refuse('malformed', 'document must contain a root element.');
}

const NONE: Readonly<Record<string, string>> = {};

function declaredOn(written: readonly Attribute[]): Readonly<Record<string, string>> {
  const declarations = written.filter(({ prefix, name }) => prefix === 'xmlns' || name === 'xmlns');
  if (declarations.length === 0) return NONE;
  return Object.fromEntries(declarations.map(({ prefix, local, value }) => [prefix === 'xmlns' ? local : '', value]));
}

/** A prefixed namesake must not be able to stand in for the attribute itself: what an id card says would depend on their order. */
function attributesOf(written: readonly Attribute[]): Readonly<Record<string, string>> {
  const own = written.filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns');
  const plain = new Set(own.filter(({ prefix }) => prefix === '').map(({ local }) => local));
  return Object.fromEntries(
    own.filter(({ prefix, local }) => prefix === '' || !plain.has(local)).map(({ local, value }) => [local, value]),
  );
}

/** The first child with a name, in one namespace or in any. */
export function child(element: XmlElement | undefined, name: string, namespace?: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name && (namespace === undefined || one.namespace === namespace));
}

/** The text of a child; undefined when there is no such child. */
export function childText(element: XmlElement | undefined, name: string, namespace?: string): string | undefined {
  return child(element, name, namespace)?.text;
}

/** The leaf elements below an element, in document order. */
export function leaves(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((one) => (one.children.length === 0 ? [one] : leaves(one)));
}

/** Every element of a document in its order; undefined when it is refused. For looking into headers and faults. */
export function xmlElements(document: string): readonly XmlElement[] | undefined {
  try {
    const root = parseXml(document);
    return [root, ...descendants(root)];
  } catch (error) {
    if (error instanceof XmlRefused) return undefined;
    throw error;
  }
}

/** Every element below an element, in document order. */
export function descendants(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((one) => [one, ...descendants(one)]);
}
