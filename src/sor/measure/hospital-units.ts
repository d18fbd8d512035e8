import { type HospitalUnit, type MeasuredLevel, OTHER_OWNERS } from '../../model/measurement.ts';
import { isHospital } from '../codes/type-codes.ts';
import type { Register } from '../register.ts';
import type { UnitPlace } from '../steward/placed-finding.ts';
import {
  changesBetween,
  levelOfChange,
  type NameOf,
  type StateChange,
  type UnitState,
  type UnitStates,
} from '../steward/unit-changes.ts';
import type { OrganisationalLevel, SorUnit } from '../unit.ts';
import { validityOn } from '../validity.ts';

/** Names of the levels in force, by their codes. */
export type LevelNames = ReadonlyMap<string, string>;

/** Where a unit lies, by its SOR code; undefined for a code no unit has. */
export type PlaceOf = (sorIdentifier: string) => UnitPlace | undefined;

/**
 * Whose a unit is, by the name of the region: that of its owner; where the file has no owner above it, that of the region
 * code it states. Empty where nothing says, which is never guessed.
 */
export function regionOwning(place: UnitPlace | undefined): string {
  if (place?.region?.by === 'owner' || place?.owner === undefined) return place?.region?.name ?? '';
  return OTHER_OWNERS;
}

/**
 * The hospitals and the organisational units under them, open or not, each once and in the order of the register: those
 * whose level ID27 is about, as far as any source says (EER-ID27; an assumption of this project).
 */
export function hospitalUnitsOf(
  register: Register,
  { placeOf, levelNames }: { readonly placeOf: PlaceOf; readonly levelNames: LevelNames | undefined },
): readonly HospitalUnit[] {
  const seen = new Set<string>();
  return register.content.units.flatMap((unit) => {
    if (seen.has(unit.sorIdentifier)) return [];
    seen.add(unit.sorIdentifier);
    const institution = register.institutionOf(unit.sorIdentifier);
    if (institution === undefined || !isHospital(institution.sorType, institution.entityType?.code)) return [];
    const lies = { hospital: institution.sorIdentifier, region: regionOwning(placeOf(unit.sorIdentifier)) };
    return [compact(unit, lies, levelNames)];
  });
}

function compact(
  unit: SorUnit,
  { hospital, region }: Pick<HospitalUnit, 'hospital' | 'region'>,
  levelNames: LevelNames | undefined,
): HospitalUnit {
  const { organisationalLevel, status } = unit;
  const level = measuredLevel(organisationalLevel, levelNames);
  return {
    sorIdentifier: unit.sorIdentifier,
    name: unit.entityName,
    sorType: unit.sorType === 'SI' ? 'SI' : 'OE',
    type: unit.entityType?.code ?? '',
    parent: unit.parentSorIdentifier ?? '',
    hospital,
    region,
    ...(level === undefined ? {} : { level }),
    shak: unit.shakIdentifier ?? '',
    opens: status.firstFromDate,
    ...(status.toDate === undefined ? {} : { closes: status.toDate }),
    registered: status.updatedAt ?? '',
  };
}

function measuredLevel(level: OrganisationalLevel | undefined, levelNames: LevelNames | undefined): MeasuredLevel | undefined {
  const { code = '', name = '' } = level ?? {};
  if (code === '' && name === '') return undefined;
  const isWrong = code !== '' && name !== '' && levelNames !== undefined && levelNames.get(code) !== name;
  return { code, name, ...(isWrong ? { wrong: true } : {}) };
}

/** Whether a hospital unit opens later, is open, or has closed on an ISO day. */
export const stateOn = ({ opens, closes }: HospitalUnit, day: string): ReturnType<typeof validityOn> =>
  validityOn({ firstFromDate: opens, toDate: closes }, day);

/** Hospital units of a measured day. */
export interface UnitsOfDay {
  readonly day: string;
  readonly units: readonly HospitalUnit[];
  /** Whether the file they are from had a place for the level: where it had not, a level is unknown and not gone. */
  readonly carriesLevels: boolean;
}

/**
 * What became of the hospital units from one measured day to the next. Owners are no hospital units; what they are called is
 * asked for.
 */
export function hospitalUnitChanges(before: UnitsOfDay, after: UnitsOfDay, nameOf: NameOf): readonly StateChange[] {
  const changes = changesBetween(statesOf(before), statesOf(after), [nameOf, nameOf]);
  return before.carriesLevels && after.carriesLevels ? changes : changes.filter(({ kind }) => kind !== 'level');
}

function statesOf({ day, units }: UnitsOfDay): UnitStates {
  return new Map(
    units.map((unit): [string, UnitState] => [
      unit.sorIdentifier,
      {
        name: unit.name,
        parent: unit.parent,
        level: levelOfChange(unit.level),
        isOpen: stateOn(unit, day) === 'open',
        closes: unit.closes ?? '',
      },
    ]),
  );
}
