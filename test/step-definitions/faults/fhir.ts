import {
  type Fault,
  inFhir,
  level,
  open,
  unit,
  withBadCode,
  withClient,
  withoutLevel,
  withoutUnit,
  withRegion,
  ids,
} from '../spoil.ts';
import { without } from '../without.ts';

/** Faults a region may show over FHIR. */
export const FHIR_FAULTS: Readonly<Record<string, Fault>> = {
  'the ward lacks its level in FHIR': {
    expects: ids('ID27-001 ID27-036 ID27-038'),
    spoil: inFhir(unit('afsnit', withoutLevel)),
  },
  'the ward has an unknown level in FHIR': {
    expects: ids('ID27-001 ID27-003 ID27-036 ID27-038'),
    spoil: inFhir(unit('afsnit', level('270069999999102', 'Sengeafsnit'))),
  },
  'FHIR uses another code system': {
    expects: ids('ID27-002'),
    spoil: (trial) => withRegion(trial, { levelSystem: 'http://eksempel.dk/niveau' }),
  },
  'a practice has a level in FHIR': {
    expects: ids('ID27-005 ID27-038'),
    spoil: inFhir(unit('praksis', level('270069999999102', 'Afsnit'))),
  },
  'FHIR does not know the department': {
    expects: ids('FHIR-001 FHIR-002 FHIR-005 ID27-001 ID27-002 ID27-036'),
    spoil: inFhir(withoutUnit('afdeling')),
  },
  'the ward has no parent in FHIR': {
    expects: ids('FHIR-014'),
    spoil: inFhir(unit('afsnit', (one) => without(one, 'parentSorIdentifier'))),
  },
  'the closed unit is active in FHIR': {
    expects: ids('FHIR-006 FHIR-015'),
    spoil: inFhir(
      unit('lukket', ({ status: { fromDate, firstFromDate }, ...rest }) => ({ ...rest, status: { fromDate, firstFromDate } })),
    ),
  },
  'FHIR has a mistyped SOR code': {
    expects: ids('FHIR-004'),
    spoil: inFhir(withBadCode),
  },
  'the FHIR server cannot do what was agreed': {
    expects: ids('FHIR-002 FHIR-003 FHIR-007 FHIR-008 FHIR-010 FHIR-012 FHIR-013'),
    spoil: withClient((client) => ({
      ...client,
      fhir: {
        ...client.fhir,
        capabilities: () =>
          Promise.resolve({
            fhirVersion: '5.0.0',
            organizationInteractions: ['read'],
            organizationSearchParameters: ['name'],
            softwareVersion: undefined,
          }),
        read: async (id) => ({ ...(await client.fhir.read(id)), contentType: 'text/html', outcome: [] }),
        search: async (parameters) => {
          const found = await client.fhir.search(without(parameters, 'name'));
          const all = await client.fhir.search({});
          return found.units.length === 0 ? all : { ...found, total: found.units.length + 1, ids: found.ids.slice(1) };
        },
      },
    })),
  },
  'a FHIR search passes over type and parent': {
    expects: ids('FHIR-010 FHIR-011'),
    spoil: withClient((client) => ({
      ...client,
      fhir: { ...client.fhir, search: (parameters) => client.fhir.search(without(parameters, 'type', 'partof')) },
    })),
  },
  'a FHIR search by name finds nothing': {
    expects: ids('FHIR-009'),
    spoil: withClient((client) => ({
      ...client,
      fhir: {
        ...client.fhir,
        search: (parameters) => client.fhir.search('name' in parameters ? { name: 'findes ikke' } : parameters),
      },
    })),
  },
  'the owners are swapped in FHIR': {
    expects: ids('FHIR-015 OEST-003 OEST-004'),
    spoil: inFhir((content, trial) =>
      unit('ny-ejer', open)(
        unit('ejer', (one) => ({ ...one, status: { ...one.status, toDate: '2026-01-31' } }))(content, trial),
        trial,
      ),
    ),
  },
};
