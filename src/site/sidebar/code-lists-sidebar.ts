import { join } from 'node:path';
import type { CodeList } from '../../model/guidance/code-list.ts';
import { codeListPath, codeListsPath } from '../paths.ts';
import { docsSidebar } from './docs-sidebar.ts';
import type { SidebarItem } from './item.ts';
import { readDocPages } from './read-doc-pages.ts';

/**
 * The guidance's menu as it stands on a code list: the link to all lists is unfolded into each of them. Reads the pages of
 * guidance once, as Starlight's own menu does.
 */
export function codeListsSidebar(root: string, lists: readonly CodeList[]): SidebarItem[] {
  const menu = menus.get(root) ?? docsSidebar(readDocPages(join(root, 'docs')));
  menus.set(root, menu);
  return unfold(menu, lists);
}

/** By the tool's folder, of which a build has one. */
const menus = new Map<string, readonly SidebarItem[]>();

function unfold(items: readonly SidebarItem[], lists: readonly CodeList[]): SidebarItem[] {
  const collator = new Intl.Collator('da');
  return items.map((item) => {
    if ('items' in item) return { ...item, items: unfold(item.items, lists) };
    if (!('link' in item) || item.link !== codeListsPath()) return item;
    const each = lists
      .map(({ id, title }) => ({ label: title, link: codeListPath(id) }))
      .sort((a, b) => collator.compare(a.label, b.label));
    return { label: item.label, items: [{ label: 'Alle kodelister', link: item.link }, ...each] };
  });
}
