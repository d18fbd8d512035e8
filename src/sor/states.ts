import type { RegisterContent, SorUnit } from './unit.ts';
import { dayOf } from './validity.ts';

/** Whose record it is, and the first day of the state it tells of. */
interface StateOf<T> {
  readonly id: (record: T) => string | undefined;
  readonly fromDate: (record: T) => string | undefined;
}

/**
 * The state of each unit on an ISO day, of all its records: the latest to have begun, and of a unit none of whose states
 * has begun, the first to come. A state that begins later never takes the place of today's. Records of one unit that
 * begin on the same day are all given, as that is an error of the source; so are records that name no unit.
 */
export function statesOn<T>(records: readonly T[], date: string, { id, fromDate }: StateOf<T>): readonly T[] {
  const chosen = new Map<string, string>();
  for (const record of records) {
    const unit = id(record);
    if (unit === undefined) continue;
    const begins = dayOf(fromDate(record));
    const known = chosen.get(unit);
    if (known === undefined || isNearer(begins, known, date)) chosen.set(unit, begins);
  }
  return records.filter((record) => {
    const unit = id(record);
    return unit === undefined || chosen.get(unit) === dayOf(fromDate(record));
  });
}

/** Of two days a state begins on: whether the first tells more of how the unit is on the date. */
function isNearer(begins: string, known: string, date: string): boolean {
  if (begins > date) return known > date && begins < known;
  return known > date || begins > known;
}

/** Every record of every unit: of the register's own day, earlier and later. */
export function allStates({ units, superseded = [], announced = [] }: RegisterContent): readonly SorUnit[] {
  return superseded.length + announced.length === 0 ? units : [...units, ...superseded, ...announced];
}

/** The register with each unit as it is on an ISO day; its records of other days are kept beside them. */
export function contentOn(content: RegisterContent, date: string): RegisterContent {
  const all = allStates(content);
  const units = statesOn(all, date, { id: (unit) => unit.sorIdentifier, fromDate: (unit) => unit.status.fromDate });
  if (units.length === all.length) return content;
  const current = new Map(units.map((unit) => [unit.sorIdentifier, unit.status.fromDate]));
  const begin = (unit: SorUnit): string => current.get(unit.sorIdentifier) ?? '';
  return {
    ...content,
    units,
    superseded: all.filter((unit) => unit.status.fromDate < begin(unit)),
    announced: all.filter((unit) => unit.status.fromDate > begin(unit)),
  };
}
