import { SOURCE_FAMILIES, type SorSource } from '../../model/guidance/sor-source.ts';
import { FAMILY_WORDS } from '../components/sor-source/source-words.ts';
import { sorSourcePath, sorSourcesPath, sourceCataloguePath } from '../paths.ts';
import type { SidebarItem } from './item.ts';

/** The menu of the pages about a single source: the overview, the chooser, and all sources by family. */
export function sorSourcesSidebar(sources: readonly SorSource[]): SidebarItem[] {
  return [
    { label: 'Kilder til SOR', link: sorSourcesPath() },
    { label: 'Hvilken kilde skal jeg bruge?', link: `${sorSourcesPath()}vaelg/` },
    { label: 'Henvisninger', link: sourceCataloguePath() },
    ...SOURCE_FAMILIES.map((family) => ({
      label: FAMILY_WORDS[family].name,
      items: sources
        .filter((source) => source.family === family)
        .map(({ id, name }) => ({ label: name, link: sorSourcePath(id) })),
    })),
  ];
}
