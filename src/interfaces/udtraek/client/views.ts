import { UNIT_ELEMENTS, type ViewKey } from '../../../sor/fields.ts';
import type { Spelling } from '../../../sor/fields/spelling.ts';
import { VIEW_KEYS, XML_NAMES, xmlPath } from '../../../sor/fields/carriers.ts';
import type { CsvRow } from '../../../sor/formats/csv/rows.ts';
import type { RawXmlUnit } from '../../../sor/formats/xml/unit-paths.ts';
import type { SorType } from '../../../sor/unit.ts';
import { emptyFields, levelViews, type NamedRecord, shakMapOfRecord, unitOfRecord } from '../../record-views.ts';
import type { ShakMapView, UnitView } from '../../views.ts';

/** A unit of SOR XML as it stood. The level is found wherever in the unit it stands; its place in version 3 is not public. */
export function unitOfXml(raw: RawXmlUnit): UnitView {
  const keys = KEYS_BY_PATH[raw.sorType];
  const fields = emptyFields();
  const codes: string[] = [];
  const names: string[] = [];
  for (const { path, value } of raw.fields) {
    const key = keys.get(path);
    if (key !== undefined) fields[key] ??= value;
    else if (path === LEVEL_CODE || path.endsWith(`/${LEVEL_CODE}`)) codes.push(value);
    else if (path === LEVEL_NAME || path.endsWith(`/${LEVEL_NAME}`)) names.push(value);
  }
  return {
    ...fields,
    sorType: raw.sorType,
    parentSorIdentifier: raw.parentSorIdentifier,
    organisationalLevels: levelViews(codes, names),
    active: undefined,
    place: `linje ${raw.line}`,
  };
}

const LEVEL_CODE = XML_NAMES.levelCode;
const LEVEL_NAME = XML_NAMES.levelName;

/** The fields of a view by the path they stand at. */
const KEYS_BY_PATH: Readonly<Record<SorType, ReadonlyMap<string, ViewKey>>> = {
  IE: keysByPath('IE'),
  SI: keysByPath('SI'),
  OE: keysByPath('OE'),
};

function keysByPath(sorType: SorType): ReadonlyMap<string, ViewKey> {
  return new Map(
    VIEW_KEYS.flatMap((key) => {
      const path = xmlPath(key, sorType);
      return path === undefined ? [] : [[path, key] as const];
    }),
  );
}

/**
 * A row of SorEntity. In a file with fixed columns an empty value is there and empty. Columns that are lacking, and whose
 * real names are not public, may be there under another name: the file says nothing of them.
 */
export function unitOfRow(row: CsvRow, file: string, lacking: readonly string[] = []): UnitView {
  const notCarried = VIEW_KEYS.filter((key) => {
    const spelling: Spelling | undefined = UNIT_ELEMENTS[key].csv;
    return spelling?.origin === 'ours' && lacking.includes(spelling.name);
  });
  const view = unitOfRecord('csv', recordOf(row), placeOfRow(row, file));
  return notCarried.length === 0 ? view : { ...view, notCarried };
}

/** A row of SHAKSORMap. */
export function shakMapOfRow(row: CsvRow, file: string): ShakMapView {
  return shakMapOfRecord(recordOf(row), placeOfRow(row, file));
}

function recordOf({ columns }: CsvRow): NamedRecord {
  return {
    first: (name) => columns[name],
    all: (name) => {
      const value = columns[name];
      return value === undefined ? [] : [value];
    },
  };
}

function placeOfRow({ line }: CsvRow, file: string): string {
  return `${file}, linje ${line}`;
}
