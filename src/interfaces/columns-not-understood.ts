import { PreconditionError } from '../model/faults.ts';
import { INTERFACE_NAMES, type InterfaceName } from '../model/interfaces.ts';
import { editDistance } from '../model/similar.ts';
import { type ColumnNames, TABLE_COLUMNS, type UnknownColumns } from '../sor/fields/known-names.ts';

/**
 * A table's columns are named in a way that neither the table of elements nor configuration knows. Nothing has been found
 * out about the region's data: the trial waits until configuration says which column is which.
 */
export class ColumnsNotUnderstood extends PreconditionError {}

/** No more names than a reader can hold against each other. */
const SHOWN_NAMES = 30;

/** Where a table was met: the interface, and what the table is called to people. */
export interface TablePlace {
  readonly interface: InterfaceName;
  readonly title: string;
  readonly place: string;
}

/** That columns of a table are known by none of their names, with the lines of configuration that would settle it. */
export function columnsNotUnderstood({ table, keys, there }: UnknownColumns, where: TablePlace): ColumnsNotUnderstood {
  const wanted = TABLE_COLUMNS[table].filter(({ key }) => keys.includes(key));
  const known = TABLE_COLUMNS[table].filter(({ key }) => !keys.includes(key)).flatMap(({ known: names }) => names);
  const free = there.filter((one) => !known.some((name) => name.toLowerCase() === one.toLowerCase()));
  const lines = wanted.map(
    ({ key, name }) => `“interfaces.${where.interface}.mapping.${table}.${key}: ${nearest(name, free) ?? '<navn>'}”`,
  );
  return new ColumnsNotUnderstood(
    `Kolonnerne er ikke forstået: ${where.title} fra ${INTERFACE_NAMES[where.interface]} har ingen, der kan kendes som ${wanted.map(({ name }) => name).join(' eller ')}.`,
    {
      place: where.place,
      expected: wanted.map(({ known: names }) => `en kolonne, der hedder ${names.join(' eller ')}`).join('; '),
      received: there.slice(0, SHOWN_NAMES).join(', ') || 'ingen kolonner',
      remedy: `Skriv i miljøets konfiguration, hvad kolonnerne hedder, fx ${lines.join(' og ')}.`,
    },
  );
}

function nearest(name: string, there: readonly string[]): string | undefined {
  return there.toSorted((one, other) => far(name, one) - far(name, other))[0];
}

const far = (name: string, one: string): number => editDistance(name.toLowerCase(), one.toLowerCase().slice(0, 100));

/** A record with elements by name, read by the names we give columns. */
export interface WrittenField {
  readonly name: string;
  readonly value: string;
}

/** The values of a record's elements, by the names we give columns. The case of a name counts only between namesakes. */
export function fieldsByOwnName(fields: readonly WrittenField[], names: ColumnNames): (own: string) => readonly string[] {
  return (own) => {
    for (const candidate of names.get(own) ?? [own]) {
      const exact = fields.filter(({ name }) => name === candidate);
      const found = exact.length > 0 ? exact : fields.filter(({ name }) => name.toLowerCase() === candidate.toLowerCase());
      if (found.length > 0) return found.map(({ value }) => value);
    }
    return [];
  };
}
