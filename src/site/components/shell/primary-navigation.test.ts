import { describe, expect, it } from 'vitest';
import { primaryNavigation } from './primary-navigation.ts';

const currentOn = (id: string): string[] =>
  primaryNavigation(id, '/id27/')
    .filter((link) => link.current)
    .map((link) => link.label);

describe('the main menu', () => {
  it.each([
    ['', []],
    ['404', []],
    ['sor/koder', ['Vejledning']],
    ['fejl/sp1001', ['Vejledning']],
    ['resultater/oevelse/midtjylland', ['Resultater']],
    ['specifikationer/id27-001', ['Specifikationer']],
    ['krav/id27-to-felter', ['Specifikationer']],
    ['koersler', ['Kørsler']],
    ['udbredelse/hospital/900010011000016009', ['Udbredelse']],
  ])('on “%s” marks %j as current', (id, labels) => {
    expect(currentOn(id)).toEqual(labels);
  });
});
