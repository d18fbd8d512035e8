import { describe, expect, it } from 'vitest';
import { causeTally } from '../../../report/cause-tally.ts';
import { knownTally } from '../../../report/known-tally.ts';
import type { RegionState } from '../../../report/region-state.ts';
import { tally } from '../../../report/tally.ts';
import type { Cell } from '../../../report/types.ts';
import { regionSentence } from './region-words.ts';

type Outcome = Pick<Cell, 'verdict' | 'cause' | 'known'>;
const known = { id: 'aftalt', until: '2026-12-31', owner: 'Regionen', reason: 'Rettes.', link: undefined };
const passed: Outcome = { verdict: 'passed', cause: undefined };
const state = (of: RegionState['state'], cells: readonly Outcome[], outdated = 0): RegionState => ({
  region: {
    id: 'a',
    name: 'Region A',
    shortName: 'A',
    code: undefined,
    tally: tally(cells.map(({ verdict }) => ({ verdict, marks: [] }))),
    latest: undefined,
    transitions: { new: 0, regressed: 0, fixed: 0, changed: 0, same: 0 },
  },
  state: of,
  causes: causeTally(cells),
  known: knownTally(cells),
  outdated,
  worst: undefined,
});

describe('the state of a region in one sentence', () => {
  it.each([
    [state('untried', [{ verdict: 'not-run', cause: undefined }]), 'Intet er afprøvet.'],
    [state('passed', [passed, passed]), 'Alle 2 afprøvninger bestod.'],
    [state('passed', [passed], 1), 'Den ene afprøvning bestod. 1 resultat er forældet.'],
    [state('unfinished', [passed, { verdict: 'not-run', cause: undefined }]), 'Det, der er afprøvet, bestod. 1 er aldrig kørt.'],
    [
      state('open', [
        passed,
        { verdict: 'deviation', cause: 'system' },
        { verdict: 'endpoint-error', cause: 'network' },
        { verdict: 'endpoint-error', cause: 'network' },
      ]),
      '3 bestod ikke. Årsager: netværket (2), systemet (1).',
    ],
    [state('open', [{ verdict: 'deviation', cause: undefined }]), '1 bestod ikke.'],
    [
      state('open', [
        { verdict: 'deviation', cause: 'system', known },
        { verdict: 'deviation', cause: 'test-data' },
      ]),
      '1 bestod ikke og er ikke aftalt. Årsag: testdata (1).',
    ],
    [
      state('known', [passed, { verdict: 'deviation', cause: 'system', known }]),
      'Alt det, der ikke bestod, er kendte afvigelser.',
    ],
    [
      state('known', [
        { verdict: 'deviation', cause: 'system', known },
        { verdict: 'not-run', cause: undefined },
      ]),
      'Alt det, der ikke bestod, er kendte afvigelser. 1 er aldrig kørt.',
    ],
  ])('says what the state and its causes call for (%#)', (given, expected) => {
    expect(regionSentence(given)).toBe(expected);
  });
});
