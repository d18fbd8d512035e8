import { type DayMeasurement, OTHER_OWNERS, type UnitCounts } from '../../model/measurement.ts';
import { sumOfCounts } from './figures.ts';

/** Hospital units that have something in common, as the name of their level or the code of their type. */
export interface CountedGroup {
  readonly key: string;
  readonly counts: UnitCounts;
}

interface OfRegion {
  readonly region: string;
  readonly counts: UnitCounts;
}

/** Groups of the named regions added up, the largest first; of the whole country where no names are given. */
export function addedUp<T extends OfRegion>(
  groups: readonly T[],
  keyOf: (group: T) => string,
  names?: ReadonlySet<string>,
): readonly CountedGroup[] {
  const own = groups.filter(({ region }) => names === undefined || names.has(region));
  return [...Map.groupBy(own, keyOf)]
    .map(([key, members]) => ({ key, counts: sumOfCounts(members.map(({ counts }) => counts)) }))
    .toSorted((a, b) => b.counts.open - a.counts.open || (a.key < b.key ? -1 : 1));
}

/** How many open units of every kind there are, and whose they are. */
export interface Coverage {
  readonly open: number;
  /** Those of a region; the rest have other owners, or nothing says whose they are. */
  readonly found: number;
  /** Of a region by their owner's name, and by the code the file gives. */
  readonly byOwner: number;
  readonly byColumn: number;
  readonly others: number;
}

/** Whose the units of a day are; of the named regions, or of the whole country. */
export function coverageOn({ units }: Pick<DayMeasurement, 'units'>, names?: ReadonlySet<string>): Coverage {
  const all = units.filter(({ region }) => names === undefined || names.has(region));
  const own = all.filter(({ region }) => region !== OTHER_OWNERS && region !== '');
  const sum = (groups: DayMeasurement['units'], of: 'open' | 'byOwner' | 'byColumn'): number =>
    groups.reduce((total, group) => total + group[of], 0);
  return {
    open: sum(all, 'open'),
    found: sum(own, 'open'),
    byOwner: sum(own, 'byOwner'),
    byColumn: sum(own, 'byColumn'),
    others: sum(
      all.filter(({ region }) => region === OTHER_OWNERS),
      'open',
    ),
  };
}

/** How many findings a rule had, and how many more than on the day before. */
export interface RuleCount {
  readonly rule: string;
  readonly findings: number;
  /** Undefined where the day before tried it not, was measured by another edition, or there is none. */
  readonly moved: number | undefined;
}

/** The rules tried on a day with their findings, the most first; of the named regions, or of the whole country. */
export function ruleCounts(
  before: DayMeasurement | undefined,
  day: DayMeasurement,
  names?: ReadonlySet<string>,
): readonly RuleCount[] {
  const comparable = before?.edition === day.edition ? before : undefined;
  return day.tried
    .map((rule) => {
      const findings = findingsOf(day, rule, names);
      const moved = comparable?.tried.includes(rule) === true ? findings - findingsOf(comparable, rule, names) : undefined;
      return { rule, findings, moved };
    })
    .toSorted((a, b) => b.findings - a.findings);
}

function findingsOf({ findings }: DayMeasurement, rule: string, names: ReadonlySet<string> | undefined): number {
  return findings
    .filter((one) => one.rule === rule && (names === undefined || names.has(one.region)))
    .reduce((sum, one) => sum + one.findings, 0);
}
