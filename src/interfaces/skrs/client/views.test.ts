import { expect, it } from 'vitest';
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
