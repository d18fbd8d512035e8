import { Deviation } from '../../../model/faults.ts';
import type { ReplicationAnswer, ReplicationEntry } from '../contract.ts';
import { qualifiedName } from '../../../protocols/soap/envelope.ts';
import type { ToldFault } from '../../../protocols/soap/fault.ts';
import { ATOM_NAMESPACE, KRS_NAMESPACE } from './protocol.ts';
import { child, childText, leaves, type XmlElement } from '../../../protocols/xml/xml-tree.ts';

const STAMDATA_CODE = /urn:stamdata:[a-z-]+/;

/**
 * The feed in an answer's Body. Throws Deviation when it holds no ReplicationResponse with an Atom feed, or an entry
 * lacks id, updated or content.
 */
export function feedOf(body: XmlElement, place: string): ReplicationAnswer {
  const response = child(body, 'ReplicationResponse', KRS_NAMESPACE);
  const feed = child(response, 'feed', ATOM_NAMESPACE);
  if (feed === undefined) {
    const seen = response === undefined ? body : response;
    throw new Deviation('SOAP-svaret indeholder ikke et Atom-feed.', {
      place,
      expected: `ReplicationResponse i ${KRS_NAMESPACE} med feed i ${ATOM_NAMESPACE}`,
      received: `${qualifiedName(seen)} med ${seen.children.map(qualifiedName).join(', ') || 'intet indhold'}`,
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
    fields: leaves(content).map((leaf) => ({ name: leaf.name, value: leaf.text })),
  };
}

/** The replication service's own code, wherever in the fault it stands; else faultcode. */
export function stamdataCode({ faultCode, detail, faultString }: ToldFault): string {
  return STAMDATA_CODE.exec([faultCode, ...detail, faultString].join(' '))?.[0] ?? faultCode;
}
