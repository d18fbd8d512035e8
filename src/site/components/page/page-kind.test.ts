import { describe, expect, it } from 'vitest';
import { pageKind, searchWeight } from './page-kind.ts';

describe('the kind of a page', () => {
  it.each([
    ['', 'Vejledning'],
    ['sor/koder', 'Vejledning'],
    ['fejl/sp1001', 'Fejl'],
    ['resultater/oevelse', 'Resultat'],
    ['specifikationer/id27-001', 'Scenarie'],
    ['krav/id27-to-felter', 'Krav'],
    ['koersler', 'Kørsel'],
    ['udbredelse/nordjylland', 'Udbredelse'],
  ])('for “%s” is %s', (id, kind) => {
    expect(pageKind(id)).toBe(kind);
  });
});

describe('the weight in the search', () => {
  it('puts guidance before scenarios and scenarios before results', () => {
    expect(['sor/koder', 'specifikationer/id27-001/', 'resultater/oevelse/'].map(searchWeight)).toEqual([1, 0.25, 0.1]);
  });
});
