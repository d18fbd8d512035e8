import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../session/open-session.ts';
import type { OpenSession } from '../../../session/session.ts';
import { collecting, testMeans, testSession } from '../../../session/test-session.fixture.ts';
import { type FaultServer, startFaultServer } from '../../../wire/fault-server.fixture.ts';
import { golden, servingBytes } from '../../golden.fixture.ts';
import type { MessageView, PartyIdentifier } from '../contract.ts';

const sor = (value: string): PartyIdentifier => ({ kind: 'sor', value, said: 'urn:oid:1.2.208.176.1.1' });
const gln = (value: string, said = 'http://www.gs1.org/gln'): PartyIdentifier => ({ kind: 'ean', value, said });

/** The parties of the letter, wherever the letter lies. */
const letter = (file: string): MessageView => ({
  file,
  format: 'OIOXML',
  kind: 'XDIS20',
  parties: [
    {
      role: 'sender',
      identifiers: [
        { kind: 'ean', value: '5790009990017', said: 'EANIdentifier' },
        { kind: 'shak', value: '989010Å', said: 'sygehusafdelingsnummer' },
      ],
      place: `${file}, Emessage/NotificationOfAdmission/Sender`,
    },
    {
      role: 'other',
      identifiers: [{ kind: 'ean', value: '5790009990031', said: 'EANIdentifier' }],
      place: `${file}, Emessage/NotificationOfAdmission/Sender/AnswerTo`,
    },
    {
      role: 'receiver',
      identifiers: [
        { kind: 'ean', value: '5790009990024', said: 'EANIdentifier' },
        { kind: 'kommunenummer', value: '999', said: 'kommunenummer' },
      ],
      place: `${file}, Emessage/NotificationOfAdmission/Receiver`,
    },
  ],
  stays: 0,
});

/** The media types these files are met under. */
const FILES: Readonly<Record<string, string>> = {
  'advis.json': 'application/fhir+json',
  'advis.xml': 'application/fhir+xml; charset=utf-8',
  'brev.xml': 'text/xml',
  'sbdh.xml': 'application/octet-stream',
  'sbdh-element.xml': '',
  'sbdh-empty.xml': 'application/xml',
};

let server: FaultServer;
let session: OpenSession;
beforeAll(async () => {
  server = await startFaultServer(
    Object.fromEntries(Object.entries(FILES).map(([name, type]) => [`/m/${name}`, servingBytes(golden('medcom', name), type)])),
  );
  session = openSession(testSession({ medcom: { url: `${server.url}/m`, files: Object.keys(FILES) } }), testMeans().means);
});
afterAll(async () => {
  await session.close();
  await server.close();
});

const read = (file: string): Promise<MessageView> => session.clientFor(collecting().recorder).medcom.read(file);

describe('golden MedCom messages, written by hand', () => {
  it('reads a FHIR message in JSON whose header is not first, with absolute and relative references', async () => {
    expect(await read('advis.json')).toEqual({
      file: 'advis.json',
      format: 'FHIR',
      kind: 'hospital-notification-message',
      parties: [
        {
          role: 'sender',
          identifiers: [
            gln('5790009990017', 'https://www.gs1.org/gln'),
            sor('900009041000016002'),
            { kind: 'other', value: '99900008', said: 'http://cvr.dk' },
          ],
          place: 'advis.json, MessageHeader.sender',
        },
        {
          role: 'receiver',
          identifiers: [
            sor('900009101000016004'),
            gln('5790009990024'),
            { kind: 'ydernummer', value: '099999', said: 'urn:oid:1.2.208.176.1.4' },
          ],
          place: 'advis.json, MessageHeader.destination[0].receiver',
        },
        {
          role: 'receiver',
          identifiers: [sor('900009111000016002')],
          place: 'advis.json, MessageHeader.destination[1].receiver',
        },
        {
          role: 'provider',
          identifiers: [sor('900009031000016009'), gln('5790009990031', 'urn:oid:1.3.88')],
          place: 'advis.json, Encounter.serviceProvider',
        },
      ],
      stays: 1,
    } satisfies MessageView);
  });

  it('reads a FHIR message in XML under a prefix, with comments, narratives and extensions on its values', async () => {
    expect(await read('advis.xml')).toEqual({
      file: 'advis.xml',
      format: 'FHIR',
      kind: 'hospital-notification-message',
      parties: [
        {
          role: 'sender',
          identifiers: [sor('900009041000016002'), gln('5790009990017')],
          place: 'advis.xml, MessageHeader.sender',
        },
        {
          role: 'receiver',
          identifiers: [sor('900009101000016004')],
          place: 'advis.xml, MessageHeader.destination[0].receiver',
        },
      ],
      stays: 0,
    } satisfies MessageView);
  });

  it('reads an OIOXML letter in the charset it declares, with CDATA and a comment between number and kind', async () => {
    expect(await read('brev.xml')).toEqual(letter('brev.xml'));
  });

  it('reads the letter out of the business document it travels in, and whom the document is from and to', async () => {
    const { parties, ...message } = letter('sbdh.xml');
    expect(await read('sbdh.xml')).toEqual({
      ...message,
      parties: [
        ...parties,
        {
          role: 'envelope',
          identifiers: [{ kind: 'ean', value: '5790009990017', said: '0088' }],
          place: 'sbdh.xml, StandardBusinessDocumentHeader/Sender',
        },
        {
          role: 'envelope',
          identifiers: [{ kind: 'ean', value: '5790009990024', said: '0088' }],
          place: 'sbdh.xml, StandardBusinessDocumentHeader/Receiver',
        },
      ],
    });
  });

  it('reads a letter that stands as an element in the business document', async () => {
    expect(await read('sbdh-element.xml')).toMatchObject({
      format: 'OIOXML',
      kind: 'XDIS91',
      parties: [
        {
          role: 'sender',
          identifiers: [
            { kind: 'ean', value: '5790009990017', said: 'EANIdentifier' },
            { kind: 'ydernummer', value: '099999', said: 'ydernummer' },
          ],
          place: 'sbdh-element.xml, Emessage/ClinicalEmail/Sender',
        },
        {
          role: 'receiver',
          identifiers: [{ kind: 'sor', value: '900009041000016002', said: 'sorkode' }],
          place: 'sbdh-element.xml, Emessage/ClinicalEmail/Receiver',
        },
        {
          role: 'envelope',
          identifiers: [{ kind: 'ean', value: '5790009990017', said: '0088' }],
          place: 'sbdh-element.xml, StandardBusinessDocumentHeader/Sender',
        },
      ],
    });
  });

  it('tells an envelope with no letter in it', async () => {
    await expect(read('sbdh-empty.xml')).rejects.toThrow('Forsendelsen har intet brev.');
  });
});
