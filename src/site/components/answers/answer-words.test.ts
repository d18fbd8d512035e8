import { describe, expect, it } from 'vitest';
import { ANSWERS } from '../../../model/answers.ts';
import { bodyInWords, sentenceInWords, statusInWords } from './answer-words.ts';

describe('a row of the table of answers in words', () => {
  it('tells its statuses, its body and its sentence', () => {
    const row = ANSWERS.find(({ id }) => id === 'page')!;
    expect([statusInWords(row), bodyInWords(row), sentenceInWords(row.sentence)]).toEqual([
      '200–299',
      'Side i HTML',
      'Der kom en HTML-side i stedet for et svar fra snitfladen.',
    ]);
    expect(statusInWords({})).toBe('alle');
    expect(statusInWords({ status: [407, 511] })).toBe('407, 511');
  });

  it('leaves no place unfilled', () => {
    for (const { sentence, remedy } of ANSWERS) {
      expect(sentenceInWords(sentence)).not.toMatch(/[{}]/);
      expect(sentenceInWords(remedy)).not.toMatch(/[{}]/);
    }
  });
});
