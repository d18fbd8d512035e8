import type { FieldKey } from './fields.ts';
import type { PlainKey } from './fields.ts';
import type { SorType } from './fields/spelling.ts';

/**
 * Units of the register as the domain sees them. Element names of the register's own formats are kept where a value
 * is carried over unchanged; readers and writers translate to and from XML, CSV, SOAP and FHIR.
 */

export type { SorType };

/** The two ID27 fields. The code is a SNOMED CT concept id. */
export interface OrganisationalLevel {
  /** OrganisationalLevelCode */
  readonly code: string;
  /** OrganisationalLevelName */
  readonly name: string;
}

/** SorStatus: calendar dates are ISO (2026-11-23), UpdatedAt an ISO date-time. */
export interface SorStatus {
  /** Latest change valid from. */
  readonly fromDate: string;
  /** Closing date; absent while open. */
  readonly toDate?: string;
  readonly updatedAt?: string;
  /** Unit valid from. */
  readonly firstFromDate: string;
}

/** A postal address as the register has it. */
export interface PostalAddress {
  readonly streetName: string;
  readonly streetBuildingIdentifier: string;
  readonly floorIdentifier?: string;
  readonly suiteIdentifier?: string;
  readonly postCodeIdentifier: string;
  readonly districtName: string;
  /** ISO 3166-1 alpha-2 */
  readonly countryIdentificationCode: string;
  /** 1081–1085 where known. */
  readonly regionCode?: string;
}

/** How a unit is reached without going there. */
export interface VirtualAddress {
  readonly emailAddressIdentifier?: string;
  readonly website?: string;
  readonly telephoneNumberIdentifier?: string;
  readonly faxNumberIdentifier?: string;
}

/** GeographicalParentRelation: 1 own, 2 organisational parent, 3 another, 4 none, 5 unknown. */
export interface GeographicalParent {
  readonly relation: 1 | 2 | 3 | 4 | 5;
  readonly sorIdentifier?: string;
}

/** OptionalEanLocationCode: the unit's own location number, or the parent's. */
export type LocationNumber = { readonly inherited: true } | { readonly inherited: false; readonly eanLocationCode: string };

/** A speciality of a unit, by its code and name. */
export interface ClinicalSpeciality {
  readonly code: string;
  readonly name: string;
  readonly main: boolean;
}

/** OrganizationalUnitInformation; only for OE under an SI of type hospital. */
export interface HospitalIndicators {
  readonly ambulantActivityIndicator: boolean;
  readonly patientsAdmittedIndicator: boolean;
  readonly reportingLevelIndicator: boolean;
}

/** A unit; the texts it carries as they stand are the plain rows of the table of elements. */
export interface SorUnit extends Readonly<Partial<Record<PlainKey, string>>> {
  readonly sorIdentifier: string;
  readonly sorType: SorType;
  readonly entityName: string;
  /** OwnerType, InstitutionType or UnitType as a SNOMED CT concept id, by sorType; absent where the register allows it. */
  readonly entityType?: { readonly code: string; readonly name: string };
  readonly locationNumber?: LocationNumber;
  readonly geographicalParent?: GeographicalParent;
  readonly postalAddress?: PostalAddress;
  readonly visitingAddress?: PostalAddress;
  readonly activityAddress?: PostalAddress;
  readonly virtualAddress?: VirtualAddress;
  readonly specialities: readonly ClinicalSpeciality[];
  readonly hospitalIndicators?: HospitalIndicators;
  readonly organisationalLevel?: OrganisationalLevel;
  readonly status: SorStatus;
  readonly replaces: readonly string[];
  readonly replacedBy: readonly string[];
}

/** One row of SHAKSORMap: a SHAK code stands for a SOR unit in a period. */
export interface ShakSorMapRow {
  readonly shakIdentifier: string;
  readonly sorIdentifier: string;
  readonly fromDate: string;
  readonly toDate?: string;
  readonly organisationalLevel?: OrganisationalLevel;
}

/** One entry of a classification (SORClassifications, SorOrganisationalLevel). */
export interface ClassificationEntry {
  /** e.g. OrganisationalLevel, OrganisationalLevelGroup, UnitType, OwnerType, ClinicalSpeciality */
  readonly classification: string;
  readonly code: string;
  readonly name: string;
  readonly fromDate: string;
  readonly toDate?: string;
}

/** A whole register as of a day, from an extract or made synthetically. */
export interface RegisterContent {
  /** The day the data represents. */
  readonly snapshotDate: string;
  /** When the extract was made, ISO date-time with offset. */
  readonly createdAtTime: string;
  /** Each unit as it is on the register's day. The register's writers put parents first where the format needs it. */
  readonly units: readonly SorUnit[];
  /**
   * Earlier records of the units, each closed by `status.toDate`, the last day it held; SorEntity carries full history
   * (services.nsi.dk, Sorfiler). Left out where there is none.
   */
  readonly superseded?: readonly SorUnit[];
  /** Records of the units that begin after the register's day. Left out where there are none. */
  readonly announced?: readonly SorUnit[];
  /** Fields the file had no place for, as when a CSV file lacks a column. Left out where every field had its place. */
  readonly absentFields?: readonly FieldKey[];
  readonly shakSorMap: readonly ShakSorMapRow[];
  readonly classifications: readonly ClassificationEntry[];
}

/** A row or element that could not be read; the rest of the extract is not lost. */
export interface ReadProblem {
  readonly line: number;
  readonly column?: number;
  /** The unit or element it concerns, when known. */
  readonly what?: string;
  /** Danish: what was seen and what was expected. */
  readonly message: string;
}
