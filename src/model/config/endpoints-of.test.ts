import { describe, expect, it } from 'vitest';
import { endpointsOf, isSetUp, partiesOf, unitsKeyOf, versionUnderTest } from './endpoints-of.ts';
import { environmentSchema } from './environment.ts';

const environment = environmentSchema.parse({
  id: 'test1',
  name: 'TEST1',
  description: 'Et miljø.',
  exercise: false,
  regions: {
    nord: {
      interfaces: {
        fhir: { url: 'https://nord.example/fhir' },
        sorus: { url: 'https://nord.example/sorus' },
        journal: { url: 'https://nord.example/journal' },
      },
      units: { afsnit: '900009041000016002' },
    },
  },
  parties: {
    journal: { version: '4.2', register: 'nord', interfaces: { journal: { url: 'https://leverandoer.example/journal' } } },
    alene: { interfaces: {}, units: { afdeling: '900010121000016001' } },
  },
});
const addresses = (id: string) =>
  Object.entries(endpointsOf(environment, id)?.interfaces ?? {}).map(([name, one]) => [
    name,
    one !== undefined && 'url' in one ? one.url : undefined,
  ]);

describe('what a party is tried with', () => {
  it('is its own interfaces, and of the one whose register it is held against those that show the register', () => {
    expect(addresses('journal')).toEqual([
      ['fhir', 'https://nord.example/fhir'],
      ['journal', 'https://leverandoer.example/journal'],
    ]);
  });

  it('is the test units of that register, where it names none itself', () => {
    expect(endpointsOf(environment, 'journal')?.units).toEqual({ afsnit: '900009041000016002' });
    expect(endpointsOf(environment, 'alene')?.units).toEqual({ afdeling: '900010121000016001' });
  });

  it('has units that are named where they stand', () => {
    expect(['journal', 'alene', 'nord'].map((id) => unitsKeyOf(environment, id))).toEqual([
      'regions.nord.units',
      'parties.alene.units',
      'regions.nord.units',
    ]);
  });

  it('is a region’s entry as it stands', () => {
    expect(endpointsOf(environment, 'nord')).toBe(environment.regions['nord']);
  });

  it('is nothing for one that is not set up', () => {
    expect(endpointsOf(environment, 'syd')).toBeUndefined();
    expect(partiesOf(environment).map((id) => [id, isSetUp(environment, id)])).toEqual([
      ['nord', true],
      ['journal', true],
      ['alene', true],
    ]);
    expect([versionUnderTest(environment, 'journal'), versionUnderTest(environment, 'nord')]).toEqual(['4.2', undefined]);
  });
});
