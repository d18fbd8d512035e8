import { describe, expect, it } from 'vitest';
import type { KnownDeviation } from '../model/decisions/known-deviation.ts';
import { needsAction, VERDICT_CODES } from '../model/verdict.ts';
import { knownStandings, standingsOf, knownState, markKnown, wholeState } from './known.ts';
import { catalogueSample, matrixSample, runSample } from './samples.fixture.ts';
import { cellsOf } from './matrix.ts';

const approvals = [
  { name: 'Navn Et', organisation: 'A', date: '2026-11-01' },
  { name: 'Navn To', organisation: 'B', date: '2026-11-01' },
];
const deviation = (some: Partial<KnownDeviation> = {}): KnownDeviation => ({
  id: 'niveau',
  environment: 'test1',
  region: 'a',
  case: 'ID27-002',
  failure: { sentence: 'Niveauet mangler.' },
  owner: 'Forvaltningen',
  reason: 'Rettes.',
  since: '2026-11-01',
  until: '2026-11-30',
  approvals,
  ...some,
});
const fault = (sentence = 'Niveauet mangler.', received?: string) => ({
  type: 'Deviation',
  sentence,
  ...(received === undefined ? {} : { received }),
});
const matrix = matrixSample(catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002~Afsnit' }, { key: 'ID27-002~Center' }]), [
  runSample({
    hour: 6,
    cases: {
      a: [
        { key: 'ID27-001', verdict: 'passed' },
        { key: 'ID27-002~Afsnit', verdict: 'deviation', fault: fault() },
        { key: 'ID27-002~Center', verdict: 'deviation', fault: fault('Navnet mangler.') },
      ],
      b: [{ key: 'ID27-002~Afsnit', verdict: 'deviation', fault: fault() }],
    },
  }),
]);
const marked = (one: KnownDeviation, today = '2026-11-23'): string[] =>
  markKnown(matrix, [one], today).groups.flatMap((group) =>
    group.rows.flatMap((row) => cellsOf(row).flatMap((cell) => (cell.known === undefined ? [] : [`${cell.key} ${cell.region}`]))),
  );

describe('known deviations', () => {
  it.each<[string, Partial<KnownDeviation>, string[]]>([
    ['a bare id stands for every row with the same failure', {}, ['ID27-002~Afsnit a']],
    [
      'a key stands for its own row',
      { case: 'ID27-002~Center', failure: { sentence: 'Navnet mangler.' } },
      ['ID27-002~Center a'],
    ],
    ['another region is not covered', { region: 'b' }, ['ID27-002~Afsnit b']],
    ['another environment is not covered', { environment: 'test2' }, []],
    ['a number in an agreement of ours is part of the failure', { failure: { sentence: '3 fejl fundet blandt 9 filer.' } }, []],
    ['another sentence is another failure', { failure: { sentence: 'Niveauet er forkert.' } }, []],
    [
      'a line break in the sentence is not another failure',
      { failure: { sentence: 'Niveauet\n  mangler.' } },
      ['ID27-002~Afsnit a'],
    ],
    [
      'the received value must match when it is part of the agreement',
      { failure: { sentence: 'Niveauet mangler.', received: 'x' } },
      [],
    ],
  ])('%s', (_name, some, expected) => {
    expect(marked(deviation(some))).toEqual(expected);
  });

  it.each([
    ['2026-10-31', 0],
    ['2026-11-01', 1],
    ['2026-11-30', 1],
    ['2026-12-01', 0],
  ])('on %s the number of covered cells is %i, as both the first and the last day count', (today, count) => {
    expect(marked(deviation(), today)).toHaveLength(count);
  });

  it.each(VERDICT_CODES)('an agreement stands for the verdict %s only if that verdict needs action', (verdict) => {
    const state = knownState(deviation(), { verdict, fault: fault() }, '2026-11-23');
    // Nobody has failed where there is an open question, so there is nothing to agree to.
    expect(state === 'standing').toBe(needsAction(verdict) && verdict !== 'open-question');
  });

  it('change neither verdicts nor tallies', () => {
    const after = markKnown(matrix, [deviation()], '2026-11-23');
    expect(after.tally).toEqual(matrix.tally);
    expect(after.groups.map((group) => group.rows.map((row) => row.worst))).toEqual(
      matrix.groups.map((group) => group.rows.map((row) => row.worst)),
    );
  });

  it.each([
    ['covers another failure', deviation(), '2026-11-23', 'other-failure'],
    ['has expired', deviation({ case: 'ID27-002~Afsnit' }), '2026-12-01', 'expired'],
    ['concerns a case that passes', deviation({ case: 'ID27-001' }), '2026-11-23', 'passed'],
    ['concerns a case never tried', deviation({ case: 'ID27-001', region: 'b' }), '2026-11-23', 'untried'],
    ['begins later', deviation({ case: 'ID27-002~Afsnit' }), '2026-10-01', 'not-begun'],
  ] as const)('an agreement that %s says so as a whole', (_name, one, today, state) => {
    expect(wholeState(knownStandings(matrix, [one], today))).toBe(state);
  });

  it('are the same whether asked for one cell or for all', () => {
    const all = [deviation(), deviation({ id: 'anden', case: 'ID27-001' })];
    const cells = matrix.groups.flatMap((group) => group.rows.flatMap(cellsOf));
    const one = cells.flatMap((cell) => standingsOf(cell, matrix.environment.id, { deviations: all, today: '2026-11-23' }));
    expect(new Set(one)).toEqual(new Set(knownStandings(matrix, all, '2026-11-23')));
    expect(one.length).toBeGreaterThan(1);
  });
});

describe('a fault that is told in new words', () => {
  const agreed = (sentence: string) => deviation({ failure: { sentence } });
  const state = (sentence: string, told: string): string =>
    knownState(agreed(sentence), { verdict: 'deviation', fault: fault(told) }, '2026-11-23');

  it('is the one that was agreed to before the words were changed', () => {
    expect(state('Svarets tegn kan ikke læses.', 'Svarets tegn kan ikke læses som UTF-8.')).toBe('standing');
    expect(state('Svarets tegn kan ikke læses som UTF-8.', 'Svarets tegn kan ikke læses.')).toBe('standing');
  });

  it('is another where what stands in it is another', () => {
    expect(state('Svarets tegn kan ikke læses som UTF-8.', 'Svarets tegn kan ikke læses som UTF-16.')).toBe('other-failure');
    expect(state('Svarets tegn kan ikke læses.', 'Svaret kan ikke læses som XML.')).toBe('other-failure');
  });
});
