import type { Level } from '../../../model/config/vocabulary.ts';
import type { HierarchyNode } from './hierarchy-layout.ts';

/** The three building blocks with an organisational unit below another, as SDS-ORG and the schema set tell of them. */
export const BUILDING_BLOCKS: readonly HierarchyNode[] = [
  { depth: 0, title: 'IE · Institutionsejer', detail: 'Fx en region' },
  { depth: 1, title: 'SI · Sundhedsinstitution', detail: 'Fx et hospital' },
  { depth: 2, title: 'OE · Organisatorisk enhed', detail: 'Fx en afdeling' },
  { depth: 3, title: 'OE · Organisatorisk enhed', detail: 'Fx et afsnit' },
];

/**
 * The owner and, below it, a unit on each level: the topmost level on the institution, the others on organisational
 * units. Which level may stand below which is an assumption, and the page says so.
 */
export function levelNodes(levels: readonly Level[]): readonly HierarchyNode[] {
  return [
    { depth: 0, title: 'IE · Institutionsejer', detail: 'Intet niveau' },
    ...levels.map(({ name, shakLength }, index) => ({
      depth: index + 1,
      title: `${index === 0 ? 'SI' : 'OE'} · ${name}`,
      detail: shakLength === undefined ? 'Ingen SHAK-længde' : `SHAK: ${shakLength} tegn (antagelse)`,
    })),
  ];
}
