import { describe, expect, it } from 'vitest';
import type { MeasuredChange } from '../../../../model/measurement.ts';
import { changeOf, unitOf } from '../../../../report/rollout/rollout.fixture.ts';
import { changeDetail, massSentence, nameInWords } from './change-line.ts';
import { hospitalName, unitHref } from './hospital-links.ts';

describe('what a change made of a unit', () => {
  it.each<[MeasuredChange['kind'], string, string, string]>([
    ['opened', '', 'Afsnit A', ''],
    ['gone', 'Afsnit A', '', ''],
    ['closed', 'Afsnit A', '2026-11-22', 'sidste dag 22. november 2026'],
    ['closed', 'Afsnit A', '', ''],
    ['renamed', 'Afsnit B', 'Afsnit A', 'hed før Afsnit B'],
    ['moved', 'Center, 1', 'Klinik, 2', 'fra Center, 1 til Klinik, 2'],
    ['moved', '', 'Klinik, 2', 'fra ingen overordnet enhed til Klinik, 2'],
    ['level', '', 'Afsnit, 270069', 'fra intet niveau til Afsnit, 270069'],
    ['level', '270069', 'Afsnit', 'fra kun koden 270069 til kun navnet Afsnit'],
  ])('when it is %s, from “%s” to “%s”, is told as “%s”', (kind, before, after, expected) => {
    expect(changeDetail({ kind, before, after })).toBe(expected);
  });
});

describe('a unit whose name is not filled in', () => {
  it('is told of without one, so that no line or link is empty', () => {
    expect(['', ' ', 'Afsnit'].map(nameInWords)).toEqual(['uden navn', 'uden navn', 'Afsnit']);
  });
});

describe('a unit whose name turns the reading direction', () => {
  it('is told with the mark made visible', () => {
    expect(nameInWords('\u202Etinsfa')).toBe('[U+202E]tinsfa');
  });
});

describe('a mass update', () => {
  it('is told in one sentence with where, when and what', () => {
    const changes = [changeOf(), changeOf({ region: '' })];
    expect(massSentence({ day: '2026-11-24', registered: '2026-11-23T08:00:00Z', units: 2, changes })).toBe(
      '2 enheder i Region Nord og ukendt region blev registreret på samme tidspunkt, 23. november 2026 kl. 09.00: 2 med ændret niveau.',
    );
  });

  it('is told with the moment as the register has it, where that is no moment', () => {
    const update = { day: '2026-11-24', registered: 'i nat', units: 1, changes: [changeOf()] };
    expect(massSentence(update)).toContain('1 enhed i Region Nord blev registreret på samme tidspunkt, i nat:');
  });
});

describe('the way to a unit', () => {
  const hospital = { ...unitOf('h1', 'ejer'), hospital: 'h1' };
  const closed = { ...unitOf('u2', 'h1'), closes: '2026-11-20' };
  const measured = { units: [hospital, unitOf('u1', 'h1'), closed], days: [{ day: '2026-11-23' }] } as unknown as Parameters<
    typeof unitHref
  >[0];

  it('is to its place on its hospital’s page, or to the page when it has none there', () => {
    expect(unitHref(measured, 'h1', 'u1')).toBe('/udbredelse/hospital/h1/#enhed-u1');
    expect(['u2', 'væk', 'h1'].map((unit) => unitHref(measured, 'h1', unit))).toEqual(
      Array<string>(3).fill('/udbredelse/hospital/h1/'),
    );
  });

  it('is none when the hospital has left the file', () => {
    expect(unitHref(measured, 'h2', 'u1')).toBeUndefined();
    expect([hospitalName(measured, 'h1'), hospitalName(measured, 'h2')]).toEqual(['h1', undefined]);
  });
});
