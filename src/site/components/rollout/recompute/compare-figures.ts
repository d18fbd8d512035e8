import type { Region } from '../../../../model/config/region.ts';
import { COUNTS, type DayMeasurement } from '../../../../model/measurement.ts';
import { type AreaFigures, areaFigures, COUNT_WORDS } from '../../../../report/rollout/areas.ts';

/** As much of a measured day as can be measured again. */
export type ComparableDay = Pick<DayMeasurement, 'day' | 'regions' | 'findings' | 'tried'>;

/** A published figure beside the one that was found. */
export interface ComparedFigure {
  readonly area: string;
  /** What is counted; Danish. */
  readonly figure: string;
  readonly published: number;
  /** Undefined where the chosen files do not tell. */
  readonly found: number | undefined;
  /** `unknown` is no difference: the day was measured from more than was chosen, or from less. */
  readonly state: 'equal' | 'different' | 'unknown';
}

/** What areas are told by. */
export interface CompareContext {
  readonly regions: readonly Region[];
  readonly isConfirmed: (rule: string) => boolean;
}

/**
 * Holds every published figure of a day, of the country and of its parts, against what a measurement of chosen files found.
 * What nothing was published of is not told. Pure.
 */
export function compareFigures(
  published: ComparableDay,
  found: ComparableDay,
  { regions, isConfirmed }: CompareContext,
): readonly ComparedFigure[] {
  // Rules that only one of the two could try say nothing of a difference.
  const both = new Set(published.tried.filter((rule) => found.tried.includes(rule)));
  const foundAreas = areaFigures(
    { ...found, findings: found.findings.filter(({ rule }) => published.tried.includes(rule)) },
    regions,
    isConfirmed,
  );
  const byName = new Map(foundAreas.map((area) => [area.area, area]));
  const [country] = foundAreas;
  const isSettled = (confirmed: boolean): boolean =>
    published.tried.every((rule) => both.has(rule) || isConfirmed(rule) !== confirmed);
  return areaFigures(published, regions, isConfirmed).flatMap((area) => {
    const other = byName.get(area.area) ?? nothingLike(country, area.area);
    return [
      ...countsOf(area, other),
      compared(area.area, 'Fund efter bekræftede regler', [
        area.found.confirmed,
        isSettled(true) ? other?.found.confirmed : undefined,
      ]),
      compared(area.area, 'Fund efter antagelser', [area.found.assumed, isSettled(false) ? other?.found.assumed : undefined]),
    ];
  });
}

function countsOf({ area, counts }: AreaFigures, other: AreaFigures | undefined): readonly ComparedFigure[] {
  // Without the classification a wrong level counts as filled in.
  const isSameGround = (counts.wrong === undefined) === (other?.counts.wrong === undefined);
  return COUNTS.flatMap((count) => {
    const value = counts[count];
    if (value === undefined) return [];
    const there = count === 'both' && !isSameGround ? undefined : other?.counts[count];
    return [compared(area, COUNT_WORDS[count], [value, there])];
  });
}

/** An area the files have no unit of: none of whatever was counted of the others. */
function nothingLike(country: AreaFigures | undefined, area: string): AreaFigures | undefined {
  if (country === undefined) return undefined;
  const none = Object.fromEntries(Object.keys(country.counts).map((count) => [count, 0]));
  const found = { confirmed: 0, confirmedDisputed: 0, assumed: 0, assumedDisputed: 0 };
  return { area, found, counts: { open: 0, future: 0, closed: 0, ...none } };
}

function compared(
  area: string,
  figure: string,
  [published, found]: readonly [published: number, found: number | undefined],
): ComparedFigure {
  const state = found === undefined ? 'unknown' : found === published ? 'equal' : 'different';
  return { area, figure, published, found, state };
}
