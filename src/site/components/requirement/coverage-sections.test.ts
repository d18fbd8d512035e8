import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../../model/config/configuration.ts';
import { catalogueSample, matrixSample, runSample } from '../../../report/samples.fixture.ts';
import { coverageSections } from './coverage-sections.ts';

const sample = catalogueSample([{ key: 'A-001' }, { key: 'B-001' }]);
const catalogue = {
  ...sample,
  specifications: sample.specifications.map((one) => ({
    ...one,
    requirements: [one.id === 'A-001' ? 'fælles' : 'kun-produkter'],
  })),
};
const requirements = ['fælles', 'kun-produkter', 'ingen'].map((id) => ({
  id,
  title: id,
  text: id,
  status: 'confirmed',
  sources: [],
}));
const configuration = { requirements } as unknown as Configuration;
const only = (keys: readonly string[]) => ({ ...catalogue, cases: catalogue.cases.filter(({ key }) => keys.includes(key)) });
const regions = matrixSample(only(['A-001']), [runSample({ hour: 6, cases: { a: [{ key: 'A-001', verdict: 'passed' }] } })]);
const products = { ...matrixSample(only(['A-001', 'B-001']), []), kind: 'produkt' as const };
const sections = (matrices: readonly (typeof regions)[], partyMatrices: readonly (typeof products)[]) =>
  coverageSections({ matrices, partyMatrices, catalogue, configuration }).map(({ matrix, own, anchored }) => [
    matrix.kind,
    own.map(({ trace }) => trace.requirement.id),
    [...anchored],
  ]);

describe('the sections on the requirements’ coverage', () => {
  it('have the requirements that concern their parties, and each a place once, in the first section it is in', () => {
    expect(sections([regions], [products])).toEqual([
      ['region', ['fælles'], ['fælles']],
      ['produkt', ['fælles', 'kun-produkter'], ['kun-produkter']],
    ]);
  });

  it('are of the regions also where nothing was run', () => {
    expect(sections([{ ...regions, updatedAt: undefined }], [])).toEqual([['region', ['fælles'], ['fælles']]]);
  });
});
