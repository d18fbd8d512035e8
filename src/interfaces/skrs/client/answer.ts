import { Deviation } from '../../../model/faults.ts';
import type { ReplicationAnswer, ReplicationEntry } from '../contract.ts';
import { ATOM_NAMESPACE, KRS_NAMESPACE, SOAP_NAMESPACE } from './protocol.ts';
import { readXml } from '../../../protocols/xml/read-xml.ts';
import { child, childText, leaves, type XmlElement } from '../../../protocols/xml/xml-tree.ts';

/** A fault code of the replication service, wherever in the fault it stands. */
const STAMDATA_CODE = /urn:stamdata:[a-z-]+/;

/**
 * A SOAP answer as feed or fault. Throws Deviation when it is not SOAP 1.1, holds no ReplicationResponse with an Atom
 * feed and no fault, or an entry lacks id, updated or content.
 */
export function replicationAnswer(document: string, status: number, place: string): ReplicationAnswer {
  const envelope = readXml(document, place);
  const body = child(envelope, 'Body', SOAP_NAMESPACE);
  if (envelope.name !== 'Envelope' || envelope.namespace !== SOAP_NAMESPACE || body === undefined) {
    throw new Deviation('Svaret er ikke en SOAP-konvolut.', {
      place,
      expected: `Envelope med Body i ${SOAP_NAMESPACE}`,
      received: nameOf(envelope),
    });
  }
  const fault = child(body, 'Fault', SOAP_NAMESPACE);
  if (fault !== undefined) return faultAnswer(fault, status);
  const response = child(body, 'ReplicationResponse', KRS_NAMESPACE);
  const feed = child(response, 'feed', ATOM_NAMESPACE);
  if (feed === undefined) {
    const seen = response === undefined ? body : response;
    throw new Deviation('SOAP-svaret indeholder ikke et Atom-feed.', {
      place,
      expected: `ReplicationResponse i ${KRS_NAMESPACE} med feed i ${ATOM_NAMESPACE}`,
      received: `${nameOf(seen)} med ${seen.children.map(nameOf).join(', ') || 'intet indhold'}`,
    });
  }
  const entries = feed.children
    .filter((one) => one.name === 'entry' && one.namespace === ATOM_NAMESPACE)
    .map((entry, index) => readEntry(entry, `${place}, post ${index + 1}`));
  return {
    kind: 'feed',
    feedId: childText(feed, 'id', ATOM_NAMESPACE) ?? '',
    updated: childText(feed, 'updated', ATOM_NAMESPACE),
    entries,
  };
}

function readEntry(entry: XmlElement, place: string): ReplicationEntry {
  const id = childText(entry, 'id', ATOM_NAMESPACE);
  const updated = childText(entry, 'updated', ATOM_NAMESPACE);
  const content = child(entry, 'content', ATOM_NAMESPACE);
  if (id === undefined || updated === undefined || content === undefined) {
    throw new Deviation('En post i feedet mangler et af Atoms faste elementer.', {
      place,
      expected: 'id, updated og content',
      received: entry.children.map((one) => one.name).join(', ') || 'ingen elementer',
    });
  }
  return {
    token: id.slice(id.lastIndexOf('/') + 1),
    updated,
    fields: leaves(content).map((leaf) => ({ name: leaf.name, value: leaf.text.trim() })),
  };
}

function faultAnswer(fault: XmlElement, status: number): ReplicationAnswer {
  const written = childText(fault, 'faultcode') ?? '';
  const faultString = childText(fault, 'faultstring') ?? '';
  const detail = child(fault, 'detail');
  const told = [written, ...(detail === undefined ? [] : leaves(detail).map((leaf) => leaf.text)), faultString].join(' ');
  return { kind: 'fault', status, faultCode: STAMDATA_CODE.exec(told)?.[0] ?? written, faultString };
}

function nameOf(element: XmlElement): string {
  return element.namespace === '' ? element.name : `{${element.namespace}}${element.name}`;
}
