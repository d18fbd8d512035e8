import { child, type XmlElement } from '../xml/xml-tree.ts';
import { NamedDefinitions, type QName, type ResolveName } from './qualified-names.ts';

/** Namespace of W3C XML Schema. */
export const XSD = 'http://www.w3.org/2001/XMLSchema';

/** A chain of derived types longer than this leads nowhere; it keeps a schema that derives in a ring from being followed. */
const LONGEST_CHAIN = 32;

/** Groups that refer to groups can multiply without end; beyond this the rest is left unread. */
const MOST_PARTICLES = 50_000;

/** An `xs:schema` of a contract. */
export interface SchemaDocument {
  readonly root: XmlElement;
  /** Its own target namespace, or that of the schema which includes it. */
  readonly namespace: string;
  readonly resolve: ResolveName;
}

/** What may stand in an element. */
export interface SchemaContent {
  /** Built-in type its text is of, by local name; undefined when elements stand in it. */
  readonly text: string | undefined;
  /** The texts that may be chosen; none where all of the type may. */
  readonly values: readonly string[];
  readonly children: readonly SchemaElement[];
  /** Elements the schema does not name may stand there: `xs:any`, an abstract type, or a type that is nowhere declared. */
  readonly open: boolean;
  /** What tells the type from others, to notice one that holds itself. */
  readonly type: unknown;
}

/** An element where a schema lets it stand. */
export interface SchemaElement extends QName {
  /** The namespace it is written in is `namespace`; elements in it that nobody declares are taken to be in this one. */
  readonly inner: string;
  readonly required: boolean;
  readonly repeated: boolean;
  readonly nillable: boolean;
  /** Its fixed value, or the one it has when nothing is said. */
  readonly preset: string | undefined;
  /** Read when it is asked for, because types may hold themselves. */
  readonly content: () => SchemaContent;
}

interface Declared {
  readonly node: XmlElement;
  readonly document: SchemaDocument;
}

type Occurs = Pick<SchemaElement, 'required' | 'repeated'>;
const ONCE: Occurs = { required: true, repeated: false };

const textOf = (text: string, values: readonly string[] = []): SchemaContent => ({
  text,
  values,
  children: [],
  open: false,
  type: text,
});

/** Content nothing is known of. */
export const OPEN: SchemaContent = { text: undefined, values: [], children: [], open: true, type: undefined };

/** An element known by its name alone. */
export function undeclared({ namespace, name }: QName, inner: string): SchemaElement {
  return { namespace, name, inner, ...ONCE, nillable: false, preset: undefined, content: () => OPEN };
}

/** Finds the top-level elements of schemas that import and include each other, all of them given. */
export function readSchemas(documents: readonly SchemaDocument[]): (name: QName) => SchemaElement | undefined {
  const kinds = { element: named(), complexType: named(), simpleType: named(), group: named() };
  for (const document of documents)
    for (const node of document.root.children) {
      const kind = node.namespace === XSD ? kinds[node.name as keyof typeof kinds] : undefined;
      kind?.add({ namespace: document.namespace, name: node.attributes['name'] ?? '' }, { node, document });
    }
  const contents = new Map<XmlElement, SchemaContent>();
  let particlesRead = 0;

  const element = ({ node, document }: Declared, occurs: Occurs, isGlobal: boolean): SchemaElement => {
    const { name = '', ref, form, nillable, fixed } = node.attributes;
    if (ref !== undefined) {
      const target = document.resolve(node, ref);
      const found = kinds.element.find(target);
      return found === undefined ? { ...undeclared(target, target.namespace), ...occurs } : element(found, occurs, true);
    }
    const isQualified = isGlobal || (form ?? document.root.attributes['elementFormDefault']) === 'qualified';
    const inner = document.root.attributes['elementFormDefault'] === 'qualified' ? document.namespace : '';
    return {
      namespace: isQualified ? document.namespace : '',
      name,
      inner,
      ...occurs,
      nillable: nillable === 'true' || nillable === '1',
      preset: fixed ?? node.attributes['default'],
      content: () => once(node, () => contentOf({ node, document }, 0)),
    };
  };

  const once = (node: XmlElement, read: () => SchemaContent): SchemaContent => {
    const known = contents.get(node) ?? read();
    contents.set(node, known);
    return known;
  };

  /** The content of what has a type: an element, or the base of a derivation. */
  const contentOf = ({ node, document }: Declared, depth: number): SchemaContent => {
    const written = node.attributes['type'] ?? node.attributes['base'];
    if (written !== undefined) return typeNamed(document.resolve(node, written), depth);
    const inline = child(node, 'complexType', XSD) ?? child(node, 'simpleType', XSD);
    return inline === undefined ? OPEN : typeContent({ node: inline, document }, depth);
  };

  const typeNamed = (name: QName, depth: number): SchemaContent => {
    if (name.namespace === XSD) return name.name === 'anyType' ? OPEN : textOf(name.name);
    const found = kinds.complexType.find(name) ?? kinds.simpleType.find(name);
    return found === undefined || depth > LONGEST_CHAIN ? OPEN : typeContent(found, depth + 1);
  };

  const typeContent = ({ node, document }: Declared, depth: number): SchemaContent => {
    const restriction = child(node, 'restriction', XSD);
    if (node.name === 'simpleType') {
      if (restriction === undefined) return textOf('string');
      const base = contentOf({ node: restriction, document }, depth);
      const values = restriction.children.flatMap(({ name, attributes }) =>
        name === 'enumeration' ? [attributes['value'] ?? ''] : [],
      );
      return { ...textOf(base.text ?? 'string'), values: values.length === 0 ? base.values : values };
    }
    const derived = child(node, 'simpleContent', XSD) ?? child(node, 'complexContent', XSD);
    const derivation = child(derived, 'extension', XSD) ?? child(derived, 'restriction', XSD);
    const base = derivation === undefined ? undefined : contentOf({ node: derivation, document }, depth);
    if (derived?.name === 'simpleContent') return textOf(base?.text ?? 'string', base?.values);
    const own = particles({ node: derivation ?? node, document }, ONCE, depth);
    const isExtension = derivation?.name === 'extension' && base !== undefined;
    return {
      text: undefined,
      values: [],
      children: [...(isExtension ? base.children : []), ...own.children],
      open: own.open || (isExtension && base.open) || node.attributes['abstract'] === 'true',
      type: node,
    };
  };

  const particles = ({ node, document }: Declared, around: Occurs, depth: number): Particles => {
    const found: Particles = { children: [], open: false };
    for (const one of node.children) {
      if (one.namespace !== XSD) continue;
      if ((particlesRead += 1) > MOST_PARTICLES) return { ...found, open: true };
      const occurs = occursIn(one, around, node.name === 'choice');
      if (one.name === 'element') found.children.push(element({ node: one, document }, occurs, false));
      else if (one.name === 'any') found.open = true;
      else if (['sequence', 'all', 'choice'].includes(one.name)) add(found, particles({ node: one, document }, occurs, depth));
      else if (one.name === 'group') {
        const group = kinds.group.find(document.resolve(one, one.attributes['ref'] ?? ''));
        if (group !== undefined && depth <= LONGEST_CHAIN) add(found, particles(group, occurs, depth + 1));
      }
    }
    return found;
  };

  return (name) => {
    const found = kinds.element.find(name);
    return found === undefined ? undefined : element(found, ONCE, true);
  };
}

interface Particles {
  readonly children: SchemaElement[];
  open: boolean;
}

function add(to: Particles, { children, open }: Particles): void {
  to.children.push(...children);
  to.open ||= open;
}

/** What stands in a choice, or in a group that may be left out, need not be there. */
function occursIn({ attributes }: XmlElement, around: Occurs, isChoice: boolean): Occurs {
  return {
    required: around.required && !isChoice && attributes['minOccurs'] !== '0',
    repeated: around.repeated || !['0', '1'].includes(attributes['maxOccurs'] ?? '1'),
  };
}

function named(): NamedDefinitions<Declared> {
  return new NamedDefinitions();
}
