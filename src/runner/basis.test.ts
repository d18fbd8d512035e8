import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { AssumedValue } from '../model/config/assumed-value.ts';
import type { Configuration } from '../model/config/configuration.ts';
import { type Environment, environmentSchema } from '../model/config/environment.ts';
import type { Level } from '../model/config/vocabulary.ts';
import { onePlace } from '../model/places.ts';
import { readSuite } from './basis.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const level: Level = { name: 'Afdeling', position: 5, description: 'En afdeling', status: 'confirmed', sources: [] };
const assumption = {
  id: 'en-regel',
  text: 'Det er sådan.',
  restsOn: { why: 'Det plejer det.' },
  settledBy: 'Et svar.',
  who: 'SDS',
};
const CONFIGURATION: Configuration = {
  regions: [],
  parties: [],
  environments: [],
  levelSystem: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-level',
  levels: [level],
  requirements: [
    { id: 'krav', title: 'Krav', text: 'Det er et krav.', status: 'assumption', sources: [], assumptions: ['en-regel'] },
    { id: 'andet', title: 'Krav', text: 'Det er et krav.', status: 'confirmed', sources: ['DOK'] },
  ],
  assumptions: [assumption],
  usageSituations: [],
  sources: [],
  fingerprint: 'c'.repeat(64),
};

/** An environment of one region, which says this of itself and of its FHIR server. */
function environment(own: object = {}, fhir: object = {}, region: object = {}): Environment {
  const interfaces = { fhir: { url: 'https://fhir.example/r4', ...fhir }, lpr: { notOffered: 'Endnu ikke' } };
  return environmentSchema.parse({
    ...{ id: 'test1', name: 'TEST1', description: 'Et miljø', exercise: false, ...own },
    regions: { a: { interfaces, units: { afdeling: '900009041000016002' }, ...region } },
  });
}

/** The parts of region a that say something else in another environment, or another configuration. */
async function moved(other: Environment, configuration: Configuration = CONFIGURATION): Promise<readonly string[]> {
  const partsIn = async (read: Configuration, one: Environment) =>
    (await readSuite(onePlace(ROOT), read)).now(one).basis.regions['a'] ?? {};
  const [before, after] = [await partsIn(CONFIGURATION, environment()), await partsIn(configuration, other)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((part) => before[part] !== after[part]);
}

describe('what the results of a region rest on', () => {
  it('is each interface, its units, the levels and what is agreed, and the requirements’ assumptions', async () => {
    const { basis, assumptions } = (await readSuite(onePlace(ROOT), CONFIGURATION)).now(environment());
    expect(Object.keys(basis.regions['a'] ?? {})).toEqual(['interface:fhir', 'interface:lpr', 'units', 'levels', 'agreements']);
    // Nothing of it may be taken for a personal number by those who look through what leaves the machine.
    const digests = [...basis.steps.map(({ digest }) => digest), ...Object.values(basis.regions['a'] ?? {})];
    expect(digests.filter((digest) => !/^[a-p]{24}$/.test(digest))).toEqual([]);
    expect(assumptions).toEqual(
      new Map([
        ['krav', ['en-regel']],
        ['andet', []],
      ]),
    );
  });

  it.each<[string, Environment]>([
    ['a name or a description', environment({ name: 'Test 1', description: 'Det samme miljø' })],
    [
      'where a secret lies',
      environment({}, { auth: { kind: 'bearer', token: { env: 'ANDEN_NOEGLE' } }, tls: { trust: { file: 'rod.pem' } } }),
    ],
    ['how long an answer is waited for', environment({ limits: { headersMs: 60_000 }, concurrency: 1 })],
    ['the order things stand in', environment({}, {}, { units: { afdeling: '900009041000016002' }, openAssumptions: [] })],
  ])('does not move with %s', async (_what, other) => expect(await moved(other)).toEqual([]));

  it.each<[string, Environment, readonly string[]]>([
    ['an address', environment({}, { url: 'https://ny.example/r4' }), ['interface:fhir']],
    ['a test unit', environment({}, {}, { units: { afdeling: '900009051000016000' } }), ['units']],
    ['the code of a level', environment({ levelCodes: { Afdeling: '900000000' } }), ['levels']],
    ['an agreed time', environment({ responseTimeMs: { fhir: 500 } }), ['agreements']],
    ['a code of refusal', environment({ refusalCodes: { 'ukendt enhed': 'E17' } }), ['agreements']],
    [
      'a settled assumption',
      environment({ settled: { 'en-regel': { as: 'assumed', source: 'Mail fra SDS', date: '2026-11-30' } } }),
      ['assumption:en-regel'],
    ],
  ])('moves with %s, and nothing else does', async (_what, other, parts) => expect(await moved(other)).toEqual(parts));

  it.each<[string, AssumedValue, object, readonly string[]]>([
    ['the value an assumption is settled to', { kind: 'hours' }, { as: { value: 12 } }, ['assumption:en-regel']],
    ['the value that is assumed', { kind: 'percent', assumed: 90 }, {}, ['assumed:en-regel']],
  ])('moves with %s, and nothing else does', async (_what, value, settled, parts) => {
    const held = { as: { value: 24 }, source: 'Mail fra SDS', date: '2026-11-30' } as const;
    const declared: AssumedValue = 'assumed' in value ? { kind: 'percent', assumed: 95 } : value;
    const of = async (own: object, one: AssumedValue) => {
      const suite = await readSuite(onePlace(ROOT), { ...CONFIGURATION, assumptions: [{ ...assumption, value: one }] });
      return suite.now(environment({ settled: { 'en-regel': { ...held, ...own } } })).basis.regions['a'] ?? {};
    };
    const [before, after] = [await of({}, declared), await of(settled, value)];
    expect(Object.keys(after).filter((part) => before[part] !== after[part])).toEqual(parts);
  });

  it('moves with the name of a level, and not with its description', async () => {
    const named = (text: Partial<Level>): Configuration => ({ ...CONFIGURATION, levels: [{ ...level, ...text }] });
    expect(await moved(environment(), named({ name: 'Overafdeling' }))).toEqual(['levels']);
    expect(await moved(environment(), named({ description: 'Noget andet' }))).toEqual([]);
  });
});
