import type { ViewKey } from '../sor/fields.ts';
import type { ShakMapKey } from '../sor/map-fields.ts';

/**
 * One unit as an interface shows it, in one form for all of them. `undefined` means the field was not there at all;
 * an empty string means it was there and empty. Scenarios tell the two apart. Its fields are the compared rows of the table
 * of elements.
 */
export interface UnitView extends Readonly<Record<ViewKey, string | undefined>> {
  /** All levels found; a well-formed unit has none or one. */
  readonly organisationalLevels: readonly LevelView[];
  /** Open on the day of the trial as the interface itself says it (FHIR active); undefined where only dates tell. */
  readonly active: boolean | undefined;
  /**
   * Fields the interface's own contract has no place for, of those no public source says that it has. Where they are
   * compared it takes no part; absent where the contract has them all, or is not the interface's own to say.
   */
  readonly notCarried?: readonly ViewKey[];
  /** Where in the answer it stood, in words a tester can follow: "linje 812", "entry[3]". */
  readonly place: string;
}

/** A level as an interface shows it. */
export interface LevelView {
  /** OrganisationalLevelCode; undefined when the field is missing. FHIR: the code of the SNOMED CT coding. */
  readonly code: string | undefined;
  /** OrganisationalLevelName. FHIR: the name, which is also its code in MedCom's system. */
  readonly name: string | undefined;
  /** FHIR: the code system the level was given in. */
  readonly system: string | undefined;
}

/** A mapping row as an interface shows it. */
export interface ShakMapView extends Readonly<Record<Exclude<ShakMapKey, 'levelCode' | 'levelName'>, string | undefined>> {
  readonly organisationalLevels: readonly LevelView[];
  readonly place: string;
}
