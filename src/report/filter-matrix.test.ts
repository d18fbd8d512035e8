import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSE_CODES } from '../model/cause.ts';
import { VERDICT_CODES } from '../model/verdict.ts';
import type { Specification } from '../model/specification.ts';
import { causeTally, didNotPass } from './cause-tally.ts';
import {
  countValues,
  type Filter,
  FILTER_KINDS,
  filterMatrix,
  type MatrixPart,
  narrow,
  specificationsById,
  wholeMatrix,
} from './filter-matrix.ts';
import { catalogueSample, matrixSample, runSample } from './samples.fixture.ts';
import type { Matrix } from './types.ts';
import { cellsOf as cellsOfRow } from './matrix.ts';

const REQUIREMENTS = ['r1', 'r2', 'r3'] as const;
const INTERFACES = ['fhir', 'skrs'] as const;

interface World {
  readonly matrix: Matrix;
  readonly specifications: ReadonlyMap<string, Specification>;
}

const result = fc.record({
  verdict: fc.constantFrom(...VERDICT_CODES),
  cause: fc.option(fc.constantFrom(...CAUSE_CODES), { nil: undefined }),
});
const scenario = fc.record({
  requirements: fc.subarray([...REQUIREMENTS]),
  interfaces: fc.subarray([...INTERFACES]),
  path: fc.constantFrom('features/x/1.feature', 'features/y/2.feature'),
  a: fc.option(result, { nil: undefined }),
  b: fc.option(result, { nil: undefined }),
});
const world = fc.array(scenario, { maxLength: 12 }).map((scenarios): World => {
  const keyed = scenarios.map((one, index) => ({ ...one, key: `ID27-${String(index + 1).padStart(3, '0')}` }));
  const base = catalogueSample(keyed);
  const catalogue = {
    ...base,
    specifications: base.specifications.map((one, index) => ({
      ...one,
      interfaces: keyed[index]!.interfaces,
      feature: { ...one.feature, subject: one.feature.path.split('/')[1]! },
    })),
  };
  const cases = (region: 'a' | 'b') => keyed.flatMap(({ key, [region]: own }) => (own === undefined ? [] : [{ key, ...own }]));
  return {
    matrix: matrixSample(catalogue, [runSample({ hour: 8, cases: { a: cases('a'), b: cases('b') } })]),
    specifications: specificationsById(catalogue),
  };
});
const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.constantFrom('a', 'b', 'ukendt').map((value): Filter => ({ kind: 'region', value })),
  fc.constantFrom('x', 'y').map((value): Filter => ({ kind: 'subject', value })),
  fc.constantFrom(...VERDICT_CODES).map((value): Filter => ({ kind: 'verdict', value })),
  fc.constantFrom(...CAUSE_CODES).map((value): Filter => ({ kind: 'cause', value })),
  fc.constantFrom(...REQUIREMENTS).map((value): Filter => ({ kind: 'requirement', value })),
  fc.constantFrom(...INTERFACES).map((value): Filter => ({ kind: 'interface', value })),
);
const cellsOf = (part: MatrixPart): Set<string> => new Set([...part.selected].map(({ key, region }) => `${region} ${key}`));

describe('a part of the matrix', () => {
  it('is the same whichever filter comes first', () => {
    fc.assert(
      fc.property(world, filter, filter, ({ matrix, specifications }, one, other) => {
        const there = narrow(filterMatrix(matrix, one, specifications), other, specifications);
        const back = narrow(filterMatrix(matrix, other, specifications), one, specifications);
        expect(there).toEqual(back);
      }),
    );
  });

  it('does not change when the same filter is applied twice', () => {
    fc.assert(
      fc.property(world, filter, ({ matrix, specifications }, one) => {
        const once = filterMatrix(matrix, one, specifications);
        expect(narrow(once, one, specifications)).toEqual(once);
      }),
    );
  });

  it.each(['verdict', 'region', 'subject'] as const)('adds up to the whole matrix over all values of %s', (kind) => {
    fc.assert(
      fc.property(world, ({ matrix, specifications }) => {
        const values = [...countValues(matrix, kind, specifications).keys()];
        const parts = values.map((value) => filterMatrix(matrix, { kind, value } as Filter, specifications));
        const all = parts.flatMap((part) => [...cellsOf(part)]);
        expect(new Set(all)).toEqual(cellsOf(wholeMatrix(matrix)));
        expect(all).toHaveLength(new Set(all).size);
      }),
    );
  });

  it('counts a value as the page of that value does', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...FILTER_KINDS), ({ matrix, specifications }, kind) => {
        for (const [value, count] of countValues(matrix, kind, specifications)) {
          const part = filterMatrix(matrix, { kind, value } as Filter, specifications);
          expect(part.selected.size).toBe(count);
          expect(Object.values(part.tally.counts).reduce((sum, one) => sum + one, 0)).toBe(count);
        }
      }),
    );
  });

  it('has only rows with something selected, and a cell for every column', () => {
    fc.assert(
      fc.property(world, filter, ({ matrix, specifications }, one) => {
        const part = filterMatrix(matrix, one, specifications);
        for (const row of part.groups.flatMap(({ rows }) => rows)) {
          expect(cellsOfRow(row).map(({ region }) => region)).toEqual(part.regions.map(({ id }) => id));
          expect(cellsOfRow(row).some((cell) => part.selected.has(cell))).toBe(true);
        }
      }),
    );
  });
});

describe('the causes of what did not pass', () => {
  it('add up to what did not pass, each counted once', () => {
    fc.assert(
      fc.property(fc.array(result), (cells) => {
        const { counts, untold, total } = causeTally(cells);
        expect(Object.values(counts).reduce((sum, count) => sum + count, untold)).toBe(total);
        expect(total).toBe(cells.filter(didNotPass).length);
      }),
    );
  });
});
