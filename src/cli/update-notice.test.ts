import { describe, expect, it } from 'vitest';
import { updateNotice } from './update-notice.ts';

const CHANGES = [
  { number: 1, date: '2026-11-01', scenarios: ['MED-012'], why: 'forsendelsen bliver læst med' },
  { number: 2, date: '2026-12-01', scenarios: ['CSV-002', 'CSV-007'], why: 'tegn bliver fundet' },
];
const run = '20261123T080000Z-00000000';
const judgedBy = (judging: number) => ({ run, basis: { steps: [], regions: {}, judging } });

describe('what an update means for a run', () => {
  it('is every change of judging since, with its scenarios', () => {
    expect(updateNotice(judgedBy(1), CHANGES)).toEqual([
      `Siden kørsel ${run} er bedømmelsen ændret. Resultater fra før er forældede for:`,
      '  CSV-002, CSV-007: tegn bliver fundet',
      'Kør dem igen med “npx sor-pilot run --scenario ID”.',
    ]);
    expect(updateNotice(judgedBy(0), CHANGES)).toHaveLength(4);
  });

  it('is nothing where none has come, or the run does not say', () => {
    expect(updateNotice(judgedBy(2), CHANGES)).toEqual([]);
    expect(updateNotice({ run, basis: undefined }, CHANGES)).toEqual([]);
  });
});
