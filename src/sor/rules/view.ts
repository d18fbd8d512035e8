import { isHospital } from '../codes/type-codes.ts';
import { indexClassifications } from '../register.ts';
import { statesOn } from '../states.ts';
import { indexTree, type Tree } from '../tree.ts';
import type { ClassificationEntry } from '../unit.ts';
import { isInForce, validityOn } from '../validity.ts';
import type { RuleMapRow, RuleRecords, RuleUnit } from './records.ts';
import type { RuleContext } from './levels.ts';

/** Records on the day of the trial, arranged once for all rules; made by {@link viewOn}. */
export interface RuleView extends RuleContext {
  /** Every record as it was shown, also earlier and later ones of one unit. */
  readonly records: readonly RuleUnit[];
  /** Each unit as it is on the day, open or not. */
  readonly units: readonly RuleUnit[];
  /** The units open on the day. */
  readonly open: readonly RuleUnit[];
  /** The units open on the day or later. A closed one keeps what it had. */
  readonly notClosed: readonly RuleUnit[];
  readonly tree: Tree<RuleUnit>;
  /** Whether the unit is an SI of type hospital. */
  readonly isHospital: (unit: RuleUnit) => boolean;
  /** Whether the unit is an OE whose institution is a hospital. */
  readonly isUnderHospital: (unit: RuleUnit) => boolean;
  readonly mapRows: readonly RuleMapRow[];
  readonly mapRowsInForce: readonly RuleMapRow[];
  /** The rows in force of a unit, by its SOR code. */
  readonly mapRowsOf: (sorIdentifier: string) => readonly RuleMapRow[];
  readonly classifications: readonly ClassificationEntry[];
  /** Entries of a classification by its name that are in force on an ISO day. */
  readonly classificationOn: (classification: string, date: string) => readonly ClassificationEntry[];
}

/** Arranges records as they are on the day of the trial. */
export function viewOn({ units: records, shakSorMap, classifications }: RuleRecords, context: RuleContext): RuleView {
  const { onDate } = context;
  const units = unitsOn(records, onDate);
  const tree = indexTree(units);
  const mapRowsInForce = shakSorMap.filter((row) => isInForce(row, onDate));
  const rowsOf = Map.groupBy(mapRowsInForce, ({ sorIdentifier }) => sorIdentifier);
  return {
    ...context,
    records,
    units,
    open: units.filter((unit) => validityOn(unit, onDate) === 'open'),
    notClosed: units.filter((unit) => validityOn(unit, onDate) !== 'closed'),
    tree,
    isHospital: isHospitalRecord,
    isUnderHospital: (unit) => {
      if (unit.sorType !== 'OE') return false;
      const institution = tree.institutionOf(unit.parentSorIdentifier ?? '');
      return institution !== undefined && isHospitalRecord(institution);
    },
    mapRows: shakSorMap,
    mapRowsInForce,
    mapRowsOf: (sorIdentifier) => rowsOf.get(sorIdentifier) ?? [],
    classifications,
    classificationOn: indexClassifications(classifications),
  };
}

/** Each unit once, as it is on an ISO day; twice only where two of its records begin on the same day. */
export function unitsOn<T extends Pick<RuleUnit, 'sorIdentifier' | 'fromDate'>>(
  records: readonly T[],
  date: string,
): readonly T[] {
  return statesOn(records, date, { id: ({ sorIdentifier }) => sorIdentifier, fromDate: ({ fromDate }) => fromDate });
}

function isHospitalRecord({ sorType, entityTypeCode }: RuleUnit): boolean {
  return isHospital(sorType, entityTypeCode);
}
