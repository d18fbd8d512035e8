import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ManualMark } from '../model/manual.ts';
import type { Verdict } from '../model/verdict.ts';
import type { RunRecord } from '../store/types.ts';
import { manualStanding } from './manual-standing.ts';
import { collectOutcomes } from './outcomes.ts';
import { catalogueSample, FINGERPRINT, matrixSample, runSample } from './samples.fixture.ts';

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

describe('testere, der svarer på det samme', () => {
  it.each<[string, readonly RunRecord[], { verdict: Verdict; disputed: boolean; run: number }]>([
    ['én tester', [answer(8, 'A', 'passed')], { verdict: 'passed', disputed: false, run: 8 }],
    ['to enige', [answer(8, 'A', 'passed'), answer(9, 'B', 'passed')], { verdict: 'passed', disputed: false, run: 9 }],
    [
      'to uenige viser det dårligste',
      [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed')],
      { verdict: 'deviation', disputed: true, run: 8 },
    ],
    [
      'også når det dårligste kom sidst',
      [answer(8, 'A', 'passed'), answer(9, 'B', 'precondition')],
      { verdict: 'precondition', disputed: true, run: 9 },
    ],
    [
      'samme tester, der prøver igen, er ikke uenig med sig selv',
      [answer(8, 'A', 'deviation'), answer(9, ' a ', 'passed')],
      { verdict: 'passed', disputed: false, run: 9 },
    ],
    [
      'den ene retter sit svar, og så er de enige',
      [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed'), answer(10, 'A', 'passed')],
      { verdict: 'passed', disputed: false, run: 10 },
    ],
    [
      'afgjort til det, der består',
      [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed'), settlement(10, 'passed', 9, AB)],
      { verdict: 'passed', disputed: false, run: 10 },
    ],
    [
      'afgjort til afvigelsen',
      [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed'), settlement(10, 'deviation', 8, AB)],
      { verdict: 'deviation', disputed: false, run: 10 },
    ],
    [
      'den, der tabte, gentager sig og bliver uenig på ny',
      [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed'), settlement(10, 'passed', 9, AB), answer(11, 'A', 'deviation')],
      { verdict: 'deviation', disputed: true, run: 11 },
    ],
    [
      'en tredje svarer som afgørelsen',
      [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed'), settlement(10, 'passed', 9, AB), answer(11, 'C', 'passed')],
      { verdict: 'passed', disputed: false, run: 11 },
    ],
    [
      'en tredje var ikke med i afgørelsen',
      [answer(7, 'C', 'precondition'), answer(8, 'A', 'deviation'), answer(9, 'B', 'passed'), settlement(10, 'passed', 9, AB)],
      { verdict: 'precondition', disputed: true, run: 7 },
    ],
    [
      'begge prøver igen efter afgørelsen og er enige',
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
      'et svar på en ældre ordlyd er historie',
      [answer(8, 'A', 'deviation', 'gammel'), answer(9, 'B', 'passed')],
      { verdict: 'passed', disputed: false, run: 9 },
    ],
    ['en afgørelse uden sine svar', [settlement(10, 'passed', 9, AB)], { verdict: 'passed', disputed: false, run: 10 }],
  ])('%s', (_why, runs, expected) => {
    const cell = cellOf(runs);
    expect({ verdict: cell.verdict, disputed: cell.marks.includes('disputed'), run: cell.run }).toEqual({
      ...expected,
      run: runOf(expected.run),
    });
    expect(cell.manual?.disputed).toBe(expected.disputed);
  });

  it('har begge svar med navn og tid, og hvad der er afgjort', () => {
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

  it('flytter sig kun, når det, cellen viser, gør det', () => {
    const disagreed = [answer(8, 'A', 'deviation'), answer(9, 'B', 'passed')];
    expect(cellOf(disagreed).transition).toBe('same');
    expect(cellOf([answer(8, 'A', 'passed'), answer(9, 'B', 'deviation')]).transition).toBe('regressed');
  });

  it('er aldrig uenige på tværs af regioner og miljøer', () => {
    const one = { key: KEY, verdict: 'passed' as const, manual: { kind: 'answer' as const, tester: { name: 'B' }, at: at(9) } };
    const elsewhere = [
      runSample({ hour: 9, cases: { b: [one] } }),
      runSample({ hour: 9, cases: { a: [one] }, plan: { environment: 'test2' } }),
    ];
    expect(cellOf([answer(8, 'A', 'deviation'), ...elsewhere]).manual?.disputed).toBe(false);
  });

  it('bliver ikke forældet af, at trinnenes kode eller konfigurationen er ændret, men af scenariets ordlyd', () => {
    const measured = { ...FINGERPRINT, steps: 'x'.repeat(64), config: 'y'.repeat(64) };
    const run = answer(8, 'A', 'passed');
    const moved = { ...run, regions: run.regions.map((region) => ({ ...region, fingerprint: measured })) };
    expect(cellOf([moved]).outdatedParts).toEqual([]);
    expect(cellOf([answer(8, 'A', 'passed', 'gammel')]).outdatedParts).toEqual(['specification']);
    expect(cellOf([answer(8, 'A', 'passed', 'gammel')]).marks).toEqual(['outdated', 'manual']);
  });

  it('giver det samme, hvilken rækkefølge kørslerne end læses i', () => {
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

  it('tæller efter den tid, testeren skrev, ikke efter, hvornår svaret blev taget ind', () => {
    // Taken in the other way round: the run of A's answer is the newer.
    const late = { ...answer(8, 'A', 'deviation'), run: runOf(20) };
    const plan = { ...late.plan, startedAt: at(20) };
    const retried = answer(9, 'a', 'passed');
    expect(cellOf([retried, { ...late, plan }]).verdict).toBe('passed');
  });
});
