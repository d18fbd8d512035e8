import { parseXml } from '../../protocols/xml/xml-tree.ts';
import type { Told } from '../interface.ts';

/** What a SOAP service says of itself: the name and namespace of its WSDL. Throws XmlRefused for what is no XML. */
export function describedBy(wsdl: string): Told {
  const { attributes } = parseXml(wsdl);
  const name = attributes['name'] ?? 'WSDL uden navn';
  const namespace = attributes['targetNamespace'];
  return { version: namespace === undefined ? name : `${name}, ${namespace}`, release: undefined };
}
