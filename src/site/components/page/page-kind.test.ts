import { describe, expect, it } from 'vitest';
import { pageKind, searchWeight } from './page-kind.ts';

describe('sidetypen', () => {
  it.each([
    ['', 'Vejledning'],
    ['sor/koder', 'Vejledning'],
    ['fejl/sp1001', 'Fejl'],
    ['resultater/oevelse', 'Resultat'],
    ['specifikationer/id27-001', 'Scenarie'],
    ['krav/id27-to-felter', 'Krav'],
    ['koersler', 'Kørsel'],
  ])('af “%s” er %s', (id, kind) => {
    expect(pageKind(id)).toBe(kind);
  });
});

describe('vægten i søgningen', () => {
  it('sætter vejledning før scenarier og scenarier før resultater', () => {
    expect(['sor/koder', 'specifikationer/id27-001/', 'resultater/oevelse/'].map(searchWeight)).toEqual([1, 0.25, 0.1]);
  });
});
