import { Deviation } from '../../model/faults.ts';
import type { XmlElement } from '../xml/xml-tree.ts';

const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
const WSDL_SOAP = 'http://schemas.xmlsoap.org/wsdl/soap/';
const XSD = 'http://www.w3.org/2001/XMLSchema';

/** What must be known of a SOAP service to call it. Read from its WSDL, another service is a change of configuration. */
export interface ServiceShape {
  /** Where the elements of calls belong. */
  readonly namespace: string;
  /** Whether local elements carry the namespace too. */
  readonly qualified: boolean;
  readonly operations: ReadonlyMap<string, OperationShape>;
}

/** One operation, as callers and WSDL must agree on it. */
export interface OperationShape {
  readonly soapAction: string;
  /** Local name of the request element. */
  readonly requestElement: string;
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

/** Reads a WSDL 1.1, document/literal. Throws Deviation when it is one without operations. */
export function serviceShape(root: XmlElement, place: string): ServiceShape {
  const schema = all(root, 'schema', XSD)[0];
  const requestElements = messageElements(root);
  const inputs = new Map(
    all(root, 'portType', WSDL)
      .flatMap((portType) => all(portType, 'operation', WSDL))
      .map((operation) => [
        operation.attributes['name'] ?? '',
        localName(all(operation, 'input', WSDL)[0]?.attributes['message']),
      ]),
  );
  const operations = new Map(
    all(root, 'binding', WSDL)
      .flatMap((binding) => all(binding, 'operation', WSDL))
      .map((operation): [string, OperationShape] => {
        const name = operation.attributes['name'] ?? '';
        return [
          name,
          {
            soapAction: all(operation, 'operation', WSDL_SOAP)[0]?.attributes['soapAction'] ?? '',
            requestElement: requestElements.get(inputs.get(name) ?? '') ?? `${name}Request`,
          },
        ];
      }),
  );
  if (operations.size === 0) {
    throw new Deviation('WSDL’en beskriver ingen operationer.', { place, expected: 'binding med mindst én operation' });
  }
  return {
    namespace: schema?.attributes['targetNamespace'] ?? root.attributes['targetNamespace'] ?? '',
    qualified: schema?.attributes['elementFormDefault'] === 'qualified',
    operations,
  };
}

function messageElements(root: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    all(root, 'message', WSDL).map((message) => [
      message.attributes['name'] ?? '',
      localName(all(message, 'part', WSDL)[0]?.attributes['element']),
    ]),
  );
}

/** Elements of a name below an element, however deep, but not below one of the same name. */
function all(element: XmlElement, name: string, namespace: string): readonly XmlElement[] {
  return element.children.flatMap((child) =>
    child.name === name && child.namespace === namespace ? [child] : all(child, name, namespace),
  );
}

function localName(qualified: string | undefined): string {
  return qualified?.slice(qualified.indexOf(':') + 1) ?? '';
}
