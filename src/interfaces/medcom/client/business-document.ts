import { Deviation } from '../../../model/faults.ts';
import type { XmlElement } from '../../../protocols/xml/xml-tree.ts';
import { type DeliveredDocument, readDocument } from '../../deliveries/client/document.ts';
import type { MessageParty } from '../contract.ts';
import { carriedIdentifier } from './party-identifier.ts';

const HEADER = 'StandardBusinessDocumentHeader';
const SBDH_NAMESPACE = 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader';

/** Whether a document is the envelope messages travel in between networks, and not a message itself. */
export function isBusinessDocument({ name, namespace }: XmlElement): boolean {
  return name === 'StandardBusinessDocument' && namespace === SBDH_NAMESPACE;
}

/**
 * Whom the envelope is from and to: each Sender and Receiver of its header with an Identifier (`0088:` and a location
 * number, trifork/nsp-fhir-gateway). The letter says itself who wrote it, so these are parties of a role of their own.
 */
export function envelopeParties(root: XmlElement, file: string): readonly MessageParty[] {
  const header = root.children.filter(({ name }) => name === HEADER).flatMap(({ children }) => children);
  return header
    .filter(({ name }) => name === 'Sender' || name === 'Receiver')
    .map(({ name, children }): MessageParty => ({
      role: 'envelope',
      identifiers: children
        .filter((child) => child.name === 'Identifier' && child.text.trim() !== '')
        .map((child) => carriedIdentifier(child.text.trim(), child.attributes['Authority'])),
      place: `${file}, ${HEADER}/${name}`,
    }));
}

/**
 * What a Standard Business Document carries beside its header: bytes in base64 with the charset they are in
 * (trifork/nsp-fhir-gateway, regionh_samples), or the message as an element. Throws Deviation when it carries nothing.
 */
export function payloadOf(root: XmlElement, file: string): DeliveredDocument | XmlElement {
  const payload = root.children.find(({ name }) => name !== HEADER);
  if (payload === undefined) {
    throw new Deviation('Forsendelsen har intet brev.', {
      place: file,
      expected: 'et brev efter StandardBusinessDocumentHeader, eller BinaryContent med et',
      received: root.children.map(({ name }) => name).join(', ') || 'intet indhold',
    });
  }
  if (payload.name !== 'BinaryContent') return payload;
  const { mimeType = '', encoding } = payload.attributes;
  const contentType = encoding === undefined ? mimeType : `${mimeType}; charset=${encoding}`;
  return readDocument(Buffer.from(payload.text, 'base64'), contentType, file);
}
