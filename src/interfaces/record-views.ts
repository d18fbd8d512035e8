import { danishSorType } from '../sor/codes/sor-type.ts';
import type { ViewKey } from '../sor/fields.ts';
import { spelled, VIEW_KEYS, VIEW_RECORD } from '../sor/fields/carriers.ts';
import type { RecordCarrier } from '../sor/fields/spelling.ts';
import { SHAK_MAP_FIELDS } from '../sor/map-fields.ts';
import type { LevelView, ShakMapView, UnitView } from './views.ts';

/** A record with elements or columns by name, as an interface gave it. */
export interface NamedRecord {
  /** Undefined where the record has no such element. */
  readonly first: (name: string) => string | undefined;
  /** The values of an element in order; none where the record does not have it. */
  readonly all: (name: string) => readonly string[];
}

/** A unit as a record of a carrier shows it; what the carrier does not have is not there. */
export function unitOfRecord(carrier: RecordCarrier, { first, all }: NamedRecord, place: string): UnitView {
  const fields = emptyFields();
  for (const { key, name } of VIEW_RECORD[carrier]) fields[key] = first(name);
  fields.sorType = danishSorType(fields.sorType);
  const organisationalLevels = levelViews(all(spelled(carrier, 'levelCode')), all(spelled(carrier, 'levelName')));
  return { ...fields, organisationalLevels, active: undefined, place };
}

/** A row of the SHAK map as a record shows it; its carriers spell it alike. */
export function shakMapOfRecord({ first, all }: NamedRecord, place: string): ShakMapView {
  const { shakIdentifier, sorIdentifier, fromDate, toDate, levelCode, levelName } = SHAK_MAP_FIELDS;
  return {
    shakIdentifier: first(shakIdentifier.name),
    sorIdentifier: first(sorIdentifier.name),
    organisationalLevels: levelViews(all(levelCode.name), all(levelName.name)),
    fromDate: first(fromDate.name),
    toDate: first(toDate.name),
    place,
  };
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
