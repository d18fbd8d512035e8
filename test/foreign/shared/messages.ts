import { escapeXml } from './xml.ts';

/** A party of a message: the numbers a receiver finds it by. */
export interface Party {
  readonly sorId: string;
  readonly gln: string;
  readonly name: string;
  readonly ydernummer?: string;
}

/** MedCom’s own test person; no such citizen exists. */
const TEST_PERSON = { given: 'Nancy Ann', family: 'Berggren', civilNumber: '2512489996' };

const PROFILES = 'http://medcomfhir.dk/ig';

function organization(id: string, profile: string, party: Party, glnSystem: string): object {
  return {
    fullUrl: `urn:uuid:${id}`,
    resource: {
      resourceType: 'Organization',
      id,
      meta: { profile: [`${PROFILES}/messaging/StructureDefinition/${profile}`] },
      identifier: [
        { use: 'official', system: 'urn:oid:1.2.208.176.1.1', value: party.sorId },
        { use: 'official', system: glnSystem, value: party.gln },
        ...(party.ydernummer === undefined ? [] : [{ system: 'urn:oid:1.2.208.176.1.4', value: party.ydernummer }]),
      ],
      name: party.name,
    },
  };
}

const IDS = {
  header: '3881874b-2e63-4c2c-9b6a-5a3b1f5d7a01',
  encounter: '07cef0c4-9a4c-4f8e-b2f3-1f6a1f5d7a02',
  patient: '733cef33-3626-422b-955d-d506aaa65fe1',
  sender: '74cdf292-abf3-4f5f-80ea-60a48013ff6d',
  receiver: '56cdf292-abf3-4f5f-80ea-60a48013ffff',
  provenance: '4c284936-5454-4116-95fc-3c8eeeed2400',
};

export interface Notification {
  readonly sender: Party;
  readonly receiver: Party;
  readonly glnSystem: string;
  /** The event of the message header. */
  readonly event: string;
  readonly senderProfile?: string;
}

/** A message in the manner of MedCom’s hospital notification: header, encounter, patient and the two organisations. */
export function notification({ sender, receiver, glnSystem, event, senderProfile }: Notification): object {
  const reference = (id: string): object => ({ reference: `urn:uuid:${id}` });
  return {
    resourceType: 'Bundle',
    id: 'e4ef3ee4-1de2-4d5a-a0c5-2f0a1f5d7a00',
    meta: { profile: [`${PROFILES}/hospitalnotification/StructureDefinition/medcom-hospitalNotification-message`] },
    type: 'message',
    timestamp: '2026-11-02T09:15:00+01:00',
    entry: [
      {
        fullUrl: `urn:uuid:${IDS.header}`,
        resource: {
          resourceType: 'MessageHeader',
          id: IDS.header,
          eventCoding: { system: `${PROFILES}/terminology/CodeSystem/medcom-messaging-eventCodes`, code: event },
          destination: [{ endpoint: `https://sor2.sum.dsdn.dk/#id=${receiver.sorId}`, receiver: reference(IDS.receiver) }],
          sender: reference(IDS.sender),
          source: { endpoint: `https://sor2.sum.dsdn.dk/#id=${sender.sorId}` },
          focus: [reference(IDS.encounter)],
        },
      },
      {
        fullUrl: `urn:uuid:${IDS.encounter}`,
        resource: {
          resourceType: 'Encounter',
          id: IDS.encounter,
          status: 'in-progress',
          class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP', display: 'inpatient encounter' },
          subject: reference(IDS.patient),
          period: { start: '2026-11-02T09:12:00+01:00' },
          serviceProvider: reference(IDS.sender),
        },
      },
      {
        fullUrl: `urn:uuid:${IDS.patient}`,
        resource: {
          resourceType: 'Patient',
          id: IDS.patient,
          identifier: [{ use: 'official', system: 'urn:oid:1.2.208.176.1.2', value: TEST_PERSON.civilNumber }],
          name: [{ use: 'official', family: TEST_PERSON.family, given: [TEST_PERSON.given] }],
        },
      },
      organization(IDS.sender, senderProfile ?? 'medcom-messaging-organization', sender, glnSystem),
      organization(IDS.receiver, 'medcom-messaging-organization', receiver, glnSystem),
    ],
  };
}

/** The same resource in FHIR’s XML form. */
export function fhirXml(resource: object): string {
  const write = (name: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((one) => write(name, one)).join('');
    if (typeof value !== 'object' || value === null) return `<${name} value="${escapeXml(String(value))}"/>`;
    const { resourceType, ...rest } = value as Readonly<Record<string, unknown>>;
    const inner = Object.entries(rest)
      .map(([key, one]) => write(key, one))
      .join('');
    return typeof resourceType === 'string'
      ? `<${name}><${resourceType}>${inner}</${resourceType}></${name}>`
      : `<${name}>${inner}</${name}>`;
  };
  const { resourceType, ...rest } = resource as { readonly resourceType: string };
  const inner = Object.entries(rest).map(([key, value]) => write(key, value));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${resourceType} xmlns="http://hl7.org/fhir">${inner.join('')}</${resourceType}>\n`;
}

export interface Letter {
  readonly namespace: string;
  readonly root: string;
  readonly letter: string;
  readonly sender: Party;
  readonly receiver: Party;
  /** The receiver’s number and what kind it is, in the words of the older letters. */
  readonly receiverIdentifier: readonly [value: string, code: string];
  readonly text: string;
}

/** An older letter in OIOXML: parties by location number and one more number with its kind. */
export function oioLetter({ namespace, root, letter, sender, receiver, receiverIdentifier, text }: Letter): string {
  const party = (role: string, one: Party, [value, code]: readonly [string, string]): string =>
    `<${role}><EANIdentifier>${one.gln}</EANIdentifier><Identifier>${value}</Identifier><IdentifierCode>${code}</IdentifierCode><OrganisationName>${escapeXml(one.name)}</OrganisationName></${role}>`;
  return `<?xml version="1.0" encoding="ISO-8859-1"?>
<${root} xmlns="${namespace}">
  <Envelope><Sent><Date>2026-11-02</Date><Time>09:15</Time></Sent><Identifier>261102091500AB</Identifier><AcknowledgementCode>pluspositivkvitt</AcknowledgementCode></Envelope>
  <${letter}>
    <Letter><Identifier>BREV20261102</Identifier><VersionCode>XR0133L</VersionCode><StatisticalCode>XDIS13</StatisticalCode><TypeCode>XDIS13</TypeCode><StatusCode>nytbrev</StatusCode></Letter>
    ${party('Sender', sender, [sender.sorId, 'sorkode'])}
    ${party('Receiver', receiver, receiverIdentifier)}
    <Patient><CivilRegistrationNumber>${TEST_PERSON.civilNumber}</CivilRegistrationNumber><PersonSurnameName>${TEST_PERSON.family}</PersonSurnameName><PersonGivenName>${TEST_PERSON.given}</PersonGivenName></Patient>
    <ClinicalInformation><Text01>${escapeXml(text)}</Text01></ClinicalInformation>
  </${letter}>
</${root}>
`;
}

/** A letter inside a Standard Business Document Header, whose parties are location numbers with the prefix 0088. */
export function inBusinessHeader(letter: string, sender: Party, receiver: Party): string {
  const SBDH = 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader';
  const party = (role: string, one: Party): string =>
    `<${role}><Identifier Authority="iso6523-actorid-upis">0088:${one.gln}</Identifier></${role}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<sbd:StandardBusinessDocument xmlns:sbd="${SBDH}"><StandardBusinessDocumentHeader xmlns="${SBDH}"><HeaderVersion>1.0</HeaderVersion>${party('Sender', sender)}${party('Receiver', receiver)}<DocumentIdentification><Standard>urn:dk:medcom</Standard><TypeVersion>1.0</TypeVersion><InstanceIdentifier>8a2f3d8e-6f6e-4a55-8d3c-3d2f1f5d7a09</InstanceIdentifier><Type>XDIS13</Type><CreationDateAndTime>2026-11-02T09:15:00+01:00</CreationDateAndTime></DocumentIdentification></StandardBusinessDocumentHeader>${letter.replace(/^<\?xml[^>]*>\s*/u, '')}</sbd:StandardBusinessDocument>
`;
}
