import type { DayMeasurement, MeasuredChange, UnitCounts } from '../../model/measurement.ts';
import { type FigureDefinition, figureOf } from './figures.ts';

/** A measured day in a line of days. */
export interface SeriesDay {
  readonly day: string;
  readonly counts: UnitCounts;
  /** Calendar days without a measurement between this and the one before. */
  readonly missing: number;
  /** Why this day is not to be held against the one before; Danish. Undefined when it may be. */
  readonly apart: string | undefined;
}

/** A fall from one measured day to the next that is more likely a file not fetched whole than units that left. */
export const SUSPICIOUS_FALL = 0.2;

/** A line of measured days for some units, oldest first; days on which nothing of them was measured are left out. */
export function seriesOf(
  days: readonly DayMeasurement[],
  countsOf: (day: DayMeasurement) => UnitCounts | undefined,
): readonly SeriesDay[] {
  const series: SeriesDay[] = [];
  let before: { readonly measured: DayMeasurement; readonly counts: UnitCounts } | undefined;
  for (const measured of days) {
    const counts = countsOf(measured);
    if (counts === undefined) continue;
    const missing = before === undefined ? 0 : daysBetween(before.measured.day, measured.day) - 1;
    const apart = before === undefined ? undefined : apartFrom(before, { measured, counts });
    series.push({ day: measured.day, counts, missing: Math.max(0, missing), apart });
    before = { measured, counts };
  }
  return series;
}

interface Measured {
  readonly measured: DayMeasurement;
  readonly counts: UnitCounts;
}

function apartFrom(before: Measured, after: Measured): string | undefined {
  if (before.measured.edition !== after.measured.edition) {
    return `Reglerne blev ændret (udgave ${before.measured.edition} til ${after.measured.edition}), så tallet kan ikke holdes op mod det før.`;
  }
  if (before.counts.open - after.counts.open > SUSPICIOUS_FALL * before.counts.open) {
    return 'Mere end hver femte åbne enhed er væk siden målingen før. Det kan være en fil, der ikke er hentet helt.';
  }
  return undefined;
}

/** How much a figure moved between two days, in units; undefined where one was not measured or they are not to be compared. */
export function movedBy(
  figure: Pick<FigureDefinition, 'part' | 'whole'>,
  before: SeriesDay | undefined,
  after: SeriesDay,
): number | undefined {
  if (before === undefined || after.apart !== undefined) return undefined;
  const [was, is] = [figureOf(figure, before.counts), figureOf(figure, after.counts)];
  return was === undefined || is === undefined ? undefined : is.part - was.part;
}

/** Many units with one change each at one moment: a registration made for all of them at once. */
export interface MassUpdate {
  readonly day: string;
  /** When the register says it was made. */
  readonly registered: string;
  readonly units: number;
  /** What it changed, in the order it was told. */
  readonly changes: readonly MeasuredChange[];
}

/** From this many units at one moment a change is taken for a mass update; a person registers one at a time. An assumption. */
export const MASS_UPDATE = 25;

/** Changes told apart: those registered one by one, and those that were made for many units at once. */
export function massUpdates(changes: readonly MeasuredChange[]): {
  readonly single: readonly MeasuredChange[];
  readonly mass: readonly MassUpdate[];
} {
  const moments = Map.groupBy(changes, ({ day, registered }) => JSON.stringify([day, registered]));
  const single: MeasuredChange[] = [];
  const mass: MassUpdate[] = [];
  for (const own of moments.values()) {
    const [first] = own;
    const units = new Set(own.map(({ unit }) => unit.sorIdentifier)).size;
    if (first === undefined || first.registered === '' || units < MASS_UPDATE) single.push(...own);
    else mass.push({ day: first.day, registered: first.registered, units, changes: own });
  }
  return { single, mass };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
