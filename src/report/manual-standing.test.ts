import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ManualMark } from '../model/manual.ts';
import type { Verdict } from '../model/verdict.ts';
import type { RunRecord } from '../store/types.ts';
import { manualStanding } from './manual-standing.ts';
import { collectOutcomes } from './outcomes.ts';
import { catalogueSample, FINGERPRINT, matrixSample, partsOf, runSample } from './samples.fixture.ts';

const KEY = 'MAN-001';
const catalogue = catalogueSample([{ key: KEY, marks: ['manual'] }]);
const at = (hour: number): string => `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`;
const runOf = (hour: number): string => `20261123T${String(hour).padStart(2, '0')}0000Z-00000000`;

function outcome(hour: number, verdict: Verdict, manual: ManualMark, specification = 'spec'): RunRecord {
  const one = { key: KEY, verdict, manual, startedAt: at(hour), specification, marks: ['manual' as const] };
  return runSample({ hour, cases: { a: [one] } });
}
const answer = (hour: number, name: string, verdict: Verdict, specification?: string): RunRecord =>
  outcome(hour, verdict, { kind: 'answer', tester: { name }, at: at(hour) }, specification);
const settlement = (hour: number, verdict: Verdict, stands: number, weighed: readonly (readonly [number, string])[]): RunRecord =>
  outcome(hour, verdict, {
    kind: 'settlement',
    stands: runOf(stands),
    answers: weighed.map(([of, tester]) => ({ run: runOf(of), tester })),
    by: [{ name: 'Tredje' }],
    reason: 'Set efter sammen.',
    at: at(hour),
  });

const cellOf = (runs: readonly RunRecord[]) => matrixSample(catalogue, runs).groups[0]!.rows[0]!.cells[0]!;
const AB = [
  [8, 'A'],
  [9, 'B'],
] as const;

describe('testers who answer the same scenario', () => {
  it.each<[string, readonly RunRecord[], { verdict: Verdict; disputed: boolean; run: number }]>([
    ['a single tester stands undisputed', [answer(8, 'A', 'passed')], { verdict: 'passed', disputed: false, run: 8 }],
    [
      'two who agree show the later answer',
      [answer(8, 'A', 'passed'), answer(9, 'B', 'passed')],
      { verdict: 'passed', disputed: false, run: 9 },
    ],
    [
      'two who disagree show the worse answer',
      [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed')],
      { verdict: 'deviation', disputed: true, run: 8 },
    ],
    [
      'two who disagree show the worse answer also when it came last',
      [answer(8, 'A', 'passed'), answer(9, 'B', 'precondition')],
      { verdict: 'precondition', disputed: true, run: 9 },
    ],
    [
      'a tester who tries again does not disagree with themselves',
      [answer(8, 'A', 'deviation'), answer(9, ' a ', 'passed')],
      { verdict: 'passed', disputed: false, run: 9 },
    ],
    [
      'two agree once one of them corrects the answer',
      [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed'), answer(10, 'A', 'passed')],
      { verdict: 'passed', disputed: false, run: 10 },
    ],
    [
      'a dispute settled as passed shows passed',
      [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed'), settlement(10, 'passed', 9, AB)],
      { verdict: 'passed', disputed: false, run: 10 },
    ],
    [
      'a dispute settled as a deviation shows the deviation',
      [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed'), settlement(10, 'deviation', 8, AB)],
      { verdict: 'deviation', disputed: false, run: 10 },
    ],
    [
      'the overruled tester reopens the dispute by repeating the answer',
      [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed'), settlement(10, 'passed', 9, AB), answer(11, 'A', 'deviation')],
      { verdict: 'deviation', disputed: true, run: 11 },
    ],
    [
      'a third who answers as settled leaves it settled',
      [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed'), settlement(10, 'passed', 9, AB), answer(11, 'C', 'passed')],
      { verdict: 'passed', disputed: false, run: 11 },
    ],
    [
      'a third whom the settlement left out still disputes it',
      [answer(7, 'C', 'precondition'), answer(8, 'A', 'deviation'), answer(9, 'B', 'passed'), settlement(10, 'passed', 9, AB)],
      { verdict: 'precondition', disputed: true, run: 7 },
    ],
    [
      'two who try again after the settlement and agree replace it',
      [
        answer(8, 'A', 'deviation'),
        answer(9, 'B', 'passed'),
        settlement(10, 'deviation', 8, AB),
        answer(11, 'A', 'passed'),
        answer(12, 'B', 'passed'),
      ],
      { verdict: 'passed', disputed: false, run: 12 },
    ],
    [
      'an answer to an older wording is history',
      [answer(8, 'A', 'deviation', 'gammel'), answer(9, 'B', 'passed')],
      { verdict: 'passed', disputed: false, run: 9 },
    ],
    [
      'a settlement stands without the answers it settles',
      [settlement(10, 'passed', 9, AB)],
      { verdict: 'passed', disputed: false, run: 10 },
    ],
  ])('%s', (_why, runs, expected) => {
    const cell = cellOf(runs);
    expect({ verdict: cell.verdict, disputed: cell.marks.includes('disputed'), run: cell.run }).toEqual({
      ...expected,
      run: runOf(expected.run),
    });
    expect(cell.manual?.disputed).toBe(expected.disputed);
  });

  it('keep both answers with name and time, and what was settled', () => {
    const cell = cellOf([answer(8, 'A', 'deviation'), answer(9, 'B', 'passed'), settlement(10, 'passed', 9, AB)]);
    expect(
      cell.manual?.opinions.map(({ answer: { tester, at: time }, verdict, settledBy }) => [
        tester.name,
        time,
        verdict,
        settledBy,
      ]),
    ).toEqual([
      ['A', at(8), 'deviation', runOf(10)],
      ['B', at(9), 'passed', runOf(10)],
    ]);
    expect(cell.manual?.settlement?.mark).toMatchObject({ stands: runOf(9), reason: 'Set efter sammen.' });
    expect(cell.transition).toBe('fixed');
    expect(cell.history.map(({ verdict }) => verdict)).toEqual(['deviation', 'passed', 'passed']);
  });

  it('move only when what the cell shows moves', () => {
    const disagreed = [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed')];
    expect(cellOf(disagreed).transition).toBe('same');
    expect(cellOf([answer(8, 'A', 'passed'), answer(9, 'B', 'deviation')]).transition).toBe('regressed');
  });

  it('never disagree across regions and environments', () => {
    const one = { key: KEY, verdict: 'passed' as const, manual: { kind: 'answer' as const, tester: { name: 'B' }, at: at(9) } };
    const elsewhere = [
      runSample({ hour: 9, cases: { b: [one] } }),
      runSample({ hour: 9, cases: { a: [one] }, plan: { environment: 'test2' } }),
    ];
    expect(cellOf([answer(8, 'A', 'deviation'), ...elsewhere]).manual?.disputed).toBe(false);
  });

  it('become outdated by the wording of the scenario, not by changed step code or configuration', () => {
    const measured = { ...FINGERPRINT, steps: 'x'.repeat(64), config: 'y'.repeat(64) };
    const run = answer(8, 'A', 'passed');
    const moved = { ...run, regions: run.regions.map((region) => ({ ...region, fingerprint: measured })) };
    expect(partsOf(cellOf([moved]))).toEqual([]);
    expect(partsOf(cellOf([answer(8, 'A', 'passed', 'gammel')]))).toEqual(['specification']);
    expect(cellOf([answer(8, 'A', 'passed', 'gammel')]).marks).toEqual(['outdated', 'manual']);
  });

  it('give the same whatever the order the runs are read in', () => {
    const runs = [
      answer(7, 'C', 'precondition'),
      answer(8, 'A', 'deviation'),
      answer(9, 'B', 'passed'),
      settlement(10, 'passed', 9, AB),
      answer(11, 'A', 'deviation'),
      answer(12, 'C', 'passed'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(runs, { minLength: 1 }), (shuffled) => {
        const sorted = runs.filter((run) => shuffled.includes(run));
        expect(cellOf(shuffled)).toEqual(cellOf(sorted));
        const outcomes = collectOutcomes(shuffled).get('a')?.get(KEY) ?? [];
        expect(manualStanding(outcomes)).toEqual(cellOf(sorted).manual);
      }),
    );
  });

  it('count by the time the tester wrote, not by when the answer was taken in', () => {
    // Taken in the other way round: the run of A's answer is the newer.
    const late = { ...answer(8, 'A', 'deviation'), run: runOf(20) };
    const plan = { ...late.plan, startedAt: at(20) };
    const retried = answer(9, 'a', 'passed');
    expect(cellOf([retried, { ...late, plan }]).verdict).toBe('passed');
  });
});
