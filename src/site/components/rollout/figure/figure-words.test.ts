import { describe, expect, it } from 'vitest';
import { figureDefinition } from '../../../../report/rollout/figures.ts';
import { countsOf, countsWithoutLevels } from '../../../../report/rollout/rollout.fixture.ts';
import { figureSentence, measuredFigures, movedSentence, movedTo, movedWords, partOf, percentOf } from './figure-words.ts';

const plain = (text: string | undefined) => text?.replaceAll('\u00A0', ' ');

describe('a figure in words', () => {
  it('is its part of the whole, and the percent after it', () => {
    expect(plain(figureSentence('med-niveau', countsOf(1_130, 333)))).toBe(
      '1.130 af 1.463 åbne hospitalsenheder har både kode og navn på niveauet (77 %)',
    );
  });

  it('has a dash for the percent of none, and in a sentence no percent', () => {
    expect(percentOf({ part: 0, whole: 0, percent: undefined })).toBe('–');
    expect(plain(figureSentence('med-niveau', countsOf(0)))).toBe(
      '0 af 0 åbne hospitalsenheder har både kode og navn på niveauet',
    );
  });

  it('is under one percent, and not none, when it is some', () => {
    expect(plain(percentOf({ part: 1, whole: 1_463, percent: 0 }))).toBe('under 1 %');
    expect(plain(percentOf({ part: 0, whole: 1_463, percent: 0 }))).toBe('0 %');
  });

  it('is not said of what was not measured', () => {
    const without = countsWithoutLevels(5);
    expect(figureSentence('med-niveau', without)).toBeUndefined();
    expect(measuredFigures(without).map(({ id }) => id)).toEqual(['med-shak', 'shak-oversaettes']);
  });

  it('is not broken between number and word', () => {
    expect(partOf({ part: 1_000, whole: 2_000, percent: 50 })).toBe('1.000\u00A0af\u00A02.000');
  });
});

describe('a movement in words', () => {
  it.each([
    [12, '+12', '12 flere end i går'],
    [-1_200, '−1.200', '1.200 færre end i går'],
    [0, 'uændret', 'Det samme antal som i går'],
  ])('of %i is %s', (moved, short, sentence) => {
    expect(movedWords(moved)).toBe(short);
    expect(movedSentence(moved, 'i går')).toBe(sentence);
  });

  it('is unsaid where two days are not to be held against each other', () => {
    expect(movedWords(undefined)).toBeUndefined();
  });

  it('is only to the day that is told of, and not of a region that was not measured on it', () => {
    const series = [
      { day: '2026-11-22', counts: countsOf(1, 9), missing: 0, apart: undefined },
      { day: '2026-11-23', counts: countsOf(4, 6), missing: 0, apart: undefined },
    ];
    expect(movedTo(figureDefinition('med-niveau'), series, '2026-11-23')).toBe(3);
    expect(movedTo(figureDefinition('med-niveau'), series, '2026-11-24')).toBeUndefined();
  });
});
