import { describe, expect, it } from 'vitest';
import { emptyFields } from '../../src/interfaces/record-views.ts';
import type { UnitView } from '../../src/interfaces/views.ts';
import { openTree } from '../../step-definitions/support/levels.ts';
import { parentFaults } from '../../step-definitions/support/readings.ts';
import { currentUnits, inForce } from '../../step-definitions/support/surfaces.ts';

function unit(sorIdentifier: string, more: Partial<UnitView> = {}): UnitView {
  return {
    ...emptyFields(),
    sorIdentifier,
    sorType: 'OE',
    entityName: `Enhed ${sorIdentifier}`,
    organisationalLevels: [],
    firstFromDate: '2020-01-01',
    fromDate: '2020-01-01',
    active: undefined,
    place: 'linje 1',
    ...more,
  };
}

it.each([
  ['2020-01-01', undefined, true],
  ['2026-11-23', '2026-11-23', true],
  ['2026-11-24', undefined, false],
  ['2020-01-01', '2026-11-22', false],
  [undefined, '', true],
  ['2020-01-01T00:00:00+01:00', undefined, true],
])('en post fra %s til %s gælder 23. november 2026: %s', (fromDate, toDate, expected) => {
  expect(inForce({ fromDate, toDate }, '2026-11-23')).toBe(expected);
});

it('vælger af en enheds historik den post, der gælder, og ellers den nyeste', () => {
  const old = unit('1', { fromDate: '2020-01-01', toDate: '2024-12-31' });
  const now = unit('1', { fromDate: '2025-01-01' });
  const later = unit('1', { fromDate: '2027-01-01' });
  const closed = [
    unit('2', { fromDate: '2020-01-01', toDate: '2020-12-31' }),
    unit('2', { fromDate: '2021-01-01', toDate: '2021-12-31' }),
  ];
  expect(currentUnits([later, old, now, ...closed], '2026-11-23')).toEqual([now, closed[1]]);
});

describe('hierarkiet', () => {
  const owner = unit('1', { sorType: 'IE' });
  const hospital = unit('2', { sorType: 'SI', entityTypeCode: '22232009', parentSorIdentifier: '1' });
  const ward = unit('3', { parentSorIdentifier: '2' });
  const inner = unit('4', { parentSorIdentifier: '3' });

  it('kender hospitaler, enheder under dem og det, der er lukket', () => {
    const closed = unit('5', { parentSorIdentifier: '2', toDate: '2020-12-31' });
    const inactive = unit('6', { active: false });
    const tree = openTree([owner, hospital, ward, inner, closed, inactive], '2026-11-23');
    expect(tree.open.map(({ sorIdentifier }) => sorIdentifier)).toEqual(['1', '2', '3', '4']);
    expect(tree.open.filter(tree.isHospital)).toEqual([hospital]);
    expect(tree.open.filter(tree.isUnderHospital)).toEqual([ward, inner]);
    expect(tree.ancestorsOf(inner)).toEqual([ward, hospital, owner]);
  });

  it.each([
    ['intet, når alt passer', inner, undefined],
    ['at den overordnede mangler', unit('7', { parentSorIdentifier: '99' }), 'den overordnede 99 findes ikke'],
    ['at en enhed ingen overordnet har', unit('8'), 'OE uden overordnet'],
    ['at en enhed ligger under en ejer', unit('9', { parentSorIdentifier: '1' }), 'OE under IE (1)'],
    ['at typen er ukendt', unit('10', { sorType: 'XX' }), 'SorType: XX'],
  ])('siger %s', (_what, one, seen) => {
    expect(parentFaults([owner, hospital, ward, inner, one])(one)?.seen).toBe(seen);
  });

  it('finder ringe og går aldrig i stå på dem', () => {
    const [a, b] = [unit('11', { parentSorIdentifier: '12' }), unit('12', { parentSorIdentifier: '11' })];
    expect([a, b].map((one) => parentFaults([a, b])(one)?.seen)).toEqual(
      Array(2).fill('enheden er sin egen overordnede gennem andre'),
    );
    expect(openTree([a, b], '2026-11-23').ancestorsOf(a)).toEqual([b]);
  });
});
