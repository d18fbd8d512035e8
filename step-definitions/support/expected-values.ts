import type { ValueKind, ValueOf } from '../../src/model/config/assumed-value.ts';
import type { Session } from '../../src/model/session.ts';
import { UNIT_RECORD } from '../../src/sor/fields/carriers.ts';

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

/** The assumption that what a CSV column is called rests on. */
type ColumnGround = 'csv-niveau' | 'csv-kolonner';

/**
 * What a column that scenarios speak of is to be called in CSV files: the name its assumption was settled to, else its own;
 * with the assumption. ID27 adds the level's columns; the others stood there before.
 */
export function expectedColumn(
  { expectedValues }: Session,
  column: string,
): { readonly ground: ColumnGround; readonly name: string } {
  const key = UNIT_RECORD.csv.find(({ name }) => name === column)?.key ?? column;
  const ground = key === 'levelCode' || key === 'levelName' ? 'csv-niveau' : 'csv-kolonner';
  const settled = expectedValues[ground];
  return { ground, name: (settled?.kind === 'columns' ? settled.value[key] : undefined) ?? column };
}
