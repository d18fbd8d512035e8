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
  outdatedParts: [],
  transition: 'same',
  history: [],
  ...some,
});

describe('en celles ord', () => {
  it.each([
    ['bestået siger ikke mere', cell({}), { short: 'Bestået', rest: '', sign: '' }],
    ['en kort form får sit hele navn', cell({ verdict: 'tool-error' }), { short: 'Værktøj', rest: 'Fejl i værktøjet', sign: '' }],
    [
      'bevægelse og forbehold har både tegn og ord',
      cell({ verdict: 'deviation', transition: 'regressed', marks: ['outdated', 'exercise'] }),
      { short: 'Afvigelse', rest: 'forværret siden sidst, forældet', sign: '↓↺' },
    ],
    [
      'årsagen høres efter afgørelsen',
      cell({ verdict: 'endpoint-error', cause: 'network' }),
      { short: 'Teknisk', rest: 'Teknisk fejl, årsag: Netværket', sign: '' },
    ],
    [
      'ustabil står ved en beståelse',
      cell({ marks: ['unstable'], transition: 'fixed' }),
      { short: 'Bestået', rest: 'rettet siden sidst, ustabil', sign: '↑≈' },
    ],
    [
      'uenige testere kan ses og høres',
      cell({ verdict: 'deviation', marks: ['disputed', 'manual'] }),
      { short: 'Afvigelse', rest: 'uenige', sign: '≠' },
    ],
  ])('%s', (_why, given, expected) => {
    expect(cellText(given)).toEqual(expected);
  });
});
