import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../report/types.ts';
import { cellText } from './matrix-cell.ts';

const cell = (some: Partial<Cell>): Cell => ({
  key: 'ID27-001',
  region: 'midtjylland',
  verdict: 'passed',
  marks: [],
  run: undefined,
  at: undefined,
  durationMs: 0,
  attempts: 1,
  fault: undefined,
  cause: undefined,
  outdated: [],
  transition: 'same',
  history: [],
  ...some,
});

describe('the words of a cell', () => {
  it.each([
    ['say no more than passed', cell({}), { short: 'Bestået', rest: '', sign: '' }],
    [
      'give a short form its full name',
      cell({ verdict: 'tool-error' }),
      { short: 'Værktøj', rest: 'Fejl i værktøjet', sign: '' },
    ],
    [
      'give movement and reservations both a sign and words',
      cell({ verdict: 'deviation', transition: 'regressed', marks: ['outdated', 'exercise'] }),
      { short: 'Afvigelse', rest: 'forværret siden sidst, forældet', sign: '↓↺' },
    ],
    [
      'read the cause aloud after the verdict',
      cell({ verdict: 'endpoint-error', cause: 'network' }),
      { short: 'Teknisk', rest: 'Teknisk fejl, årsag: Netværket', sign: '' },
    ],
    [
      'mark a pass as unstable',
      cell({ marks: ['unstable'], transition: 'fixed' }),
      { short: 'Bestået', rest: 'rettet siden sidst, ustabil', sign: '↑≈' },
    ],
    [
      'show and read aloud that testers disagree',
      cell({ verdict: 'deviation', marks: ['disputed', 'manual'] }),
      { short: 'Afvigelse', rest: 'uenige', sign: '≠' },
    ],
  ])('%s', (_why, given, expected) => {
    expect(cellText(given)).toEqual(expected);
  });
});
