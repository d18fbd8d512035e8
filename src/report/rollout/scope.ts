import type { Region } from '../../model/config/region.ts';
import type { DayMeasurement, MeasuredChange, Measurements } from '../../model/measurement.ts';
import { sumOfCounts } from './figures.ts';
import { namesOfRegion, regionFigures } from './rollout.ts';
import { seriesOf, type SeriesDay } from './series.ts';

/** The whole country or a region, followed over the measured days. */
export interface RolloutScope {
  /** Undefined of the whole country. */
  readonly region: Region | undefined;
  /** The names its units are told under; undefined of the country, which has those of no region too. */
  readonly names: ReadonlySet<string> | undefined;
  /** The measured days it was followed on, oldest first. */
  readonly days: readonly DayMeasurement[];
  readonly series: readonly SeriesDay[];
  /** What happened to its hospital units, oldest first. */
  readonly changes: readonly MeasuredChange[];
}

/** The whole country. */
export function countryScope({ days, history }: Pick<Measurements, 'days' | 'history'>): RolloutScope {
  const series = seriesOf(days, (day) => sumOfCounts(day.regions.map(({ counts }) => counts)));
  return { region: undefined, names: undefined, days, series, changes: history };
}

/**
 * A region; undefined when nothing was ever measured of it. One that another has taken over is followed to its last day:
 * what still bears its name after that is the other's.
 */
export function regionScope(
  { days: all, history }: Pick<Measurements, 'days' | 'history'>,
  region: Region,
  regions: readonly Region[],
): RolloutScope | undefined {
  const { validTo } = region;
  const inItsTime = ({ day }: { readonly day: string }): boolean => validTo === undefined || day <= validTo;
  const days = all.filter((day) => inItsTime(day) && regionFigures(day, region, regions) !== undefined);
  if (days.length === 0) return undefined;
  const names = namesOfRegion(region, regions);
  return {
    region,
    names,
    days,
    series: seriesOf(days, (day) => regionFigures(day, region, regions)?.counts),
    changes: history.filter((change) => inItsTime(change) && isOrWasIn(change, ({ region: name }) => names.has(name))),
  };
}

/** Whether a change is of a unit that lies in a region or hospital, or has just left it: both have another number of units. */
export const isOrWasIn = (
  change: Pick<MeasuredChange, 'hospital' | 'region' | 'left'>,
  isOne: (place: { readonly hospital: string; readonly region: string }) => boolean,
): boolean => isOne(change) || (change.left !== undefined && isOne(change.left));

/** Every region that anything was measured of, in the order of the configuration. */
export const regionScopes = (
  measurements: Pick<Measurements, 'days' | 'history'>,
  regions: readonly Region[],
): readonly (RolloutScope & { readonly region: Region })[] =>
  regions.flatMap((region) => {
    const scope = regionScope(measurements, region, regions);
    return scope === undefined ? [] : [{ ...scope, region }];
  });

/** The region that has taken over from a region, or is to; undefined when none is. */
export const successorOf = (region: Region, regions: readonly Region[]): Region | undefined =>
  regions.find(({ replaces }) => replaces.includes(region.id));
