import type { RecordElement } from '../../sor/fields/carriers.ts';
import { XML_NAMES } from '../../sor/fields/carriers.ts';
import type { ServedLevel } from './region-service.ts';
import { xmlLeaf } from '../../protocols/xml/escape-xml.ts';

/** The elements of a record that have a value, in the record's order; the level is given by itself, since a unit may show several. */
export function recordLeaves<K extends string>(
  record: readonly RecordElement<K>[],
  values: { readonly [Key in K]?: string | undefined },
  levels: readonly ServedLevel[],
): string {
  return record
    .map(({ key, name }) => {
      if (key === 'levelCode') return levelLeaves(levels);
      return key === 'levelName' ? '' : xmlLeaf(name, values[key]);
    })
    .join('');
}

/** The two level fields as elements, a pair a level. A unit without a level has neither: that cannot be taken for a level that was lost. */
export function levelLeaves(levels: readonly ServedLevel[]): string {
  return levels.map(({ code, name }) => xmlLeaf(XML_NAMES.levelCode, code) + xmlLeaf(XML_NAMES.levelName, name)).join('');
}
