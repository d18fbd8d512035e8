import { codeListsPath } from '../paths.ts';
import type { SidebarItem } from './item.ts';

/** A guidance page as its front matter tells of it. */
export interface DocPage {
  /** Address without slashes at the ends: `sor`, `sor/identifikatorer`. */
  readonly slug: string;
  readonly title: string;
  readonly label: string | undefined;
  /** Place among its neighbours; pages without one come last, by title. */
  readonly order: number | undefined;
  /** Its address, for a page that is made from data and so has no file among the docs. */
  readonly link?: string;
}

/** Pages made from data that belong in the guidance's menu, each where its subject is. */
const MADE_PAGES: readonly DocPage[] = [
  { slug: 'sor/kodelister', title: 'Kodelister', label: undefined, order: 90, link: codeListsPath() },
];

/** The sections of the guidance in reading order, with their names in the menu. */
export const DOC_SECTIONS = [
  { folder: 'id27', label: 'ID27' },
  { folder: 'sor', label: 'SOR' },
  { folder: 'anvendelse', label: 'Anvendelsessituationer' },
  { folder: 'udfasning', label: 'Udfasning af SHAK' },
  { folder: 'pilot', label: 'Pilotafprøvningen' },
  { folder: 'opdagelser', label: 'Opdagelser' },
  { folder: 'kilder', label: 'Kilder' },
  { folder: 'ordliste', label: 'Ordliste' },
  { folder: 'fejl', label: 'Fejlkoder' },
] as const;

/** The one section that is a single page, and so a link of its own instead of a group. */
const GLOSSARY = 'ordliste';

const collator = new Intl.Collator('da');

/**
 * The menu of the guidance, made from the pages that exist: a section without pages is left out, and a folder that is
 * not in the table comes last under its index page's title. A section's index page stands first in it.
 */
export function docsSidebar(pages: readonly DocPage[]): SidebarItem[] {
  const known: readonly string[] = DOC_SECTIONS.map((section) => section.folder);
  const others = [...new Set(pages.filter((page) => page.slug.includes('/')).map((page) => folderOf(page.slug)))]
    .filter((folder) => !known.includes(folder))
    .sort(collator.compare)
    .map((folder) => ({ folder, label: pages.find((page) => page.slug === folder)?.title ?? folder }));
  return [...DOC_SECTIONS, ...others].flatMap(({ folder, label }): SidebarItem[] => {
    const written = pages.filter((page) => folderOf(page.slug) === folder);
    if (written.length === 0) return [];
    const made = MADE_PAGES.filter((page) => folderOf(page.slug) === folder);
    const members = [...written, ...made].sort((a, b) => inOrder(folder, a, b));
    if (folder === GLOSSARY) return [{ slug: folder, label }];
    const items = members.map((page): SidebarItem => {
      if (page.link !== undefined) return { label: page.title, link: page.link };
      const name = page.label ?? (page.slug === folder ? 'Overblik' : undefined);
      return name === undefined ? { slug: page.slug } : { slug: page.slug, label: name };
    });
    return [{ label, collapsed: false, items }];
  });
}

function folderOf(slug: string): string {
  return slug.split('/')[0] ?? slug;
}

function inOrder(folder: string, a: DocPage, b: DocPage): number {
  const rank = (page: DocPage): number => (page.slug === folder ? -1 : (page.order ?? Number.MAX_SAFE_INTEGER));
  return rank(a) - rank(b) || collator.compare(a.label ?? a.title, b.label ?? b.title);
}
