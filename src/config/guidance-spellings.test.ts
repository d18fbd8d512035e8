import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dataElementsFileSchema } from '../model/guidance/data-element.ts';
import { ELEMENT_CARRIERS, type ElementCarrier } from '../model/interfaces.ts';
import { type FieldKey, UNIT_ELEMENTS } from '../sor/fields.ts';
import { COMPARED_KEYS, PLAIN_KEYS } from '../sor/fields/carriers.ts';
import type { Origin, Spelling } from '../sor/fields/spelling.ts';

const { elements } = dataElementsFileSchema.parse(parse(readFileSync('guidance/elements.yaml', 'utf8')));

/** Elements of guidance that are one row of the code's table. */
const ROWS: readonly (readonly [element: string, key: FieldKey])[] = [
  ['sor-kode', 'sorIdentifier'],
  ['ydernummer', 'providerIdentifier'],
  ['apoteksnummer', 'pharmacyIdentifier'],
  ['cvr', 'cvrNumberIdentifier'],
  ['lokal-kode', 'localCode'],
  ['navn', 'entityName'],
  ['sor-type', 'sorType'],
  ['overordnet', 'parentSorIdentifier'],
  ['foerste-dag', 'firstFromDate'],
  ['gyldig-fra', 'fromDate'],
  ['gyldig-til', 'toDate'],
  ['aendret', 'updatedAt'],
  ['shak-kode', 'shakIdentifier'],
  ['niveau-kode', 'levelCode'],
  ['niveau-navn', 'levelName'],
];

/** How the table spells an element in a carrier of guidance. That XML 2 and 3 keep the names of XML 1 is an assumption. */
function spelling(key: FieldKey, carrier: ElementCarrier): Spelling | undefined {
  const { xml, fhir, csv, skrs, sorls, sorusAnswer, sorusRequest } = UNIT_ELEMENTS[key];
  switch (carrier) {
    case 'csv':
      return csv;
    case 'skrs':
      return skrs;
    case 'sorls':
      return sorls;
    case 'sorus':
      return sorusAnswer ?? sorusRequest;
    case 'fhir':
      return fhir === undefined ? undefined : { name: fhir.path, origin: fhir.origin };
    default:
      if (
        xml === undefined ||
        xml === 'structure' ||
        typeof xml.path !== 'string' ||
        (xml.since ?? 1) > Number(carrier.slice(-1))
      )
        return undefined;
      return { name: xml.path, origin: carrier === 'xml1' ? xml.origin : 'ours' };
  }
}

/** Where guidance names what another row, file or operation carries. */
const TELLS_OF_ANOTHER = ['cvr in csv', 'cvr in skrs', 'shak-kode in csv', 'shak-kode in sorls'];

/** How sure guidance may be of a name, by what the code's spelling rests on. */
const SURENESS: Readonly<Record<Origin, readonly string[]>> = {
  seen: ['confirmed'],
  id27: ['confirmed', 'assumption'],
  ours: ['assumption', 'unknown'],
};

const leaf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

describe("guidance's spelling of an element", () => {
  const cases = ROWS.flatMap(([id, key]) =>
    ELEMENT_CARRIERS.flatMap((carrier) => {
      const told = elements.find((element) => element.id === id)?.carriers[carrier];
      const spelled = spelling(key, carrier);
      const place = `${id} in ${carrier}`;
      const isHeld = told !== undefined && spelled !== undefined && !TELLS_OF_ANOTHER.includes(place);
      return isHeld ? [{ place, told, spelled }] : [];
    }),
  );

  it.each(cases)('is what the code reads and writes, and as sure as its source: $place', ({ told, spelled }) => {
    if (told.is === 'there') expect(leaf(told.name)).toBe(leaf(spelled.name));
    expect(SURENESS[spelled.origin]).toContain(told.is === 'there' ? told.certainty : told.is);
  });

  it('is held for every element that is one row of the table, in several carriers', () => {
    expect(new Set(cases.map(({ place }) => place.split(' ')[0]))).toEqual(new Set(ROWS.map(([id]) => id)));
  });

  it('leaves out none that interfaces are compared by or units carry as it stands, but the type, which guidance has a list of', () => {
    const told = new Set(ROWS.map(([, key]) => key));
    expect([...COMPARED_KEYS, ...PLAIN_KEYS].filter((key) => !told.has(key))).toEqual(['entityTypeCode']);
  });
});
