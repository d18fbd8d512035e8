import type { LevelView, UnitView } from '../../src/interfaces/views.ts';
import type { Session } from '../../src/model/session.ts';
import { ancestors } from './readings.ts';
import { currentUnits, day } from './surfaces.ts';

/** UnitType and InstitutionType “hospital” as a SNOMED CT concept (DK Core value set sor-organization-type). */
const HOSPITAL_TYPE = '22232009';

/** Whether a level carries anything at all; an empty field is no level. */
export function isFilled({ code, name }: LevelView): boolean {
  return (code ?? '') !== '' || (name ?? '') !== '';
}

/** The levels of a unit that carry something. */
export function filledLevels(unit: { readonly organisationalLevels: readonly LevelView[] }): readonly LevelView[] {
  return unit.organisationalLevels.filter(isFilled);
}

/** What a level is called: its name, or its code where the name is missing, so that it is not taken for no level. */
export function levelName({ code, name }: LevelView): string {
  return (name ?? '') === '' ? (code ?? '') : (name ?? '');
}

/** What two interfaces are compared by: the level's name, which every interface has. */
export function levelNames(unit: UnitView): string {
  return filledLevels(unit).map(levelName).toSorted().join(' og ');
}

/** Places of level names in the configuration's list, 1 the uppermost. */
export function levelPositions(session: Session): ReadonlyMap<string, number> {
  return new Map(session.levels.map(({ name, position }) => [name, position]));
}

/** The units open on a day, and what stands above each. */
export interface OpenTree {
  readonly open: readonly UnitView[];
  readonly isHospital: (unit: UnitView) => boolean;
  /** Whether the unit is an organisational unit somewhere under a hospital. */
  readonly isUnderHospital: (unit: UnitView) => boolean;
  readonly ancestorsOf: (unit: UnitView) => readonly UnitView[];
}

/** Arranges units as a tree on a day. Ancestors are found among all units, so that a closed parent still counts. */
export function openTree(units: readonly UnitView[], date: string): OpenTree {
  const current = currentUnits(units, date);
  const bySor = new Map(current.map((unit) => [unit.sorIdentifier ?? '', unit]));
  const isHospital = (unit: UnitView): boolean => unit.sorType === 'SI' && unit.entityTypeCode === HOSPITAL_TYPE;
  const ancestorsOf = (unit: UnitView): readonly UnitView[] => ancestors(unit, bySor);
  return {
    open: current.filter((unit) => isOpen(unit, date)),
    isHospital,
    isUnderHospital: (unit) => unit.sorType === 'OE' && ancestorsOf(unit).some(isHospital),
    ancestorsOf,
  };
}

/** FHIR has no dates and says it outright; elsewhere the dates tell. */
function isOpen(unit: UnitView, date: string): boolean {
  if (unit.active !== undefined) return unit.active;
  const opening = day(unit.firstFromDate ?? unit.fromDate);
  const closing = day(unit.toDate);
  return opening <= date && (closing === '' || date <= closing);
}
