import { describe, expect, it } from 'vitest';
import { type DocPage, docsSidebar } from './docs-sidebar.ts';

const page = (slug: string, order?: number, title = slug): DocPage => ({ slug, title, label: undefined, order });

describe('vejledningens menu', () => {
  it('følger sektionernes rækkefølge og udelader tomme', () => {
    const menu = docsSidebar([page('fejl/sp1001'), page('sor/koder'), page('id27/felter')]);
    expect(menu.map((item) => item.label)).toEqual(['ID27', 'SOR', 'Fejlkoder']);
  });

  it('sætter oversigten først, derefter order, derefter titel på dansk', () => {
    const menu = docsSidebar([
      page('sor/aa', undefined, 'Åbne data'),
      page('sor/ae', undefined, 'Ændringer'),
      page('sor/z', 2),
      page('sor/a', 1),
      page('sor'),
    ]);
    expect(menu).toEqual([
      {
        label: 'SOR',
        collapsed: false,
        items: [
          { slug: 'sor', label: 'Overblik' },
          { slug: 'sor/a' },
          { slug: 'sor/z' },
          { label: 'Kodelister', link: '/sor/kodelister/' },
          { slug: 'sor/ae' },
          { slug: 'sor/aa' },
        ],
      },
    ]);
  });

  it('bruger den korte titel, når siden har en', () => {
    expect(docsSidebar([{ slug: 'pilot/ny', title: 'En lang titel', label: 'Kort', order: 1 }])).toEqual([
      { label: 'Pilotafprøvningen', collapsed: false, items: [{ slug: 'pilot/ny', label: 'Kort' }] },
    ]);
  });

  it('har ordlisten som ét link', () => {
    expect(docsSidebar([page('ordliste')])).toEqual([{ slug: 'ordliste', label: 'Ordliste' }]);
  });

  it('mister ikke en mappe, ingen har nævnt', () => {
    const menu = docsSidebar([page('nyt', undefined, 'Noget nyt'), page('nyt/a'), page('index')]);
    expect(menu.map((item) => item.label)).toEqual(['Noget nyt']);
  });
});
