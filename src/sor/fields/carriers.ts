import { type ComparedKey, type FieldKey, type PlainKey, UNIT_ELEMENTS, type ViewKey } from '../fields.ts';
import type { ElementRow, RecordCarrier, SorType, Spelling } from './spelling.ts';

/** An element of a record: the field it holds, and its name there. */
export interface RecordElement<K extends string = FieldKey> {
  readonly key: K;
  readonly name: string;
}

/**
 * The order in which a carrier's records have their elements, where it is not the table's. An element that is not named
 * here stands after those that are, in the table's order.
 */
const SEQUENCES: Readonly<Partial<Record<RecordCarrier | 'xml', readonly FieldKey[]>>> = {
  /** Schema set 1.0.0; the texts a unit carries as they stand alone, since the rest of the document is a tree. */
  xml: ['cvrNumberIdentifier', 'localCode', 'pharmacyIdentifier', 'shakIdentifier', 'providerIdentifier'],
  sorls: [
    'sorIdentifier',
    'sorType',
    'entityName',
    'entityTypeCode',
    'parentSorIdentifier',
    'shakIdentifier',
    'levelCode',
    'levelName',
    'firstFromDate',
    'fromDate',
    'toDate',
  ],
  sorusRequest: [
    'sorIdentifier',
    'entityName',
    'entityTypeCode',
    'parentSorIdentifier',
    'levelCode',
    'shakIdentifier',
    'reporting',
    'fromDate',
    'toDate',
  ],
  sorusAnswer: [
    'sorIdentifier',
    'sorType',
    'entityName',
    'entityTypeCode',
    'parentSorIdentifier',
    'shakIdentifier',
    'levelCode',
    'levelName',
    'fromDate',
    'toDate',
    'firstFromDate',
  ],
};

const ROWS = Object.entries(UNIT_ELEMENTS) as readonly (readonly [FieldKey, ElementRow])[];

function keysInOrder(carrier: RecordCarrier | 'xml', belongs: (row: ElementRow) => boolean): readonly FieldKey[] {
  const keys = ROWS.filter(([, row]) => belongs(row)).map(([key]) => key);
  const sequence = SEQUENCES[carrier] ?? [];
  return [...sequence.filter((key) => keys.includes(key)), ...keys.filter((key) => !sequence.includes(key))];
}

function recordElements(carrier: RecordCarrier): readonly RecordElement[] {
  return keysInOrder(carrier, (row) => row[carrier] !== undefined).map((key) => ({
    key,
    name: UNIT_ELEMENTS[key][carrier]?.name ?? '',
  }));
}

/** The elements of a unit's record in each carrier, in the order they are written. SORUS' names hold the path. */
export const UNIT_RECORD: Readonly<Record<RecordCarrier, readonly RecordElement[]>> = {
  csv: recordElements('csv'),
  skrs: recordElements('skrs'),
  sorls: recordElements('sorls'),
  sorusRequest: recordElements('sorusRequest'),
  sorusAnswer: recordElements('sorusAnswer'),
};

/** The name of a unit's element in a carrier's records. Throws TypeError where the carrier does not have it. */
export function spelled(carrier: RecordCarrier, key: FieldKey): string {
  const spelling = UNIT_ELEMENTS[key][carrier];
  if (spelling === undefined) throw new TypeError(`${carrier} has no ${key}.`);
  return spelling.name;
}

/** The register's own name of an element, as people are told it. */
export function elementName(key: FieldKey): string {
  return UNIT_ELEMENTS[key].name;
}

/** The texts a unit carries as they stand, in the order of SOR XML. */
export const PLAIN_KEYS = keysInOrder('xml', (row) => row.plain === true) as readonly PlainKey[];

/** The fields that are compared between carriers, in the order of the lookup service's record. */
export const COMPARED_KEYS = keysInOrder('sorls', (row) => row.compared !== undefined) as readonly ComparedKey[];

/** The fields every view of a unit has, but for its level. */
export const VIEW_KEYS = keysInOrder(
  'sorls',
  (row) => row.compared !== undefined && row.level === undefined,
) as readonly ViewKey[];

/** The elements of a record that fill the fields of a view. */
export const VIEW_RECORD: Readonly<Record<RecordCarrier, readonly RecordElement<ViewKey>[]>> = {
  csv: viewElements('csv'),
  skrs: viewElements('skrs'),
  sorls: viewElements('sorls'),
  sorusRequest: viewElements('sorusRequest'),
  sorusAnswer: viewElements('sorusAnswer'),
};

function viewElements(carrier: RecordCarrier): readonly RecordElement<ViewKey>[] {
  return VIEW_KEYS.flatMap((key) => {
    const spelling: Spelling | undefined = UNIT_ELEMENTS[key][carrier];
    return spelling === undefined ? [] : [{ key, name: spelling.name }];
  });
}

/** The path of a field in SOR XML on a type of unit; undefined where it has none there. */
export function xmlPath(key: FieldKey, sorType: SorType): string | undefined {
  const { xml } = UNIT_ELEMENTS[key];
  if (xml === undefined || xml === 'structure') return undefined;
  return typeof xml.path === 'string' ? xml.path : xml.path[sorType];
}

const SOR_TYPES = ['IE', 'SI', 'OE'] as const;

/** The element of SOR XML that holds a field, without those around it; an empty text where XML has none. */
export const XML_NAMES = Object.fromEntries(
  ROWS.map(([key]) => {
    const path = SOR_TYPES.map((sorType) => xmlPath(key, sorType)).find((one) => one !== undefined) ?? '';
    return [key, path.slice(path.lastIndexOf('/') + 1)];
  }),
) as Readonly<Record<FieldKey, string>>;

/** A kind of carrier as comparisons tell them apart. */
export type CarrierKind = 'fhir' | 'sorls' | 'skrs' | 'xml2' | 'xml3' | 'csv';

/** Whether a carrier has an element, by decision of its format: always, only where the sender chooses to, or never. */
export function carriedBy(key: FieldKey, kind: CarrierKind): 'always' | 'optional' | 'never' {
  const row = UNIT_ELEMENTS[key];
  if (kind === 'fhir') return row.fhir === undefined ? 'never' : row.fhir.optional === true ? 'optional' : 'always';
  if (kind === 'xml2' || kind === 'xml3') {
    if (row.xml === undefined) return 'never';
    return row.xml !== 'structure' && row.xml.since === 3 && kind === 'xml2' ? 'never' : 'always';
  }
  return row[kind] === undefined ? 'never' : 'always';
}
