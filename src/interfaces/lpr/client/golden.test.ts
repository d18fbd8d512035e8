import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../session/open-session.ts';
import type { OpenSession } from '../../../session/session.ts';
import { collecting, testMeans, testSession } from '../../../session/test-session.fixture.ts';
import { type FaultServer, startFaultServer } from '../../../wire/fault-server.fixture.ts';
import { golden, servingBytes } from '../../golden.fixture.ts';
import type { ReportView } from '../contract.ts';

const FILES = ['indberetning.xml', 'indberetning.json', 'indberetning.csv'];

let server: FaultServer;
let session: OpenSession;
beforeAll(async () => {
  server = await startFaultServer(
    Object.fromEntries(FILES.map((name) => [`/lpr/${name}`, servingBytes(golden('lpr', name), 'application/octet-stream')])),
  );
  session = openSession(testSession({ lpr: { url: `${server.url}/lpr`, files: FILES } }), testMeans().means);
});
afterAll(async () => {
  await session.close();
  await server.close();
});

const read = (file: string): Promise<ReportView> => session.clientFor(collecting().recorder).lpr.read(file);

describe('golden reports to LPR, written by hand', () => {
  it('reads entries in XML under a prefix at two depths, and none in a comment', async () => {
    expect(await read('indberetning.xml')).toEqual({
      file: 'indberetning.xml',
      entries: [
        {
          place: 'indberetning.xml, Forloebselement 1',
          responsibleUnits: ['900009041000016002'],
          possibleShak: [],
        },
        {
          place: 'indberetning.xml, Forloebselement 2',
          responsibleUnits: ['900009031000016009', '900009021000016007'],
          possibleShak: [{ name: 'kode', value: '989010Å', saysSo: false }],
        },
        {
          place: 'indberetning.xml, Forloebselement 3',
          responsibleUnits: [],
          possibleShak: [{ name: 'Sygehusafdelingsnummer', value: 'ukendt', saysSo: true }],
        },
      ],
    } satisfies ReportView);
  });

  it('reads entries in JSON, in a list and alone, with numbers for text', async () => {
    expect(await read('indberetning.json')).toEqual({
      file: 'indberetning.json',
      entries: [
        {
          place: 'indberetning.json, Forloebselement 1',
          responsibleUnits: ['900009041000016002'],
          possibleShak: [],
        },
        {
          place: 'indberetning.json, Forloebselement 2',
          responsibleUnits: ['9000090310'],
          possibleShak: [{ name: 'shakKode', value: '989010', saysSo: true }],
        },
        {
          place: 'indberetning.json, Forloebselement 3',
          responsibleUnits: ['900009021000016007'],
          possibleShak: [{ name: 'Afsnit', value: '989010A', saysSo: false }],
        },
      ],
    } satisfies ReportView);
  });

  it('reads entries in CSV by their line, whatever stands in the fields between', async () => {
    expect(await read('indberetning.csv')).toEqual({
      file: 'indberetning.csv',
      entries: [
        {
          place: 'indberetning.csv, linje 2',
          responsibleUnits: ['900009041000016002'],
          possibleShak: [],
        },
        {
          place: 'indberetning.csv, linje 4',
          responsibleUnits: ['900009031000016009'],
          possibleShak: [{ name: 'Afdeling', value: '989010', saysSo: false }],
        },
        {
          place: 'indberetning.csv, linje 6',
          responsibleUnits: [],
          possibleShak: [],
        },
      ],
    } satisfies ReportView);
  });
});
