import type { Region } from '../../model/config/region.ts';
import { inForce } from '../../model/config/in-force.ts';
import { type DayMeasurement, OTHER_OWNERS, type UnitCounts } from '../../model/measurement.ts';
import { sumOfCounts } from './figures.ts';

/** Hospital units of a region on a measured day. */
export interface RegionFigures {
  readonly region: Region;
  readonly counts: UnitCounts;
  /** The names of the regions whose figures were added up, before it took over from them; empty of a region that stood alone. */
  readonly sumOf: readonly string[];
}

/** Hospital units of the whole country on a measured day. */
export interface CountryFigures {
  readonly counts: UnitCounts;
  readonly regions: readonly RegionFigures[];
  /** Those somebody else than a region owns; undefined when there are none. */
  readonly others: UnitCounts | undefined;
  /** Those nothing in the file tells the owner of; undefined when there are none. */
  readonly unknown: UnitCounts | undefined;
}

/** The country on a measured day: the regions in force then, and what belongs to none. */
export function countryFigures(
  day: Pick<DayMeasurement, 'day' | 'regions' | 'findings'>,
  regions: readonly Region[],
): CountryFigures {
  const unplaced = unplacedNames(day, regions);
  const unknown = day.regions.filter(({ region }) => unplaced.has(region)).map(({ counts }) => counts);
  const shown = inForce(regions, day.day).flatMap((region) => regionFigures(day, region, regions) ?? []);
  return {
    counts: sumOfCounts(day.regions.map(({ counts }) => counts)),
    regions: shown,
    others: day.regions.find(({ region }) => region === OTHER_OWNERS)?.counts,
    unknown: unknown.length === 0 ? undefined : sumOfCounts(unknown),
  };
}

/**
 * A region on a measured day; undefined when nothing of it is in the measurement. Units of regions it has taken over count
 * as its own, whichever owner's name the file has: the day of a merger is not the day every owner is renamed.
 */
export function regionFigures(
  day: Pick<DayMeasurement, 'regions'>,
  region: Region,
  regions: readonly Region[],
): RegionFigures | undefined {
  const replaced = regions.filter(({ id }) => region.replaces.includes(id));
  const names = new Set([region, ...replaced].map(({ name }) => name));
  const own = day.regions.filter((one) => names.has(one.region));
  if (own.length === 0) return undefined;
  const sumOf = own.length === 1 && own[0]?.region === region.name ? [] : own.map((one) => one.region);
  return { region, counts: sumOfCounts(own.map(({ counts }) => counts)), sumOf };
}

/** The names a region's units may be told under: its own and those of the regions it takes over. */
export function namesOfRegion(region: Region, regions: readonly Region[]): ReadonlySet<string> {
  return new Set([region.name, ...regions.filter(({ id }) => region.replaces.includes(id)).map(({ name }) => name)]);
}

/** The names in a measurement that are neither a region's nor that of all other owners: as a rule the empty one alone. */
export function unplacedNames(
  day: Pick<DayMeasurement, 'regions' | 'findings'>,
  regions: readonly Region[],
): ReadonlySet<string> {
  const known = new Set([OTHER_OWNERS, ...regions.map(({ name }) => name)]);
  return new Set([...day.regions, ...day.findings].map(({ region }) => region).filter((name) => !known.has(name)));
}

/** How many findings there were in some regions on a day, of rules that rest on a source and of assumptions. */
export interface FindingsOfDay {
  readonly confirmed: number;
  /** Of the confirmed, those whose unit's owner says that they are no mistake; the same of the assumed. */
  readonly confirmedDisputed: number;
  readonly assumed: number;
  readonly assumedDisputed: number;
}

/** The findings of regions by their names; of the whole country, those of no region too, where no names are given. */
export function findingsOn(
  { findings }: Pick<DayMeasurement, 'findings'>,
  isConfirmed: (rule: string) => boolean,
  names?: ReadonlySet<string>,
): FindingsOfDay {
  const own = findings.filter(({ region }) => names === undefined || names.has(region));
  const sum = (confirmed: boolean, of: 'findings' | 'disputed'): number =>
    own.filter(({ rule }) => isConfirmed(rule) === confirmed).reduce((all, one) => all + one[of], 0);
  return {
    confirmed: sum(true, 'findings'),
    confirmedDisputed: sum(true, 'disputed'),
    assumed: sum(false, 'findings'),
    assumedDisputed: sum(false, 'disputed'),
  };
}
