import fc from 'fast-check';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningEndpoint } from '../../../exercise/server/start-endpoint.ts';
import { startTestEndpoint, testRegister, testUnits } from '../../../exercise/server/endpoint.fixture.ts';
import { answerEnvelope } from '../../../protocols/soap/envelope.ts';
import { faultElement } from '../../../protocols/soap/fault.ts';
import { SKRS } from './description.ts';
import { REPLICATION_FAULTS, replicationFault } from './faults.ts';
import { parseXml, type XmlElement } from '../../../protocols/xml/xml-tree.ts';

const ADDRESS = '/midtjylland/stamdata-batch-copy-ws/service/StamdataReplication';
const ACTION = 'http://nsi.dk/2011/10/21/StamdataKrs/replicate';
const DATATYPES = ['sorentity', 'shaksormap', 'sororganisationallevel', 'sorclassifications'] as const;

interface Call {
  readonly register?: string;
  readonly datatype?: string;
  readonly version?: string;
  readonly registerVersion?: string | undefined;
  readonly offset?: string;
  readonly maxRecords?: number;
}

function envelope(call: Call): string {
  const values = { register: 'sor', datatype: 'sorentity', version: '1', registerVersion: '2', offset: '0', ...call };
  const elements = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : `<${name}>${value}</${name}>`));
  return wrap(
    `<k:ReplicationRequest xmlns:k="http://nsi.dk/2011/10/21/StamdataKrs/">${elements.join('')}</k:ReplicationRequest>`,
  );
}

function wrap(body: string, soap = 'http://schemas.xmlsoap.org/soap/envelope/'): string {
  return `<?xml version="1.0"?><s:Envelope xmlns:s="${soap}"><s:Header/><s:Body>${body}</s:Body></s:Envelope>`;
}

const child = (element: XmlElement | undefined, name: string) => element?.children.find((one) => one.name === name);
const fields = (entry: XmlElement) =>
  Object.fromEntries((child(entry, 'content')?.children[0]?.children ?? []).map(({ name, text }) => [name, text]));
const tokenOf = (entry: XmlElement) => child(entry, 'id')?.text.split('/').at(-1) ?? '';

describe('SKRS on the exercise’s endpoint', () => {
  let endpoint: RunningEndpoint;
  beforeAll(async () => {
    endpoint = await startTestEndpoint();
  });
  afterAll(() => endpoint.close());

  const post = async (body: string, headers: Record<string, string> = {}) => {
    const answer = await request(`${endpoint.origin}${ADDRESS}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${ACTION}"`, ...headers },
      body,
    });
    const document = parseXml(await answer.body.text());
    return { status: answer.statusCode, type: answer.headers['content-type'], body: child(document, 'Body') };
  };
  const feed = async (call: Call) => {
    const { status, body } = await post(envelope(call));
    expect(status).toBe(200);
    const found = child(child(body, 'ReplicationResponse'), 'feed');
    return { feed: found, entries: found?.children.filter(({ name }) => name === 'entry') ?? [] };
  };
  const fetchAll = async (datatype: string, maxRecords?: number) => {
    const all: XmlElement[] = [];
    for (let offset = '0'; ;) {
      const { entries } = await feed({ datatype, offset, ...(maxRecords === undefined ? {} : { maxRecords }) });
      if (entries.length === 0) return all;
      all.push(...entries);
      offset = tokenOf(entries.at(-1)!);
    }
  };

  it('answers with one Atom feed, as the public service does', async () => {
    const { feed: found, entries } = await feed({ maxRecords: 1 });
    expect(child(found, 'id')?.text).toBe('tag:nsi.dk,2011:sor/sorentity/v1');
    expect([
      found?.namespace,
      child(found, 'title')?.text,
      child(child(found, 'author'), 'name')?.text,
      child(found, 'updated')?.text,
    ]).toEqual(['http://www.w3.org/2005/Atom', 'Stamdata Registry Feed', 'National Sundheds IT', '2026-11-23T08:00:00.000Z']);
    const record = child(entries[0], 'content')?.children[0];
    expect([record?.name, record?.namespace]).toEqual(['sorentity', 'http://nsi.dk/-/stamdata/3.0/sor']);
    expect(tokenOf(entries[0]!)).toMatch(/^[0-9]{20}$/);
    expect(Math.floor(Date.parse(child(entries[0], 'updated')!.text) / 1000)).toBe(Number(tokenOf(entries[0]!).slice(0, 10)));
    expect(Object.keys(fields(entries[0]!))).toEqual(expect.arrayContaining(['SorId', 'EntityName', 'validFrom', 'validTo']));
  });

  it('shows every unit with the two fields of its level, and with neither where there is no level', async () => {
    const shown = new Map((await fetchAll('sorentity')).map((entry) => [fields(entry)['SorId'], fields(entry)]));
    expect(shown.size).toBe(testRegister.units.length);
    for (const unit of testRegister.units) {
      const record = shown.get(unit.sorIdentifier)!;
      expect([record['EntityName'], record['ParentSorId'], record['ShakId'], record['ToDate']]).toEqual([
        unit.entityName,
        unit.parentSorIdentifier,
        unit.shakIdentifier,
        unit.status.toDate,
      ]);
      expect([record['OrganisationalLevelCode'], record['OrganisationalLevelName']]).toEqual([
        unit.organisationalLevel?.code,
        unit.organisationalLevel?.name,
      ]);
    }
    expect(shown.get(testUnits['uden-niveau'])).not.toHaveProperty('OrganisationalLevelCode');
  });

  it('gives every record exactly once and in order, however small the pieces', async () => {
    for (const datatype of DATATYPES) {
      const whole = (await fetchAll(datatype)).map(tokenOf);
      expect(whole).toEqual(Array.from(new Set(whole)).toSorted());
      expect(whole.length).toBeGreaterThan(0);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: Math.ceil(whole.length / 12), max: 5000 }), async (maxRecords) => {
          expect((await fetchAll(datatype, maxRecords)).map(tokenOf)).toEqual(whole);
        }),
        { numRuns: 4 },
      );
    }
  });

  it('never sends more records than asked for, and never more than 2,000', async () => {
    expect((await feed({ maxRecords: 3 })).entries).toHaveLength(3);
    expect((await feed({ maxRecords: 0 })).entries).toHaveLength(0);
    expect((await feed({ offset: '99999999999999999999' })).entries).toHaveLength(0);
    const large = await startTestEndpoint([], {
      register: { ...testRegister, units: Array.from({ length: 5 }, () => testRegister.units).flat() },
    });
    const { body } = await request(`${large.origin}${ADDRESS}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: envelope({ maxRecords: 4_294_967_295 }),
    });
    expect((await body.text()).match(/<atom:entry>/g)).toHaveLength(2000);
    await large.close();
  });

  it.each([
    [{ register: 'cpr' }, 'urn:stamdata:unknown-view', 'Visningen “cpr/v2/sorentity/v1” findes ikke.'],
    [{ registerVersion: undefined }, 'urn:stamdata:unknown-view', 'Visningen “sor/v1/sorentity/v1” findes ikke.'],
    [{ datatype: 'findesikke' }, 'urn:stamdata:unknown-view', 'Visningen “sor/v2/findesikke/v1” findes ikke.'],
    [{ version: '7' }, 'urn:stamdata:unknown-view', 'Visningen “sor/v2/sorentity/v7” findes ikke.'],
    [{ offset: 'ikke-et-token' }, 'urn:stamdata:invalid-history-offset', '“ikke-et-token” er ikke et token på 20 cifre.'],
    [{ offset: '' }, 'urn:stamdata:invalid-history-offset', '“” er ikke et token på 20 cifre.'],
    [{ version: 'et' }, undefined, 'version er “et”; et helt tal uden fortegn var ventet.'],
    [{ maxRecords: -1 }, undefined, 'maxRecords er “-1”; et helt tal uden fortegn var ventet.'],
    [{ offset: undefined }, undefined, 'ReplicationRequest mangler offset.'],
    [{ ekstra: '1' }, undefined, 'ReplicationRequest har ikke et element ekstra.'],
  ] as [Call, string | undefined, string][])('answers %j with the right fault', async (call, code, text) => {
    const { status, type, body } = await post(envelope(call));
    const fault = child(body, 'Fault');
    expect([status, type, child(fault, 'faultcode')?.text, child(fault, 'faultstring')?.text]).toEqual([
      500,
      'text/xml; charset=utf-8',
      'soap:Client',
      text,
    ]);
    expect(child(child(fault, 'detail'), 'ReplicationFault')?.text).toBe(code);
  });

  it.each([
    ['malformed XML', '<s:Envelope', {}, 500, /^Forespørgslen er ikke velformet XML: /],
    ['empty', '', {}, 500, /^Forespørgslen er ikke velformet XML: /],
    [
      'led by a DOCTYPE',
      `<!DOCTYPE a [<!ENTITY x "y">]>${envelope({})}`.replace('<?xml version="1.0"?>', ''),
      {},
      500,
      /^Forespørgslen har en DOCTYPE; det er ikke tilladt\.$/,
    ],
    [
      'nested too deep',
      wrap('<a>'.repeat(70) + '</a>'.repeat(70)),
      {},
      500,
      /^Forespørgslens elementer ligger mere end 64 niveauer inde\.$/,
    ],
    [
      'SOAP 1.2',
      wrap('', 'http://www.w3.org/2003/05/soap-envelope'),
      {},
      500,
      /^Konvoluttens navnerum er “.*”; SOAP 1\.1 var ventet\.$/,
    ],
    ['without a request', wrap('<a/>'), {}, 500, /^Konvoluttens Body har ingen ReplicationRequest i /],
    ['for another action', envelope({}), { soapaction: '"urn:slet"' }, 500, /^SOAPAction “urn:slet” kendes ikke\.$/],
    ['JSON', '{}', { 'content-type': 'application/json' }, 415, /^Forespørgslen kan ikke læses\.$/],
    ['too large', envelope({ register: 'x'.repeat(70_000) }), {}, 413, /^Forespørgslen er større end det, der tages imod\.$/],
  ] as const)('refuses a call that is %s with a SOAP fault', async (_what, body, headers, status, text) => {
    const answer = await post(body, headers);
    const fault = child(answer.body, 'Fault');
    expect(answer.status).toBe(status);
    expect(child(fault, 'faultcode')?.text).toMatch(/^soap:(Client|VersionMismatch)$/);
    expect(child(fault, 'faultstring')?.text).toMatch(text);
  });

  it('has a WSDL that says where the service is and what it can do', async () => {
    const { headers, body } = await request(`${endpoint.origin}${ADDRESS}?wsdl`);
    const root = parseXml(await body.text());
    const all = (element: XmlElement): string[] => [element.name, ...element.children.flatMap(all)];
    expect([headers['content-type'], root.name, root.namespace]).toEqual([
      'text/xml; charset=utf-8',
      'definitions',
      'http://schemas.xmlsoap.org/wsdl/',
    ]);
    expect(all(root)).toEqual(expect.arrayContaining(['types', 'schema', 'portType', 'binding', 'service', 'address']));
    expect(child(root, 'documentation')?.text).toContain('sorentity, shaksormap, sororganisationallevel, sorclassifications');
  });
});

describe('the faults of SKRS', () => {
  it.each(REPLICATION_FAULTS)('have %s in the detail and are the sender’s or the service’s', (code) => {
    const written = answerEnvelope(faultElement(replicationFault(code, 'Øv & bøv'), SKRS.fault?.code));
    const fault = child(child(parseXml(written), 'Body'), 'Fault');
    expect(child(fault, 'faultcode')?.text).toBe(/error/.test(code) ? 'soap:Server' : 'soap:Client');
    expect(child(fault, 'faultstring')?.text).toBe('Øv & bøv');
    expect(child(child(fault, 'detail'), 'ReplicationFault')?.text).toBe(code);
  });
});
