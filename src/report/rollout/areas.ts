import type { Region } from '../../model/config/region.ts';
import { type DayMeasurement, OTHER_OWNERS, type UnitCounts } from '../../model/measurement.ts';
import { countryFigures, type FindingsOfDay, findingsOn, namesOfRegion, unplacedNames } from './rollout.ts';

/** What is published of an area on a measured day. */
export interface AreaFigures {
  /** The region's name, or Danish words for the whole country and for what is in no region. */
  readonly area: string;
  readonly counts: UnitCounts;
  readonly found: FindingsOfDay;
}

/** As much of a measured day as its areas are told from. */
export type AreasOfDay = Pick<DayMeasurement, 'day' | 'regions' | 'findings'>;

/** Each count in few Danish words. */
export const COUNT_WORDS: Readonly<Record<keyof UnitCounts, string>> = {
  open: 'Åbne hospitalsenheder',
  both: 'Med kode og navn',
  wrong: 'Kode og navn passer ikke',
  one: 'Kun ét felt',
  none: 'Uden niveau',
  shak: 'Med SHAK-kode',
  translated: 'SHAK-kode oversættes',
  future: 'Åbner senere',
  closed: 'Lukkede i filen',
};

/** What the whole country is called among regions. */
const COUNTRY = 'Hele landet';
/** What those that nothing tells the owner of are called among regions. */
export const UNKNOWN_REGION = 'Ukendt region';

/** An area, and the names its units and findings are told under; undefined of the whole country, which has all of them. */
interface NamedArea {
  readonly area: string;
  readonly names: ReadonlySet<string> | undefined;
  readonly counts: UnitCounts;
}

/** The whole country and, as parts of it, every region in force, other owners, and what is in no region; Danish. Pure. */
export function namedAreas(day: AreasOfDay, regions: readonly Region[]): readonly NamedArea[] {
  const { counts, regions: own, others, unknown } = countryFigures(day, regions);
  const area = (name: string, of: UnitCounts | undefined, names?: ReadonlySet<string>): readonly NamedArea[] =>
    of === undefined ? [] : [{ area: name, names, counts: of }];
  return [
    ...area(COUNTRY, counts),
    ...own.flatMap(({ region, counts: of }) => area(region.name, of, namesOfRegion(region, regions))),
    ...area(OTHER_OWNERS, others, new Set([OTHER_OWNERS])),
    ...area(UNKNOWN_REGION, unknown, unplacedNames(day, regions)),
  ];
}

/** The same areas with their findings. Pure. */
export function areaFigures(
  day: AreasOfDay,
  regions: readonly Region[],
  isConfirmed: (rule: string) => boolean,
): readonly AreaFigures[] {
  return namedAreas(day, regions).map(({ area, names, counts }) => ({
    area,
    counts,
    found: findingsOn(day, isConfirmed, names),
  }));
}
