import { describe, expect, it } from 'vitest';
import { type FieldKey, UNIT_ELEMENTS } from '../fields.ts';
import {
  carriedBy,
  type CarrierKind,
  COMPARED_KEYS,
  PLAIN_KEYS,
  spelled,
  UNIT_RECORD,
  VIEW_KEYS,
  XML_NAMES,
} from './carriers.ts';

const names = (carrier: keyof typeof UNIT_RECORD): string => UNIT_RECORD[carrier].map(({ name }) => name).join(' ');

describe('the elements of a record', () => {
  it('stand in the order of each carrier', () => {
    expect(names('sorls')).toContain(
      'SorId SorType EntityName EntityTypeId ParentSorId ShakId OrganisationalLevelCode OrganisationalLevelName FirstFromDate FromDate ToDate',
    );
    expect(names('sorusRequest')).toContain(
      'SorIdentifier EntityName EntityTypeIdentifier ParentSorIdentifier OrganisationalLevelCode ShakIdentifier ReportingLevelIndicator FromDate ToDate',
    );
    expect(names('sorusAnswer')).toContain(
      'SorIdentifier SorType EntityName EntityTypeIdentifier ParentSorIdentifier ShakIdentifier OrganisationalLevelCode OrganisationalLevelName SorStatus/FromDate SorStatus/ToDate SorStatus/FirstFromDate',
    );
    expect(names('csv')).toMatch(
      /^SorId SorType EntityName EntityTypeId EntityTypeName ParentSorId FirstFromDate FromDate ToDate UpdatedAt ShakId OrganisationalLevelCode /,
    );
    expect(PLAIN_KEYS.map((key) => XML_NAMES[key]).join(' ')).toBe(
      'CVRnumberIdentifier LocalCode PharmacyIdentifier ShakIdentifier ProviderIdentifier ',
    );
  });

  it.each(Object.entries(UNIT_RECORD))('have a name each in %s', (_carrier, record) => {
    expect(new Set(record.map(({ name }) => name)).size).toBe(record.length);
    expect(new Set(record.map(({ key }) => key)).size).toBe(record.length);
  });

  it('are called the same in SKRS as in the files', () => {
    expect(names('skrs')).toBe(names('csv'));
  });

  it('cannot be asked for where the carrier does not have them', () => {
    expect(spelled('sorls', 'shakIdentifier')).toBe('ShakId');
    expect(() => spelled('sorls', 'localCode')).toThrow(TypeError);
  });
});

describe('what carries an element', () => {
  const KINDS: readonly CarrierKind[] = ['fhir', 'sorls', 'skrs', 'xml2', 'xml3', 'csv'];
  it.each<[FieldKey, string]>([
    ['sorIdentifier', 'fhir sorls skrs xml2 xml3 csv'],
    ['sorType', 'fhir sorls skrs xml2 xml3 csv'],
    ['parentSorIdentifier', 'fhir sorls skrs xml2 xml3 csv'],
    ['shakIdentifier', 'sorls skrs xml2 xml3 csv'],
    ['levelCode', 'fhir sorls skrs xml3 csv'],
    ['levelName', 'fhir sorls skrs xml3 csv'],
    ['toDate', 'sorls skrs xml2 xml3 csv'],
    ['localCode', 'skrs xml2 xml3 csv'],
    ['entityTypeName', 'skrs csv'],
    ['replaces', 'xml2 xml3'],
  ])('is told by its row: %s in %s', (key, expected) => {
    expect(KINDS.filter((kind) => carriedBy(key, kind) !== 'never').join(' ')).toBe(expected);
  });

  it('may leave out the code of the level over FHIR, and nothing else anywhere', () => {
    const optional = (Object.keys(UNIT_ELEMENTS) as FieldKey[]).flatMap((key) =>
      KINDS.filter((kind) => carriedBy(key, kind) === 'optional').map((kind) => `${key} in ${kind}`),
    );
    expect(optional).toEqual(['levelCode in fhir']);
  });

  it('is told for everything that is compared, and everything compared but the level is a field of a view', () => {
    expect(VIEW_KEYS).toEqual(COMPARED_KEYS.filter((key) => UNIT_ELEMENTS[key].level === undefined));
    expect(COMPARED_KEYS).toEqual(expect.arrayContaining(['sorIdentifier', 'levelCode', 'levelName', 'toDate']));
  });
});
