import { SaxesParser } from 'saxes';

/** Text as it may stand in an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** `<name>text</name>`, or nothing when there is no text. */
export function element(name: string, text: string | boolean | undefined): string {
  return text === undefined ? '' : `<${name}>${escapeXml(String(text))}</${name.split(' ')[0]}>`;
}

/** An element around others, left out when they are empty. */
export function around(name: string, inner: string): string {
  return inner === '' ? '' : `<${name}>${inner}</${name.split(' ')[0]}>`;
}

export interface XmlNode {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  readonly text: string;
  /** Where the element begins and ends in the text that was read. */
  readonly from: number;
  readonly to: number;
}

interface Growing {
  name: string;
  namespace: string;
  attributes: Map<string, string>;
  children: XmlNode[];
  text: string;
  from: number;
  to: number;
}

/** Reads a document with its namespaces. @throws Error when it is not well-formed. */
export function parseXml(text: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Growing[] = [];
  let root: XmlNode | undefined;
  let tagStart = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentagstart', () => {
    tagStart = text.lastIndexOf('<', parser.position - 1);
  });
  parser.on('opentag', (tag) => {
    open.push({
      name: tag.local,
      namespace: tag.uri,
      attributes: new Map(Object.values(tag.attributes).map((attribute) => [attribute.local, attribute.value])),
      children: [],
      text: '',
      from: tagStart,
      to: 0,
    });
  });
  parser.on('text', (value) => {
    const top = open.at(-1);
    if (top !== undefined) top.text += value;
  });
  parser.on('closetag', () => {
    const done = open.pop();
    if (done === undefined) return;
    done.to = parser.position;
    const above = open.at(-1);
    if (above === undefined) root = done;
    else above.children.push(done);
  });
  parser.write(text).close();
  if (root === undefined) throw new Error('There is no element');
  return root;
}

/** The first child of that name; with a namespace only one in it (`''` is no namespace). */
export function child(node: XmlNode | undefined, name: string, namespace?: string): XmlNode | undefined {
  return node?.children.find((one) => one.name === name && (namespace === undefined || one.namespace === namespace));
}

/** The trimmed text of such a child; empty text counts as missing. */
export function childText(node: XmlNode | undefined, name: string, namespace?: string): string | undefined {
  const text = child(node, name, namespace)?.text.trim();
  return text === '' ? undefined : text;
}

/** Every element of that name below, at any depth. */
export function descendants(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.flatMap((one) => [...(one.name === name ? [one] : []), ...descendants(one, name)]);
}
