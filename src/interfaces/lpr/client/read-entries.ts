import { Deviation } from '../../../model/faults.ts';
import { readCsvRows } from '../../../sor/formats/csv/rows.ts';
import type { ReportsEndpoint } from '../../../model/config/environment.ts';
import type { DeliveredDocument } from '../../deliveries/client/document.ts';
import { isObject, type JsonObject, parseJson } from '../../../protocols/fhir-json/json.ts';
import { readXml } from '../../../protocols/xml/read-xml.ts';
import type { XmlElement } from '../../../protocols/xml/xml-tree.ts';

/** Names of the two things that are looked for. */
export type ReportElements = ReportsEndpoint['elements'];

/** A value in an entry, with the name it stands under. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** One entry of a report as it stood: all its values, in order. */
export interface RawEntry {
  /** “Forloebselement 3”, “linje 4”. */
  readonly place: string;
  readonly values: readonly NamedValue[];
}

/**
 * The entries of a report: in XML the elements of the entry's name, in JSON the objects in a list (or alone) under that
 * name, or a list that is the whole file; in CSV the rows. Names are compared without regard to namespace. Throws
 * Deviation when the file cannot be read to its end.
 */
export async function readEntries(
  { form, text }: DeliveredDocument,
  elements: ReportElements,
  file: string,
): Promise<readonly RawEntry[]> {
  const numbered = (entries: readonly (readonly NamedValue[])[]): readonly RawEntry[] =>
    entries.map((values, index) => ({ place: `${file}, ${elements.entry} ${index + 1}`, values }));
  if (form === 'xml') return numbered(elementsNamed(readXml(text, file), elements.entry).map(valuesOfElement));
  if (form === 'json') {
    const value = parseJson(text, file);
    return numbered((Array.isArray(value) ? value.filter(isObject) : objectsNamed(value, elements.entry)).map(valuesOfObject));
  }
  return csvEntries(text, elements, file);
}

/** Entries in entries belong to the outer one. */
function elementsNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.name === name ? [element] : element.children.flatMap((child) => elementsNamed(child, name));
}

/** Attributes and leaf elements, in document order. */
function valuesOfElement(element: XmlElement): readonly NamedValue[] {
  const attributes = Object.entries(element.attributes).map(([name, value]) => ({ name, value: value.trim() }));
  const below = element.children.flatMap((child): readonly NamedValue[] => {
    const leaf = child.children.length === 0 ? [{ name: child.name, value: child.text.trim() }] : [];
    return [...leaf, ...valuesOfElement(child)];
  });
  return [...attributes, ...below];
}

function objectsNamed(value: unknown, name: string): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap((one) => objectsNamed(one, name));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key !== name) return objectsNamed(inner, name);
    return (Array.isArray(inner) ? inner : [inner]).filter(isObject);
  });
}

function valuesOfObject(object: JsonObject): readonly NamedValue[] {
  return Object.entries(object).flatMap(([name, value]) => valuesUnder(name, value));
}

function valuesUnder(name: string, value: unknown): readonly NamedValue[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesUnder(name, one));
  if (isObject(value)) return valuesOfObject(value);
  return typeof value === 'string' || typeof value === 'number' ? [{ name, value: String(value).trim() }] : [];
}

async function csvEntries(text: string, { responsibleUnit }: ReportElements, file: string): Promise<readonly RawEntry[]> {
  const entries: RawEntry[] = [];
  for await (const item of readCsvRows(oneChunk(Buffer.from(text, 'utf8')))) {
    if (item.kind === 'problem') {
      throw new Deviation('Indberetningen kan ikke læses som CSV.', {
        place: `${file}, linje ${item.problem.line}`,
        expected: 'semikolonsepareret CSV med kolonnenavne i første linje',
        received: item.problem.message,
      });
    }
    if (item.kind === 'columns' && !item.columns.includes(responsibleUnit)) {
      throw new Deviation('Indberetningen har ikke kolonnen med den ansvarlige enhed.', {
        place: `${file}, linje ${item.line}`,
        expected: `en kolonne “${responsibleUnit}”`,
        received: item.columns.join(', '),
        remedy: 'Skriv kolonnens navn under elements.responsibleUnit i miljøfilen.',
      });
    }
    if (item.kind === 'row') {
      const values = Object.entries(item.columns).map(([name, value]) => ({ name, value: value.trim() }));
      entries.push({ place: `${file}, linje ${item.line}`, values });
    }
  }
  return entries;
}

// eslint-disable-next-line @typescript-eslint/require-await -- text that is already there, in the form the reader takes
async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
