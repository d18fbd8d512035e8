import type { ValueKind, ValueOf } from '../../src/model/config/assumed-value.ts';
import type { Session } from '../../src/model/session.ts';
import { spelled } from '../../src/sor/fields/carriers.ts';

/**
 * What scenarios expect of an assumption that has a value: what it was settled to, else what is assumed. Throws TypeError
 * for one that config/assumptions.yaml gives no value of the kind.
 */
export function expectedValue<K extends ValueKind>({ expectedValues }: Session, id: string, kind: K): ValueOf[K] {
  const found = Object.hasOwn(expectedValues, id) ? expectedValues[id] : undefined;
  if (found?.kind === kind) return found.value as ValueOf[K];
  throw new TypeError(
    `Trinnet spørger om en værdi af slagsen “${kind}” til antagelsen “${id}”, som ikke har en i config/assumptions.yaml.`,
  );
}

const COLUMNS = {
  'csv-kolonner': ['sorIdentifier', 'sorType', 'entityName', 'firstFromDate', 'fromDate', 'toDate'],
  'csv-niveau': ['levelCode', 'levelName'],
} as const;
/** The assumption that what a CSV column is called rests on. */
type ColumnGround = keyof typeof COLUMNS;

/**
 * What a column that scenarios speak of is to be called in CSV files: the name its assumption was settled to, else its own;
 * with the assumption. A name that is none of the elements' stands as it is, among the columns every file has.
 */
export function expectedColumn(
  { expectedValues }: Session,
  column: string,
): { readonly ground: ColumnGround; readonly name: string } {
  for (const ground of ['csv-niveau', 'csv-kolonner'] as const) {
    const key = COLUMNS[ground].find((one) => spelled('csv', one) === column);
    if (key === undefined) continue;
    const found = expectedValues[ground];
    return { ground, name: (found?.kind === 'columns' ? found.value[key] : undefined) ?? column };
  }
  return { ground: 'csv-kolonner', name: column };
}
