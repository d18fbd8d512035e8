import { TEST_PERSON } from '../../../exercise/ground/test-numbers.ts';
import { xmlLeaf } from '../../../protocols/xml/escape-xml.ts';
import type { Message, MessageFile, Party } from './message.ts';

/** Names and types of the letters; root, envelope and header elements as MedCom's map from OIOXML to FHIR names them. */
const LETTERS: Partial<Readonly<Record<MessageFile, { readonly name: string; readonly typeCode: string }>>> = {
  'indlaeggelsesadvis-oioxml.xml': { name: 'NotificationOfAdmission', typeCode: 'XDIS20' },
  'korrespondance-oioxml.xml': { name: 'ClinicalEmail', typeCode: 'XDIS91' },
};

const NAMESPACE = 'http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2006/07/01/';

/** An OIOXML letter, its addressing whole and the rest of it short: it is no valid letter, and says so. */
export function oioxmlLetter({ file, parties, sentAt }: Message): string {
  const letter = LETTERS[file];
  if (letter === undefined) throw new TypeError(`${file} er intet OIOXML-brev.`);
  const [date = '', time = ''] = sentAt.split('T');
  const sent = `<Sent>${xmlLeaf('Date', date)}${xmlLeaf('Time', time.slice(0, 5))}</Sent>`;
  const inRole = (role: Party['role'], element: string): string =>
    parties
      .filter((party) => party.role === role)
      .map((party) => partyXml(element, party))
      .join('');
  return `<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- Øvelse: et opdigtet brev om en testperson, forkortet til det, adresseringen kræver. -->
<Emessage xmlns="${NAMESPACE}">
  <Envelope>${sent}<Identifier>OEVELSE-1</Identifier><AcknowledgementCode>pluspositivkvit</AcknowledgementCode></Envelope>
  <${letter.name}>
    <Letter><Identifier>OEVELSE-BREV-1</Identifier>${xmlLeaf('TypeCode', letter.typeCode)}</Letter>
${inRole('sender', 'Sender')}${inRole('receiver', 'Receiver')}    <Patient>${xmlLeaf('CivilRegistrationNumber', TEST_PERSON)}</Patient>
  </${letter.name}>
</Emessage>
`;
}

function partyXml(element: string, { unit, addressing }: Party): string {
  const { sor, ean, shak, ydernummer, sorInWrongSystem = false } = addressing;
  const known = [
    [sorInWrongSystem ? 'lokalt_nummer' : 'sorkode', sor],
    ['sygehusafdelingsnummer', shak],
    ['ydernummer', ydernummer],
  ] as const;
  const pairs = known.map(([code, value]) =>
    value === undefined ? '' : xmlLeaf('Identifier', value) + xmlLeaf('IdentifierCode', code),
  );
  return `    <${element}>${xmlLeaf('EANIdentifier', ean)}${pairs.join('')}${xmlLeaf('OrganisationName', unit.entityName)}</${element}>\n`;
}
