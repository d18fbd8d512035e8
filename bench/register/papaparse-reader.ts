import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import { UNIT_RECORD } from '../../src/sor/fields/carriers.ts';
import { FIELD_AT, noValues } from '../../src/sor/formats/field-values.ts';
import { UnitBuilder } from '../../src/sor/formats/unit-from-fields.ts';
import type { SorUnit } from '../../src/sor/unit.ts';

/** Reads the units of SorEntity with papaparse: what is made of the fields is the same, and only how they are read is not. */
export function readWithPapaparse(path: string, take: (unit: SorUnit) => void): Promise<void> {
  const values = noValues();
  const builder = new UnitBuilder();
  let columns: readonly { readonly column: number; readonly at: number }[] | undefined;
  const step = (fields: readonly string[]): void => {
    if (columns === undefined) {
      const names = fields.map((name) => name.replace('\uFEFF', ''));
      columns = UNIT_RECORD.csv.map(({ name, key }) => ({ column: names.indexOf(name), at: FIELD_AT[key] }));
      return;
    }
    for (const { column, at } of columns) values[at] = valueOf(fields[column]);
    const unit = builder.build(values, () => undefined);
    if (unit !== undefined) take(unit);
  };
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(createReadStream(path), {
      delimiter: ';',
      dynamicTyping: false,
      skipEmptyLines: true,
      step: ({ data }) => step(data),
      complete: () => resolve(),
      error: reject,
    });
  });
}

function valueOf(field: string | undefined): string | undefined {
  if (field === undefined || field === '') return undefined;
  const value = (field.startsWith('="') && field.endsWith('"') ? field.slice(2, -1) : field).trim();
  return value === '' ? undefined : value;
}
