import { describe, expect, it } from 'vitest';
import type { Counts } from '../../../report/tally.ts';
import { tallyOfCounts } from '../../../report/tally.ts';
import { besidePassed, passedOf, passedWords } from './passed-words.ts';

const tallyOf = (counts: Parameters<typeof Object.entries>[0]) =>
  tallyOfCounts([new Map(Object.entries(counts)) as unknown as Counts]);
/** With plain blanks, so that a test can be read. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('what passed, in words', () => {
  it.each([
    [
      { passed: 210, assumed: 126, deviation: 7, 'open-question': 14 },
      '92 % bestået (84 af 91), 126 som antaget, 14 åbne spørgsmål',
    ],
    [{ passed: 3, deviation: 1 }, '75 % bestået (3 af 4)'],
    [{ passed: 1, 'open-question': 1 }, '100 % bestået (1 af 1), 1 åbent spørgsmål'],
    [{ passed: 2, assumed: 2 }, '2 som antaget'],
    [{ 'not-applicable': 4 }, 'intet relevant at afprøve'],
    [{ 'not-run': 2 }, '0 % bestået (0 af 2)'],
  ])('of %j are “%s”', (counts, words) => {
    expect(plain(passedWords(tallyOf(counts)))).toBe(words);
  });

  it('never hide beside the percentage what rests on an open assumption', () => {
    const tally = tallyOf({ passed: 5, assumed: 2, 'open-question': 1 });
    expect(plain(passedOf(tally))).toBe('3 af 3');
    expect(besidePassed(tally).map(plain)).toEqual(['2 som antaget', '1 åbent spørgsmål']);
  });
});
