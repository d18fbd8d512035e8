import { Deviation } from '../../model/faults.ts';
import { INTERFACE_NAMES } from '../../model/interfaces.ts';
import type { WrittenElement } from '../../protocols/soap/envelope.ts';
import type { SchemaElement } from '../../protocols/soap/schema.ts';
import { type Parameter, writtenParameters } from '../../protocols/soap/service-shape.ts';
import { UNIT_ELEMENTS, XML_GROUPS } from '../../sor/fields.ts';
import { isLeftOut, knownNames, type Mappings, type NameKey, namesOf, titleOf } from './names.ts';
import { elementNotUnderstood, valueNotUnderstood } from './not-understood.ts';
import { findPlace, matchesOf, pathOf, type Place, placesIn } from './places.ts';

/**
 * What a call says, by what it is said of. What stands in a wrapper is a unit's own, which matters only where the contract
 * does not say where things stand. What is undefined is not said.
 */
export type Said = readonly (readonly [key: NameKey, value: string | undefined] | readonly [wrapper: 'Entity', inside: Said])[];

/** What a request is written from: what the contract asks for and what the call says. */
export interface RequestInput {
  readonly request: SchemaElement;
  readonly said: Said;
  /** Where it is sent, for messages: “forespørgslen til GetSorEntity”. */
  readonly where: string;
  readonly unread: readonly string[];
}

/**
 * Elements the register is known for, whose content a caller may leave to the register (NSP, SORUS elements): a schema that
 * does not say that they may be left out is taken to be careless about it.
 */
const LEFT_TO_THE_REGISTER: ReadonlySet<string> = new Set([
  ...Object.values(XML_GROUPS),
  ...Object.keys(UNIT_ELEMENTS).flatMap((key) => knownNames(key as NameKey)),
  'GeographicalLocalisationIdentifier',
  'GeographicalLocalisationName',
  'HasGeographicalLocalisation',
]);

/**
 * The request element of a call, as the contract gives it: each thing said where its name stands, in the contract's order,
 * each element in the namespace of the schema it is declared in. Throws ContractNotUnderstood for what has no place, and
 * Deviation where the contract has none for the level, which a public source names.
 */
export function writeRequest(input: RequestInput, mappings: Mappings): WrittenElement {
  const { request, said } = input;
  const content = request.content();
  if (content.open && content.children.length === 0) {
    const inside = writtenParameters(plainly(said, mappings), request.inner);
    return { namespace: request.namespace, name: request.name, content: inside };
  }
  const values = placed(input, mappings);
  const filled = fill([request], values, { input, mappings });
  return filled[0] ?? { namespace: request.namespace, name: request.name, content: [] };
}

function plainly(said: Said, mappings: Mappings): readonly Parameter[] {
  return said.map(([key, value]): Parameter =>
    typeof value === 'object' ? [key, plainly(value, mappings)] : [plainName(key as NameKey, mappings), value],
  );
}

/** The name an element is given where the contract does not tell it: configuration's, else the one SORUS is known for. */
function plainName(key: NameKey, mappings: Mappings): string {
  const [tier = []] = namesOf(key, mappings);
  const known = knownNames(key);
  if (tier.some((name) => !known.includes(name))) return (tier[0] ?? '').split('/').at(-1) ?? key;
  return key === 'date' || key === 'replaces' ? (known[0] ?? key) : (UNIT_ELEMENTS[key].sorusRequest?.name ?? titleOf(key));
}

/** Each thing once, with all that is said of it. */
function flat(said: Said): ReadonlyMap<NameKey, readonly string[]> {
  const values = new Map<NameKey, readonly string[]>();
  const visit = (some: Said): void => {
    for (const [key, value] of some) {
      if (typeof value === 'object') visit(value);
      else if (value !== undefined) values.set(key as NameKey, [...(values.get(key as NameKey) ?? []), value]);
    }
  };
  visit(said);
  return values;
}

/** Values by the path they stand at; a path in which something stands that the contract does not name has a key for each. */
interface Values {
  readonly leaves: ReadonlyMap<string, readonly string[]>;
  readonly within: ReadonlyMap<string, readonly (readonly [key: NameKey, value: string])[]>;
}

function placed({ request, said, where, unread }: RequestInput, mappings: Mappings): Values {
  const { leaves, open } = placesIn(request);
  const at = new Map<string, readonly string[]>();
  const within = new Map<string, (readonly [NameKey, string])[]>();
  for (const [key, values] of flat(said)) {
    if (isLeftOut(key, mappings)) continue;
    const tiers = namesOf(key, mappings);
    const found = findPlace(leaves, tiers);
    if (found.kind === 'one') {
      at.set(pathOf(found.place), values);
      // The same thing may have to be said twice: a unit's code beside the unit, and in it.
      for (const { place } of matchesOf(leaves, tiers))
        if (isRequired(place) && !at.has(pathOf(place))) at.set(pathOf(place), values);
    } else if (found.kind === 'none' && open[0] !== undefined) {
      const path = pathOf(open[0]);
      within.set(path, [...(within.get(path) ?? []), ...values.map((one) => [key, one] as const)]);
    } else if (found.kind === 'none' && key === 'levelCode') {
      throw new Deviation(`${INTERFACE_NAMES[mappings.interface]} tager ikke imod ${titleOf(key)}.`, {
        place: `${where} i tjenestens WSDL`,
        expected: `et element, der hedder ${titleOf(key)}`,
        received: leaves.map(pathOf).slice(0, 20).join(', '),
        remedy: `Hedder elementet noget andet, så skriv det i interfaces.${mappings.interface}.mapping.names.${key}.`,
      });
    } else {
      const there = found.kind === 'many' ? found.places : leaves;
      const isAmbiguous = found.kind === 'many';
      throw elementNotUnderstood(mappings, { key, where, there: there.map(pathOf), isAmbiguous, unread });
    }
  }
  return { leaves: at, within };
}

function isRequired({ path }: Place): boolean {
  return path.every(({ required }) => required);
}

interface Filling {
  readonly input: RequestInput;
  readonly mappings: Mappings;
}

/** The element at a path with what is said in it; none when nothing is and it may be left out. */
function fill(path: readonly SchemaElement[], values: Values, filling: Filling): readonly WrittenElement[] {
  const element = path.at(-1);
  if (element === undefined) return [];
  const { namespace, name } = element;
  const content = element.content();
  const where = pathOf({ path });
  if (content.text !== undefined) {
    const said = values.leaves.get(where) ?? standIn(element, filling);
    if (said.length === 0 && element.required && element.nillable) return [{ namespace, name, content: '', nil: true }];
    return said.map((text) => ({ namespace, name, content: inForm(text, content.text ?? '') }));
  }
  if (path.slice(0, -1).some((one) => one.content().type === content.type && content.type !== undefined)) return [];
  const own = (values.within.get(where) ?? []).map(([key, text]): WrittenElement => ({
    namespace: element.inner,
    name: plainName(key, filling.mappings),
    content: text,
  }));
  const paths = [...values.leaves.keys(), ...values.within.keys()];
  const isSaid = path.length === 1 || own.length > 0 || paths.some((one) => one === where || one.startsWith(`${where}/`));
  if (!isSaid) return element.nillable && element.required ? [{ namespace, name, content: '', nil: true }] : [];
  // Where the wrapper repeats and not what is in it, each value has a wrapper of its own.
  const times = element.repeated ? Math.max(1, ...timesIn(where, values)) : 1;
  return Array.from({ length: times }, (_, time) => {
    const one = times === 1 ? values : only(values, where, time);
    return { namespace, name, content: [...content.children.flatMap((next) => fill([...path, next], one, filling)), ...own] };
  });
}

function timesIn(where: string, { leaves }: Values): readonly number[] {
  return [...leaves].filter(([path]) => path.startsWith(`${where}/`)).map(([, texts]) => texts.length);
}

function only(values: Values, where: string, time: number): Values {
  const leaves = new Map(
    [...values.leaves].map(([path, texts]) => [path, path.startsWith(`${where}/`) ? texts.slice(time, time + 1) : texts]),
  );
  return { ...values, leaves };
}

/** What stands in an element nothing was said of, when it must be there. */
function standIn(element: SchemaElement, { input, mappings }: Filling): readonly string[] {
  const { name, required, nillable, preset } = element;
  const configured = mappings.own.values[name] ?? mappings.shared.values[name];
  if (configured !== undefined) return [configured];
  const isType = namesOf('sorType', mappings).flat().includes(name);
  // Whether or not the schema asks for it: a service may refuse a unit that does not say what it is (NSP, SORUS elements).
  if (isType && makesUnit(input.said)) return [organisationalUnit(element)];
  if (!required) return [];
  if (preset !== undefined) return [preset];
  if (isType) return [organisationalUnit(element)];
  if (nillable || LEFT_TO_THE_REGISTER.has(name)) return [];
  throw valueNotUnderstood(mappings, { name, where: input.where });
}

/** What every unit the scenarios make is, in the letters the contract has for it. */
function organisationalUnit(element: SchemaElement): string {
  return element.content().values.includes('OE') ? 'OE' : 'OU';
}

/** Whether a unit is told that has no code yet. */
function makesUnit(said: Said): boolean {
  return said.some(([wrapper]) => wrapper === 'Entity') && !flat(said).has('sorIdentifier');
}

/** A day in the form of the element's type. Days are sent as they begin in Denmark, without a zone. */
function inForm(text: string, type: string): string {
  return type === 'dateTime' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text;
}
