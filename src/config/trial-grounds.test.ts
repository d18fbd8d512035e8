import { describe, expect, it } from 'vitest';
import { assumptionSchema } from '../model/config/assumption.ts';
import type { AnyValue, AssumedValue } from '../model/config/assumed-value.ts';
import { environmentSchema, type RegionEndpoints } from '../model/config/environment.ts';
import { type Level, levelSchema } from '../model/config/vocabulary.ts';
import { expectedLevels, type TrialGrounds, trialGrounds } from './trial-grounds.ts';

const LEVELS: readonly Level[] = [
  { name: 'Afsnit', position: 2, shakLength: 7 },
  { name: 'Hospital', position: 1, shakLength: 4 },
].map((level) => levelSchema.parse({ ...level, description: 'Et niveau.', status: 'confirmed', sources: ['LOV'] }));

const SETTLED = { source: 'Brev', date: '2026-12-01' };

/** An environment in which the assumption, declared so, is settled to a value, or to nothing. */
function environment(value: AnyValue | undefined, region: object = {}) {
  return environmentSchema.parse({
    ...{ id: 'test1', name: 'TEST1', description: 'Et miljø', exercise: false, freshnessHours: 48 },
    levelCodes: { Afsnit: '270069999999102' },
    refusalCodes: { 'unknown-level': 'E1', 'name-missing': 'E2' },
    settled: value === undefined ? {} : { antaget: { as: { value }, ...SETTLED } },
    regions: { nord: { interfaces: { udtraek: { url: 'https://nord.example/', ...region } } } },
  });
}

function assumed(value: AssumedValue) {
  return assumptionSchema.parse({
    ...{ id: 'antaget', text: 'Det er sådan.', restsOn: { why: 'Gættet.' }, settledBy: 'Et brev.', who: 'SOR-teamet.' },
    value,
  });
}

function grounds(declared: AssumedValue, value: AnyValue | undefined, region: object = {}): TrialGrounds {
  const own = environment(value, region);
  return trialGrounds({
    configuration: { assumptions: [assumed(declared)], levels: LEVELS, levelSystem: 'http://niveau' },
    environment: own,
    region: 'nord',
    endpoints: own.regions['nord'] as RegionEndpoints,
  });
}

describe('what a trial holds answers against', () => {
  it.each<[what: string, AssumedValue, AnyValue, field: keyof TrialGrounds, assumed: unknown, settled: unknown]>([
    ['the age of a file', { kind: 'hours' }, 12, 'freshnessHours', 48, 12],
    ['the levels’ code system', { kind: 'code-system' }, 'http://nyt', 'levelSystem', 'http://niveau', 'http://nyt'],
    [
      'the code of a refusal, and of no other',
      { kind: 'refusal-codes' },
      { 'unknown-level': 'E9' },
      'refusalCodes',
      { 'unknown-level': 'E1', 'name-missing': 'E2' },
      { 'unknown-level': 'E9', 'name-missing': 'E2' },
    ],
    [
      'a day',
      { kind: 'date', assumed: '2026-12-31' },
      '2027-01-30',
      'expectedValues',
      { antaget: { kind: 'date', value: '2026-12-31' } },
      { antaget: { kind: 'date', value: '2027-01-30' } },
    ],
    [
      'a name, and the others as assumed',
      { kind: 'names', assumed: { a: 'a', b: 'b' } },
      { b: 'ny' },
      'expectedValues',
      { antaget: { kind: 'names', value: { a: 'a', b: 'b' } } },
      { antaget: { kind: 'names', value: { a: 'a', b: 'ny' } } },
    ],
    ['what is assumed elsewhere', { kind: 'hours' }, 12, 'expectedValues', {}, { antaget: { kind: 'hours', value: 12 } }],
  ])('is %s as assumed, and as it was settled', (_what, declared, value, field, before, after) => {
    expect(grounds(declared, undefined)[field]).toEqual(before);
    expect(grounds(declared, value)[field]).toEqual(after);
  });

  it('has a level under its new name, by the word scenarios use, with the code it had', () => {
    const [hospital, ward] = grounds({ kind: 'level-names' }, { Afsnit: 'Sengeafsnit' }).levels;
    expect(hospital).toEqual({ name: 'Hospital', position: 1, code: undefined, shakLength: 4 });
    expect(ward).toEqual({ name: 'Sengeafsnit', word: 'Afsnit', position: 2, code: '270069999999102', shakLength: 7 });
  });

  it('has the length of SHAK codes by level, where it was settled', () => {
    const { levels } = grounds({ kind: 'shak-lengths' }, { Afsnit: 6 });
    expect(levels.map(({ name, shakLength }) => [name, shakLength])).toEqual([
      ['Hospital', 4],
      ['Afsnit', 6],
    ]);
  });

  it('reads columns by the names that were settled, but for what the region says of its own', () => {
    const declared: AssumedValue = { kind: 'columns', of: ['levelCode', 'levelName', 'entityName'] };
    const mappingOf = (region: object): unknown => {
      const { endpoints } = grounds(declared, { levelCode: 'NiveauKode', levelName: 'NiveauNavn', entityName: 'Navn' }, region);
      const { udtraek } = endpoints.interfaces;
      return udtraek !== undefined && 'mapping' in udtraek ? udtraek.mapping : undefined;
    };
    expect(mappingOf({})).toEqual({
      sorEntity: { levelCode: 'NiveauKode', levelName: 'NiveauNavn', entityName: 'Navn' },
      shakSorMap: { levelCode: 'NiveauKode', levelName: 'NiveauNavn' },
    });
    expect(mappingOf({ mapping: { sorEntity: { entityName: 'EgetNavn' } } })).toMatchObject({
      sorEntity: { entityName: 'EgetNavn', levelCode: 'NiveauKode' },
    });
  });

  it('leaves an interface that is not offered as it is', () => {
    const own = environment({ entityName: 'Navn' });
    const endpoints: RegionEndpoints = {
      ...(own.regions['nord'] as RegionEndpoints),
      interfaces: { udtraek: { notOffered: 'Nej' } },
    };
    const configuration = {
      assumptions: [assumed({ kind: 'columns', of: ['entityName'] })],
      ...{ levels: LEVELS, levelSystem: 'http://niveau' },
    };
    expect(trialGrounds({ configuration, environment: own, region: 'nord', endpoints }).endpoints).toEqual(endpoints);
  });
});

describe('the levels that rules ask for outside a trial', () => {
  it('are as settled, and the hospitals’ own level is under the name it was given', () => {
    const level = assumed({ kind: 'level', assumed: 'Hospital' });
    const configuration = { assumptions: [level], levels: LEVELS };
    expect(expectedLevels(configuration, undefined)).toMatchObject({
      hospitalLevel: 'Hospital',
      levels: [{ code: undefined }, {}],
    });
    expect(expectedLevels(configuration, environment('Afsnit'))).toMatchObject({
      hospitalLevel: 'Afsnit',
      levels: [{ name: 'Hospital' }, { name: 'Afsnit', code: '270069999999102' }],
    });
    const spelled = assumed({ kind: 'level-names' });
    const both = { assumptions: [spelled, { ...level, id: 'andet' }], levels: LEVELS };
    expect(expectedLevels(both, environment({ Hospital: 'Sygehus' })).hospitalLevel).toBe('Sygehus');
  });
});
