import { describe, expect, it } from 'vitest';
import { type DocPage, docsSidebar } from './docs-sidebar.ts';

const page = (slug: string, order?: number, title = slug): DocPage => ({ slug, title, label: undefined, order });

describe('the menu of the guidance', () => {
  it('follows the order of the sections and leaves out empty ones', () => {
    const menu = docsSidebar([page('fejl/sp1001'), page('sor/koder'), page('id27/felter')]);
    expect(menu.map((item) => item.label)).toEqual(['ID27', 'SOR', 'Fejlkoder']);
  });

  it('puts the overview first, then sorts by order, then by title in Danish', () => {
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

  it('uses the short title when the page has one', () => {
    expect(docsSidebar([{ slug: 'pilot/ny', title: 'En lang titel', label: 'Kort', order: 1 }])).toEqual([
      { label: 'Pilotafprøvningen', collapsed: false, items: [{ slug: 'pilot/ny', label: 'Kort' }] },
    ]);
  });

  it('has the glossary as a single link', () => {
    expect(docsSidebar([page('ordliste')])).toEqual([{ slug: 'ordliste', label: 'Ordliste' }]);
  });

  it('does not lose a folder nobody has named', () => {
    const menu = docsSidebar([page('nyt', undefined, 'Noget nyt'), page('nyt/a'), page('index')]);
    expect(menu.map((item) => item.label)).toEqual(['Noget nyt']);
  });
});
