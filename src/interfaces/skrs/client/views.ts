import { CLASSIFICATION_FIELDS, type ClassificationKey } from '../../../sor/map-fields.ts';
import type { ClassificationEntry } from '../../../sor/unit.ts';
import { dayOf } from '../../../sor/validity.ts';
import type { ReplicationEntry } from '../contract.ts';
import { type ColumnNames, columnNames } from '../../../sor/fields/known-names.ts';
import { fieldsByOwnName } from '../../columns-not-understood.ts';
import { type NamedRecord, shakMapOfRecord, unitOfRecord } from '../../record-views.ts';
import type { ShakMapView, UnitView } from '../../views.ts';

/** A record of SorEntity. */
export function unitOfEntry(entry: ReplicationEntry, place: string, names: ColumnNames = columnNames('sorEntity')): UnitView {
  return unitOfRecord('skrs', recordOf(entry, names), place);
}

/** A record of ShakSorMap. */
export function shakMapOfEntry(
  entry: ReplicationEntry,
  place: string,
  names: ColumnNames = columnNames('shakSorMap'),
): ShakMapView {
  return shakMapOfRecord(withPeriod(recordOf(entry, names), entry), place);
}

/** A record of a classification; `classification` is used when the record does not name its own. */
export function classificationOfEntry(
  entry: ReplicationEntry,
  classification: string,
  names: ColumnNames = columnNames('sorClassifications'),
): ClassificationEntry {
  const { first } = withPeriod(recordOf(entry, names), entry);
  const value = (key: ClassificationKey): string | undefined => first(CLASSIFICATION_FIELDS[key].name);
  const toDate = value('toDate') ?? '';
  return {
    classification: value('classification') ?? classification,
    code: value('code') ?? '',
    name: value('name') ?? '',
    fromDate: dayOf(value('fromDate')),
    ...(toDate === '' ? {} : { toDate: dayOf(toDate) }),
  };
}

function recordOf({ fields }: ReplicationEntry, names: ColumnNames): NamedRecord {
  const all = fieldsByOwnName(fields, names);
  return { first: (name) => all(name)[0], all };
}

const { fromDate, toDate } = CLASSIFICATION_FIELDS;

/**
 * The period every record of the copy has (SDM-GUIDE), where the record tells its days in no other way. That validTo is the
 * last day, as ToDate is, is an assumption.
 */
function withPeriod(record: NamedRecord, { fields }: ReplicationEntry): NamedRecord {
  if (record.first(fromDate.name) !== undefined) return record;
  const period = fieldsByOwnName(
    fields,
    new Map([
      [fromDate.name, ['validFrom']],
      [toDate.name, ['validTo']],
    ]),
  );
  const all = (name: string): readonly string[] =>
    name === fromDate.name || name === toDate.name ? period(name) : record.all(name);
  return { first: (name) => all(name)[0], all };
}
