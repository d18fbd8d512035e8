import type { DayMeasurement, HospitalUnit, MeasuredChange, Measurements, UnitCounts } from '../../model/measurement.ts';
import { isOrWasIn } from './scope.ts';
import { seriesOf, type SeriesDay } from './series.ts';

/** A hospital unit with those under it. */
export interface UnitBranch {
  readonly unit: HospitalUnit;
  readonly below: readonly UnitBranch[];
}

/**
 * The open units of a hospital as a tree, by name. One whose parent is not among them stands at the top, so that none is
 * lost; a ring of parents is told from the unit that comes first.
 */
export function hospitalTree(units: readonly HospitalUnit[]): readonly UnitBranch[] {
  const sorted = units.toSorted((a, b) => a.name.localeCompare(b.name, 'da') || (a.sorIdentifier < b.sorIdentifier ? -1 : 1));
  const codes = new Set(units.map(({ sorIdentifier }) => sorIdentifier));
  const children = Map.groupBy(sorted, ({ parent }) => parent);
  const placed = new Set<string>();
  const branch = (unit: HospitalUnit): UnitBranch => {
    placed.add(unit.sorIdentifier);
    const below = (children.get(unit.sorIdentifier) ?? []).filter(({ sorIdentifier }) => !placed.has(sorIdentifier));
    return { unit, below: below.map(branch) };
  };
  const tops = sorted.filter(({ parent }) => !codes.has(parent)).map(branch);
  return [
    ...tops,
    ...sorted
      .filter(({ sorIdentifier }) => !placed.has(sorIdentifier))
      .flatMap((unit) => (placed.has(unit.sorIdentifier) ? [] : [branch(unit)])),
  ];
}

/** A hospital over the measured days, and what happened to its units. */
export function hospitalScope(
  { days: all, history }: Pick<Measurements, 'days' | 'history'>,
  hospital: string,
): {
  readonly days: readonly DayMeasurement[];
  readonly series: readonly SeriesDay[];
  readonly changes: readonly MeasuredChange[];
} {
  const countsOf = ({ hospitals }: DayMeasurement): UnitCounts | undefined =>
    hospitals.find((one) => one.hospital.sorIdentifier === hospital)?.counts;
  return {
    days: all.filter((day) => countsOf(day) !== undefined),
    series: seriesOf(all, countsOf),
    changes: history.filter((change) => isOrWasIn(change, (place) => place.hospital === hospital)),
  };
}
