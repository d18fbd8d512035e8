import {
  inFhir,
  inFile,
  inSkrs,
  level,
  open,
  type Register,
  type Spoil,
  twoLevels,
  unit,
  withBadCode,
  withClient,
  withoutLevel,
  withoutUnit,
  withRegion,
} from './spoil.ts';
import { without } from './without.ts';

/** Faults a region may have, by name; `ingen fejl` is the sound region. */
export const FAULTS: Readonly<Record<string, Spoil>> = {
  'ingen fejl': (trial) => trial,
  'afsnittet mangler niveau på FHIR': inFhir(unit('afsnit', withoutLevel)),
  'afsnittet har et ukendt niveau på FHIR': inFhir(unit('afsnit', level('270069999999102', 'Sengeafsnit'))),
  'FHIR bruger et andet kodesystem': (trial) => withRegion(trial, { levelSystem: 'http://eksempel.dk/niveau' }),
  'en praksis har et niveau på FHIR': inFhir(unit('praksis', level('270069999999102', 'Afsnit'))),
  'FHIR kender ikke afdelingen': inFhir(withoutUnit('afdeling')),
  'den lukkede enhed er aktiv på FHIR': inFhir(
    unit('lukket', ({ status: { fromDate, firstFromDate }, ...rest }) => ({ ...rest, status: { fromDate, firstFromDate } })),
  ),
  'afdelingens kode er forkert i SKRS': inSkrs(unit('afdeling', level('270069999999102', 'Afdeling'))),
  'afdelingens navn er tomt i SKRS': inSkrs(unit('afdeling', level('270059999999100', ''))),
  'SHAK-oversættelsen mangler i SKRS': inSkrs((content) => ({ ...content, shakSorMap: [] })),
  'SHAK-oversættelsen har ingen niveauer i SKRS': inSkrs((content) => ({
    ...content,
    shakSorMap: content.shakSorMap.map((row) => without(row, 'organisationalLevel')),
  })),
  'SHAK-oversættelsen har en forkert række i SKRS': inSkrs((content) => ({
    ...content,
    shakSorMap: [
      ...content.shakSorMap,
      { shakIdentifier: '12345', sorIdentifier: '11000016002', fromDate: '2020-01-01' },
      ...content.shakSorMap.slice(0, 1),
    ],
  })),
  'klassifikationen mangler et niveau': inSkrs((content) => ({
    ...content,
    classifications: content.classifications.filter(({ name }) => name !== 'Overafdeling'),
  })),
  'klassifikationen har en ugyldig og dobbelt kode': inSkrs((content) => ({
    ...content,
    classifications: [
      ...content.classifications,
      { classification: 'OrganisationalLevel', code: '270059999999101', name: 'Afdeling', fromDate: '2024-01-01' },
    ],
  })),
  'grupperne mangler': inSkrs((content) => ({
    ...content,
    classifications: content.classifications.filter(({ classification }) => classification !== 'OrganisationalLevelGroup'),
  })),
  'hospitalet mangler niveau i XML version 3': inFile('xml3', unit('hospital', withoutLevel)),
  'et niveau ligger for højt i XML version 3': inFile('xml3', unit('afsnit', level('270019999999104', 'Hospital'))),
  'en enhed uden for hospitalerne har et niveau i XML version 3': inFile(
    'xml3',
    unit('uden-niveau', level('270069999999102', 'Afsnit')),
  ),
  'XML version 3 har grimme data': inFile('xml3', (content) => ({
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
  'erstatningen mangler i XML version 3': inFile(
    'xml3',
    unit('erstattet', (one) => ({ ...one, replacedBy: [] })),
  ),
  'XML version 3 er gammel': inFile('xml3', (content) => ({
    ...content,
    createdAtTime: '2020-01-01T00:30:00Z',
    snapshotDate: '2020-01-01',
  })),
  'XML version 3 er fra fremtiden': inFile('xml3', (content) => ({ ...content, snapshotDate: '2099-01-01' })),
  'XML version 2 har niveauer og andre navne': inFile(
    'xml2',
    unit('afdeling', (one) => ({
      ...one,
      entityName: 'Et andet navn',
      parentSorIdentifier: '11000016002',
      organisationalLevel: { code: '270059999999100', name: 'Afdeling' },
      status: { ...one.status, firstFromDate: '2001-01-01' },
    })),
  ),
  'XML version 2 mangler en enhed': inFile('xml2', withoutUnit('afdeling')),
  'den daglige fil mangler den fremtidige enhed': inFile('csvDaily', withoutUnit('fremtidig')),
  'den komplette fil mangler den lukkede enhed': inFile('csvComplete', withoutUnit('lukket')),
  'den komplette fil har en anden SHAK-oversættelse': inFile('csvComplete', (content) => ({
    ...content,
    shakSorMap: content.shakSorMap.slice(1),
    classifications: [],
  })),
  'FHIR har en SOR-kode med tastefejl': inFhir(withBadCode),
  'SKRS har en SOR-kode med tastefejl': inSkrs(withBadCode),
  'den daglige fil har en SOR-kode med tastefejl': inFile('csvDaily', withBadCode),
  'afsnittet mangler niveau i XML version 3': inFile('xml3', unit('afsnit', withoutLevel)),
  'afdelingens navn er tomt i XML version 3': inFile('xml3', unit('afdeling', level('270059999999100', ''))),
  'afdelingens kode er forkert i den daglige fil': inFile('csvDaily', unit('afdeling', level('270069999999102', 'Afdeling'))),
  'en enhed uden for hospitalerne har en SHAK-kode i SKRS': inSkrs((content, { session }) => ({
    ...content,
    shakSorMap: [
      ...content.shakSorMap,
      { shakIdentifier: '9999', sorIdentifier: session.endpoints.units['uden-niveau'] ?? '', fromDate: '2020-01-01' },
    ],
  })),
  'enheder har to niveauer på FHIR og i XML version 3': withClient((client) => ({
    ...client,
    fhir: {
      ...client.fhir,
      search: async (parameters) => {
        const found = await client.fhir.search(parameters);
        return { ...found, units: found.units.map(twoLevels) };
      },
    },
    udtraek: {
      ...client.udtraek,
      read: async (file) => {
        const view = await client.udtraek.read(file);
        return file === 'xml3' ? { ...view, units: view.units.map(twoLevels) } : view;
      },
    },
  })),
  'FHIR-serveren kan ikke det aftalte': withClient((client) => ({
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
  'FHIR-søgning overser type og overordnet': withClient((client) => ({
    ...client,
    fhir: { ...client.fhir, search: (parameters) => client.fhir.search(without(parameters, 'type', 'partof')) },
  })),
  'FHIR-søgning på navn finder intet': withClient((client) => ({
    ...client,
    fhir: {
      ...client.fhir,
      search: (parameters) => client.fhir.search('name' in parameters ? { name: 'findes ikke' } : parameters),
    },
  })),
  'SKRS taber poster og glemmer sine fejlkoder': withClient((client) => ({
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
  'SKRS giver tokener uden form': withClient((client) => ({
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
  'udtrækkene mangler kolonner og filer og har ulæselige rækker': withClient((client) => ({
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
  'den daglige fil rummer lukkede enheder': withClient((client) => ({
    ...client,
    udtraek: { ...client.udtraek, read: (file) => client.udtraek.read(file === 'csvDaily' ? 'csvComplete' : file) },
  })),
  'ejernes dage er forkerte i XML version 3': inFile('xml3', (content, trial) =>
    ['ejer', 'naboejer', 'ny-ejer'].reduce(
      (changed, role) =>
        unit(role, (one) => ({ ...one, status: { fromDate: '2020-01-01', firstFromDate: '2020-01-01', toDate: '2026-06-30' } }))(
          changed,
          trial,
        ),
      content,
    ),
  ),
  'ejerne nævner ikke hinanden i XML version 3': inFile('xml3', (content, trial) =>
    ['ejer', 'naboejer'].reduce((changed, role) => unit(role, (one) => ({ ...one, replacedBy: [] }))(changed, trial), content),
  ),
  'ejerne er byttet om på FHIR': inFhir((content, trial) =>
    unit('ny-ejer', open)(
      unit('ejer', (one) => ({ ...one, status: { ...one.status, toDate: '2026-01-31' } }))(content, trial),
      trial,
    ),
  ),
  'hospitalet har skiftet ejer, SHAK-kode og regionskode i den komplette fil': inFile('csvComplete', (content, trial) => ({
    ...unit('hospital', (one) => ({ ...without(one, 'postalAddress'), parentSorIdentifier: '11000016002' }))(content, trial),
    shakSorMap: content.shakSorMap.map((row) =>
      row.sorIdentifier === trial.session.endpoints.units['hospital'] ? { ...row, toDate: '2026-12-31' } : row,
    ),
  })),
  'XML version 3 hænger ikke sammen': inFile('xml3', (content) => ({
    ...content,
    units: content.units.map((one) => ({
      ...without(one, 'postalAddress'),
      ...(one.shakIdentifier?.length === 6 ? { shakIdentifier: '99999' } : {}),
      ...(one.sorType === 'SI' ? { locationNumber: { inherited: true } } : {}),
    })),
  })),
  'den komplette fil har ukendte specialer og rækker': inFile('csvComplete', (content, trial) => ({
    ...unit('afsnit', (one) => ({ ...one, specialities: [{ code: '1', name: 'ukendt', main: true }] }))(content, trial),
    shakSorMap: [...content.shakSorMap, { shakIdentifier: '9200', sorIdentifier: '11000016002', fromDate: '2010-01-01' }],
  })),
  'den komplette fil er gammel': inFile('csvComplete', (content) => ({ ...content, createdAtTime: '2020-01-01T00:30:00Z' })),
  'SKRS har ikke fået de seneste ændringer': inSkrs((content) => ({
    ...content,
    units: content.units.map((one) => ({ ...one, status: { ...one.status, fromDate: '2001-01-01' } })),
  })),
  'ingen svartid er kort nok': ({ session, region }) => ({
    session: { ...session, responseTimeMs: { udtraek: -1 } },
    region,
  }),
  'ingen svartid er aftalt': ({ session, region }) => ({ session: { ...session, responseTimeMs: {} }, region }),
  'alt er tomt': (trial) => {
    const empty: Register = (content) => ({ ...content, units: [], shakSorMap: [], classifications: [] });
    const { xml2, xml3, csvDaily, csvComplete } = trial.region.files;
    return withRegion(trial, {
      fhir: empty(trial.region.fhir, trial),
      skrs: empty(trial.region.skrs, trial),
      files: {
        xml2: empty(xml2, trial),
        xml3: empty(xml3, trial),
        csvDaily: empty(csvDaily, trial),
        csvComplete: empty(csvComplete, trial),
      },
    });
  },
  'testenhederne er ikke udpeget': ({ session, region }) => ({
    session: { ...session, endpoints: { ...session.endpoints, units: {} } },
    region,
  }),
  'niveaukoderne er ikke udfyldt': ({ session, region }) => ({
    session: { ...session, levels: session.levels.map((one) => ({ ...one, code: undefined })) },
    region,
  }),
};
