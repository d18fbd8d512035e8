import { describe, expect, it } from 'vitest';
import { markLapsed } from './lapse.ts';
import { catalogueSample, matrixSample, runSample } from './samples.fixture.ts';

const catalogue = catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002' }]);
const matrix = matrixSample(catalogue, [runSample({ hour: 8, cases: { a: [{ key: 'ID27-001', verdict: 'passed' }] } })]);
const measured = matrix.groups[0]!.rows[0]!.cells[0]!.at!.slice(0, 10);
const later = (days: number): string => new Date(Date.parse(measured) + days * 86_400_000).toISOString().slice(0, 10);
const cells = (days: number | undefined, today: string) =>
  markLapsed(matrix, days, today).groups.flatMap(({ rows }) => rows.map((row) => row.cells[0]!));

describe('the age of a result', () => {
  it.each([
    ['leaves a result of today as it is', 0, []],
    ['leaves a result on its last day as it is', 180, []],
    ['marks a result as lapsed the day after', 181, ['lapsed']],
    ['marks a result as lapsed years after', 2000, ['lapsed']],
  ])('%s', (_, age, parts) => {
    const [cell] = cells(180, later(age));
    expect(cell!.outdated.map(({ part }) => part)).toEqual(parts);
    expect(cell!.marks.includes('outdated')).toBe(parts.length > 0);
    expect(cell!.verdict).toBe('passed');
  });

  it('counts from the day in Denmark, which begins before midnight in UTC', () => {
    const night = { ...matrix.groups[0]!.rows[0]!.cells[0]!, at: '2026-11-30T23:30:00Z' };
    const late = { ...matrix, groups: [{ ...matrix.groups[0]!, rows: [{ ...matrix.groups[0]!.rows[0]!, cells: [night] }] }] };
    const partsOn = (today: string) => markLapsed(late, 10, today).groups[0]!.rows[0]!.cells[0]!.outdated.length;
    expect([partsOn('2026-12-11'), partsOn('2026-12-12')]).toEqual([0, 1]);
  });

  it('does not matter when nobody has agreed how long it is valid', () => {
    expect(markLapsed(matrix, undefined, later(10_000))).toBe(matrix);
  });

  it('leaves alone what has never run and changes no tally', () => {
    expect(cells(1, later(500))[1]).toEqual(matrix.groups[0]!.rows[1]!.cells[0]);
    expect(markLapsed(matrix, 1, later(500)).tally).toEqual(matrix.tally);
  });
});
