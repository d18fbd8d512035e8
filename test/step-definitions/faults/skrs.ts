import { type Fault, inSkrs, level, unit, withBadCode, withClient, ids } from '../spoil.ts';
import { without } from '../without.ts';

/** Faults a region may show in SKRS: its units, the SHAK map and the classifications. */
export const SKRS_FAULTS: Readonly<Record<string, Fault>> = {
  'the department has a wrong code in SKRS': {
    expects: ids('ID27-006 ID27-008 ID27-024 SHAK-009'),
    spoil: inSkrs(unit('afdeling', level('270069999999102', 'Afdeling'))),
  },
  'the department has an empty name in SKRS': {
    expects: ids('ID27-006 ID27-007 ID27-008 ID27-024 ID27-036 ID27-037 SHAK-009'),
    spoil: inSkrs(unit('afdeling', level('270059999999100', ''))),
  },
  'the SHAK map is missing in SKRS': {
    expects: ids('ID27-010 SHAK-001 SHAK-002 SHAK-005 SHAK-006 SHAK-007 SHAK-008 SHAK-009 SHAK-010'),
    spoil: inSkrs((content) => ({ ...content, shakSorMap: [] })),
  },
  'the SHAK map has no levels in SKRS': {
    expects: ids('ID27-010 SHAK-009'),
    spoil: inSkrs((content) => ({
      ...content,
      shakSorMap: content.shakSorMap.map((row) => without(row, 'organisationalLevel')),
    })),
  },
  'the SHAK map has a wrong row in SKRS': {
    expects: ids('SHAK-005 SHAK-006 SHAK-008 SHAK-010'),
    spoil: inSkrs((content) => ({
      ...content,
      shakSorMap: [
        ...content.shakSorMap,
        { shakIdentifier: '12345', sorIdentifier: '11000016002', fromDate: '2020-01-01' },
        ...content.shakSorMap.slice(0, 1),
      ],
    })),
  },
  'the classification lacks a level': {
    expects: ids('ID27-021 ID27-024 ID27-025 ID27-026'),
    spoil: inSkrs((content) => ({
      ...content,
      classifications: content.classifications.filter(({ name }) => name !== 'Overafdeling'),
    })),
  },
  'the classification has a code that is invalid and stands twice': {
    expects: ids('ID27-022 ID27-023'),
    spoil: inSkrs((content) => ({
      ...content,
      classifications: [
        ...content.classifications,
        { classification: 'OrganisationalLevel', code: '270059999999101', name: 'Afdeling', fromDate: '2024-01-01' },
      ],
    })),
  },
  'the groups are missing': {
    expects: ids('ID27-027'),
    spoil: inSkrs((content) => ({
      ...content,
      classifications: content.classifications.filter(({ classification }) => classification !== 'OrganisationalLevelGroup'),
    })),
  },
  'SKRS has a mistyped SOR code': {
    expects: ids('SKRS-012'),
    spoil: inSkrs(withBadCode),
  },
  'a unit outside the hospitals has a SHAK code in SKRS': {
    expects: ids('SHAK-004 SHAK-010'),
    spoil: inSkrs((content, { session }) => ({
      ...content,
      shakSorMap: [
        ...content.shakSorMap,
        { shakIdentifier: '9999', sorIdentifier: session.endpoints.units['uden-niveau'] ?? '', fromDate: '2020-01-01' },
      ],
    })),
  },
  'SKRS loses records and forgets its fault codes': {
    expects: ids('SKRS-001 SKRS-002 SKRS-003 SKRS-004 SKRS-006 SKRS-007 SKRS-008 SKRS-009'),
    spoil: withClient((client) => ({
      ...client,
      skrs: {
        ...client.skrs,
        wsdl: () => Promise.resolve('<definitions/>'),
        replicate: async (request) => {
          const answer = await client.skrs.replicate({
            ...request,
            offset: request.offset?.startsWith('9') === true ? '0' : (request.offset ?? '0'),
          });
          if (answer.kind === 'fault') return { ...answer, faultCode: 'soap:Server', faultString: 'NullPointerException' };
          const entries = answer.entries.map((entry) => ({ ...entry, fields: [] }));
          const lost = request.maxRecords === 40 ? entries.slice(1) : entries;
          return { ...answer, feedId: 'feed', entries: request.maxRecords === 25 ? [...lost, ...lost.slice(-1)] : lost };
        },
      },
    })),
  },
  'SKRS gives tokens without form': {
    expects: ids('SKRS-005 SKRS-006'),
    spoil: withClient((client) => ({
      ...client,
      skrs: {
        ...client.skrs,
        replicate: async (request) => {
          const answer = await client.skrs.replicate({
            ...request,
            offset: request.offset === '0' ? '0' : `17672256${request.offset ?? ''}`,
          });
          if (answer.kind === 'fault') return answer;
          return { ...answer, entries: answer.entries.map((entry) => ({ ...entry, token: entry.token.slice(8) })) };
        },
      },
    })),
  },
  'SKRS has not had the latest changes': {
    expects: ids('FRISK-006'),
    spoil: inSkrs((content) => ({
      ...content,
      units: content.units.map((one) => ({ ...one, status: { ...one.status, fromDate: '2001-01-01' } })),
    })),
  },
};
