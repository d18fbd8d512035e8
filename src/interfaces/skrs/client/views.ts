import type { ClassificationEntry } from '../../../sor/unit.ts';
import type { ReplicationEntry } from '../contract.ts';
import type { ShakMapView, UnitView } from '../../views.ts';
import { levelViews } from '../../level-views.ts';

/**
 * Records of the register copy as the client shows them. OrganisationalLevelCode and OrganisationalLevelName are public
 * names (NSP's release page), ShakId too (readers of the NSP table); the others follow the SOR2 files.
 */
export function unitOfEntry(entry: ReplicationEntry, place: string): UnitView {
  const value = reader(entry);
  return {
    sorIdentifier: value('SorId'),
    sorType: value('SorType'),
    entityName: value('EntityName'),
    entityTypeCode: value('EntityTypeId'),
    parentSorIdentifier: value('ParentSorId'),
    shakIdentifier: value('ShakId'),
    organisationalLevels: levelsOf(entry),
    firstFromDate: value('FirstFromDate'),
    fromDate: value('FromDate'),
    toDate: value('ToDate'),
    active: undefined,
    place,
  };
}

/** A record of ShakSorMap. */
export function shakMapOfEntry(entry: ReplicationEntry, place: string): ShakMapView {
  const value = reader(entry);
  return {
    shakIdentifier: value('ShakId'),
    sorIdentifier: value('SorId'),
    organisationalLevels: levelsOf(entry),
    fromDate: value('FromDate'),
    toDate: value('ToDate'),
    place,
  };
}

/** A record of a classification; `classification` is used when the record does not name its own. */
export function classificationOfEntry(entry: ReplicationEntry, classification: string): ClassificationEntry {
  const value = reader(entry);
  const toDate = value('ToDate') ?? '';
  return {
    classification: value('Classification') ?? classification,
    code: value('Code') ?? '',
    name: value('Name') ?? '',
    fromDate: value('FromDate') ?? '',
    ...(toDate === '' ? {} : { toDate }),
  };
}

function reader(entry: ReplicationEntry): (name: string) => string | undefined {
  return (name) => entry.fields.find((field) => field.name === name)?.value;
}

function levelsOf({ fields }: ReplicationEntry) {
  const all = (name: string): string[] => fields.filter((field) => field.name === name).map((field) => field.value);
  return levelViews(all('OrganisationalLevelCode'), all('OrganisationalLevelName'));
}
