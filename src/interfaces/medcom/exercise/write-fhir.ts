import { SYSTEMS } from '../../../protocols/fhir-json/systems.ts';
import { TEST_PERSON } from '../../../exercise/ground/test-numbers.ts';
import { escapeXmlAttribute } from '../../../protocols/xml/escape-xml.ts';
import type { Message, MessageFile, Party } from './message.ts';

const CPR = 'urn:oid:1.2.208.176.1.2';
const EVENTS = 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-eventCodes';
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

/** MedCom's event for an admission is public; that of a referral is ours. */
const KINDS: Partial<Readonly<Record<MessageFile, { readonly event: string; readonly stay: boolean }>>> = {
  'indlaeggelse-fhir.json': { event: 'hospital-notification-message', stay: true },
  'henvisning-fhir.xml': { event: 'oevelse-henvisning', stay: false },
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * A message as a FHIR Bundle, after MedCom's Messaging profiles: MessageHeader first, Organizations with SOR code and
 * location number, and for an admission the Encounter with its serviceProvider.
 */
export function fhirMessage({ file, parties, sentAt }: Message): Fields {
  const kind = KINDS[file];
  const named = new Map(parties.map((party) => [party, `organisation-${party.role}`]));
  const reference = (party: Party): Fields => ({ reference: `Organization/${named.get(party) ?? ''}` });
  const inRole = (role: Party['role']): readonly Party[] => parties.filter((party) => party.role === role);
  const resources: readonly Fields[] = [
    {
      resourceType: 'MessageHeader',
      id: 'meddelelseshoved',
      eventCoding: { system: EVENTS, code: kind?.event ?? '' },
      destination: inRole('receiver').map((party) => ({
        endpoint: `https://oevelse.invalid/sor/${party.unit.sorIdentifier}`,
        receiver: reference(party),
      })),
      ...Object.fromEntries(inRole('sender').map((party) => ['sender', reference(party)])),
      source: { endpoint: 'https://oevelse.invalid/afsender' },
      ...(kind?.stay === true ? { focus: [{ reference: 'Encounter/ophold' }] } : {}),
    },
    ...(kind?.stay === true
      ? [
          {
            resourceType: 'Encounter',
            id: 'ophold',
            status: 'in-progress',
            class: { system: ACT_CODE, code: 'IMP' },
            subject: { reference: 'Patient/patient' },
            ...Object.fromEntries(inRole('provider').map((party) => ['serviceProvider', reference(party)])),
          },
        ]
      : []),
    { resourceType: 'Patient', id: 'patient', identifier: [{ system: CPR, value: TEST_PERSON }] },
    ...parties.map((party) => organization(party, named.get(party) ?? '')),
  ];
  return {
    resourceType: 'Bundle',
    id: file.replace(/\..*$/, ''),
    type: 'message',
    timestamp: sentAt,
    entry: resources.map((resource) => ({
      fullUrl: `https://oevelse.invalid/${String(resource['resourceType'])}/${String(resource['id'])}`,
      resource: withoutEmpty(resource),
    })),
  };
}

function organization({ unit, addressing }: Party, id: string): Fields {
  const { sor, ean, shak, ydernummer, sorInWrongSystem = false } = addressing;
  const known = [
    [sorInWrongSystem ? SYSTEMS.sks : SYSTEMS.sor, sor],
    [SYSTEMS.sks, shak],
    [SYSTEMS.ydernummer, ydernummer],
    [SYSTEMS.gln, ean],
  ] as const;
  return {
    resourceType: 'Organization',
    id,
    identifier: known.flatMap(([system, value]) => (value === undefined ? [] : [{ system, value }])),
    name: unit.entityName,
  };
}

/** FHIR has no empty lists. */
function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

/** A resource in FHIR's XML: values in attributes, a list as its elements, a held resource under its own name. */
export function fhirXml(resource: Fields): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!-- Øvelse: en opdigtet meddelelse om en testperson. -->\n${resourceXml(resource, ' xmlns="http://hl7.org/fhir"')}\n`;
}

function resourceXml({ resourceType, ...fields }: Fields, attributes = ''): string {
  const name = String(resourceType);
  return `<${name}${attributes}>${fieldsXml(fields)}</${name}>`;
}

function fieldsXml(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one: unknown) => fieldXml(name, one)))
    .join('');
}

function fieldXml(name: string, value: unknown): string {
  if (typeof value !== 'object' || value === null) return `<${name} value="${escapeXmlAttribute(String(value))}"/>`;
  const held = value as Fields;
  return `<${name}>${'resourceType' in held ? resourceXml(held) : fieldsXml(held)}</${name}>`;
}
