import { allStates } from '../states.ts';
import type {
  ClassificationEntry,
  LocationNumber,
  OrganisationalLevel,
  PostalAddress,
  RegisterContent,
  ShakSorMapRow,
  SorUnit,
} from '../unit.ts';
import { lacksOf, type Need } from './needs.ts';

/** A level as it stood: a field that is undefined was not there, an empty one was there and empty. */
export interface RuleLevel {
  readonly code: string | undefined;
  readonly name: string | undefined;
}

/**
 * A record of a unit as rules see it: of a register that was read whole, or as an interface showed it, where any field
 * may be missing (undefined), empty, or, as levels, there more than once. What an interface shows of a unit is one as it
 * is. The last fields only a whole extract has.
 */
export interface RuleUnit {
  readonly sorIdentifier: string | undefined;
  readonly sorType: string | undefined;
  readonly entityName: string | undefined;
  readonly entityTypeCode: string | undefined;
  readonly parentSorIdentifier: string | undefined;
  readonly shakIdentifier: string | undefined;
  readonly organisationalLevels: readonly RuleLevel[];
  readonly firstFromDate: string | undefined;
  readonly fromDate: string | undefined;
  readonly toDate: string | undefined;
  /** Open on the day as the interface itself says it; undefined where only dates tell. */
  readonly active: boolean | undefined;
  /** Where it stood: “linje 812”, “entry[3]”; empty where that is not known. */
  readonly place: string;
  readonly specialities?: readonly string[];
  readonly replaces?: readonly string[];
  readonly replacedBy?: readonly string[];
  readonly postalAddress?: PostalAddress | undefined;
  readonly locationNumber?: LocationNumber | undefined;
}

/** A row of the SHAK map as rules see it. */
export interface RuleMapRow {
  readonly shakIdentifier: string | undefined;
  readonly sorIdentifier: string | undefined;
  readonly organisationalLevels: readonly RuleLevel[];
  readonly fromDate: string | undefined;
  readonly toDate: string | undefined;
  readonly place: string;
}

/** Everything a register or an interface showed, for rules to be tried on. */
export interface RuleRecords {
  /** Every record, also several of one unit. */
  readonly units: readonly RuleUnit[];
  readonly shakSorMap: readonly RuleMapRow[];
  readonly classifications: readonly ClassificationEntry[];
  /** What is not carried at all, so that rules about it cannot be tried. */
  readonly lacks: ReadonlySet<Need>;
}

/**
 * A register that was read whole, as rules see it; where a record stands in its file is told by whoever read it, and is
 * empty where it is not.
 */
export function recordsOf(content: RegisterContent, placeOf: (unit: SorUnit) => string = () => ''): RuleRecords {
  const levels = new Map<OrganisationalLevel, readonly RuleLevel[]>();
  return {
    units: allStates(content).map((unit) => unitRecord(unit, placeOf(unit), levels)),
    shakSorMap: content.shakSorMap.map(mapRecord),
    classifications: content.classifications,
    lacks: lacksOf(content),
  };
}

/** `lists` has each level as the list of it alone, which all units that have it share. */
function unitRecord(unit: SorUnit, place: string, lists: Map<OrganisationalLevel, readonly RuleLevel[]>): RuleUnit {
  const { status, organisationalLevel: level, postalAddress, locationNumber } = unit;
  let levels = level === undefined ? NONE : lists.get(level);
  if (level !== undefined && levels === undefined) lists.set(level, (levels = [level]));
  return {
    sorIdentifier: unit.sorIdentifier,
    sorType: unit.sorType,
    entityName: unit.entityName,
    entityTypeCode: unit.entityType?.code,
    parentSorIdentifier: unit.parentSorIdentifier,
    shakIdentifier: unit.shakIdentifier,
    organisationalLevels: levels ?? NONE,
    firstFromDate: status.firstFromDate,
    fromDate: status.fromDate,
    toDate: status.toDate,
    active: undefined,
    place,
    specialities: unit.specialities.length === 0 ? NONE : unit.specialities.map(({ code }) => code),
    replaces: unit.replaces,
    replacedBy: unit.replacedBy,
    postalAddress,
    locationNumber,
  };
}

/** One list for all that have nothing in it; a register has some hundred thousand of those. */
const NONE: readonly never[] = Object.freeze([]);

function mapRecord({ shakIdentifier, sorIdentifier, fromDate, toDate, organisationalLevel: level }: ShakSorMapRow): RuleMapRow {
  return {
    shakIdentifier,
    sorIdentifier,
    fromDate,
    toDate,
    organisationalLevels: level === undefined ? [] : [level],
    place: '',
  };
}

/**
 * What an interface or a file showed of its units, as rules see it. That units have no levels, no SHAK codes or no dates
 * is for the rules to judge; without parents or types the tree itself is unknown, and rules that rest on it cannot be tried.
 */
export function recordsShown(
  units: readonly RuleUnit[],
  tables: Partial<Pick<RuleRecords, 'shakSorMap' | 'classifications'>> = {},
): RuleRecords {
  const lacks = new Set<Need>();
  const below = units.filter(({ sorType }) => sorType !== 'IE');
  if (below.length > 0 && below.every(({ parentSorIdentifier }) => parentSorIdentifier === undefined)) lacks.add('parents');
  if (units.length > 0 && units.every(({ entityTypeCode }) => entityTypeCode === undefined)) lacks.add('types');
  return { units, shakSorMap: tables.shakSorMap ?? [], classifications: tables.classifications ?? [], lacks };
}
