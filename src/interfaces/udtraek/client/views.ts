import type { CsvRow } from '../../../sor/formats/csv/rows.ts';
import { TYPE_ELEMENTS } from '../../../sor/formats/xml/schema.ts';
import type { RawXmlUnit } from '../../../sor/formats/xml/unit-paths.ts';
import type { ShakMapView, UnitView } from '../../views.ts';
import { levelViews } from '../../level-views.ts';

/** A unit of SOR XML as it stood. The level is found wherever in the unit it stands; its place in version 3 is not public. */
export function unitOfXml(raw: RawXmlUnit): UnitView {
  const value = (path: string): string | undefined => raw.fields.find((field) => field.path === path)?.value;
  const named = (name: string): string[] =>
    raw.fields.filter((field) => field.path === name || field.path.endsWith(`/${name}`)).map((field) => field.value);
  return {
    sorIdentifier: value('SorIdentifier'),
    sorType: raw.sorType,
    entityName: value('EntityName'),
    entityTypeCode: value(TYPE_ELEMENTS[raw.sorType]),
    parentSorIdentifier: raw.parentSorIdentifier,
    shakIdentifier: value('ShakIdentifier'),
    organisationalLevels: levelViews(named('OrganisationalLevelCode'), named('OrganisationalLevelName')),
    firstFromDate: value('SorStatus/FirstFromDate'),
    fromDate: value('SorStatus/FromDate'),
    toDate: value('SorStatus/ToDate'),
    active: undefined,
    place: `linje ${raw.line}`,
  };
}

/** A row of SorEntity. In a file with fixed columns an empty value is there and empty. */
export function unitOfRow(row: CsvRow, file: string): UnitView {
  const { columns } = row;
  return {
    sorIdentifier: columns['SorId'],
    sorType: columns['SorType'],
    entityName: columns['EntityName'],
    entityTypeCode: columns['EntityTypeId'],
    parentSorIdentifier: columns['ParentSorId'],
    shakIdentifier: columns['ShakId'],
    organisationalLevels: levelsOfRow(row),
    firstFromDate: columns['FirstFromDate'],
    fromDate: columns['FromDate'],
    toDate: columns['ToDate'],
    active: undefined,
    place: placeOfRow(row, file),
  };
}

/** A row of SHAKSORMap. */
export function shakMapOfRow(row: CsvRow, file: string): ShakMapView {
  const { columns } = row;
  return {
    shakIdentifier: columns['ShakId'],
    sorIdentifier: columns['SorId'],
    organisationalLevels: levelsOfRow(row),
    fromDate: columns['FromDate'],
    toDate: columns['ToDate'],
    place: placeOfRow(row, file),
  };
}

function levelsOfRow({ columns }: CsvRow) {
  const list = (value: string | undefined): string[] => (value === undefined ? [] : [value]);
  return levelViews(list(columns['OrganisationalLevelCode']), list(columns['OrganisationalLevelName']));
}

function placeOfRow({ line }: CsvRow, file: string): string {
  return `${file}, linje ${line}`;
}
