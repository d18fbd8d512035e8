import type { XmlElement } from '../xml/xml-tree.ts';

/** A name with its namespace; none is the empty text. */
export interface QName {
  readonly namespace: string;
  readonly name: string;
}

/** Reads a name written in an attribute of an element, by the prefixes in force there. A prefix nobody declared is in no namespace. */
export type ResolveName = (at: XmlElement, written: string) => QName;

/** Makes a reader of the names in a document: WSDL and XSD write them in attributes, where prefixes mean what they do around them. */
export function namesIn(root: XmlElement): ResolveName {
  const scopes = new Map<XmlElement, Readonly<Record<string, string>>>();
  const visit = (element: XmlElement, around: Readonly<Record<string, string>>): void => {
    const scope = Object.keys(element.declared).length === 0 ? around : { ...around, ...element.declared };
    scopes.set(element, scope);
    for (const one of element.children) visit(one, scope);
  };
  visit(root, {});
  return (at, written) => {
    const colon = written.indexOf(':');
    const prefix = colon < 0 ? '' : written.slice(0, colon).trim();
    return { namespace: scopes.get(at)?.[prefix] ?? '', name: written.slice(colon + 1).trim() };
  };
}

/** Definitions by their names; a prefix nobody declared, as hand-made files have, leads to the only one of its local name. */
export class NamedDefinitions<T> {
  readonly #all = new Map<string, T>();
  readonly #byLocalName = new Map<string, T | undefined>();

  /** The first definition of a name stands. */
  add({ namespace, name }: QName, definition: T): void {
    const key = `{${namespace}}${name}`;
    if (this.#all.has(key)) return;
    this.#all.set(key, definition);
    this.#byLocalName.set(name, this.#byLocalName.has(name) ? undefined : definition);
  }

  find({ namespace, name }: QName): T | undefined {
    return this.#all.get(`{${namespace}}${name}`) ?? (namespace === '' ? this.#byLocalName.get(name) : undefined);
  }
}
