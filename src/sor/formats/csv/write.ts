import { indexRegister, type Register } from '../../register.ts';
import { allStates } from '../../states.ts';
import { UNIT_RECORD } from '../../fields/carriers.ts';
import { CLASSIFICATION_RECORD, RELATED_COLUMNS, REPLACEMENT_RECORD, SHAK_MAP_RECORD, shakMapValues } from '../../map-fields.ts';
import type { RegisterContent, SorUnit } from '../../unit.ts';
import { validityOn } from '../../validity.ts';
import { fieldsOfUnit } from '../fields-of-unit.ts';

const LINE_END = '\r\n';
/** Excel opens a file as UTF-8 only when it begins with this mark; readers of the real files meet it too. */
const BYTE_ORDER_MARK = '\uFEFF';
/** Rows given at a time. */
const BATCH = 200;

/** Which of the two SorEntity files is written. */
export interface SorEntityCsvOptions {
  /** The daily file: open units, closings not yet in force and units to come, with codes in `="…"`. */
  readonly daily: boolean;
  /** The ISO day the daily file is for. */
  readonly date: string;
}

/** Writes SorEntity_daily.csv, or SOREntity.csv of the complete extract with every unit. */
export function* writeSorEntityCsv(content: RegisterContent, options: SorEntityCsvOptions): Generator<string, void> {
  const register = indexRegister(content);
  const units = options.daily
    ? content.units.filter((unit) => validityOn(unit.status, options.date) !== 'closed')
    : allStates(content);
  const names = [...namesOf(UNIT_RECORD.csv), ...RELATED_COLUMNS];
  yield* writeTable(names, units, (unit) => entityRow(register, unit, options.daily));
}

/** Fields that hold a SOR code, which a spreadsheet would take for a number. */
const IS_SOR_CODE = /sorIdentifier$/i;

function entityRow(register: Register, unit: SorUnit, wrapCodes: boolean): string[] {
  const fields = fieldsOfUnit(unit);
  const owner = register.ownerOf(unit.sorIdentifier);
  const institution = register.institutionOf(unit.sorIdentifier);
  const code = (value: string): string => (wrapCodes && value !== '' ? `="${value}"` : value);
  return [
    ...UNIT_RECORD.csv.map(({ key }) => (IS_SOR_CODE.test(key) ? code(fields[key] ?? '') : quote(fields[key] ?? ''))),
    quote(owner?.cvrNumberIdentifier ?? ''),
    quote(owner?.entityType?.name ?? ''),
    code(institution?.sorIdentifier ?? ''),
    quote(institution?.entityName ?? ''),
    quote(institution?.entityType?.name ?? ''),
  ];
}

/** Writes SHAKSORMap.csv. */
export function writeShakSorMapCsv(content: RegisterContent): Generator<string, void> {
  return writeTable(namesOf(SHAK_MAP_RECORD), content.shakSorMap, (row) => {
    const values = shakMapValues(row);
    return SHAK_MAP_RECORD.map(({ key }) => quote(values[key] ?? ''));
  });
}

/** Writes SORClassifications.csv. */
export function writeClassificationsCsv(content: RegisterContent): Generator<string, void> {
  return writeTable(namesOf(CLASSIFICATION_RECORD), content.classifications, (entry) =>
    CLASSIFICATION_RECORD.map(({ key }) => quote(entry[key] ?? '')),
  );
}

/** Writes SORReplacedEntities.csv. */
export function writeReplacedEntitiesCsv(content: RegisterContent): Generator<string, void> {
  const rows = content.units.flatMap((unit) => unit.replacedBy.map((successor) => [unit.sorIdentifier, successor]));
  return writeTable(namesOf(REPLACEMENT_RECORD), rows, (row) => row);
}

function namesOf(record: readonly { readonly name: string }[]): readonly string[] {
  return record.map(({ name }) => name);
}

function* writeTable<T>(
  names: readonly string[],
  rows: readonly T[],
  cells: (row: T) => readonly string[],
): Generator<string, void> {
  yield `${BYTE_ORDER_MARK}${names.join(';')}${LINE_END}`;
  for (let at = 0; at < rows.length; at += BATCH) {
    yield rows
      .slice(at, at + BATCH)
      .map((row) => `${cells(row).join(';')}${LINE_END}`)
      .join('');
  }
}

/**
 * A value as a field: in quotes when it holds the delimiter, a quote or a line break. There is no guard against formulas,
 * because this is the register's own format, which itself has codes as `="…"`; csv-stringify would put those in quotes.
 */
function quote(value: string): string {
  return /[;"\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
