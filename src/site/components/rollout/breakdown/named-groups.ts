import type { DayMeasurement } from '../../../../model/measurement.ts';
import { addedUp, type CountedGroup } from '../../../../report/rollout/breakdown.ts';
import { unitTypeName } from '../../../rollout-types.ts';

/** Hospital units that have something in common, by what a reader calls it. */
export interface NamedGroup extends CountedGroup {
  readonly name: string;
}

/** Hospital units by the name of their level; of the named regions, or of the whole country. */
export const levelGroups = ({ levels }: Pick<DayMeasurement, 'levels'>, names?: ReadonlySet<string>): readonly NamedGroup[] =>
  addedUp(levels, ({ level }) => level, names).map((group) => ({ ...group, name: group.key || 'Intet navn på niveauet' }));

/** Hospital units by their type; of the named regions, or of the whole country. */
export const typeGroups = ({ types }: Pick<DayMeasurement, 'types'>, names?: ReadonlySet<string>): readonly NamedGroup[] =>
  addedUp(types, ({ type }) => type, names).map((group) => ({ ...group, name: unitTypeName(group.key) || 'Ingen type' }));
