import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../model/session.ts';
import { openSession } from '../../../session/open-session.ts';
import type { OpenSession } from '../../../session/session.ts';
import { answering, type FaultServer, startFaultServer } from '../../../wire/fault-server.fixture.ts';
import { collecting, testMeans, testSession } from '../../../session/test-session.fixture.ts';

/** A number of a person's form that no one has: a test person's in public examples. */
const CPR = ['251248', '9996'].join('');
const SOR = '347831000016005';

const XML = `<I xmlns="urn:a"><Dato>2529</Dato>
  <Forloebselement kode="130183P"><AnsvarligEnhed>${SOR}</AnsvarligEnhed><Startdato>202611</Startdato><Cpr>${CPR}</Cpr>
    <Henvisning><Afdeling>252901</Afdeling><ShakNr>ukendt</ShakNr></Henvisning></Forloebselement>
  <Forloebselement><AnsvarligEnhed/><Postnr>8000</Postnr><Sygehusafdelingsnummer>${CPR}</Sygehusafdelingsnummer></Forloebselement></I>`;

const JSON_REPORT = JSON.stringify({
  indhold: {
    Forloebselement: [
      { AnsvarligEnhed: SOR, enhed: { afsnit: '2529010' } },
      { AnsvarligEnhed: [SOR, '2'], tal: 2529 },
    ],
  },
});

const FILES: Readonly<Record<string, string>> = {
  'rapport.xml': XML,
  'rapport.json': JSON_REPORT,
  'liste.json': JSON.stringify([{ AnsvarligEnhed: SOR }]),
  'rapport.csv': `\uFEFFId;AnsvarligEnhed;Afdeling\n1;="${SOR}";252901\n2;;\n`,
  'skaaret.xml': XML.slice(0, 90),
  'tom.xml': '<I/>',
  'skaev.csv': `AnsvarligEnhed;Afdeling\n1;2;3\n`,
  'anden.csv': `Enhed;Afdeling\n1;2\n`,
};

let server: FaultServer;
const sessions: OpenSession[] = [];
beforeAll(async () => {
  server = await startFaultServer(
    Object.fromEntries(
      Object.entries(FILES).map(([name, text]) => [`/${name}`, answering(200, 'application/octet-stream', text)]),
    ),
  );
});
afterAll(async () => {
  for (const session of sessions) await session.close();
  await server.close();
});

function client(more: object = {}, decided: Pick<Session, 'shownNumbers'> = {}) {
  const { means, files } = testMeans();
  const trial = testSession({ lpr: { url: `${server.url}/`, files: Object.keys(FILES), ...more } });
  const session = openSession({ ...trial, ...decided }, means);
  sessions.push(session);
  const { exchanges, recorder } = collecting();
  return { ...session.clientFor(recorder), exchanges, files };
}

const said = (file: string): Promise<string> =>
  client()
    .lpr.read(file)
    .then(
      () => 'ingen fejl',
      (error: unknown) => String(error),
    );

describe('the LPR client', () => {
  it('finds the responsible unit in XML and what may be SHAK codes, but not days and postcodes', async () => {
    expect(await client().lpr.read('rapport.xml')).toEqual({
      file: 'rapport.xml',
      entries: [
        {
          place: 'rapport.xml, Forloebselement 1',
          responsibleUnits: [SOR],
          possibleShak: [
            { name: 'kode', value: '130183P', saysSo: false },
            { name: 'Afdeling', value: '252901', saysSo: false },
            { name: 'ShakNr', value: 'ukendt', saysSo: true },
          ],
        },
        {
          place: 'rapport.xml, Forloebselement 2',
          responsibleUnits: [],
          possibleShak: [{ name: 'Sygehusafdelingsnummer', value: '••••••••••', saysSo: true }],
        },
      ],
    });
  });

  it('reads JSON with course elements under their name and as a list of their own', async () => {
    const { entries } = await client().lpr.read('rapport.json');
    expect(entries.map(({ responsibleUnits }) => responsibleUnits)).toEqual([[SOR], [SOR, '2']]);
    expect(entries.map(({ possibleShak }) => possibleShak.map(({ value }) => value))).toEqual([['2529010'], ['2529']]);
    expect((await client().lpr.read('liste.json')).entries).toHaveLength(1);
  });

  it('reads CSV with a row for each course element and says the line', async () => {
    expect((await client().lpr.read('rapport.csv')).entries).toEqual([
      {
        place: 'rapport.csv, linje 2',
        responsibleUnits: [SOR],
        possibleShak: [{ name: 'Afdeling', value: '252901', saysSo: false }],
      },
      { place: 'rapport.csv, linje 3', responsibleUnits: [], possibleShak: [] },
    ]);
  });

  it('takes the names from configuration', async () => {
    const { lpr } = client({ elements: { entry: 'Henvisning', responsibleUnit: 'Afdeling' } });
    expect((await lpr.read('rapport.xml')).entries).toMatchObject([{ responsibleUnits: ['252901'] }]);
  });

  it('never lets a CPR number out', async () => {
    const { lpr, exchanges, files } = client();
    expect(JSON.stringify(await lpr.read('rapport.xml'))).not.toContain(CPR);
    expect(JSON.stringify(exchanges)).not.toContain(CPR);
    expect([...files.values()].filter((text) => text.includes(CPR))).toEqual([]);
  });

  it('shows in its evidence the numbers of a field that by decision are none of a person, and never those that are', async () => {
    const shown = {
      field: 'sygehusafdelingsnummer',
      what: '',
      reason: '',
      by: { role: '', organisation: '' },
      date: '2026-11-30',
    };
    const evidence = async (one: object): Promise<string> => {
      const { lpr, files } = client({}, { shownNumbers: [{ ...shown, ...one }] });
      await lpr.read('rapport.xml');
      return [...files.values()].join();
    };
    for (const [one, isShown] of [
      [{}, true],
      [{ interface: 'lpr', environment: 'proeve' }, true],
      [{ interface: 'fhir' }, false],
      [{ environment: 'test1' }, false],
    ] as const) {
      const text = await evidence(one);
      expect(text.includes(`<Sygehusafdelingsnummer>${CPR}<`)).toBe(isShown);
      expect(text).toContain('<Cpr>••••••-••••</Cpr>');
    }
  });

  it('says where and why a report cannot be read', async () => {
    const told = await Promise.all(['skaaret.xml', 'tom.xml', 'skaev.csv', 'anden.csv'].map(said));
    expect(told.join('\n\n')).toMatchInlineSnapshot(`
      "Deviation: Svaret kan ikke læses som XML.
      Sted: skaaret.xml
      Forventet: velformet XML uden DOCTYPE
      Modtaget: ikke velformet XML: unclosed tag: AnsvarligEnhed (linje 2, kolonne 55)

      Deviation: Indberetningen har ingen forløbselementer.
      Sted: tom.xml
      Forventet: mindst ét “Forloebselement”
      Modtaget: ingen
      Hvad nu: Hedder elementet noget andet i indberetningen, så skriv navnet under elements.entry i miljøfilen.

      Deviation: Indberetningen kan ikke læses som CSV.
      Sted: skaev.csv, linje 2
      Forventet: semikolonsepareret CSV med kolonnenavne i første linje
      Modtaget: Linjen har 3 felter, men der er 2 kolonner; den er sprunget over.

      Deviation: Indberetningen har ikke kolonnen med den ansvarlige enhed.
      Sted: anden.csv, linje 1
      Forventet: en kolonne “AnsvarligEnhed”
      Modtaget: Enhed, Afdeling
      Hvad nu: Skriv kolonnens navn under elements.responsibleUnit i miljøfilen."
    `);
  });
});
