import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { child, parseXml, type XmlElement } from '../../protocols/xml/xml-tree.ts';
import { openSession } from '../../session/open-session.ts';
import type { OpenSession } from '../../session/session.ts';
import { testMeans, testSession } from '../../session/test-session.fixture.ts';
import { type Behaviour, type FaultServer, httpAnswer, startFaultServer } from '../../wire/fault-server.fixture.ts';
import type { RegionClient } from '../registry.ts';

/** Serves a contract's files by GET, and answers each call by its SOAPAction. */
function serving(files: Readonly<Record<string, string>>, answers: Readonly<Record<string, string>> = {}): Behaviour {
  return (socket, request) => {
    const [method, path = ''] = request.split(' ');
    const action = /^soapaction: "(.*)"/im.exec(request)?.[1] ?? '';
    const answer =
      method === 'GET'
        ? files[path] === undefined
          ? undefined
          : readFileSync(new URL(`golden/${files[path]}`, import.meta.url), 'utf8')
        : answers[action] === undefined
          ? undefined
          : envelope(answers[action]);
    socket.end(httpAnswer(answer === undefined ? 404 : 200, 'text/xml', answer ?? ''));
  };
}

const envelope = (body: string): string =>
  `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${body}</S:Body></S:Envelope>`;

const BARE_UNIT =
  '<z:Enhed xmlns:z="urn:proeve:bare:types"><EntityName>Øre, næse, hals</EntityName><SorIdentifier>900009031000016009</SorIdentifier>' +
  '<ParentSorIdentifier>900009021000016007</ParentSorIdentifier><SorStatus><FromDate>2026-11-22T23:00:00Z</FromDate></SorStatus>' +
  '<OrganisationalLevel><OrganisationalLevelCode>270059999999100</OrganisationalLevelCode><OrganisationalLevelName>Afdeling</OrganisationalLevelName></OrganisationalLevel>' +
  '<Under><EntityName>Afsnit</EntityName><SorIdentifier>900009041000016002</SorIdentifier><SorStatus><FromDate>2020-01-01</FromDate></SorStatus></Under></z:Enhed>';
const BARE_ROWS =
  '<Raekker xmlns="urn:proeve:bare:types"><Raekke xmlns=""><Sor><c:SorIdentifier xmlns:c="urn:proeve:bare:common">900009031000016009</c:SorIdentifier></Sor>' +
  '<Shak><ShakIdentifier>989010</ShakIdentifier></Shak><FromDate>2024-12-31T23:00:00Z</FromDate></Raekke></Raekker>';
const ENTITY = (name: string): string =>
  `<r:EntityResponse xmlns:r="http://proeve.invalid/sor/"><r:result><Entity xmlns="urn:proeve:data:4"><SorIdentifier>900009041000016002</SorIdentifier><SorType>OU</SorType><EntityName>${name}</EntityName><SorStatus/></Entity></r:result></r:EntityResponse>`;
const RECEIPT =
  '<r:ReceiptResponse xmlns:r="http://proeve.invalid/sor/"><r:result><Status xmlns="urn:proeve:data:4">OK</Status></r:result></r:ReceiptResponse>';
const FOUND =
  '<Fundet xmlns="urn:proeve:egne-navne"><Enhed><Noegle>900009031000016009</Noegle><Navn>Prøve</Navn><Overenhed><Kode>900009021000016007</Kode></Overenhed></Enhed></Fundet>';

const BARE_FILES = {
  '/a/opslag?wsdl': 'bare-imports.wsdl',
  '/a/bare-messages.wsdl': 'bare-messages.wsdl',
  '/a/types/lookups.xsd': 'types/lookups.xsd',
  '/a/types/unit.xsd': 'types/unit.xsd',
  '/a/types/common.xsd': 'types/common.xsd',
};
const BOTH = {
  'a/Get': ENTITY('Prøve'),
  'a/Create': ENTITY('Ny'),
  'a/Update': ENTITY('Rettet'),
  'a/Move': RECEIPT,
  'a/Close': RECEIPT,
};

let server: FaultServer;
const sessions: OpenSession[] = [];
beforeAll(async () => {
  const bare = serving(BARE_FILES, {
    'urn:proeve:bare/get': BARE_UNIT,
    'urn:proeve:bare/to': BARE_ROWS,
    'urn:proeve:bare/from': BARE_ROWS,
  });
  const both = (answers: Readonly<Record<string, string>>): Behaviour => serving({ '/b?wsdl': 'both-services.wsdl' }, answers);
  server = await startFaultServer({
    ...Object.fromEntries(Object.keys(BARE_FILES).map((path) => [path, bare])),
    '/a/opslag': bare,
    '/b': both(BOTH),
    '/egne': serving({ '/egne?wsdl': 'own-names.wsdl' }, { find: FOUND }),
    '/uden-beskrivelse': serving({}, { 'a/Get': ENTITY('Prøve') }),
  });
});
afterAll(async () => {
  for (const session of sessions) await session.close();
  await server.close();
});

function opened(interfaces: Readonly<Record<string, object>>): OpenSession {
  const withUrls = Object.fromEntries(
    Object.entries(interfaces).map(([name, { path, ...rest }]: [string, { path?: string }]) => [
      name,
      { url: `${server.url}${path ?? ''}`, ...rest },
    ]),
  );
  const open = openSession(testSession(withUrls), {
    ...testMeans().means,
    environmentFolder: new URL('golden', import.meta.url).pathname,
  });
  sessions.push(open);
  return open;
}
const client = (interfaces: Readonly<Record<string, object>>): RegionClient => opened(interfaces).clientFor(() => undefined);

/** The request that was sent last, as `{namespace}name` around its content. */
function sent(): unknown {
  const text = server.requests.at(-1) ?? '';
  const shown = ({ namespace, name, children, text: inside }: XmlElement): unknown => ({
    [`{${namespace}}${name}`]: children.length > 0 ? children.map(shown) : inside,
  });
  const body = child(parseXml(text.slice(text.indexOf('<?xml'))), 'Body');
  return body?.children.map(shown)[0];
}

/** What the look before a run says of an interface's own description. */
async function told(interfaces: Readonly<Record<string, object>>): Promise<readonly (readonly [string, string])[]> {
  const { interfaces: found } = await opened(interfaces).preflight().found;
  return found
    .map(({ checks }) => checks.find(({ check }) => check === 'version'))
    .map((one) => [one?.state ?? '', one?.sentence ?? '']);
}

const UNIT = '900009031000016009';

describe('a lookup service with bare messages and imported schemas', () => {
  const sorls = () => client({ sorls: { path: '/a/opslag' } }).sorls;

  it('is asked with each element in the namespace of the schema it is declared in, and a day as its type writes it', async () => {
    const answer = await sorls().getSorEntity({ sorIdentifier: UNIT, date: '2026-11-23' });
    expect(sent()).toEqual({
      '{urn:proeve:bare:types}EnhedsNoegle': [
        { '{urn:proeve:bare:common}SorIdentifier': UNIT },
        { '{}Date': '2026-11-23T00:00:00' },
      ],
    });
    expect(answer).toMatchObject({
      kind: 'found',
      value: {
        sorIdentifier: UNIT,
        entityName: 'Øre, næse, hals',
        parentSorIdentifier: '900009021000016007',
        fromDate: '2026-11-23',
        organisationalLevels: [{ code: '270059999999100', name: 'Afdeling' }],
        notCarried: ['sorType', 'entityTypeCode', 'shakIdentifier', 'firstFromDate'],
      },
    });
  });

  it('reads rows whose codes stand in objects of their own', async () => {
    const row = { shakIdentifier: '989010', sorIdentifier: UNIT, fromDate: '2025-01-01' };
    expect(await sorls().sorShakMap({ sorIdentifier: UNIT })).toMatchObject({ kind: 'found', value: [row] });
    expect(await sorls().shakSorMap({ shakIdentifier: '989010' })).toMatchObject({ kind: 'found', value: [row] });
  });

  it('is looked through for a name with all that its contract imports, by the name configuration gives it before its own', async () => {
    expect((await sorls().describes('OrganisationalLevelCode')).found).toBe('OrganisationalLevelCode');
    expect(await sorls().describes('GetSorEntity')).toMatchObject({
      found: 'getSorEntity',
      unread: ['http://elsewhere.invalid/other.wsdl'],
    });
    expect((await sorls().describes('PharmacyMagic')).found).toBeUndefined();
    const mapped = client({ sorls: { path: '/a/opslag', mapping: { names: { sorType: 'ShakIdentifier' } } } }).sorls;
    expect(await mapped.describes('SorType')).toMatchObject({ found: 'ShakIdentifier', names: ['ShakIdentifier', 'SorType'] });
  });

  it('is never asked elsewhere, and the look before a run says what was left', async () => {
    expect(await told({ sorls: { path: '/a/opslag' } })).toEqual([
      [
        'ok',
        expect.stringMatching(
          /Den nævner en anden adresse, som ikke bruges: http:\/\/intern\.invalid.*Ikke læst.*http:\/\/elsewhere\.invalid\/other\.wsdl/,
        ),
      ],
    ]);
  });
});

describe('one service with both contracts, SOAP 1.1 and 1.2', () => {
  const region = () => client({ sorls: { path: '/b' }, sorus: { path: '/b' } });

  it('is looked up in and made a unit in without configuration, through one more object in requests and answers', async () => {
    const { sorls, sorus } = region();
    expect(await sorls.getSorEntity({ sorIdentifier: UNIT })).toMatchObject({ kind: 'found', value: { entityName: 'Prøve' } });
    const answer = await sorus.create({
      entityName: 'Ny',
      entityTypeCode: '550851000005109',
      parentSorIdentifier: UNIT,
      levelCode: '270069999999102',
      fromDate: '2026-11-22',
    });
    const d = (name: string, content: unknown) => ({ [`{urn:proeve:data:4}${name}`]: content });
    expect(sent()).toEqual({
      '{http://proeve.invalid/sor/}CreateSorEntity': [
        {
          '{http://proeve.invalid/sor/}request': [
            d('Entity', [
              d('SorType', 'OU'),
              d('EntityName', 'Ny'),
              d('EntityTypeIdentifier', '550851000005109'),
              d('ParentSorIdentifier', UNIT),
              d('OrganisationalLevelCode', '270069999999102'),
              d('SorStatus', [d('FromDate', '2026-11-22')]),
            ]),
          ],
        },
      ],
    });
    expect(answer).toMatchObject({ kind: 'done', sorIdentifier: '900009041000016002', unit: { entityName: 'Ny' } });
  });

  it('may answer a move and a closing without a unit when its contract has none there', async () => {
    const { sorus } = region();
    await sorus.create({ entityName: 'Ny', fromDate: '2026-11-22' });
    expect(await sorus.move('900009041000016002', UNIT, '2026-11-23')).toEqual({
      kind: 'done',
      unit: undefined,
      sorIdentifier: undefined,
    });
    const d = (name: string, content: string) => ({ [`{urn:proeve:data:4}${name}`]: content });
    const moved = [
      d('SorIdentifier', '900009041000016002'),
      d('ParentSorIdentifier', UNIT),
      d('FromDate', '2026-11-23'),
      d('Remark', ''),
    ];
    expect(sent()).toEqual({ '{http://proeve.invalid/sor/}MoveSorEntity': [{ '{http://proeve.invalid/sor/}request': moved }] });
    expect(server.requests.at(-1)).toContain('xsi:nil="true"');
    await expect(sorus.cleanUp()).resolves.toBeUndefined();
  });

  it('may be handed over in a file where the service does not describe itself', async () => {
    const { sorls } = client({ sorls: { path: '/uden-beskrivelse', contract: 'both-services.wsdl' } });
    expect(await sorls.getSorEntity({ sorIdentifier: UNIT })).toMatchObject({ kind: 'found' });
  });

  it('says before the run which operations are not understood, and what would settle it', async () => {
    expect(await told({ sorls: { path: '/b' } })).toEqual([
      [
        'failed',
        expect.stringMatching(
          /^Kontrakten er ikke forstået: SORLS \(opslag\) har ingen operation, der kan kendes som SorShakMap\. Heller ikke: .*ShakSorMap/,
        ),
      ],
    ]);
    expect(await told({ sorus: { path: '/b' } })).toEqual([['ok', 'SorTjeneste, http://proeve.invalid/sor/.']]);
  });
});

describe('a service that calls nothing what the register calls it', () => {
  const mapping = {
    operations: { getSorEntity: 'FindEnhed' },
    names: { sorIdentifier: 'Noegle', entityName: 'Navn' },
    paths: { parentSorIdentifier: 'Overenhed/Kode' },
    values: { Afsender: 'pilot' },
  };

  it('is used by the mapping that configuration gives, which the other service may have', async () => {
    for (const interfaces of [
      { sorls: { path: '/egne', mapping } },
      { sorls: { path: '/egne' }, sorus: { path: '/egne', mapping } },
    ]) {
      const answer = await client(interfaces).sorls.getSorEntity({ sorIdentifier: UNIT });
      expect(answer).toMatchObject({ kind: 'found', value: { entityName: 'Prøve', parentSorIdentifier: '900009021000016007' } });
      expect(sent()).toEqual({
        '{urn:proeve:egne-navne}Find': [
          { '{urn:proeve:egne-navne}Noegle': UNIT },
          { '{urn:proeve:egne-navne}Afsender': 'pilot' },
        ],
      });
    }
  });

  it('is a missing precondition otherwise, which names what is missing and the nearest there is, and nothing is sent', async () => {
    const { names, values, ...rest } = mapping;
    const before = server.requests.filter((text) => text.startsWith('POST')).length;
    const looked = (given: object) =>
      client({ sorls: { path: '/egne', mapping: given } }).sorls.getSorEntity({ sorIdentifier: UNIT });
    await expect(looked({ ...rest, names: { sorIdentifier: 'Noegle' }, values })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [PreconditionError: Kontrakten er ikke forstået: svaret på FindEnhed i SORLS (opslag) har intet element, der kan kendes som EntityName.
      Sted: svaret på FindEnhed i tjenestens WSDL
      Forventet: et element, der hedder EntityName
      Modtaget: nærmest: Enhed/Noegle, Enhed/Navn, Enhed/Overenhed/Kode
      Hvad nu: Skriv i miljøets konfiguration, hvad elementet hedder, fx “interfaces.sorls.mapping.names.entityName: Enhed/Noegle”.]
    `);
    await expect(looked({ ...rest, names })).rejects.toThrow(
      'Kontrakten er ikke forstået: forespørgslen til FindEnhed i SORLS (opslag) kræver elementet Afsender, som værktøjet ikke kender.',
    );
    expect(server.requests.filter((text) => text.startsWith('POST'))).toHaveLength(before);
  });
});

describe('an answer', () => {
  const blank = fc.constantFrom('', ' ', '\n  ', '\t', '<!-- x -->');
  const prefix = fc.constantFrom('', 'a', 'ns1', 'S', 'xml-q');
  const fields = { SorIdentifier: UNIT, EntityName: 'Prøve', SorType: 'OU', ParentSorIdentifier: '900009021000016007' };

  it('is read alike whatever its prefixes, the order of its elements and the white space between them', async () => {
    const order = fc.shuffledSubarray(Object.entries(fields), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(prefix, order, fc.array(blank, { minLength: 6, maxLength: 6 }), async (own, pairs, blanks) => {
        const tag = (name: string): string => (own === '' ? name : `${own}:${name}`);
        const inside = pairs.map(
          ([name, text], index) => `${blanks[index] ?? ''}<${tag(name)}>${blanks[5] ?? ''}${text}</${tag(name)}>`,
        );
        const entity = `<${tag('Entity')} xmlns${own === '' ? '' : `:${own}`}="urn:proeve:data:4">${inside.join('')}</${tag('Entity')}>`;
        const body = `<q:EntityResponse xmlns:q="http://proeve.invalid/sor/">${blanks[4] ?? ''}<q:result>${entity}</q:result></q:EntityResponse>`;
        const own11 = await startFaultServer({ '/b': serving({ '/b?wsdl': 'both-services.wsdl' }, { 'a/Get': body }) });
        const session = openSession(testSession({ sorls: { url: `${own11.url}/b` } }), testMeans().means);
        const answer = await session.clientFor(() => undefined).sorls.getSorEntity({ sorIdentifier: UNIT });
        await session.close();
        await own11.close();
        expect(answer).toMatchObject({
          kind: 'found',
          value: { sorIdentifier: UNIT, entityName: 'Prøve', sorType: 'OE', parentSorIdentifier: '900009021000016007' },
        });
      }),
      { numRuns: 25 },
    );
  });
});
