import { CLASSIFICATION_FIELDS, type ClassificationKey } from '../../../sor/map-fields.ts';
import type { ClassificationEntry } from '../../../sor/unit.ts';
import type { ReplicationEntry } from '../contract.ts';
import { type NamedRecord, shakMapOfRecord, unitOfRecord } from '../../record-views.ts';
import type { ShakMapView, UnitView } from '../../views.ts';

/** A record of SorEntity. */
export function unitOfEntry(entry: ReplicationEntry, place: string): UnitView {
  return unitOfRecord('skrs', recordOf(entry), place);
}

/** A record of ShakSorMap. */
export function shakMapOfEntry(entry: ReplicationEntry, place: string): ShakMapView {
  return shakMapOfRecord(recordOf(entry), place);
}

/** A record of a classification; `classification` is used when the record does not name its own. */
export function classificationOfEntry(entry: ReplicationEntry, classification: string): ClassificationEntry {
  const { first } = recordOf(entry);
  const value = (key: ClassificationKey): string | undefined => first(CLASSIFICATION_FIELDS[key].name);
  const toDate = value('toDate') ?? '';
  return {
    classification: value('classification') ?? classification,
    code: value('code') ?? '',
    name: value('name') ?? '',
    fromDate: value('fromDate') ?? '',
    ...(toDate === '' ? {} : { toDate }),
  };
}

function recordOf({ fields }: ReplicationEntry): NamedRecord {
  // The only public casing is that of validFrom and validTo; a service that writes SORID has the field all the same.
  const named = (name: string) => {
    const exact = fields.filter((field) => field.name === name);
    return exact.length > 0 ? exact : fields.filter((field) => field.name.toLowerCase() === name.toLowerCase());
  };
  return {
    first: (name) => named(name)[0]?.value,
    all: (name) => named(name).map((field) => field.value),
  };
}
