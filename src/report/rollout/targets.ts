import type { Target } from '../../model/decisions/target.ts';
import type { UnitCounts } from '../../model/measurement.ts';
import { type FigureDefinition, figureOf, FIGURES } from './figures.ts';

/** A target with how far there is to it. */
export interface TargetDistance {
  readonly target: Target;
  readonly figure: FigureDefinition;
  /** How many units are yet to change; 0 when it is reached. Undefined where the figure is not measured, or is of no units. */
  readonly missing: number | undefined;
  /** Days from the measured day to the target's last; less than 0 when that has gone. */
  readonly daysLeft: number;
}

/** The targets of a region, or of the country where none is named, soonest first, and how far its counts are from them. */
export function targetDistances(
  targets: readonly Target[],
  { region, counts, day }: { readonly region: string | undefined; readonly counts: UnitCounts; readonly day: string },
): readonly TargetDistance[] {
  return targets
    .filter((target) => target.region === region)
    .toSorted((a, b) => (a.by < b.by ? -1 : 1))
    .flatMap((target) => {
      const figure = FIGURES.find(({ id }) => id === target.figure);
      if (figure === undefined) return [];
      const daysLeft = Math.round((Date.parse(target.by) - Date.parse(day)) / 86_400_000);
      return [{ target, figure, missing: missingTo(figure, target.percent, counts), daysLeft }];
    });
}

/** A share that is to be few is reached from above. */
function missingTo(definition: FigureDefinition, percent: number, counts: UnitCounts): number | undefined {
  const figure = figureOf(definition, counts);
  if (figure === undefined || figure.whole === 0) return undefined;
  const [least, most] = [Math.ceil((percent * figure.whole) / 100), Math.floor((percent * figure.whole) / 100)];
  return Math.max(0, definition.forward === 'fewer' ? figure.part - most : least - figure.part);
}
