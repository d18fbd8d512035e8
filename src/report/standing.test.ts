import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VERDICT_CODES } from '../model/verdict.ts';
import { casesOf, catalogueSample, matrixSample, runSample } from './samples.fixture.ts';
import { byFeature, scenariosOfSituation, standing } from './standing.ts';
import { tally } from './tally.ts';

const catalogue = catalogueSample([
  { key: 'ID27-001~Afdeling', path: 'features/a.feature' },
  { key: 'ID27-001~Afsnit', path: 'features/a.feature' },
  { key: 'ID27-002', path: 'features/a.feature' },
  { key: 'ID27-003', path: 'features/b.feature' },
]);
/** The outline is one specification with two cases. */
const specifications = catalogue.specifications.filter(
  ({ id }, index, all) => all.findIndex((other) => other.id === id) === index,
);
const matrix = matrixSample(catalogue, [
  runSample({
    hour: 8,
    cases: {
      a: [
        { key: 'ID27-001~Afdeling', verdict: 'passed' },
        { key: 'ID27-001~Afsnit', verdict: 'deviation' },
        { key: 'ID27-002', verdict: 'not-applicable' },
      ],
      b: [
        { key: 'ID27-001~Afdeling', verdict: 'passed' },
        { key: 'ID27-001~Afsnit', verdict: 'passed', marks: ['unstable'] },
      ],
    },
  }),
]);

describe('the standing of scenarios in an environment', () => {
  it('gathers the rows of an outline into one cell per region and shows the worst', () => {
    const [first] = standing(matrix, specifications).features;
    const outline = first!.scenarios[0]!;
    expect(first!.scenarios.map(({ specification }) => specification.id)).toEqual(['ID27-001', 'ID27-002']);
    expect(outline.worst).toBe('deviation');
    expect(outline.cells.map(({ region, cell, tally: { counts, total } }) => [region, cell.key, counts.passed, total])).toEqual([
      ['a', 'ID27-001~Afsnit', 1, 2],
      ['b', 'ID27-001~Afsnit', 2, 2],
    ]);
  });

  it('counts each region by itself and leaves out what is not applicable', () => {
    const found = standing(matrix, specifications);
    expect(found.byRegion.map(({ region, tally: { counts, total } }) => [region, counts.passed, total])).toEqual([
      ['a', 1, 3],
      ['b', 2, 4],
    ]);
    expect(found.tally).toMatchObject({ total: 7, passedPercent: 42 });
    expect(found.worst).toBe('deviation');
  });

  it('splits by feature in file order', () => {
    expect(standing(matrix, specifications).features.map(({ path }) => path)).toEqual([
      'features/a.feature',
      'features/b.feature',
    ]);
    expect(byFeature(specifications).map(({ path, specifications: own }) => [path, own.length])).toEqual([
      ['features/a.feature', 2],
      ['features/b.feature', 1],
    ]);
  });

  it('is untried when no scenario is named', () => {
    const found = standing(matrix, []);
    expect(found).toMatchObject({ features: [], worst: 'not-run', tally: { total: 0, passedPercent: 0 } });
    expect(found.byRegion.map(({ tally: own }) => own.total)).toEqual([0, 0]);
  });

  it('has the same counts however the verdicts spread over features', () => {
    const keys = catalogue.cases.map(({ key }) => key);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...VERDICT_CODES), { minLength: keys.length, maxLength: keys.length }), (verdicts) => {
        const cases = keys.map((key, index) => ({ key, verdict: verdicts[index]! }));
        const found = standing(matrixSample(catalogue, [runSample({ hour: 8, cases: { a: cases } })]), specifications);
        expect(found.byRegion[0]!.tally).toEqual(tally(casesOf(verdicts)));
      }),
    );
  });
});

describe('the scenarios of a situation', () => {
  it('are those that carry its tag', () => {
    const [one, two] = specifications;
    const tagged = { ...catalogue, specifications: [{ ...one!, usageSituations: ['lpr'] }, two!] };
    expect(scenariosOfSituation(tagged, 'lpr').map(({ id }) => id)).toEqual(['ID27-001']);
  });
});
