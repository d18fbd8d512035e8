import { danishSorType } from '../sor/codes/sor-type.ts';
import { type ComparedKey, UNIT_ELEMENTS, type ViewKey } from '../sor/fields.ts';
import { spelled, VIEW_KEYS, VIEW_RECORD } from '../sor/fields/carriers.ts';
import type { RecordCarrier } from '../sor/fields/spelling.ts';
import { SHAK_MAP_FIELDS, type ShakMapKey } from '../sor/map-fields.ts';
import { dayOf } from '../sor/validity.ts';
import type { LevelView, ShakMapView, UnitView } from './views.ts';

/** A record with elements or columns by name, as an interface gave it. */
export interface NamedRecord {
  /** Undefined where the record has no such element. */
  readonly first: (name: string) => string | undefined;
  /** The values of an element in order; none where the record does not have it. */
  readonly all: (name: string) => readonly string[];
}

/** A record by what its elements hold, whatever they are called there. */
export interface KeyedRecord {
  readonly first: (key: ComparedKey) => string | undefined;
  readonly all: (key: ComparedKey) => readonly string[];
}

/** A unit as a record of a carrier shows it; what the carrier does not have is not there. */
export function unitOfRecord(carrier: RecordCarrier, record: NamedRecord, place: string): UnitView {
  const names = new Map<ComparedKey, string>(VIEW_RECORD[carrier].map(({ key, name }) => [key, name]));
  const first = (key: ComparedKey): string | undefined => {
    const name = names.get(key);
    return name === undefined ? undefined : record.first(name);
  };
  return unitOfKeyed({ first, all: (key) => record.all(spelled(carrier, key)) }, place);
}

/** A unit as a record shows it. Days are the days in Denmark they stand for, however the record writes them. */
export function unitOfKeyed({ first, all }: KeyedRecord, place: string): UnitView {
  const fields = emptyFields();
  for (const key of VIEW_KEYS) fields[key] = UNIT_ELEMENTS[key].compared === 'day' ? danishDay(first(key)) : first(key);
  fields.sorType = danishSorType(fields.sorType);
  return { ...fields, organisationalLevels: levelViews(all('levelCode'), all('levelName')), active: undefined, place };
}

/** A row of the SHAK map as a record shows it; its carriers spell it alike. */
export function shakMapOfRecord({ first, all }: NamedRecord, place: string): ShakMapView {
  const name = (key: ShakMapKey): string => SHAK_MAP_FIELDS[key].name;
  return shakMapOfKeyed({ first: (key) => first(name(key)), all: (key) => all(name(key)) }, place);
}

/** A row of the SHAK map by what its elements hold. */
export function shakMapOfKeyed(
  {
    first,
    all,
  }: { readonly first: (key: ShakMapKey) => string | undefined; readonly all: (key: ShakMapKey) => readonly string[] },
  place: string,
): ShakMapView {
  return {
    shakIdentifier: first('shakIdentifier'),
    sorIdentifier: first('sorIdentifier'),
    organisationalLevels: levelViews(all('levelCode'), all('levelName')),
    fromDate: danishDay(first('fromDate')),
    toDate: danishDay(first('toDate')),
    place,
  };
}

function danishDay(written: string | undefined): string | undefined {
  return written === undefined ? undefined : dayOf(written);
}

/** The fields of a view that shows none of them; a reader fills in what it finds. The level is not among them. */
export function emptyFields(): Record<ViewKey, string | undefined> {
  return { ...NO_FIELDS };
}

const NO_FIELDS = Object.fromEntries(VIEW_KEYS.map((key) => [key, undefined])) as Readonly<Record<ViewKey, undefined>>;

/**
 * Levels from the two ID27 fields, paired in order. A field that is not there is undefined, one that is empty an empty
 * string; a pair with nothing in it is no level, which is how a file with fixed columns says that there is none.
 */
export function levelViews(codes: readonly string[], names: readonly string[]): readonly LevelView[] {
  return Array.from({ length: Math.max(codes.length, names.length) }, (_, index) => ({
    code: codes[index],
    name: names[index],
    system: undefined,
  })).filter(({ code, name }) => (code ?? '') !== '' || (name ?? '') !== '');
}
