import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageParty } from '../contract.ts';
import { openSession } from '../../../session/open-session.ts';
import type { OpenSession } from '../../../session/session.ts';
import { answering, type Behaviour, type FaultServer, startFaultServer } from '../../../wire/fault-server.fixture.ts';
import { collecting, testMeans, testSession } from '../../../session/test-session.fixture.ts';

const SOR = 'urn:oid:1.2.208.176.1.1';
/** A number of a person's form that no one has: a test person's in public examples. */
const CPR = ['251248', '9996'].join('');

const organization = (id: string, ...identifiers: readonly (readonly [string, string])[]) => ({
  fullUrl: `urn:uuid:${id}`,
  resource: {
    resourceType: 'Organization',
    id,
    identifier: identifiers.map(([system, value]) => ({ system, value })),
  },
});

const bundle = {
  resourceType: 'Bundle',
  type: 'message',
  entry: [
    {
      fullUrl: 'urn:uuid:hoved',
      resource: {
        resourceType: 'MessageHeader',
        eventCoding: { code: 'hospital-notification-message' },
        sender: { reference: 'Organization/afsender' },
        destination: [
          { receiver: { reference: 'urn:uuid:modtager' } },
          { receiver: { identifier: { system: SOR, value: '2' } } },
        ],
      },
    },
    {
      resource: {
        resourceType: 'Encounter',
        serviceProvider: { reference: 'https://a.dk/fhir/Organization/afsender/_history/1' },
      },
    },
    { resource: { resourceType: 'Patient', identifier: [{ system: 'urn:oid:1.2.208.176.1.2', value: CPR }] } },
    organization('afsender', [SOR, '347831000016005'], ['urn:oid:1.3.88', '5790000121526'], ['urn:oid:1.2.3', CPR]),
    organization(
      'modtager',
      ['urn:shak', '2529'],
      ['urn:oid:1.2.208.176.1.4', '012345'],
      ['http://www.gs1.org/gln', '5790001382445'],
    ),
  ],
};

const XML = `<Bundle xmlns="http://hl7.org/fhir"><type value="message"/>
  <entry><resource><MessageHeader><sender><reference value="Organization/a"/></sender></MessageHeader></resource></entry>
  <entry><resource><Organization><id value="a"/><text><div xmlns="http://www.w3.org/1999/xhtml">Nær</div></text>
    <identifier><system value="${SOR}"/><value value="11000016002"/></identifier></Organization></resource></entry></Bundle>`;

const LETTER = `<?xml version="1.0" encoding="ISO-8859-1"?>
<m:Emessage xmlns:m="http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2006/07/01/">
  <m:Envelope><m:Identifier>1</m:Identifier></m:Envelope>
  <m:NotificationOfAdmission><m:Letter><m:Identifier>2</m:Identifier><m:TypeCode>XDIS20</m:TypeCode></m:Letter>
    <m:Sender><m:EANIdentifier>5790000121526</m:EANIdentifier><m:Identifier>2529</m:Identifier>
      <m:IdentifierCode>sygehusafdelingsnummer</m:IdentifierCode><m:OrganisationName>Øre, næse og hals</m:OrganisationName>
      <m:AnswerTo><m:EANIdentifier>5790001382445</m:EANIdentifier></m:AnswerTo></m:Sender>
    <m:Receiver><m:Identifier>11000016002</m:Identifier><m:IdentifierCode>SORkode</m:IdentifierCode></m:Receiver>
    <m:Patient><m:CivilRegistrationNumber>${CPR}</m:CivilRegistrationNumber></m:Patient>
  </m:NotificationOfAdmission></m:Emessage>`;

const latin1: Behaviour = (socket) => {
  const body = Buffer.from(LETTER, 'latin1');
  socket.write(`HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: ${body.byteLength}\r\nconnection: close\r\n\r\n`);
  socket.end(body);
};

const JSON_TYPE = 'application/octet-stream';
const FILES: Readonly<Record<string, Behaviour>> = {
  'advis.json': answering(200, JSON_TYPE, JSON.stringify(bundle)),
  'fhir.xml': answering(200, 'application/fhir+xml', XML),
  'brev.xml': latin1,
  'skaaret.json': answering(200, JSON_TYPE, JSON.stringify(bundle).slice(0, 100)),
  'skaaret.xml': answering(200, 'text/xml', LETTER.slice(0, 400)),
  'anden-bundle.json': answering(200, JSON_TYPE, '{"resourceType":"Bundle","type":"searchset"}'),
  'organisation.json': answering(200, JSON_TYPE, '{"resourceType":"Organization"}'),
  'liste.json': answering(200, JSON_TYPE, '[]'),
  'uden-parter.xml': answering(200, 'text/xml', '<Kvittering xmlns="urn:a"><Identifier>1</Identifier></Kvittering>'),
  'doctype.xml': answering(200, 'text/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
  'dyb.xml': answering(200, 'text/xml', '<a>'.repeat(70) + '</a>'.repeat(70)),
  'tom.xml': answering(200, 'text/xml', ''),
  'tekst.txt': answering(200, 'text/plain', `UNA:+.? 'UNB+UNOC:3' ${CPR}`),
  'nede.xml': answering(503, 'text/plain', 'lukket'),
};

let server: FaultServer;
const sessions: OpenSession[] = [];
beforeAll(async () => {
  server = await startFaultServer(Object.fromEntries(Object.entries(FILES).map(([name, answer]) => [`/${name}`, answer])));
});
afterAll(async () => {
  for (const session of sessions) await session.close();
  await server.close();
});

function client(medcom: object = { url: server.url, files: [...Object.keys(FILES), 'mangler.xml'] }) {
  const { means, files } = testMeans();
  const session = openSession(testSession({ medcom }), means);
  sessions.push(session);
  const { exchanges, recorder } = collecting();
  return { ...session.clientFor(recorder), exchanges, files };
}

/** A message in a few lines: what it is, then each party with its numbers and where it stood. */
async function inLines(file: string): Promise<string> {
  const { format, kind, parties, stays } = await client().medcom.read(file);
  const numbers = (party: MessageParty): string => party.identifiers.map((one) => `${one.kind} ${one.value}`).join(', ');
  return [
    `${format} “${kind}”, ${stays} ophold`,
    ...parties.map((party) => `${party.role}: ${numbers(party)} (${party.place})`),
  ].join('\n');
}

const said = async (file: string): Promise<string> =>
  client()
    .medcom.read(file)
    .then(
      () => 'ingen fejl',
      (error: unknown) => String(error).replaceAll(server.url, '<server>'),
    );

describe('the MedCom client', () => {
  it('reads the parties of a FHIR message in JSON, however they are referred to', async () => {
    expect(await inLines('advis.json')).toMatchInlineSnapshot(`
      "FHIR “hospital-notification-message”, 1 ophold
      sender: sor 347831000016005, ean 5790000121526, other •••••••••• (advis.json, MessageHeader.sender)
      receiver: shak 2529, ydernummer 012345, ean 5790001382445 (advis.json, MessageHeader.destination[0].receiver)
      receiver: sor 2 (advis.json, MessageHeader.destination[1].receiver)
      provider: sor 347831000016005, ean 5790000121526, other •••••••••• (advis.json, Encounter.serviceProvider)"
    `);
  });

  it('reads FHIR in XML as it reads FHIR in JSON', async () => {
    expect(await inLines('fhir.xml')).toMatchInlineSnapshot(`
      "FHIR “”, 0 ophold
      sender: sor 11000016002 (fhir.xml, MessageHeader.sender)"
    `);
  });

  it('reads the parties of an OIOXML letter, in ISO-8859-1 too', async () => {
    expect(await inLines('brev.xml')).toMatchInlineSnapshot(`
      "OIOXML “XDIS20”, 0 ophold
      sender: ean 5790000121526, shak 2529 (brev.xml, Emessage/NotificationOfAdmission/Sender)
      other: ean 5790001382445 (brev.xml, Emessage/NotificationOfAdmission/Sender/AnswerTo)
      receiver: sor 11000016002 (brev.xml, Emessage/NotificationOfAdmission/Receiver)"
    `);
  });

  it('never lets a CPR number out: neither in what scenarios see, nor in evidence, nor in faults', async () => {
    const { medcom, exchanges, files } = client();
    for (const file of ['advis.json', 'brev.xml']) {
      expect(JSON.stringify(await medcom.read(file))).not.toContain(CPR);
    }
    await expect(medcom.read('tekst.txt')).rejects.toThrow('hverken JSON eller XML');
    expect(JSON.stringify(exchanges)).not.toContain(CPR);
    expect([...files.values()].filter((text) => text.includes(CPR))).toEqual([]);
    expect(exchanges.map(({ redactions }) => [redactions['cpr'] ?? 0, redactions['cpr-maaske'] ?? 0])).toEqual([
      [1, 1],
      [1, 0],
      [0, 1],
    ]);
  });

  it('fetches each file once, with the same evidence for all', async () => {
    const { medcom, exchanges } = client();
    const before = server.requests.length;
    await Promise.all([medcom.read('advis.json'), medcom.read('advis.json')]);
    expect(server.requests.length - before).toBe(1);
    expect(exchanges.map(({ purpose, reused }) => [purpose, reused])).toEqual([
      ['Hent advis.json', false],
      ['Hent advis.json', true],
    ]);
  });

  it('says where and why a file is no message', async () => {
    const broken = [
      'skaaret.json',
      'skaaret.xml',
      'anden-bundle.json',
      'organisation.json',
      'liste.json',
      'uden-parter.xml',
      'doctype.xml',
      'dyb.xml',
      'tom.xml',
      'tekst.txt',
    ];
    const told = await Promise.all(broken.map((file) => said(file)));
    expect(told.join('\n\n')).toMatchInlineSnapshot(`
      "Deviation: Svaret er ikke gyldig JSON.
      Sted: skaaret.json
      Forventet: et helt JSON-dokument
      Modtaget: et dokument, der slutter for tidligt, efter 100 tegn

      Deviation: Svaret kan ikke læses som XML.
      Sted: skaaret.xml
      Forventet: velformet XML uden DOCTYPE
      Modtaget: ikke velformet XML: unclosed tag: m:Sender (linje 6, kolonne 4)

      Deviation: Filen er ikke en FHIR-meddelelse.
      Sted: anden-bundle.json
      Forventet: en Bundle af typen message med en MessageHeader
      Modtaget: en Bundle (searchset) med ingen ressourcer

      Deviation: Filen er ikke en FHIR-meddelelse.
      Sted: organisation.json
      Forventet: en Bundle af typen message med en MessageHeader
      Modtaget: en ressource af typen Organization

      Deviation: Svaret er JSON, men ikke en FHIR-ressource.
      Sted: liste.json
      Forventet: et objekt med resourceType
      Modtaget: en liste

      Deviation: Filen er XML, men ingen meddelelse, der kan læses.
      Sted: uden-parter.xml
      Forventet: Sender og Receiver med EANIdentifier, eller Identifier med IdentifierCode
      Modtaget: roden Kvittering i urn:a, uden parter

      Deviation: Svaret kan ikke læses som XML.
      Sted: doctype.xml
      Forventet: velformet XML uden DOCTYPE
      Modtaget: dokumentet har en DOCTYPE, som aldrig læses (linje 1, kolonne 54)

      Deviation: Svaret kan ikke læses som XML.
      Sted: dyb.xml
      Forventet: velformet XML uden DOCTYPE
      Modtaget: elementer indlejret dybere end 64 niveauer (linje 1, kolonne 195)

      EndpointError: Svaret fra MedCom-meddelelser var tomt, skønt status siger, at alt gik godt.
      Sted: GET <server>/tom.xml
      Forventet: et svar med indhold
      Modtaget: status 200
      Hvad nu: Kontrollér adressen, og om en proxy eller firewall svarer i stedet for systemet.

      Deviation: Filen er hverken JSON eller XML.
      Sted: tekst.txt
      Forventet: en FHIR-meddelelse i JSON eller XML, eller et OIOXML-brev
      Modtaget: tekst af en anden form"
    `);
  });

  it('tells a missing file and a system that is down from a message that is wrong', async () => {
    expect(await said('mangler.xml')).toMatchInlineSnapshot(`
      "PreconditionError: MedCom-meddelelser tilbydes ikke endnu på adressen.
      Sted: GET <server>/mangler.xml
      Forventet: at adressen fra konfigurationen findes
      Modtaget: status 404: “findes ikke”
      Hvad nu: Ret adressen, eller skriv notOffered med en grund i konfigurationen."
    `);
    expect(await said('nede.xml')).toMatch(/^EndpointError: Systemet fejlede og sagde det selv/);
    expect(await said('ukendt.xml')).toMatchInlineSnapshot(`"TypeError: Konfigurationen nævner ingen fil “ukendt.xml”."`);
  });

  it('says that a region does not deliver messages yet', async () => {
    const { medcom } = client({ notOffered: 'kommer i marts 2027' });
    await expect(medcom.files()).rejects.toThrow(
      'Region Midtjylland tilbyder ikke MedCom-meddelelser endnu: kommer i marts 2027',
    );
  });
});
