import { SaxesParser } from 'saxes';

/** An element with its children, by namespace and local name. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Attributes by local name; declarations of namespaces are not among them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, untrimmed. */
  readonly text: string;
}

/** Nesting beyond this is refused; a replication answer is some 9 deep. The bound also keeps saxes fast on hostile nesting. */
const MAX_DEPTH = 64;

/** The document is not XML we read; the message says in Danish why, with line and column. */
export class XmlRefused extends Error {
  override readonly name = 'XmlRefused';
}

interface Open {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/**
 * A small document as a tree. Throws {@link XmlRefused} when it is not well-formed, carries a DOCTYPE (no entity is
 * ever expanded but XML's own five), or is nested beyond 64 levels.
 */
export function parseXml(document: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const stack: Open[] = [];
  let root: XmlElement | undefined;
  const refuse = (reason: string): never => {
    throw new XmlRefused(`${reason} (linje ${parser.line}, kolonne ${parser.column})`);
  };
  parser.on('error', (error) => refuse(`ikke velformet XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
  parser.on('doctype', () => refuse('dokumentet har en DOCTYPE, som aldrig læses'));
  parser.on('opentag', (tag) => {
    if (stack.length >= MAX_DEPTH) refuse(`elementer indlejret dybere end ${MAX_DEPTH} niveauer`);
    const attributes = Object.values(tag.attributes).filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns');
    stack.push({
      namespace: tag.uri,
      name: tag.local,
      attributes: Object.fromEntries(attributes.map(({ local, value }) => [local, value])),
      children: [],
      text: '',
    });
  });
  const addText = (text: string): void => {
    const open = stack.at(-1);
    if (open !== undefined) open.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = stack.pop();
    const parent = stack.at(-1);
    if (element === undefined) return;
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  parser.write(document).close();
  return root ?? refuse('intet rodelement');
}

/** The first child with a name, in one namespace or in any. */
export function child(element: XmlElement | undefined, name: string, namespace?: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name && (namespace === undefined || one.namespace === namespace));
}

/** The text of a child, trimmed; undefined when there is no such child. */
export function childText(element: XmlElement | undefined, name: string, namespace?: string): string | undefined {
  return child(element, name, namespace)?.text.trim();
}

/** The leaf elements below an element, in document order. */
export function leaves(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((one) => (one.children.length === 0 ? [one] : leaves(one)));
}
