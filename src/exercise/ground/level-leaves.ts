import type { ServedLevel } from './region-service.ts';
import { xmlLeaf } from '../../protocols/xml/escape-xml.ts';

/** The two level fields as elements, a pair a level. A unit without a level has neither: that cannot be taken for a level that was lost. */
export function levelLeaves(levels: readonly ServedLevel[]): string {
  return levels
    .map(({ code, name }) => xmlLeaf('OrganisationalLevelCode', code) + xmlLeaf('OrganisationalLevelName', name))
    .join('');
}
