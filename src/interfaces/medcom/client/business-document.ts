import { Deviation } from '../../../model/faults.ts';
import type { XmlElement } from '../../../protocols/xml/xml-tree.ts';
import { type DeliveredDocument, readDocument } from '../../deliveries/client/document.ts';

const SBDH_NAMESPACE = 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader';

/** Whether a document is the envelope messages travel in between networks, and not a message itself. */
export function isBusinessDocument({ name, namespace }: XmlElement): boolean {
  return name === 'StandardBusinessDocument' && namespace === SBDH_NAMESPACE;
}

/**
 * What a Standard Business Document carries beside its header: bytes in base64 with the charset they are in
 * (trifork/nsp-fhir-gateway, regionh_samples), or the message as an element. Throws Deviation when it carries nothing.
 */
export function payloadOf(root: XmlElement, file: string): DeliveredDocument | XmlElement {
  const payload = root.children.find(({ name }) => name !== 'StandardBusinessDocumentHeader');
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
