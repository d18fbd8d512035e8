import { type Fault, inFile, level, unit, withBadCode, withClient, withoutLevel, withoutUnit, ids } from '../spoil.ts';
import { without } from '../without.ts';

/** Faults a region may have in its files. */
export const EXTRACTS_FAULTS: Readonly<Record<string, Fault>> = {
  'the hospital lacks its level in XML version 3': {
    expects: ids('ID27-011 ID27-031 ID27-036 ID27-037 ID27-038 ID27-039'),
    spoil: inFile('xml3', unit('hospital', withoutLevel)),
  },
  'a level lies too high in XML version 3': {
    expects: ids('ID27-011 ID27-034 ID27-035 ID27-036 ID27-037 ID27-038 ID27-039'),
    spoil: inFile('xml3', unit('afsnit', level('270019999999104', 'Hospital'))),
  },
  'a unit outside the hospitals has a level in XML version 3': {
    expects: ids('ID27-014 ID27-033 ID27-037 ID27-038 ID27-039'),
    spoil: inFile('xml3', unit('uden-niveau', level('270069999999102', 'Afsnit'))),
  },
  'XML version 3 has ugly data': {
    expects: ids('DATA-001 DATA-002 DATA-004 DATA-005 DATA-006 DATA-009 FRISK-006 XML-004'),
    spoil: inFile('xml3', (content) => ({
      ...content,
      units: [
        ...content.units,
        {
          sorIdentifier: '672291000016001',
          sorType: 'OE',
          entityName: 'x'.repeat(61),
          parentSorIdentifier: '11000016002',
          specialities: [],
          status: { firstFromDate: '2020-02-01', fromDate: '2020-01-01', toDate: '2019-01-01' },
          replaces: ['11000016002'],
          replacedBy: [],
        },
        ...content.units.slice(0, 1),
      ],
    })),
  },
  'the replacement is missing in XML version 3': {
    expects: ids('DATA-007 DATA-009'),
    spoil: inFile(
      'xml3',
      unit('erstattet', (one) => ({ ...one, replacedBy: [] })),
    ),
  },
  'XML version 3 is old': {
    expects: ids('FRISK-001 XML-008'),
    spoil: inFile('xml3', (content) => ({
      ...content,
      createdAtTime: '2020-01-01T00:30:00Z',
      snapshotDate: '2020-01-01',
    })),
  },
  'XML version 3 is from the future': {
    expects: ids('FRISK-004 XML-008'),
    spoil: inFile('xml3', (content) => ({ ...content, snapshotDate: '2099-01-01' })),
  },
  'XML version 2 has levels and other names': {
    expects: ids('XML-003 XML-005 XML-006 XML-007'),
    spoil: inFile(
      'xml2',
      unit('afdeling', (one) => ({
        ...one,
        entityName: 'Et andet navn',
        parentSorIdentifier: '11000016002',
        organisationalLevel: { code: '270059999999100', name: 'Afdeling' },
        status: { ...one.status, firstFromDate: '2001-01-01' },
      })),
    ),
  },
  'XML version 2 lacks a unit': {
    expects: ids('XML-004'),
    spoil: inFile('xml2', withoutUnit('afdeling')),
  },
  'the daily file lacks the unit to come': {
    expects: ids('CSV-005'),
    spoil: inFile('csvDaily', withoutUnit('fremtidig')),
  },
  'the complete file lacks the closed unit': {
    expects: ids('CSV-008 DATA-015'),
    spoil: inFile('csvComplete', withoutUnit('lukket')),
  },
  'the complete file has another SHAK map': {
    expects: ids('DATA-016 ID27-028 SHAK-010'),
    spoil: inFile('csvComplete', (content) => ({
      ...content,
      shakSorMap: content.shakSorMap.slice(1),
      classifications: [],
    })),
  },
  'the daily file has a mistyped SOR code': {
    expects: ids('DATA-003'),
    spoil: inFile('csvDaily', withBadCode),
  },
  'the ward lacks its level in XML version 3': {
    expects: ids('ID27-011 ID27-032 ID27-036 ID27-037 ID27-038 ID27-039'),
    spoil: inFile('xml3', unit('afsnit', withoutLevel)),
  },
  'the department has an empty name in XML version 3': {
    expects: ids('ID27-011 ID27-012 ID27-013 ID27-025 ID27-035 ID27-036 ID27-037 ID27-038 ID27-039'),
    spoil: inFile('xml3', unit('afdeling', level('270059999999100', ''))),
  },
  'the department has a wrong code in the daily file': {
    expects: ids('ID27-015 ID27-016 ID27-026'),
    spoil: inFile('csvDaily', unit('afdeling', level('270069999999102', 'Afdeling'))),
  },
  'the extracts lack columns and files and have unreadable rows': {
    expects: ids('CSV-001 CSV-002 CSV-006 CSV-007 CSV-009 FRISK-001 FRISK-002 FRISK-003 FRISK-005 XML-001 XML-002'),
    spoil: withClient((client) => ({
      ...client,
      udtraek: {
        ...client.udtraek,
        read: async (file) => ({
          ...(await client.udtraek.read(file)),
          columns: {},
          entries: [],
          createdAtTime: undefined,
          problems: [{ line: 7, what: '11000016002', message: 'Rækken har for få felter.' }],
        }),
      },
    })),
  },
  'the daily file holds closed units': {
    expects: ids('CSV-003 CSV-004'),
    spoil: withClient((client) => ({
      ...client,
      udtraek: { ...client.udtraek, read: (file) => client.udtraek.read(file === 'csvDaily' ? 'csvComplete' : file) },
    })),
  },
  'the owners have wrong days in XML version 3': {
    expects: ids('DATA-010 FHIR-015 FRISK-006 OEST-001 OEST-002 OEST-005 XML-007'),
    spoil: inFile('xml3', (content, trial) =>
      ['ejer', 'naboejer', 'ny-ejer'].reduce(
        (changed, role) =>
          unit(role, (one) => ({
            ...one,
            status: { fromDate: '2020-01-01', firstFromDate: '2020-01-01', toDate: '2026-06-30' },
          }))(changed, trial),
        content,
      ),
    ),
  },
  'the owners do not name each other in XML version 3': {
    expects: ids('DATA-009 OEST-010'),
    spoil: inFile('xml3', (content, trial) =>
      ['ejer', 'naboejer'].reduce((changed, role) => unit(role, (one) => ({ ...one, replacedBy: [] }))(changed, trial), content),
    ),
  },
  'the hospital has changed owner, SHAK code and region code in the complete file': {
    expects: ids('OEST-008 OEST-009 OEST-011'),
    spoil: inFile('csvComplete', (content, trial) => ({
      ...unit('hospital', (one) => ({ ...without(one, 'postalAddress'), parentSorIdentifier: '11000016002' }))(content, trial),
      shakSorMap: content.shakSorMap.map((row) =>
        row.sorIdentifier === trial.session.endpoints.units['hospital'] ? { ...row, toDate: '2026-12-31' } : row,
      ),
    })),
  },
  'XML version 3 contradicts itself': {
    expects: ids('DATA-011 DATA-012 DATA-013 DATA-014 ID27-035'),
    spoil: inFile('xml3', (content) => ({
      ...content,
      units: content.units.map((one) => ({
        ...without(one, 'postalAddress'),
        ...(one.shakIdentifier?.length === 6 ? { shakIdentifier: '99999' } : {}),
        ...(one.sorType === 'SI' ? { locationNumber: { inherited: true } } : {}),
      })),
    })),
  },
  'the complete file has unknown specialities and rows': {
    expects: ids('DATA-015 DATA-016 SHAK-010'),
    spoil: inFile('csvComplete', (content, trial) => ({
      ...unit('afsnit', (one) => ({ ...one, specialities: [{ code: '1', name: 'ukendt', main: true }] }))(content, trial),
      shakSorMap: [...content.shakSorMap, { shakIdentifier: '9200', sorIdentifier: '11000016002', fromDate: '2010-01-01' }],
    })),
  },
  'the complete file is old': {
    expects: ids('FRISK-005'),
    spoil: inFile('csvComplete', (content) => ({ ...content, createdAtTime: '2020-01-01T00:30:00Z' })),
  },
};
