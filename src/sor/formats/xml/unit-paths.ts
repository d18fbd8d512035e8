import { type FieldKey, SPECIALITY_NUMBERS, UNIT_ELEMENTS, type UnitFields, XML_GROUPS, XML_SPECIALITY } from '../../fields.ts';
import { XML_NAMES, xmlPath } from '../../fields/carriers.ts';
import type { ReadProblem, SorType } from '../../unit.ts';

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

const LEVEL_CODE = XML_NAMES.levelCode;
const LEVEL_NAME = XML_NAMES.levelName;
const REPLACES = `${XML_GROUPS.replaces}/`;
const REPLACED_BY = `${XML_GROUPS.replacedBy}/`;
const SPECIALITIES = `${XML_GROUPS.specialities}/`;

/**
 * Lays a raw unit flat. The level is found wherever in the unit it stands, because its place in version 3 is not
 * public; more than one is noted and the first kept.
 */
export function fieldsOfXmlUnit(raw: RawXmlUnit, note: (problem: ReadProblem) => void): UnitFields {
  const fields: UnitFields = { sorType: raw.sorType };
  if (raw.parentSorIdentifier !== undefined) fields.parentSorIdentifier = raw.parentSorIdentifier;
  const specialities = { code: 0, type: 0 };
  const lists: Record<'replaces' | 'replacedBy', string[]> = { replaces: [], replacedBy: [] };
  for (const { path, value, line } of raw.fields) {
    const list = listOf(path);
    const key = list ?? keyOf(path, raw.sorType, specialities);
    if (key === undefined || value === '') continue;
    if (list !== undefined) lists[list].push(value);
    else if (fields[key] === undefined) fields[key] = value;
    else note({ line, message: `${lastName(path)} står mere end én gang på enheden; den første (“${fields[key]}”) er brugt.` });
  }
  if (lists.replaces.length > 0) fields.replaces = lists.replaces.join(' ');
  if (lists.replacedBy.length > 0) fields.replacedBy = lists.replacedBy.join(' ');
  return fields;
}

function listOf(path: string): 'replaces' | 'replacedBy' | undefined {
  if (path.startsWith(REPLACES)) return 'replaces';
  return path.startsWith(REPLACED_BY) ? 'replacedBy' : undefined;
}

function keyOf(path: string, sorType: SorType, specialities: { code: number; type: number }): FieldKey | undefined {
  const known = KEYS_BY_PATH[sorType].get(path);
  if (known !== undefined) return known;
  const leaf = lastName(path);
  if (leaf === LEVEL_CODE) return 'levelCode';
  if (leaf === LEVEL_NAME) return 'levelName';
  const inAddress = ADDRESS_LEAVES.get(path.slice(0, Math.max(0, path.indexOf('/'))))?.get(leaf);
  if (inAddress !== undefined) return inAddress;
  if (!path.startsWith(SPECIALITIES)) return undefined;
  if (leaf === XML_SPECIALITY.code) return specialityKey((specialities.code += 1), 'Code');
  return leaf === XML_SPECIALITY.type ? specialityKey((specialities.type += 1), 'Type') : undefined;
}

function specialityKey(count: number, part: 'Code' | 'Type'): FieldKey | undefined {
  const number = SPECIALITY_NUMBERS.find((value) => value === count);
  return number === undefined ? undefined : `speciality${number}${part}`;
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
