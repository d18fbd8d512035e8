import { describe, expect, it } from 'vitest';
import type { KnownDeviation } from '../model/decisions/known-deviation.ts';
import { needsAction, VERDICT_CODES } from '../model/verdict.ts';
import { knownStandings, standingsOf, knownState, markKnown, wholeState } from './known.ts';
import { catalogueSample, matrixSample, runSample } from './samples.fixture.ts';

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
    group.rows.flatMap((row) => row.cells.flatMap((cell) => (cell.known === undefined ? [] : [`${cell.key} ${cell.region}`]))),
  );

describe('kendte afvigelser', () => {
  it.each<[string, Partial<KnownDeviation>, string[]]>([
    ['et bart id står for hver række med samme fejl', {}, ['ID27-002~Afsnit a']],
    [
      'en nøgle står for sin egen række',
      { case: 'ID27-002~Center', failure: { sentence: 'Navnet mangler.' } },
      ['ID27-002~Center a'],
    ],
    ['en anden region er ikke dækket', { region: 'b' }, ['ID27-002~Afsnit b']],
    ['et andet miljø er ikke dækket', { environment: 'test2' }, []],
    ['en anden sætning er en anden fejl', { failure: { sentence: 'Niveauet er forkert.' } }, []],
    ['et linjeskift i sætningen er ikke en anden fejl', { failure: { sentence: 'Niveauet\n  mangler.' } }, ['ID27-002~Afsnit a']],
    ['det modtagne skal passe, når det er en del af aftalen', { failure: { sentence: 'Niveauet mangler.', received: 'x' } }, []],
  ])('%s', (_name, some, expected) => {
    expect(marked(deviation(some))).toEqual(expected);
  });

  it.each([
    ['2026-10-31', 0],
    ['2026-11-01', 1],
    ['2026-11-30', 1],
    ['2026-12-01', 0],
  ])('på dagen %s er %i celle dækket: både første og sidste dag tæller', (today, count) => {
    expect(marked(deviation(), today)).toHaveLength(count);
  });

  it.each(VERDICT_CODES)('afgørelsen %s er den samme, hvad enten den er aftalt eller ej', (verdict) => {
    const state = knownState(deviation(), { verdict, fault: fault() }, '2026-11-23');
    // Nobody has failed where there is an open question, so there is nothing to agree to.
    expect(state === 'standing').toBe(needsAction(verdict) && verdict !== 'open-question');
  });

  it('ændrer hverken afgørelser eller optælling', () => {
    const after = markKnown(matrix, [deviation()], '2026-11-23');
    expect(after.tally).toEqual(matrix.tally);
    expect(after.groups.map((group) => group.rows.map((row) => row.worst))).toEqual(
      matrix.groups.map((group) => group.rows.map((row) => row.worst)),
    );
  });

  it.each([
    ['gælder', deviation(), '2026-11-23', 'other-failure'],
    ['er løbet ud', deviation({ case: 'ID27-002~Afsnit' }), '2026-12-01', 'expired'],
    ['er bestået', deviation({ case: 'ID27-001' }), '2026-11-23', 'passed'],
    ['er aldrig prøvet', deviation({ case: 'ID27-001', region: 'b' }), '2026-11-23', 'untried'],
    ['begynder senere', deviation({ case: 'ID27-002~Afsnit' }), '2026-10-01', 'not-begun'],
  ] as const)('en aftale, der %s, siger det samlet', (_name, one, today, state) => {
    expect(wholeState(knownStandings(matrix, [one], today))).toBe(state);
  });

  it('er det samme, hvad enten man spørger for en celle eller for dem alle', () => {
    const all = [deviation(), deviation({ id: 'anden', case: 'ID27-001' })];
    const cells = matrix.groups.flatMap((group) => group.rows.flatMap((row) => row.cells));
    const one = cells.flatMap((cell) => standingsOf(cell, matrix.environment.id, all, '2026-11-23'));
    expect(new Set(one)).toEqual(new Set(knownStandings(matrix, all, '2026-11-23')));
    expect(one.length).toBeGreaterThan(1);
  });
});
