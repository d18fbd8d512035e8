import { Deviation } from '../../../model/faults.ts';
import { createDeliveries, type DeliveryContext } from '../../deliveries/client/deliveries.ts';
import type { DeliveredDocument } from '../../deliveries/client/document.ts';
import { parseJson } from '../../../protocols/fhir-json/json.ts';
import type { MessageClient, MessageView } from '../contract.ts';
import { readXml } from '../../../protocols/xml/read-xml.ts';
import type { XmlElement } from '../../../protocols/xml/xml-tree.ts';
import { envelopeParties, isBusinessDocument, payloadOf } from './business-document.ts';
import { FHIR_NAMESPACE, resourceOfXml } from './fhir-xml.ts';
import { readFhirMessage } from './fhir-message.ts';
import { readOioxml } from './oioxml.ts';

/**
 * A client for a region's sample messages. What scenarios see of a message is its parties' identifiers and nothing of
 * the patient; a personal number that stands where an organisation's number should is masked as in the evidence.
 */
export function createMessageClient(context: DeliveryContext): MessageClient {
  const { redactor } = context.wire;
  const masked = (message: MessageView): MessageView => ({
    ...message,
    parties: message.parties.map((party) => ({
      ...party,
      identifiers: party.identifiers.map((one) => ({ ...one, value: redactor.text(one.value).text })),
    })),
  });
  return createDeliveries(context, (document, file) => masked(readMessage(document, file)));
}

function readMessage({ form, text }: DeliveredDocument, file: string): MessageView {
  if (form === 'json') return readFhirMessage(parseJson(text, file), file);
  if (form === 'xml') return readXmlMessage(readXml(text, file), file);
  throw new Deviation('Filen er hverken JSON eller XML.', {
    place: file,
    expected: 'en FHIR-meddelelse i JSON eller XML, eller et OIOXML-brev',
    received: 'tekst af en anden form',
  });
}

/** A letter in an envelope is read out of it; whom the envelope is from and to stands after the letter's own parties. */
function readXmlMessage(root: XmlElement, file: string): MessageView {
  if (isBusinessDocument(root)) {
    const payload = payloadOf(root, file);
    const message = 'form' in payload ? readMessage(payload, file) : readXmlMessage(payload, file);
    return { ...message, parties: [...message.parties, ...envelopeParties(root, file)] };
  }
  return root.namespace === FHIR_NAMESPACE ? readFhirMessage(resourceOfXml(root), file) : readOioxml(root, file);
}
