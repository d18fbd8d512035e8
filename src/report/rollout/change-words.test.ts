import { describe, expect, it } from 'vitest';
import { changeCounts, changesInWords } from './change-words.ts';

const kinds = (...all: ('level' | 'closed' | 'gone')[]) => all.map((kind) => ({ kind }));

describe('changes in words', () => {
  it('are counted by kind in the order they are told, and a unit gone from the file is never called closed', () => {
    expect(changesInWords(kinds('level', 'gone', 'closed', 'level'))).toBe(
      '1 lukket, 1 ikke længere i filen, 2 med ændret niveau',
    );
  });

  it('write large numbers as Danes do', () => {
    expect(changesInWords(Array.from({ length: 1_200 }, () => ({ kind: 'opened' as const })))).toBe('1.200 åbnet');
  });

  it('are nothing when nothing happened', () => {
    expect([changeCounts([]), changesInWords([])]).toEqual([[], '']);
  });
});
