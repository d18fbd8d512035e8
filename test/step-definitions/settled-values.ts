import type { RegionClient } from '../../src/interfaces/registry.ts';
import type { ExtractView } from '../../src/interfaces/udtraek/contract.ts';
import type { AnyValue } from '../../src/model/config/assumed-value.ts';
import type { RegisterContent, SorUnit } from '../../src/sor/unit.ts';
import { ids, type Register, type Spoil, type Trial, withClient, withRegion } from './spoil.ts';

/** An assumption that is settled to another value, and a region that answers so. */
export interface SettledCase {
  readonly value: AnyValue;
  /** Scenarios that compare with the value. */
  readonly scenarios: readonly string[];
  /** Makes the region one that answers as assumed, where a sound register in memory does not answer at all. */
  readonly asAssumed?: Spoil;
  /** Makes the region one that answers as the assumption is settled here. */
  readonly asSettled: Spoil;
  /** A limit, which one of the two answers keeps in any case. */
  readonly keptAnyway?: 'as assumed' | 'as settled';
}

const SPELLED = 'Sengeafsnit';
const LAST_DAY = '2027-01-30';
/** The search parameters of a server that has two under other names; what it does not know it passes over. */
const PARAMETERS: Readonly<Record<string, string>> = {
  ...{ identifier: 'identifier', name: 'name', _count: '_count' },
  ...{ 'del-af': 'partof', art: 'type' },
};

/** The assumptions that have a value, by id, each settled to another. */
export const SETTLED_CASES: Readonly<Record<string, SettledCase>> = {
  'id27-seks-niveauer': {
    value: { Afsnit: SPELLED },
    scenarios: ids('ID27-001 ID27-006 ID27-011 ID27-021'),
    asSettled: everywhere(spelledOtherwise),
  },
  'id27-hospital-niveau': {
    value: 'Hospitalsområde',
    scenarios: ids('ID27-031'),
    asSettled: everywhere((content) => units(content, (unit) => (nameOf(unit) === 'Hospital' ? areaLevel(unit) : unit))),
  },
  'id27-shak-laengde': {
    value: { Afdeling: 7, Afsnit: 6 },
    scenarios: ids('ID27-035'),
    asSettled: everywhere((content) => units(content, swappedLength)),
  },
  'csv-niveau': {
    value: { levelCode: 'NiveauKode', levelName: 'NiveauNavn' },
    scenarios: ids('CSV-001 CSV-009'),
    asSettled: columnsCalled({ OrganisationalLevelCode: 'NiveauKode', OrganisationalLevelName: 'NiveauNavn' }),
  },
  'csv-kolonner': {
    value: { entityName: 'Navn' },
    scenarios: ids('CSV-001'),
    asSettled: columnsCalled({ EntityName: 'Navn' }),
  },
  friskhed: {
    value: 12,
    scenarios: ids('FRISK-001 FRISK-002 FRISK-003 FRISK-005'),
    asSettled: everywhere((content) => ({ ...content, createdAtTime: '2026-11-23T20:00:00Z' })),
    keptAnyway: 'as settled',
  },
  'svartid-maaling': {
    value: 50,
    scenarios: ids('TID-001'),
    asAssumed: timed([1]),
    asSettled: timed([1, 90_000]),
    keptAnyway: 'as assumed',
  },
  'fhir-niveau': {
    value: 'http://eksempel.dk/niveau',
    scenarios: ids('ID27-002'),
    asSettled: (trial) => withRegion(trial, { levelSystem: 'http://eksempel.dk/niveau' }),
  },
  'fhir-soegning': {
    value: { partof: 'del-af', type: 'art' },
    scenarios: ids('FHIR-008 FHIR-010 FHIR-011'),
    asSettled: withClient((client) => ({
      ...client,
      fhir: {
        ...client.fhir,
        capabilities: async () => ({
          ...(await client.fhir.capabilities()),
          organizationSearchParameters: ['identifier', 'name', 'del-af', 'art'],
        }),
        search: (asked) =>
          client.fhir.search(
            Object.fromEntries(
              Object.entries(asked).flatMap(([name, value]) => {
                const known = PARAMETERS[name];
                return known === undefined ? [] : [[known, value]];
              }),
            ),
          ),
      },
    })),
  },
  'sorls-fejl': {
    value: { ukendt: 'fejl', 'forkert-form': 'tomt-svar' },
    scenarios: ids('SORLS-013 SORLS-014'),
    asAssumed: lookups({ '672291000016001': 'fault' }),
    asSettled: lookups({ '999999991000016005': 'fault' }),
  },
  'sorus-fejlkoder': {
    value: { 'unknown-level': 'E101' },
    scenarios: ids('SORUS-010'),
    asAssumed: refusing('unknown-level'),
    asSettled: refusing('E101'),
  },
  'oest-ejer': {
    value: LAST_DAY,
    scenarios: ids('OEST-001 OEST-002'),
    asSettled: everywhere((content, { session }) => {
      const { 'ny-ejer': next, ejer, naboejer } = session.endpoints.units;
      return units(content, (unit) => {
        if (unit.sorIdentifier === next) return { ...unit, status: { firstFromDate: '2027-01-31', fromDate: '2027-01-31' } };
        const closes = unit.sorIdentifier === ejer || unit.sorIdentifier === naboejer;
        return closes ? { ...unit, status: { ...unit.status, toDate: LAST_DAY } } : unit;
      });
    }),
  },
  'lpr-organisatorisk': {
    value: ['SI'],
    scenarios: ids('LPR-005'),
    asAssumed: responsible('afdeling'),
    asSettled: responsible('hospital'),
  },
};

/** Changes what every interface shows. */
function everywhere(change: Register): Spoil {
  return (trial) => {
    const { fhir, skrs, files } = trial.region;
    const { xml2, xml3, csvDaily, csvComplete } = files;
    const changed = (content: RegisterContent): RegisterContent => change(content, trial);
    return withRegion(trial, {
      fhir: changed(fhir),
      skrs: changed(skrs),
      files: {
        xml2: changed(xml2),
        xml3: changed(xml3),
        csvDaily: changed(csvDaily),
        csvComplete: changed(csvComplete),
      },
    });
  };
}

function units(content: RegisterContent, change: (unit: SorUnit) => SorUnit): RegisterContent {
  return { ...content, units: content.units.map(change) };
}

const nameOf = ({ organisationalLevel }: SorUnit): string | undefined => organisationalLevel?.name;

const areaLevel = (unit: SorUnit): SorUnit => ({
  ...unit,
  organisationalLevel: { code: '270029999999106', name: 'Hospitalsområde' },
});

function swappedLength(unit: SorUnit): SorUnit {
  const { shakIdentifier = '' } = unit;
  if (shakIdentifier === '') return unit;
  if (nameOf(unit) === 'Afdeling') return { ...unit, shakIdentifier: `${shakIdentifier}0` };
  return nameOf(unit) === 'Afsnit' ? { ...unit, shakIdentifier: shakIdentifier.slice(0, 6) } : unit;
}

/** The lowest level under another spelling, wherever the register has it. */
function spelledOtherwise(content: RegisterContent): RegisterContent {
  return JSON.parse(JSON.stringify(content), (key, value: unknown) =>
    key === 'name' && value === 'Afsnit' ? SPELLED : value,
  ) as RegisterContent;
}

function columnsCalled(names: Readonly<Record<string, string>>): Spoil {
  const called = ({ columns, ...view }: ExtractView): ExtractView => ({
    ...view,
    columns: Object.fromEntries(
      Object.entries(columns).map(([file, all]) => [file, all.map((column) => names[column] ?? column)]),
    ),
  });
  return withClient((client) => ({
    ...client,
    udtraek: { ...client.udtraek, read: async (file) => called(await client.udtraek.read(file)) },
  }));
}

/** An interface whose calls the trial does not make, in a client of those it makes. */
function instead(name: 'sorls' | 'sorus' | 'lpr', answers: object): (client: RegionClient) => RegionClient {
  return (client) => ({ ...client, [name]: answers });
}

/** Lookups that take some milliseconds, over and over. */
function timed(downloadMs: readonly number[]): Spoil {
  return (trial: Trial) => ({
    ...withRegion(trial, { downloadMs }),
    client: (client) => {
      const after = async <T>(answer: T): Promise<T> => {
        await client.udtraek.download('xml3');
        return answer;
      };
      return {
        ...client,
        fhir: { ...client.fhir, findBySor: () => after(undefined) },
        skrs: { ...client.skrs, replicate: async (request) => after(await client.skrs.replicate(request)) },
        sorls: { ...client.sorls, getSorEntity: () => after({ kind: 'not-found' as const }) },
      };
    },
  });
}

/** A service that gives a fault to some codes, and an empty answer to every other. */
function lookups(faults: Readonly<Record<string, 'fault'>>): Spoil {
  const fault = { kind: 'fault', status: 500, faultCode: 'sor:ukendt', faultString: 'Koden kan ikke slås op.' };
  return withClient(
    instead('sorls', {
      getSorEntity: ({ sorIdentifier }: { readonly sorIdentifier: string }) =>
        Promise.resolve(faults[sorIdentifier] === undefined ? { kind: 'not-found' } : fault),
    }),
  );
}

/** A service that refuses every new unit, for a reason it has a code for. */
function refusing(faultCode: string): Spoil {
  const fault = { kind: 'fault', status: 500, faultCode, faultString: 'Enheden kan ikke oprettes.' };
  return withClient(instead('sorus', { create: () => Promise.resolve(fault), cleanUp: () => Promise.resolve() }));
}

/** A report of one entry, for which a test unit is responsible. */
function responsible(role: string): Spoil {
  return (trial) => ({
    ...trial,
    client: instead('lpr', {
      files: () => Promise.resolve(['indberetning.xml']),
      read: (file: string) =>
        Promise.resolve({
          file,
          entries: [{ place: file, responsibleUnits: [trial.session.endpoints.units[role] ?? ''], possibleShak: [] }],
        }),
    }),
  });
}
