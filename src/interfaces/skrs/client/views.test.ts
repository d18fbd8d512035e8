import { expect, it } from 'vitest';
import { columnNames } from '../../../sor/fields/known-names.ts';
import { classificationOfEntry, shakMapOfEntry, unitOfEntry } from './views.ts';

const entry = (...fields: [string, string][]) => ({
  token: '',
  updated: '',
  fields: fields.map(([name, value]) => ({ name, value })),
});

it('shows a level that lacks a part with that part unknown, and takes an empty pair for no level', () => {
  const levels = (...fields: [string, string][]) => unitOfEntry(entry(...fields), 'x').organisationalLevels;
  expect(levels(['OrganisationalLevelCode', '1'])).toEqual([{ code: '1', name: undefined, system: undefined }]);
  expect(levels(['OrganisationalLevelCode', ''], ['OrganisationalLevelName', 'Afsnit'])).toEqual([
    { code: '', name: 'Afsnit', system: undefined },
  ]);
  expect(levels(['OrganisationalLevelCode', ''], ['OrganisationalLevelName', ''])).toEqual([]);
  expect(levels(['OrganisationalLevelCode', '1'], ['OrganisationalLevelCode', '2'])).toHaveLength(2);
});

it('reads an element whatever the case of its name, and the exact name before its namesakes', () => {
  expect(unitOfEntry(entry(['sorid', '1']), 'x').sorIdentifier).toBe('1');
  expect(unitOfEntry(entry(['SORID', '1'], ['SorId', '2']), 'x').sorIdentifier).toBe('2');
});

it('gives a classification without a name of its own the list’s', () => {
  expect(
    classificationOfEntry(
      entry(['Code', '1'], ['Name', 'Afsnit'], ['FromDate', '2026-01-01'], ['ToDate', '']),
      'OrganisationalLevel',
    ),
  ).toEqual({
    classification: 'OrganisationalLevel',
    code: '1',
    name: 'Afsnit',
    fromDate: '2026-01-01',
  });
});

it('reads a row of the SHAK map', () => {
  expect(shakMapOfEntry(entry(['ShakId', '252901'], ['SorId', '1'], ['FromDate', 'x'], ['ToDate', '']), 'post 1')).toEqual({
    shakIdentifier: '252901',
    sorIdentifier: '1',
    organisationalLevels: [],
    fromDate: 'x',
    toDate: '',
    place: 'post 1',
  });
});

it('reads an element by whatever name the register has for it, and by configuration’s before those', () => {
  const unit = unitOfEntry(entry(['SorIdentifier', '1'], ['EntityTypeIdentifier', '2'], ['ParentSorIdentifier', '3']), 'x');
  expect(unit).toMatchObject({ sorIdentifier: '1', entityTypeCode: '2', parentSorIdentifier: '3' });
  const names = columnNames('sorEntity', { sorEntity: { entityName: 'Navn' } });
  expect(unitOfEntry(entry(['EntityName', 'gammelt'], ['NAVN', 'nyt']), 'x', names).entityName).toBe('nyt');
});

it('reads the level classification by the names the level has on a unit', () => {
  const fields: [string, string][] = [
    ['OrganisationalLevelCode', '270059999999100'],
    ['OrganisationalLevelName', 'Afsnit'],
    ['validFrom', '2025-12-31T23:00:00Z'],
  ];
  expect(classificationOfEntry(entry(...fields), 'OrganisationalLevel', columnNames('sorOrganisationalLevel'))).toEqual({
    classification: 'OrganisationalLevel',
    code: '270059999999100',
    name: 'Afsnit',
    fromDate: '2026-01-01',
  });
});

it('dates a row by the record’s own period only where the row has no days', () => {
  const period: [string, string][] = [
    ['validFrom', '2026-01-01T00:00:00+01:00'],
    ['validTo', '2026-02-01T00:00:00+01:00'],
  ];
  expect(shakMapOfEntry(entry(...period), 'x')).toMatchObject({ fromDate: '2026-01-01', toDate: '2026-02-01' });
  expect(shakMapOfEntry(entry(...period, ['FromDate', '2020-01-01']), 'x')).toMatchObject({
    fromDate: '2020-01-01',
    toDate: undefined,
  });
});
