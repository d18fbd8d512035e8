import { Deviation } from '../../model/faults.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { NamedDefinitions, namesIn, type QName, type ResolveName } from './qualified-names.ts';
import { readSchemas, type SchemaDocument, type SchemaElement, undeclared, XSD } from './schema.ts';

const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
const WSDL_SOAP = 'http://schemas.xmlsoap.org/wsdl/soap/';
/** Bindings of other protocols, which are not spoken here: SOAP 1.2, plain HTTP. */
const OTHER_BINDINGS = ['http://schemas.xmlsoap.org/wsdl/soap12/', 'http://schemas.xmlsoap.org/wsdl/http/'];

/** A contract in more files than this is not followed to its end. */
const MOST_DOCUMENTS = 50;

/** A service as its WSDL 1.1 tells it. */
export interface ServiceContract {
  /** Those that can be called with SOAP 1.1, document/literal. */
  readonly operations: ReadonlyMap<string, ContractOperation>;
  /** Operations that are described in another way only, each with the way, in Danish. */
  readonly otherwise: ReadonlyMap<string, string>;
  /** The names of all operations, and of all elements its schemas declare. */
  readonly names: ReadonlySet<string>;
  /** Where it says of itself that it answers. It is never called anywhere but at the address configuration gives. */
  readonly addresses: readonly string[];
  /** Parts of it that were not read, because they lie elsewhere or are not there. */
  readonly unread: readonly string[];
}

/** An operation as the contract describes it: how it is named on the wire, what it is sent and what it answers. */
export interface ContractOperation {
  readonly soapAction: string;
  readonly request: SchemaElement;
  /** Undefined where the contract has no answer. */
  readonly answer: SchemaElement | undefined;
}

/** A contract's own document, where it was read, and how others it names are. */
export interface ContractSource {
  readonly root: XmlElement;
  /** Address of the document; others are named from there. */
  readonly url: string;
  /** Reads another document of it. Undefined when it may not be asked for or is not there. */
  readonly load: (url: URL) => Promise<XmlElement | undefined>;
  /** How messages name it. */
  readonly place: string;
}

/** Throws Deviation when a document is no WSDL 1.1. */
export function assertWsdl(root: XmlElement, place: string): void {
  if (root.name === 'definitions' && root.namespace === WSDL) return;
  throw new Deviation('Svaret er ikke en WSDL.', {
    place,
    expected: `definitions i ${WSDL}`,
    received: `${root.name} i ${root.namespace === '' ? 'intet navnerum' : root.namespace}`,
  });
}

/**
 * Reads a WSDL 1.1 with all it imports. Where several bindings stand side by side, SOAP 1.1's is taken. Throws Deviation
 * when it describes no operations at all.
 */
export async function readContract(source: ContractSource): Promise<ServiceContract> {
  const { definitions, schemas, unread } = await collect(source);
  const elementNamed = readSchemas(schemas);
  const messages = new NamedDefinitions<Placed>();
  const portTypes = new NamedDefinitions<Placed>();
  for (const document of definitions) {
    for (const [kind, all] of [['message', messages] as const, ['portType', portTypes] as const])
      for (const node of childrenNamed(document.root, kind, WSDL)) all.add(nameOf(document, node), { ...document, node });
  }

  const operations = new Map<string, ContractOperation>();
  const otherwise = new Map<string, string>();
  for (const document of definitions)
    for (const binding of childrenNamed(document.root, 'binding', WSDL)) {
      const portType = portTypes.find(document.resolve(binding, binding.attributes['type'] ?? ''));
      for (const node of childrenNamed(binding, 'operation', WSDL)) {
        const name = node.attributes['name'] ?? '';
        const abstract = childrenNamed(portType?.node, 'operation', WSDL).find((one) => one.attributes['name'] === name);
        const other = otherWay(binding, node) ?? partsByType({ node, abstract, portType, messages });
        if (other !== undefined) {
          if (!otherwise.has(name)) otherwise.set(name, other);
          continue;
        }
        if (operations.has(name)) continue;
        const element = (direction: 'input' | 'output'): SchemaElement | undefined => {
          const part = bodyPart({ bound: first(node, direction), abstract: first(abstract, direction), portType, messages });
          const written = part?.node.attributes['element'];
          if (part === undefined || written === undefined) return undefined;
          const found = part.resolve(part.node, written);
          const named = { namespace: found.namespace === '' ? part.namespace : found.namespace, name: found.name };
          return elementNamed(found) ?? undeclared(named, innerOf(named.namespace, schemas));
        };
        const fallback: QName = { namespace: schemas[0]?.namespace ?? document.namespace, name: `${name}Request` };
        operations.set(name, {
          soapAction: first(node, 'operation', WSDL_SOAP)?.attributes['soapAction'] ?? '',
          request: element('input') ?? elementNamed(fallback) ?? undeclared(fallback, innerOf(fallback.namespace, schemas)),
          answer: element('output'),
        });
      }
    }
  for (const name of operations.keys()) otherwise.delete(name);
  if (operations.size + otherwise.size === 0) {
    throw new Deviation('WSDL’en beskriver ingen operationer.', {
      place: source.place,
      expected: 'binding med mindst én operation',
      ...(unread.length === 0 ? {} : { received: `en beskrivelse, hvor ${unread.join(', ')} ikke blev læst` }),
    });
  }
  const names = new Set([...operations.keys(), ...otherwise.keys(), ...schemas.flatMap(({ root }) => declaredIn(root))]);
  return { operations, otherwise, names, addresses: addressesIn(definitions), unread };
}

/** The names of the elements that a schema declares, however deep. */
function declaredIn(root: XmlElement): readonly string[] {
  const names: string[] = [];
  const rest = [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    const name = node.name === 'element' && node.namespace === XSD ? node.attributes['name'] : undefined;
    if (name !== undefined) names.push(name);
    rest.push(...node.children);
  }
  return names;
}

/** A document of definitions, and one definition in it. */
interface Definitions {
  readonly root: XmlElement;
  readonly namespace: string;
  readonly resolve: ResolveName;
}
interface Placed extends Definitions {
  readonly node: XmlElement;
}

interface Collected {
  readonly definitions: readonly Definitions[];
  readonly schemas: readonly SchemaDocument[];
  readonly unread: readonly string[];
}

/** Reads the document and those it imports or includes, each once. */
async function collect({ root, url, load }: ContractSource): Promise<Collected> {
  const definitions: Definitions[] = [];
  const schemas: SchemaDocument[] = [];
  const unread: string[] = [];
  const seen = new Set([`${url} `]);

  const follow = async (location: string | undefined, from: string, around: string): Promise<void> => {
    if (location === undefined) return;
    const address = URL.parse(location, from);
    if (address === null) {
      unread.push(location);
      return;
    }
    address.hash = '';
    if (seen.has(`${address.href} ${around}`)) return;
    seen.add(`${address.href} ${around}`);
    const document = seen.size > MOST_DOCUMENTS ? undefined : await load(address);
    if (document === undefined) unread.push(location);
    else await take(document, { at: address.href, around, resolve: namesIn(document) });
  };

  const take = async (document: XmlElement, { at, around, resolve }: Taken): Promise<void> => {
    const own = document.attributes['targetNamespace'];
    const namespace = own ?? around;
    if (document.name === 'definitions' && document.namespace === WSDL) {
      definitions.push({ root: document, namespace, resolve });
      for (const one of childrenNamed(document, 'import', WSDL)) await follow(one.attributes['location'], at, '');
      for (const schema of childrenNamed(first(document, 'types'), 'schema', XSD))
        await take(schema, { at, around: '', resolve });
    } else if (document.name === 'schema' && document.namespace === XSD) {
      // An included schema without a namespace of its own belongs to the one that includes it, also by the names it writes.
      const inOwn: ResolveName = (node, name) => {
        const found = resolve(node, name);
        return own === undefined && found.namespace === '' ? { ...found, namespace } : found;
      };
      schemas.push({ root: document, namespace, resolve: inOwn });
      for (const one of document.children.filter(({ namespace: uri }) => uri === XSD)) {
        if (one.name === 'import') await follow(one.attributes['schemaLocation'], at, '');
        if (one.name === 'include' || one.name === 'redefine') await follow(one.attributes['schemaLocation'], at, namespace);
      }
    }
  };
  await take(root, { at: url, around: '', resolve: namesIn(root) });
  return { definitions, schemas, unread: [...new Set(unread)] };
}

interface Taken {
  readonly at: string;
  readonly around: string;
  readonly resolve: ResolveName;
}

/** Why an operation of a binding cannot be called; undefined when it can. */
function otherWay(binding: XmlElement, operation: XmlElement): string | undefined {
  if ([...binding.children, ...operation.children].some(({ namespace }) => OTHER_BINDINGS.includes(namespace)))
    return 'en anden protokol end SOAP 1.1';
  const style = first(operation, 'operation', WSDL_SOAP)?.attributes['style'];
  if ((style ?? first(binding, 'binding', WSDL_SOAP)?.attributes['style']) === 'rpc') return 'stilen rpc';
  return first(first(operation, 'input'), 'body', WSDL_SOAP)?.attributes['use'] === 'encoded' ? 'use="encoded"' : undefined;
}

interface Bound {
  readonly bound: XmlElement | undefined;
  readonly abstract: XmlElement | undefined;
  readonly portType: Placed | undefined;
  readonly messages: NamedDefinitions<Placed>;
}

/** The part of a message that stands in Body: the one the binding says, else the first that does not stand in Header. */
function bodyPart({ bound, abstract, portType, messages }: Bound): Placed | undefined {
  const written = abstract?.attributes['message'];
  const message =
    portType === undefined || abstract === undefined || written === undefined
      ? undefined
      : messages.find(portType.resolve(abstract, written));
  if (message === undefined) return undefined;
  const parts = childrenNamed(message.node, 'part', WSDL);
  const chosen = first(bound, 'body', WSDL_SOAP)?.attributes['parts']?.split(/\s+/) ?? [];
  const inHeader = childrenNamed(bound, 'header', WSDL_SOAP).map(({ attributes }) => attributes['part']);
  const part =
    parts.find(({ attributes }) => chosen.includes(attributes['name'] ?? '')) ??
    parts.find(({ attributes }) => !inHeader.includes(attributes['name'] ?? ''));
  return part === undefined ? undefined : { ...message, node: part };
}

function partsByType(bound: Omit<Bound, 'bound'> & { readonly node: XmlElement }): string | undefined {
  const part = bodyPart({ ...bound, bound: first(bound.node, 'input'), abstract: first(bound.abstract, 'input') });
  const isByType = part?.node.attributes['element'] === undefined && part?.node.attributes['type'] !== undefined;
  return isByType ? 'en type i stedet for et element' : undefined;
}

/** The namespace of elements nobody declares within those of a namespace. */
function innerOf(namespace: string, schemas: readonly SchemaDocument[]): string {
  const schema = schemas.find((one) => one.namespace === namespace);
  return schema?.root.attributes['elementFormDefault'] === 'qualified' ? namespace : '';
}

function addressesIn(definitions: readonly Definitions[]): readonly string[] {
  const locations = definitions
    .flatMap(({ root }) => childrenNamed(root, 'service', WSDL))
    .flatMap((service) => childrenNamed(service, 'port', WSDL))
    .flatMap((port) => first(port, 'address', WSDL_SOAP)?.attributes['location'] ?? []);
  return [...new Set(locations)];
}

function nameOf({ namespace }: Definitions, node: XmlElement): QName {
  return { namespace, name: node.attributes['name'] ?? '' };
}

function childrenNamed(element: XmlElement | undefined, name: string, namespace: string): readonly XmlElement[] {
  return element?.children.filter((one) => one.name === name && one.namespace === namespace) ?? [];
}

function first(element: XmlElement | undefined, name: string, namespace = WSDL): XmlElement | undefined {
  return childrenNamed(element, name, namespace)[0];
}
