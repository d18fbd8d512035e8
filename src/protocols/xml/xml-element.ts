import { SaxesParser } from 'saxes';

/** An element of a small document, held whole. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** The text directly in it, trimmed. */
  readonly text: string;
}

/** Deeper than a request with security headers ever is. */
const MAX_DEPTH = 64;

interface Open {
  readonly namespace: string;
  readonly name: string;
  readonly children: XmlElement[];
  text: string;
}

/** Why a document was refused; Danish. */
export class XmlRefused extends Error {
  override readonly name = 'XmlRefused';
}

/** Reads a document whole. Throws XmlRefused when it is not well-formed, has a DOCTYPE or nests beyond 64 levels. */
export function readXml(document: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => {
    throw new XmlRefused(`Forespørgslen er ikke velformet XML: ${error.message}`);
  });
  parser.on('doctype', () => {
    throw new XmlRefused('Forespørgslen har en DOCTYPE; det er ikke tilladt.');
  });
  parser.on('opentag', ({ uri, local }) => {
    if (open.length >= MAX_DEPTH) throw new XmlRefused(`Forespørgslens elementer ligger mere end ${MAX_DEPTH} niveauer inde.`);
    open.push({ namespace: uri, name: local, children: [], text: '' });
  });
  const addText = (text: string): void => {
    const top = open.at(-1);
    if (top !== undefined) top.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const element = { ...closed, text: closed.text.trim() };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  parser.write(document).close();
  if (root === undefined) throw new XmlRefused('Forespørgslen er tom.');
  return root;
}
