import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from './register/unit.ts';
import { environmentYaml, startForeignRegion } from './start.ts';
import type { ForeignRegion } from './start.ts';
import {
  copyAll,
  dgwsHeader,
  extract,
  extractName,
  fetchToken,
  fhir,
  lookUp,
  replicate,
  searchAll,
  sorIdOf,
  update,
} from './test-clients.ts';
import type { Bundle } from './test-clients.ts';
import { descendants, parseXml } from './shared/xml.ts';
import type { XmlNode } from './shared/xml.ts';

function textOf(node: XmlNode, name: string): string | undefined {
  return descendants(node, name)[0]?.text;
}

/** Every document a description leads to, by its address. */
async function followContract(url: string): Promise<ReadonlyMap<string, XmlNode>> {
  const seen = new Map<string, XmlNode>();
  const queue = [url];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue;
    const response = await fetch(next);
    expect(response.status, next).toBe(200);
    const document = parseXml(await response.text());
    seen.set(next, document);
    for (const one of [...descendants(document, 'import'), ...descendants(document, 'include')]) {
      const location = one.attributes.get('location') ?? one.attributes.get('schemaLocation');
      if (location !== undefined) queue.push(new URL(location, next).href);
    }
  }
  return seen;
}

let a: ForeignRegion;
let b: ForeignRegion;

beforeAll(async () => {
  a = await startForeignRegion('a');
  b = await startForeignRegion('b');
});
afterAll(async () => {
  await a.close();
  await b.close();
});

const urlOf = (region: ForeignRegion, name: string): string => (region.interfaces[name] as { url: string }).url;

describe('the contracts', () => {
  test.each([
    ['a', 'sorls', 5, ['GetSorEntity', 'SorShakMap', 'ShakSorMap']],
    ['a', 'sorus', 4, ['CreateSorEntity', 'EditSorEntity', 'MoveSorEntity', 'ReplaceSorEntity', 'CloseSorEntity']],
    ['a', 'skrs', 2, ['replicate']],
    ['b', 'sorls', 6, ['GetSorEntity', 'SorShakMap', 'ShakSorMap', 'InsertSorEntity', 'MoveSorEntity', 'TerminateSorEntity']],
    ['b', 'skrs', 2, ['replicate']],
  ] as const)('of region %s for %s is %i documents that lead to each other', async (id, name, count, operations) => {
    const documents = await followContract(`${urlOf(id === 'a' ? a : b, name)}?wsdl`);
    expect(documents.size).toBe(count);
    const named = [...documents.values()].flatMap((one) =>
      descendants(one, 'portType').flatMap((type) => descendants(type, 'operation')),
    );
    expect(named.map((one) => one.attributes.get('name'))).toEqual(expect.arrayContaining([...operations]));
  });

  test('of region B offers SOAP 1.2 too and answers in it', async () => {
    const response = await fetch(urlOf(b, 'sorls'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/soap+xml; charset=utf-8; action="urn:region-b:sor:opslag:v2:GetSorEntity"' },
      body: `<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><o:EntityQuery xmlns:o="urn:region-b:sor:opslag:v2"><sorId>${b.units['afsnit']!}</sorId></o:EntityQuery></e:Body></e:Envelope>`,
    });
    expect(response.headers.get('content-type')).toMatch(/^application\/soap\+xml/u);
    expect(textOf(parseXml(await response.text()), 'OrganisationalLevelName')).toBe('Afsnit');
  });
});

interface Words {
  readonly create: string;
  readonly edit: string;
  readonly close: string;
  readonly unknownLevel: string;
  readonly openChildren: string;
  readonly entity: (parts: Readonly<Record<string, string>>) => string;
  readonly move: (sorId: string, parent: string) => string;
}

const WORDS: Readonly<Record<'a' | 'b', Words>> = {
  a: {
    create: 'CreateSorEntity',
    edit: 'EditSorEntity',
    close: 'CloseSorEntity',
    unknownLevel: 'FR-012',
    openChildren: 'FR-020',
    entity: (parts) => {
      const order = Object.entries(parts).sort(([one], [other]) => one.localeCompare(other));
      return `<SorEntity>${order.map(([name, value]) => `<${name}>${value}</${name}>`).join('')}</SorEntity>`;
    },
    move: (sorId, parent) =>
      `<FromDate>${today()}</FromDate><NewParentSorIdentifier>${parent}</NewParentSorIdentifier><SorIdentifier>${sorId}</SorIdentifier>`,
  },
  b: {
    create: 'InsertSorEntity',
    edit: 'UpdateSorEntity',
    close: 'TerminateSorEntity',
    unknownLevel: 'NIVEAU_UKENDT',
    openChildren: 'HAR_AABNE_UNDER',
    entity: (parts) =>
      `<SorEntity>${Object.entries(parts)
        .map(([name, value]) => `<${name}>${value}</${name}>`)
        .join('')}</SorEntity>`,
    move: (sorId, parent) =>
      `<SorIdentifier>${sorId}</SorIdentifier><ParentSorIdentifier>${parent}</ParentSorIdentifier><FromDate>${today()}</FromDate>`,
  },
};

describe.each(['a', 'b'] as const)('updating in region %s', (id) => {
  const words = WORDS[id];
  const region = (): ForeignRegion => (id === 'a' ? a : b);
  const newUnit = (levelCode: string): string =>
    words.entity({
      EntityName: 'Pilotens prøveafsnit',
      EntityTypeIdentifier: '550851000005109',
      OrganisationalLevelCode: levelCode,
      ParentSorIdentifier: region().units['afdeling']!,
      SorStatus: `<FromDate>${today()}</FromDate>`,
      SorType: 'OU',
    });

  test('creates, edits, moves and closes a unit that lookup shows at once and the copies after the night', async () => {
    const created = (await update(region(), words.create, newUnit(region().levelCodes['Afsnit']!))).xml;
    const sorId = textOf(created, 'SorIdentifier')!;
    expect(textOf(created, 'OrganisationalLevelName')).toBe('Afsnit');
    const edited = await update(region(), words.edit, words.entity({ EntityName: 'Nyt navn', SorIdentifier: sorId }));
    expect(textOf(edited.xml, 'EntityName')).toBe('Nyt navn');

    const moved = await update(region(), 'MoveSorEntity', words.move(sorId, region().units['andenAfdeling']!));
    expect(moved.status).toBe(200);
    expect(descendants(moved.xml, 'SorEntity')).toEqual([]);
    const found = (await lookUp(region(), 'GetSorEntity', sorId)).xml;
    expect(textOf(found, 'parentSorIdentifier') ?? textOf(found, 'ParentSorIdentifier')).toBe(region().units['andenAfdeling']);

    const type = id === 'a' ? 'sorentity' : 'entity';
    const before = await copyAll(region(), type);
    expect(before.some(({ record }) => record.children.some((part) => part.text === sorId))).toBe(false);
    region().importNow();
    const after = await copyAll(region(), type);
    expect(after.slice(0, before.length).map((one) => one.token)).toEqual(before.map((one) => one.token));
    expect(after.at(-1)!.record.children.some((part) => part.text === sorId)).toBe(true);

    const closed = await update(region(), words.close, `<SorIdentifier>${sorId}</SorIdentifier><ToDate>${today()}</ToDate>`);
    expect(textOf(closed.xml, 'ToDate')).toBe(today());
  });

  test('refuses with codes of its own, and changes nothing', async () => {
    const before = region().register.live().length;
    const unknown = await update(region(), words.create, newUnit('999999999999999'));
    expect(unknown.status).toBe(500);
    expect(textOf(unknown.xml, 'ErrorCode') ?? textOf(unknown.xml, 'code')).toBe(words.unknownLevel);
    const open = await update(
      region(),
      words.close,
      `<SorIdentifier>${region().units['afdeling']!}</SorIdentifier><ToDate>${today()}</ToDate>`,
    );
    expect(textOf(open.xml, 'ErrorCode') ?? textOf(open.xml, 'code')).toBe(words.openChildren);
    expect(region().register.live()).toHaveLength(before);
  });
});

describe('the doors', () => {
  test('of region A’s FHIR open with a token from client credentials alone', async () => {
    expect((await fetchToken(a, 'forkert')).status).toBe(401);
    const bare = await fetch(`${urlOf(a, 'fhir')}/Organization`);
    expect([bare.status, bare.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="region-a"']);
    expect((await fhir(a, '/Organization?_count=1')).status).toBe(200);
  });

  test('of region A’s register copy open with a valid id card, and say what is wrong with another', async () => {
    const ask = async (header: string): Promise<string | undefined> =>
      textOf((await replicate(a, { datatype: 'sorentity', offset: '0' }, header)).xml, 'FaultCode');
    expect(await ask('')).toBe('missing_required_header');
    expect(await ask(dgwsHeader(a.issueIdCard!({ hours: -1 })))).toBe('expired_idcard');
    expect(await ask(dgwsHeader(a.issueIdCard!({ level: 4 })))).toBe('security_level_failed');
    expect(await ask(dgwsHeader(a.issueIdCard!().replace('sor-pilot', 'en-anden')))).toBe('invalid_signature');
    expect(await ask(dgwsHeader(a.issueIdCard!()))).toBeUndefined();
  });

  test('of region B’s files ask for a password', async () => {
    const response = await fetch(`${urlOf(b, 'udtraek')}SorEntity_daily.csv`);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Udtræk"']);
  });
});

describe('an environment file', () => {
  test('names a region of the pilot with its addresses and test units, and holds no secret', () => {
    const known = parse(readFileSync(new URL('../../config/regions.yaml', import.meta.url), 'utf8')) as {
      regions: readonly { id: string }[];
    };
    for (const region of [a, b]) {
      const text = environmentYaml(region, { id: `fremmed-${region.id}`, units: { afsnit: region.units['afsnit']! } });
      const regions = (parse(text) as { regions: Readonly<Record<string, object>> }).regions;
      expect(known.regions.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(regions)));
      expect(regions[region.region]).toEqual({ interfaces: region.interfaces, units: { afsnit: region.units['afsnit'] } });
      for (const secret of Object.values(region.secrets)) expect(text).not.toContain(secret);
    }
  });
});

describe('the manners of real servers', () => {
  test('FHIR in region A notes an unknown parameter among the entries, and includes parents when asked', async () => {
    const noted = (await (await fhir(a, '/Organization?ukendt=1&_count=2')).json()) as Bundle;
    expect(noted.entry!.map((entry) => entry.search.mode)).toEqual(['match', 'match', 'outcome']);
    expect(noted.link.find((link) => link.relation === 'self')!.url).not.toContain('ukendt');
    expect(noted.total).toBeUndefined();
    const query = `?identifier=${a.units['afsnit']!}&_include=Organization:partof`;
    const modes = (await searchAll(a, query)).map((entry) => [entry.search.mode, sorIdOf(entry.resource)]);
    expect(modes).toEqual([
      ['match', a.units['afsnit']],
      ['include', a.units['afdeling']],
    ]);
    expect((await fhir(a, '?_getpages=findes-ikke&_getpagesoffset=20')).status).toBe(410);
  });

  test.each(['a', 'b'] as const)('FHIR in region %s finds the units right under another', async (id) => {
    const region = id === 'a' ? a : b;
    const [parent] = await searchAll(region, `?identifier=${region.units['afdeling']!}`);
    const found = (await searchAll(region, `?partof=Organization/${parent!.resource.id}`)).map((entry) =>
      sorIdOf(entry.resource),
    );
    expect(found).toContain(region.units['afsnit']);
    expect([...found].sort()).toEqual(
      region.register
        .children(region.units['afdeling']!)
        .map((unit) => unit.sorId)
        .sort(),
    );
  });

  test('the register copy gives few records at a time in region A and refuses odd offsets and views', async () => {
    const page = await replicate(a, { datatype: 'sorentity', offset: '0', maxRecords: 500 });
    expect(descendants(page.xml, 'entry')).toHaveLength(40);
    for (const region of [a, b]) {
      const fault = async (datatype: string, offset: string): Promise<string | undefined> =>
        textOf((await replicate(region, { datatype, offset })).xml, 'ReplicationFault');
      expect(await fault(region.id === 'a' ? 'sorentity' : 'entity', 'abc')).toBe('urn:stamdata:invalid-history-offset');
      expect(await fault('findesikke', '0')).toBe('urn:stamdata:unknown-view');
    }
  });

  test('files answer to ranges, tags, compression and folders', async () => {
    const name = extractName(a, 'csvDaily');
    const whole = await extract(a, name, { headers: { 'Accept-Encoding': 'identity' } });
    const bytes = Buffer.from(await whole.arrayBuffer());
    const part = await extract(a, name, { headers: { Range: 'bytes=3-7' } });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      'SorId',
      `bytes 3-7/${bytes.length}`,
    ]);
    expect((await extract(a, name, { headers: { Range: `bytes=${bytes.length}-` } })).status).toBe(416);
    expect((await extract(a, name, { headers: { 'If-None-Match': whole.headers.get('etag')! } })).status).toBe(304);
    const packed = await extract(a, name, { headers: { 'Accept-Encoding': 'gzip' } });
    expect([packed.headers.get('content-encoding'), packed.headers.get('etag')]).toEqual([
      'gzip',
      `W/${whole.headers.get('etag')!}`,
    ]);
    expect(Buffer.from(await packed.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await (await extract(a, 'sor2/V1_00/')).text()).toContain('<a href="data/">data/</a>');
    expect((await extract(b, extractName(b, 'xml3'))).status).toBe(404);
  });

  test('lookup of a unit nobody has is a fault in region A and an empty answer in region B', async () => {
    const inA = await lookUp(a, 'GetSorEntity', '11000016002');
    expect([inA.status, textOf(inA.xml, 'Code')]).toEqual([500, 'OPSLAG-101']);
    const inB = await lookUp(b, 'GetSorEntity', '11000016002');
    expect([inB.status, textOf(inB.xml, 'found')]).toEqual([200, 'false']);
  });
});
