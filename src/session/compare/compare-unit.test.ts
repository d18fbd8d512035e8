import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonSchema } from '../../model/comparison.ts';
import { emptyFields } from '../../interfaces/record-views.ts';
import type { UnitView } from '../../interfaces/views.ts';
import { compareUnit, type SourceReading } from './compare-unit.ts';
import { UNIT_FIELDS, type UnitFieldKey } from './fields.ts';
import { askedSources, tellDifferences } from './tell-differences.ts';

const UNIT: UnitView = {
  ...emptyFields(),
  sorIdentifier: '900010051000016008',
  sorType: 'OE',
  entityName: 'Medicinsk Afdeling',
  entityTypeCode: '550621000005101',
  parentSorIdentifier: '900010041000016005',
  shakIdentifier: '80010A',
  organisationalLevels: [{ code: '270059999999100', name: 'Afdeling', system: undefined }],
  firstFromDate: '2020-01-01',
  fromDate: '2024-02-01',
  toDate: '',
  active: undefined,
  place: 'linje 2',
};

const KINDS = { FHIR: 'fhir', SORLS: 'sorls', SKRS: 'skrs', 'XML 2': 'xml2', 'XML 3': 'xml3', CSV: 'csv' } as const;
type Name = keyof typeof KINDS;

function reading(name: Name, change: Partial<UnitView> = {}): SourceReading {
  return { name, kind: KINDS[name], result: { state: 'read', view: { ...UNIT, ...change } } };
}

function compare(readings: readonly SourceReading[], asked: readonly UnitFieldKey[]) {
  return compareUnit({ unit: { sorIdentifier: '1', words: 'testenhed' }, onDate: '2026-11-23', readings, asked });
}

const ALL = Object.keys(UNIT_FIELDS) as UnitFieldKey[];

describe('one unit on all interfaces', () => {
  it.each<[string, UnitFieldKey, Name, Partial<UnitView>]>([
    ['white space and combining characters', 'entityName', 'CSV', { entityName: ' Medicinsk  Afdeling ' }],
    ['small letters in a code', 'shakIdentifier', 'CSV', { shakIdentifier: '80010a' }],
    ['a time of day on a date', 'fromDate', 'XML 3', { fromDate: '2024-02-01T00:00:00' }],
    ['a time of day with a time zone', 'fromDate', 'SKRS', { fromDate: '2024-01-31T23:00:00Z' }],
    ['an empty day that is left out', 'toDate', 'XML 3', { toDate: undefined }],
    ['a level that does not belong there', 'levelName', 'XML 2', { organisationalLevels: [] }],
    ['no SHAK code over FHIR', 'shakIdentifier', 'FHIR', { shakIdentifier: undefined }],
    ['no days over FHIR', 'toDate', 'FHIR', { toDate: undefined, active: true }],
    ['no level as a SNOMED CT code over FHIR', 'levelCode', 'FHIR', level(undefined, 'Afdeling')],
  ])('takes %s for no difference', (_what, key, name, change) => {
    const comparison = compare([reading('SORLS'), reading('SKRS'), reading(name, change)], [key]);
    expect(tellDifferences(comparison)).toEqual([]);
  });

  it.each<[UnitFieldKey, Name, Partial<UnitView>, string]>([
    [
      'entityName',
      'CSV',
      { entityName: 'Medicinsk afd.' },
      'EntityName: “Medicinsk Afdeling” (SORLS, SKRS) mod “Medicinsk afd.” (CSV)',
    ],
    ['entityName', 'FHIR', { entityName: undefined }, 'EntityName: “Medicinsk Afdeling” (SORLS, SKRS) mod ikke med (FHIR)'],
    ['toDate', 'XML 2', { toDate: '2026-12-31' }, 'ToDate: tomt (SORLS, SKRS) mod “2026-12-31” (XML 2)'],
    ['open', 'FHIR', { active: false }, 'Åben på dagen: “ja” (SORLS, SKRS) mod “nej” (FHIR)'],
    ['levelCode', 'FHIR', level('1', 'Afdeling'), 'OrganisationalLevelCode: “270059999999100” (SORLS, SKRS) mod “1” (FHIR)'],
    [
      'levelName',
      'XML 3',
      { organisationalLevels: [] },
      'OrganisationalLevelName: “Afdeling” (SORLS, SKRS) mod ikke med (XML 3)',
    ],
    [
      'parentSorIdentifier',
      'CSV',
      { parentSorIdentifier: '' },
      'ParentSorIdentifier: “900010041000016005” (SORLS, SKRS) mod tomt (CSV)',
    ],
    ['fromDate', 'CSV', { fromDate: 'i går' }, 'FromDate: “2024-02-01” (SORLS, SKRS) mod “i går” (CSV)'],
  ])('tells the difference in %s on %s', (key, name, change, words) => {
    const comparison = compare([reading('SORLS'), reading('SKRS'), reading(name, change)], [key]);
    expect(tellDifferences(comparison)).toEqual([words]);
    const field = comparison.fields.find((one) => one.asked)!;
    expect(field.cells.map((cell) => cell.differs)).toEqual([false, false, true]);
  });

  it('marks both when two stand even', () => {
    const comparison = compare([reading('SORLS'), reading('CSV', { entityName: 'Andet' })], ['entityName']);
    expect(comparison.fields.find((one) => one.asked)!.cells.map((cell) => cell.differs)).toEqual([true, true]);
  });

  it('shows an interface that cannot be read without calling it a difference', () => {
    const failed: SourceReading = {
      name: 'SKRS',
      kind: 'skrs',
      result: { state: 'precondition', note: 'Snitfladen er ikke taget i brug.' },
    };
    const comparison = compare([reading('SORLS'), failed, { name: 'CSV', kind: 'csv', result: { state: 'unknown-unit' } }], ALL);
    expect(tellDifferences(comparison)).toEqual([]);
    expect(comparison.sources).toEqual([
      { name: 'SORLS', state: 'read', place: 'linje 2' },
      { name: 'SKRS', state: 'precondition', note: 'Snitfladen er ikke taget i brug.' },
      { name: 'CSV', state: 'unknown-unit' },
    ]);
  });

  it('asks an interface for no fields it does not have, even when it fails', () => {
    const failed: SourceReading = { name: 'XML 2', kind: 'xml2', result: { state: 'endpoint-error', note: 'Afbrudt.' } };
    const readings = [reading('SORLS'), reading('FHIR'), failed];
    const names = (asked: readonly UnitFieldKey[]) => askedSources(compare(readings, asked)).map(({ name }) => name);
    expect(names(['levelCode', 'levelName'])).toEqual(['SORLS', 'FHIR']);
    expect(names(['shakIdentifier'])).toEqual(['SORLS', 'XML 2']);
    expect(names(['entityName'])).toEqual(['SORLS', 'FHIR', 'XML 2']);
  });

  const arbitraryReading = fc
    .record({
      name: fc.constantFrom(...(Object.keys(KINDS) as Name[])),
      change: fc.record(
        {
          entityName: fc.constantFrom('A', 'a ', '', undefined),
          shakIdentifier: fc.constantFrom('8001', '', undefined),
          toDate: fc.constantFrom('2026-01-01', '', undefined),
          active: fc.constantFrom(true, false, undefined),
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ name, change }) => reading(name, change as Partial<UnitView>));

  it('agrees with itself: the same reading everywhere gives no differences, and all can be kept and read', () => {
    fc.assert(
      fc.property(fc.array(arbitraryReading, { minLength: 1 }), (readings) => {
        const comparison = compare(readings, ALL);
        expect(comparisonSchema.parse(JSON.parse(JSON.stringify(comparison)))).toEqual(comparison);
        for (const { cells, differs } of comparison.fields) {
          expect(cells).toHaveLength(readings.length);
          expect(differs).toBe(cells.some((cell) => cell.differs));
          if (readings.length === 1) expect(differs).toBe(false);
        }
      }),
    );
  });

  it('says the same in whatever order the interfaces are read', () => {
    fc.assert(
      fc.property(fc.array(arbitraryReading, { minLength: 2, maxLength: 6 }), (readings) => {
        const forward = compare(readings, ALL).fields.map((one) => one.cells.map((cell) => cell.differs));
        const backward = compare(readings.toReversed(), ALL).fields.map((one) =>
          one.cells.map((cell) => cell.differs).toReversed(),
        );
        expect(forward).toEqual(backward);
      }),
    );
  });
});

function level(code: string | undefined, name: string): Partial<UnitView> {
  return { organisationalLevels: [{ code, name, system: 'urn:x' }] };
}
