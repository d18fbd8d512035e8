import { Deviation } from '../../../model/faults.ts';
import { isObject, type JsonObject, resourceOf, text } from '../../../protocols/fhir-json/json.ts';
import type { MessageParty, MessageView } from '../contract.ts';
import { fhirIdentifier } from './party-identifier.ts';

/**
 * A FHIR message (Bundle of type message): who sends it (MessageHeader.sender), who receives it (destination.receiver),
 * and who is responsible for the stay it tells of (Encounter.serviceProvider), each with the identifiers of the
 * Organization it refers to. Throws Deviation when it is no message or has no MessageHeader.
 *
 * FHIR leaves out what is empty and XML has no lists, so one value and a list of one are read alike.
 */
export function readFhirMessage(value: unknown, file: string): MessageView {
  const bundle = resourceOf(value, file);
  const entries = many(bundle['entry']);
  const resources = entries.flatMap((entry) => (isObject(entry['resource']) ? [entry['resource']] : []));
  const header = resources.find((one) => one['resourceType'] === 'MessageHeader');
  if (bundle['resourceType'] !== 'Bundle' || bundle['type'] !== 'message' || header === undefined) {
    throw new Deviation('Filen er ikke en FHIR-meddelelse.', {
      place: file,
      expected: 'en Bundle af typen message med en MessageHeader',
      received: inWords(bundle, resources),
    });
  }
  const party = (role: MessageParty['role'], reference: JsonObject, path: string): MessageParty => ({
    role,
    identifiers: identifiersOf(reference, entries),
    place: `${file}, ${path}`,
  });
  const event = isObject(header['eventCoding']) ? text(header['eventCoding']['code']) : text(header['eventUri']);
  return {
    file,
    format: 'FHIR',
    kind: event ?? '',
    parties: [
      ...many(header['sender']).map((one) => party('sender', one, 'MessageHeader.sender')),
      ...many(header['destination']).flatMap((one, index) =>
        many(one['receiver']).map((receiver) => party('receiver', receiver, `MessageHeader.destination[${index}].receiver`)),
      ),
      ...resources
        .filter((one) => one['resourceType'] === 'Encounter')
        .flatMap((one) =>
          many(one['serviceProvider']).map((provider) => party('provider', provider, 'Encounter.serviceProvider')),
        ),
    ],
    stays: resources.filter((one) => one['resourceType'] === 'Encounter').length,
  };
}

/** The objects of a list, or of one value that stands alone. */
function many(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

/** The identifiers of the Organization a reference leads to, and the one the reference itself may carry. */
function identifiersOf(reference: JsonObject, entries: readonly JsonObject[]): MessageParty['identifiers'] {
  const target = targetOf(text(reference['reference']), entries);
  const found = [...many(reference['identifier']), ...many(target?.['identifier'])].flatMap((identifier) => {
    const value = text(identifier['value']);
    return value === undefined ? [] : [fhirIdentifier(text(identifier['system']), value)];
  });
  return found.filter((one, index) => found.findIndex(({ said, value }) => said === one.said && value === one.value) === index);
}

/** By fullUrl, or by type and id, as FHIR resolves references within a Bundle. */
function targetOf(reference: string | undefined, entries: readonly JsonObject[]): JsonObject | undefined {
  if (reference === undefined) return undefined;
  const plain = reference.split('/_history/')[0] ?? reference;
  const entry = entries.find(({ fullUrl, resource }) => {
    if (fullUrl === plain) return true;
    if (!isObject(resource)) return false;
    const local = `${text(resource['resourceType']) ?? ''}/${text(resource['id']) ?? ''}`;
    return plain === local || plain.endsWith(`/${local}`);
  });
  return isObject(entry?.['resource']) ? entry['resource'] : undefined;
}

function inWords(bundle: JsonObject, resources: readonly JsonObject[]): string {
  if (bundle['resourceType'] !== 'Bundle') return `en ressource af typen ${text(bundle['resourceType']) ?? ''}`;
  const type = text(bundle['type']) ?? 'uden type';
  const held = Array.from(new Set(resources.map((one) => text(one['resourceType']) ?? '?')));
  return `en Bundle (${type}) med ${held.join(', ') || 'ingen ressourcer'}`;
}
