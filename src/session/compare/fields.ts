import type { LevelView, UnitView } from '../../interfaces/views.ts';
import { asCode, asText, type Normalise } from './normalise.ts';
import { dayOf, validityOn } from '../../sor/validity.ts';

/** Which kind of interface a unit was read from; it decides which fields can be there at all. */
export type SourceKind = 'fhir' | 'sorls' | 'skrs' | 'xml2' | 'xml3' | 'csv';

/** One field of a unit, and how it is compared. */
export interface UnitField {
  /** The register's own element name. */
  readonly name: string;
  /** As it was written; undefined when it is not there. */
  readonly value: (unit: UnitView, onDate: string) => string | undefined;
  readonly normalise: Normalise;
  /** Interfaces that have no such field, by decision of their format. */
  readonly notCarriedBy: readonly SourceKind[];
  /** Interfaces that may leave it out; there it is compared only when it is there. */
  readonly optionalIn?: readonly SourceKind[];
}

/**
 * The fields of a unit in the order of the register, and which interfaces carry them:
 * - FHIR has no element for the SHAK code and none for the days of validity (MedCom's and HL7 Denmark's profiles), and
 *   gives a level by its name; the SNOMED CT code beside it is voluntary.
 * - XML version 2 has no level; the fields came with version 3 (Sundhedsdatastyrelsen).
 */
export const UNIT_FIELDS = {
  sorIdentifier: field('SorIdentifier', (unit) => unit.sorIdentifier, asCode),
  sorType: field('SorType', (unit) => unit.sorType, asCode),
  entityName: field('EntityName', (unit) => unit.entityName, asText),
  entityType: field('EntityType', (unit) => unit.entityTypeCode, asCode),
  parent: field('ParentSorIdentifier', (unit) => unit.parentSorIdentifier, asCode),
  shak: without(
    ['fhir'],
    field('ShakIdentifier', (unit) => unit.shakIdentifier, asCode),
  ),
  levelCode: {
    ...without(
      ['xml2'],
      field('OrganisationalLevelCode', (unit) => level(unit, ({ code }) => code), asCode),
    ),
    optionalIn: ['fhir'],
  },
  levelName: without(
    ['xml2'],
    field('OrganisationalLevelName', (unit) => level(unit, ({ name }) => name), asText),
  ),
  firstFromDate: without(
    ['fhir'],
    field('FirstFromDate', (unit) => unit.firstFromDate, dayOf),
  ),
  fromDate: without(
    ['fhir'],
    field('FromDate', (unit) => unit.fromDate, dayOf),
  ),
  toDate: without(
    ['fhir'],
    field('ToDate', (unit) => unit.toDate, dayOf),
  ),
  open: field('Åben på dagen', openOn, asText),
} as const satisfies Readonly<Record<string, UnitField>>;
export type UnitFieldKey = keyof typeof UNIT_FIELDS;

function field(name: string, value: UnitField['value'], normalise: Normalise): UnitField {
  return { name, value, normalise, notCarriedBy: [] };
}

function without(notCarriedBy: readonly SourceKind[], field: UnitField): UnitField {
  return { ...field, notCarriedBy };
}

/** Several levels are told together, in an order that does not depend on the interface. */
function level(unit: UnitView, part: (level: LevelView) => string | undefined): string | undefined {
  const values = unit.organisationalLevels.flatMap((one) => part(one) ?? []);
  return values.length === 0 ? undefined : values.toSorted().join(' og ');
}

/** Whether the unit is open on the day: FHIR says so itself, elsewhere the days tell. */
function openOn(unit: UnitView, onDate: string): string | undefined {
  const isTold = unit.active !== undefined || dayOf(unit.firstFromDate) + dayOf(unit.fromDate) !== '';
  if (!isTold) return undefined;
  return validityOn(unit, onDate) === 'open' ? 'ja' : 'nej';
}
