import fc from 'fast-check';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SorUnit } from '../../../sor/unit.ts';
import { isOpenOn } from '../../../sor/validity.ts';
import type { RunningEndpoint } from '../../../exercise/server/start-endpoint.ts';
import { startTestEndpoint, testLevelSystem, testRegister, testUnits } from '../../../exercise/server/endpoint.fixture.ts';
import { plainName } from './search.ts';

interface Resource {
  readonly resourceType?: string;
  readonly id?: string;
  readonly total?: number;
  readonly active?: boolean;
  readonly name?: string;
  readonly partOf?: { readonly reference: string };
  readonly identifier?: readonly { readonly system: string; readonly value: string }[];
  readonly type?: readonly { readonly coding: readonly { readonly system: string; readonly code: string }[] }[];
  readonly issue?: readonly { readonly code: string; readonly diagnostics: string }[];
  readonly link?: readonly { readonly relation: string; readonly url: string }[];
  readonly entry?: readonly { readonly fullUrl: string; readonly resource: Resource }[];
  readonly meta?: { readonly lastUpdated: string };
}

const units = testRegister.units;
const codes = units.map((unit) => unit.sorIdentifier);
const hospital = units.find((unit) => unit.sorIdentifier === testUnits.hospital)!;

describe('FHIR on the exercise’s endpoint', () => {
  let endpoint: RunningEndpoint;
  beforeAll(async () => {
    endpoint = await startTestEndpoint();
  });
  afterAll(() => endpoint.close());

  const ask = async (path: string, options: Parameters<typeof request>[1] = {}) => {
    const address = path.startsWith('http') ? path : `${endpoint.origin}/midtjylland/fhir/${path}`;
    const { statusCode: status, headers, body } = await request(address, options);
    const text = await body.text();
    return { status, headers, resource: (text === '' ? {} : JSON.parse(text)) as Resource };
  };
  const everyPage = async (query: string): Promise<Resource[]> => {
    const found: Resource[] = [];
    let next: string | undefined = `Organization?${query}`;
    while (next !== undefined) {
      const { resource }: { resource: Resource } = await ask(next);
      found.push(...(resource.entry ?? []).map((entry) => entry.resource));
      next = resource.link?.find((link) => link.relation === 'next')?.url;
    }
    return found;
  };
  const ids = async (query: string): Promise<(string | undefined)[]> => (await everyPage(query)).map(({ id }) => id);

  it('shows every unit as the register has it, read back by another reader', async () => {
    const shown = (await everyPage('_count=200')).map((resource) => {
      const codings = (resource.type ?? []).flatMap(({ coding }) => coding);
      const identifier = (system: string) => resource.identifier?.find((one) => one.system === system)?.value;
      return {
        id: identifier('urn:oid:1.2.208.176.1.1'),
        gln: identifier('http://www.gs1.org/gln'),
        cvr: identifier('http://cvr.dk'),
        yder: identifier('urn:oid:1.2.208.176.1.4'),
        name: resource.name,
        sorType: codings.find((one) => one.system.endsWith('eer-sor-organization-type'))?.code,
        unitType: codings.find((one) => one.system === 'http://snomed.info/sct')?.code,
        level: codings.find((one) => one.system === testLevelSystem)?.code,
        parent: resource.partOf?.reference,
        active: resource.active,
      };
    });
    const own = ({ locationNumber }: SorUnit) =>
      locationNumber?.inherited === false ? locationNumber.eanLocationCode : undefined;
    expect(shown).toEqual(
      units.map((unit) => ({
        id: unit.sorIdentifier,
        gln: own(unit),
        cvr: unit.cvrNumberIdentifier,
        yder: unit.providerIdentifier,
        name: unit.entityName,
        sorType: unit.sorType,
        unitType: unit.entityType?.code ?? unit.organisationalLevel?.code,
        level: unit.organisationalLevel?.name,
        parent: unit.parentSorIdentifier === undefined ? undefined : `Organization/${unit.parentSorIdentifier}`,
        active: isOpenOn(unit, '2026-11-23'),
      })),
    );
  });

  it('gives every unit exactly once, whatever the size of a page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 20, max: 400 }), async (count) => {
        expect(await ids(`_count=${count}`)).toEqual(codes);
      }),
      { numRuns: 6 },
    );
  });

  it('links to the page itself, the one before and the one after, and gives the count alone with _count=0', async () => {
    const relations = ({ link }: Resource) => link?.map(({ relation }) => relation);
    const first = await ask('Organization?_count=300');
    expect(first.resource.link?.[0]?.url).toContain('_count=200');
    expect(first.resource.entry).toHaveLength(200);
    expect(first.resource.entry?.[0]?.fullUrl).toBe(`${endpoint.origin}/midtjylland/fhir/Organization/${codes[0]}`);
    const last = await ask('Organization?_count=200&_side=3');
    const beyond = await ask('Organization?_count=200&_side=99');
    const none = await ask('Organization?_count=0');
    expect(
      [first, last, beyond, none].map(({ resource }) => [relations(resource), resource.total, resource.entry?.length ?? 0]),
    ).toEqual([
      [['self', 'next'], 500, 200],
      [['self', 'previous'], 500, 100],
      [['self', 'previous'], 500, 0],
      [['self'], 500, 0],
    ]);
  });

  it('searches by identifiers of every system, with the system and without', async () => {
    const practice = units.find((unit) => unit.providerIdentifier !== undefined)!;
    const owner = units.find((unit) => unit.cvrNumberIdentifier !== undefined)!;
    const gln = hospital.locationNumber?.inherited === false ? hospital.locationNumber.eanLocationCode : '';
    expect(await ids(`identifier=urn:oid:1.2.208.176.1.1%7C${hospital.sorIdentifier}`)).toEqual([hospital.sorIdentifier]);
    expect(await ids(`identifier=${hospital.sorIdentifier}`)).toEqual([hospital.sorIdentifier]);
    expect(await ids(`identifier=http://www.gs1.org/gln%7C${gln}`)).toEqual([hospital.sorIdentifier]);
    expect(await ids(`identifier=urn:oid:1.2.208.176.1.4%7C${practice.providerIdentifier}`)).toEqual([practice.sorIdentifier]);
    expect(await ids(`identifier=http://cvr.dk%7C${owner.cvrNumberIdentifier}`)).toContain(owner.sorIdentifier);
    expect(await ids(`identifier=http://cvr.dk%7C${hospital.sorIdentifier}`)).toEqual([]);
    expect(await ids(`identifier=%7C${hospital.sorIdentifier}`)).toEqual([]);
    expect(await ids(`identifier=${hospital.sorIdentifier},${practice.sorIdentifier}`)).toEqual([
      hospital.sorIdentifier,
      practice.sorIdentifier,
    ]);
    expect((await ids('identifier=http://cvr.dk%7C')).length).toBe(
      units.filter((unit) => unit.cvrNumberIdentifier !== undefined).length,
    );
  });

  it('searches by name, parent, type, active and time of change', async () => {
    const { sorIdentifier, entityName } = hospital;
    const name = encodeURIComponent(entityName);
    expect(await ids(`name=${encodeURIComponent(entityName.slice(0, 6).toUpperCase())}&_id=${sorIdentifier}`)).toEqual([
      sorIdentifier,
    ]);
    expect(await ids(`name:exact=${name}&_id=${sorIdentifier}`)).toEqual([sorIdentifier]);
    expect(await ids(`name:exact=${encodeURIComponent(entityName.toUpperCase())}`)).toEqual([]);
    expect(await ids(`name:contains=${encodeURIComponent(entityName.slice(3))}&_id=${sorIdentifier}`)).toEqual([sorIdentifier]);
    const children = units.filter((unit) => unit.parentSorIdentifier === sorIdentifier).map((unit) => unit.sorIdentifier);
    expect(await ids(`partof=Organization/${sorIdentifier}`)).toEqual(children);
    expect(await ids(`partof=${sorIdentifier}`)).toEqual(children);
    const ofLevel = units.filter((unit) => unit.organisationalLevel?.name === 'Afdeling').map((unit) => unit.sorIdentifier);
    expect(await ids(`type=${encodeURIComponent(`${testLevelSystem}|Afdeling`)}&_count=200`)).toEqual(ofLevel);
    const [open, closed] = [await ids('active=true&_count=200'), await ids('active=false&_count=200')];
    expect([...open, ...closed].toSorted()).toEqual(codes.toSorted());
    expect(closed).toEqual(expect.arrayContaining([testUnits.lukket, testUnits.fremtidig]));
    const [late, early] = [await ids('_lastUpdated=ge2026&_count=200'), await ids('_lastUpdated=lt2026&_count=200')];
    expect([...late, ...early].toSorted()).toEqual(codes.toSorted());
    expect(late.length * early.length).toBeGreaterThan(0);
  });

  it.each(['eq', 'ge', 'gt', 'le', 'lt'] as const)('compares times of change with %s as FHIR says', async (prefix) => {
    const changed = (await everyPage('_count=200')).map(({ id, meta }) => ({ id, at: meta?.lastUpdated ?? '' }));
    const day = changed[7]!.at.slice(0, 10);
    const isIn = {
      eq: (at: string) => at === day,
      ge: (at: string) => at >= day,
      gt: (at: string) => at > day,
      le: (at: string) => at <= day,
      lt: (at: string) => at < day,
    }[prefix];
    expect(await ids(`_lastUpdated=${prefix}${day}&_count=200`)).toEqual(
      changed.filter(({ at }) => isIn(at.slice(0, 10))).map(({ id }) => id),
    );
  });

  it('answers a search by POST the same', async () => {
    const { resource } = await ask('Organization/_search?_count=1', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `_id=${codes[0]},${codes[1]}`,
    });
    expect([resource.total, resource.entry?.length]).toEqual([2, 1]);
    const next = resource.link?.find(({ relation }) => relation === 'next')?.url ?? '';
    expect((await ask(next)).resource.entry?.[0]?.resource.id).toBe(codes[1]);
  });

  it.each([
    ['GET', 'Organization/findes-ikke', 404, 'not-found', 'Der er ingen Organization med id findes-ikke.'],
    ['GET', 'Patient', 404, 'not-supported', 'Endepunktet har kun metadata og Organization, ikke /midtjylland/fhir/Patient.'],
    [
      'GET',
      'Organization?farve=sort',
      400,
      'not-supported',
      'Søgeparameteren “farve” understøttes ikke. Se metadata for dem, der gør.',
    ],
    ['GET', 'Organization?name:ikke=x', 400, 'not-supported', 'Modifikatoren “ikke” understøttes ikke for “name”.'],
    ['GET', 'Organization?active:not=true', 400, 'not-supported', 'Modifikatoren “not” understøttes ikke for “active”.'],
    ['GET', 'Organization?active=ja', 400, 'value', '“ja” er ikke true eller false.'],
    ['GET', 'Organization?_count=mange', 400, 'value', '“mange” er ikke et antal for _count.'],
    ['GET', 'Organization?_side=0', 400, 'value', '“0” er ikke en side.'],
    ['GET', 'Organization?_lastUpdated=2026-02-30', 400, 'value', '“2026-02-30” er ikke en dato for _lastUpdated.'],
    ['GET', 'Organization?_lastUpdated=sa2026-02-28', 400, 'not-supported', 'Præfikset “sa” understøttes ikke for _lastUpdated.'],
    ['GET', 'Organization?partof=Location/1', 400, 'value', '“Location/1” er ikke en reference til en Organization.'],
    ['GET', 'Organization?_format=xml', 406, 'not-supported', 'Endepunktet svarer kun med JSON, ikke “xml”.'],
    ['PUT', 'Organization/1', 405, 'not-supported', 'PUT kan ikke bruges på /midtjylland/fhir/Organization/1.'],
    [
      'POST',
      'Organization/_search',
      415,
      'not-supported',
      'En søgning med POST skal sendes som application/x-www-form-urlencoded.',
    ],
  ] as const)('answers %s %s with %i and an OperationOutcome', async (method, path, status, code, diagnostics) => {
    const answer = await ask(path, {
      method,
      ...(method === 'GET' ? {} : { headers: { 'content-type': 'text/plain' }, body: 'x' }),
    });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/fhir+json; charset=utf-8');
    expect(answer.resource).toEqual({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] });
  });

  it('accepts no more than a search can take up', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await ask('Organization/_search', { method: 'POST', headers, body: 'x'.repeat(70_000) });
    expect([answer.status, answer.resource.issue?.[0]?.diagnostics]).toEqual([
      413,
      'Forespørgslen er større end det, der tages imod.',
    ]);
  });

  it.each([
    ['application/fhir+json', 200],
    ['application/fhir+xml, */*;q=0.1', 200],
    ['application/fhir+xml', 406],
    ['text/html, application/json;q=0', 406],
  ])('answers Accept “%s” with %i', async (accept, status) => {
    expect((await ask('metadata', { headers: { accept } })).status).toBe(status);
  });

  it('passes over unknown parameters when asked to be lenient', async () => {
    expect((await ask('Organization?farve=sort&_count=0', { headers: { prefer: 'handling=lenient' } })).resource.total).toBe(500);
  });

  it('does not send a unit again that the client has', async () => {
    const path = `Organization/${testUnits.afdeling}`;
    const { headers } = await ask(path);
    const again = async (condition: Record<string, string>) => (await ask(path, { headers: condition })).status;
    expect(await again({ 'if-none-match': String(headers['etag']) })).toBe(304);
    expect(await again({ 'if-modified-since': String(headers['last-modified']) })).toBe(304);
    expect(await again({ 'if-none-match': '"en-anden"' })).toBe(200);
  });

  it('promises in its metadata only what it has', async () => {
    const { resource } = await ask('metadata');
    expect(resource).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', software: { version: '0.0.0' } });
    const promised = Array.from(JSON.stringify(resource).matchAll(/"name":"(\w+)","definition"/g), (match) => match[1] ?? '');
    expect(promised).toEqual(['_id', '_lastUpdated', 'active', 'identifier', 'name', 'partof', 'type']);
    const values: Record<string, string> = { _lastUpdated: '2026-01-01', active: 'true' };
    for (const name of promised) expect((await ask(`Organization?${name}=${values[name] ?? 'x'}&_count=0`)).status).toBe(200);
  });
});

describe('a name as a search compares it', () => {
  it.each([
    ['ÅRHUS Nørre', 'århus nørre'],
    ['Café Öst', 'cafe ost'],
    ['Ærø', 'ærø'],
  ])('turns “%s” into “%s”', (name, plain) => expect(plainName(name)).toBe(plain));
});
