import { type FieldKey, SPECIALITY_NUMBERS, UNIT_ELEMENTS, XML_GROUPS, XML_SPECIALITY } from '../../fields.ts';
import { XML_NAMES, xmlPath } from '../../fields/carriers.ts';
import type { ReadProblem, SorType } from '../../unit.ts';
import { FIELD_AT, type FieldValues, noValues } from '../field-values.ts';
import { XML_LIMITS } from './limits.ts';

/** A leaf of a unit as it stood: the path of local names below the unit's own element, and its text. */
export interface XmlField {
  readonly path: string;
  readonly value: string;
  readonly line: number;
}

/** A unit as it stood in the document, before anything was made of it. */
export interface RawXmlUnit {
  readonly sorType: SorType;
  /** The SorIdentifier of the unit it is nested in; undefined for an IE. */
  readonly parentSorIdentifier: string | undefined;
  readonly fields: readonly XmlField[];
  /** Where the unit's element begins. */
  readonly line: number;
}

/** Fields by the path they stand at, by type of unit. What the table says of one type is read on the others too. */
const KEYS_BY_PATH: Readonly<Record<SorType, ReadonlyMap<string, FieldKey>>> = {
  IE: keysByPath('IE'),
  SI: keysByPath('SI'),
  OE: keysByPath('OE'),
};

function keysByPath(sorType: SorType): ReadonlyMap<string, FieldKey> {
  const keys = (Object.keys(UNIT_ELEMENTS) as FieldKey[]).filter((key) => key !== 'replaces' && key !== 'replacedBy');
  return new Map(
    keys.flatMap((key) => {
      // The type of a unit has a name of its own on each type of unit, and one of the others' says nothing.
      const read = key === 'entityTypeCode' ? ([sorType] as const) : (['IE', 'SI', 'OE'] as const);
      return read.flatMap((type) => {
        const path = xmlPath(key, type);
        return path === undefined ? [] : [[path, key] as const];
      });
    }),
  );
}

/** The leaves of an address by the element around them; what stands between the two is not looked at. */
const ADDRESS_LEAVES: ReadonlyMap<string, ReadonlyMap<string, FieldKey>> = new Map(
  [XML_GROUPS.postal, XML_GROUPS.visiting, XML_GROUPS.activity].map((group) => [
    group,
    new Map(
      Array.from(KEYS_BY_PATH.OE)
        .filter(([path]) => path.startsWith(`${group}/`))
        .map(([path, key]) => [lastName(path), key]),
    ),
  ]),
);

const LISTS = { replaces: `${XML_GROUPS.replaces}/`, replacedBy: `${XML_GROUPS.replacedBy}/` } as const;
const SPECIALITIES = `${XML_GROUPS.specialities}/`;

/** What a leaf at a place in a unit says: a field, one of several codes, or a part of a speciality told by its order. */
type Meaning = FieldKey | 'specialityCode' | 'specialityType' | undefined;

/**
 * The level is found wherever in the unit it stands, because its place in version 3 is not public.
 */
function meaningOf(path: string, sorType: SorType): Meaning {
  if (path.startsWith(LISTS.replaces)) return 'replaces';
  if (path.startsWith(LISTS.replacedBy)) return 'replacedBy';
  const known = KEYS_BY_PATH[sorType].get(path);
  if (known !== undefined) return known;
  const leaf = lastName(path);
  if (leaf === XML_NAMES.levelCode) return 'levelCode';
  if (leaf === XML_NAMES.levelName) return 'levelName';
  const inAddress = ADDRESS_LEAVES.get(path.slice(0, Math.max(0, path.indexOf('/'))))?.get(leaf);
  if (inAddress !== undefined || !path.startsWith(SPECIALITIES)) return inAddress;
  if (leaf === XML_SPECIALITY.code) return 'specialityCode';
  return leaf === XML_SPECIALITY.type ? 'specialityType' : undefined;
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A place in a unit; what a leaf there says is found out once, and not for each unit that has it. */
interface Place {
  readonly path: string;
  readonly meaning: Meaning;
  /** The place of its field among the values; -1 where it is none alone. */
  readonly at: number;
  readonly parent: Place | undefined;
  readonly below: Map<string, Place>;
}

/** A unit has some seventy places; a hostile document may have as many as it has elements. */
const MOST_PLACES = 5000;

const { sorIdentifier: CODE, sorType: TYPE, replaces: REPLACES, replacedBy: REPLACED_BY } = FIELD_AT;
const SPECIALITY_CODES = SPECIALITY_NUMBERS.map((number) => FIELD_AT[`speciality${number}Code`]);
const SPECIALITY_TYPES = SPECIALITY_NUMBERS.map((number) => FIELD_AT[`speciality${number}Type`]);

/** Lays unit after unit flat as its elements are read. The first value of a field counts; of another it is told. */
export class XmlUnitFields {
  readonly #roots: Readonly<Record<SorType, Place>> = { IE: rootOf('IE'), SI: rootOf('SI'), OE: rootOf('OE') };
  #places = 0;
  #sorType: SorType = 'IE';
  #root: Place = this.#roots.IE;
  #place: Place = this.#root;
  #count = 0;
  #specialityCodes = 0;
  #specialityTypes = 0;
  /** The values read so far; the same list for every unit. */
  readonly values: FieldValues = noValues();
  /** Fields that stood more than once. */
  problems: ReadProblem[] = [];

  begin(sorType: SorType): void {
    this.#sorType = sorType;
    this.#root = this.#place = this.#roots[sorType];
    this.#count = this.#specialityCodes = this.#specialityTypes = 0;
    this.values.fill(undefined);
    this.values[TYPE] = sorType;
    if (this.problems.length > 0) this.problems = [];
  }

  /** Whether all elements inside the unit's own are closed. */
  get isOutermost(): boolean {
    return this.#place === this.#root;
  }

  /** The path of the innermost element. */
  get path(): string {
    return this.#place.path;
  }

  open(name: string): void {
    this.#place = this.#place.below.get(name) ?? this.#newPlace(name);
  }

  /** Closes the innermost element; gives its text when it is the unit's own code. */
  close(text: string | undefined, line: number): string | undefined {
    const place = this.#place;
    this.#place = place.parent ?? this.#root;
    if (text === undefined) return undefined;
    this.#count += 1;
    if (this.#count <= XML_LIMITS.fieldsPerUnit) this.#keep(place, text, line);
    return place.at === CODE && text !== '' ? text : undefined;
  }

  #keep(place: Place, text: string, line: number): void {
    let at: number | undefined = place.at;
    if (at === -1) {
      if (place.meaning === 'specialityCode') at = SPECIALITY_CODES[this.#specialityCodes++];
      else if (place.meaning === 'specialityType') at = SPECIALITY_TYPES[this.#specialityTypes++];
      else return;
    }
    if (at === undefined || text === '') return;
    const known = this.values[at];
    if (known === undefined) this.values[at] = text;
    else if (at === REPLACES || at === REPLACED_BY) this.values[at] = `${known} ${text}`;
    else {
      const name = lastName(place.path);
      this.problems.push({ line, message: `${name} står mere end én gang på enheden; den første (“${known}”) er brugt.` });
    }
  }

  #newPlace(name: string): Place {
    const parent = this.#place;
    const path = parent === this.#root ? name : `${parent.path}/${name}`;
    const meaning = meaningOf(path, this.#sorType);
    const at = meaning === undefined || meaning === 'specialityCode' || meaning === 'specialityType' ? -1 : FIELD_AT[meaning];
    const place: Place = { path, meaning, at, parent, below: new Map() };
    this.#places += 1;
    if (this.#places <= MOST_PLACES) parent.below.set(name, place);
    return place;
  }
}

function rootOf(path: string): Place {
  return { path, meaning: undefined, at: -1, parent: undefined, below: new Map() };
}
