import { describe, expect, it } from 'vitest';
import { markLapsed } from './lapse.ts';
import { catalogueSample, matrixSample, runSample } from './samples.fixture.ts';

const catalogue = catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002' }]);
const matrix = matrixSample(catalogue, [runSample({ hour: 8, cases: { a: [{ key: 'ID27-001', verdict: 'passed' }] } })]);
const measured = matrix.groups[0]!.rows[0]!.cells[0]!.at!.slice(0, 10);
const later = (days: number): string => new Date(Date.parse(measured) + days * 86_400_000).toISOString().slice(0, 10);
const cells = (days: number | undefined, today: string) =>
  markLapsed(matrix, days, today).groups.flatMap(({ rows }) => rows.map((row) => row.cells[0]!));

describe('et resultats alder', () => {
  it.each([
    ['samme dag', 0, []],
    ['på den sidste dag', 180, []],
    ['dagen efter', 181, ['lapsed']],
    ['år efter', 2000, ['lapsed']],
  ])('%s', (_, age, parts) => {
    const [cell] = cells(180, later(age));
    expect(cell!.outdatedParts).toEqual(parts);
    expect(cell!.marks.includes('outdated')).toBe(parts.length > 0);
    expect(cell!.verdict).toBe('passed');
  });

  it('betyder intet, når ingen har aftalt, hvor længe det gælder', () => {
    expect(markLapsed(matrix, undefined, later(10_000))).toBe(matrix);
  });

  it('rører ikke det, der aldrig er kørt, og ændrer ingen optælling', () => {
    expect(cells(1, later(500))[1]).toEqual(matrix.groups[0]!.rows[1]!.cells[0]);
    expect(markLapsed(matrix, 1, later(500)).tally).toEqual(matrix.tally);
  });
});
