import { describe, expect, it } from 'vitest';
import { figureDefinition, type FigureId } from '../../../../report/rollout/figures.ts';
import { targetSentence } from './target-words.ts';

const sentence = (missing: number | undefined, daysLeft: number, figure: FigureId = 'med-niveau') =>
  targetSentence({
    target: { figure, percent: 95, by: '2027-06-30', setBy: 'Styregruppen' },
    figure: figureDefinition(figure),
    missing,
    daysLeft,
  }).replaceAll('\u00A0', ' ');

describe('a target in words', () => {
  it.each([
    [
      sentence(333, 211),
      'Mål: mindst 95 % – med niveau – senest 30. juni 2027. Der mangler 333 hospitalsenheder, og der er 211 dage tilbage.',
    ],
    [
      sentence(1, 1),
      'Mål: mindst 95 % – med niveau – senest 30. juni 2027. Der mangler 1 hospitalsenhed, og der er 1 dag tilbage.',
    ],
    [
      sentence(3, -1),
      'Mål: mindst 95 % – med niveau – senest 30. juni 2027. Der mangler 3 hospitalsenheder, og fristen er overskredet.',
    ],
    [sentence(0, 12), 'Mål: mindst 95 % – med niveau – senest 30. juni 2027. Målet er nået.'],
    [
      sentence(undefined, 12),
      'Mål: mindst 95 % – med niveau – senest 30. juni 2027. Tallet er ikke målt, så afstanden kendes ikke.',
    ],
    [sentence(0, 12, 'uden-niveau'), 'Mål: højst 95 % – uden niveau – senest 30. juni 2027. Målet er nået.'],
  ])('is %s', (told, expected) => {
    expect(told).toBe(expected);
  });
});
