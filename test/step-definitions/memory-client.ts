import type { RegionClient } from '../../src/interfaces/registry.ts';
import { emptyFields } from '../../src/interfaces/record-views.ts';
import type { ReplicationAnswer, ReplicationRequest } from '../../src/interfaces/skrs/contract.ts';
import type { ExtractFile, ExtractView } from '../../src/interfaces/udtraek/contract.ts';
import type { LevelView, ShakMapView, UnitView } from '../../src/interfaces/views.ts';
import type { ExchangeRecorder } from '../../src/wire/recording.ts';
import type { Exchange } from '../../src/model/exchange.ts';
import { PreconditionError } from '../../src/model/faults.ts';
import { type InterfaceName, INTERFACES } from '../../src/model/interfaces.ts';
import { VIEW_KEYS } from '../../src/sor/fields/carriers.ts';
import { valuesOfUnit } from '../../src/sor/formats/fields-of-unit.ts';
import type { OrganisationalLevel, RegisterContent, ShakSorMapRow, SorUnit } from '../../src/sor/unit.ts';
import { isOpenOn, validityOn } from '../../src/sor/validity.ts';

/** What the interfaces show, each as its own copy, so that a test can spoil one and leave the others. */
export interface MemoryRegion {
  readonly date: string;
  readonly levelSystem: string;
  readonly fhir: RegisterContent;
  readonly skrs: RegisterContent;
  readonly files: Readonly<Record<ExtractFile, RegisterContent>>;
  /** How long a file takes, in milliseconds, over and over; one each when left out. */
  readonly downloadMs?: readonly number[];
}

const IN_MEMORY = ['fhir', 'skrs', 'udtraek'] as const satisfies readonly InterfaceName[];
type InMemory = (typeof IN_MEMORY)[number];

/** Interfaces that only answer over a socket; their steps are tried against the exercise endpoint. */
export const NOT_IN_MEMORY: readonly InterfaceName[] = INTERFACES.filter((name) => !IN_MEMORY.some((other) => other === name));

function refusing(name: string): unknown {
  return new Proxy({}, { get: () => () => Promise.reject(new PreconditionError(`${name} er ikke i hukommelsen.`)) });
}

/** A file that took some milliseconds. */
const downloadOf = (durationMs: number): Exchange => ({
  interface: 'udtraek',
  sequence: 1,
  purpose: 'Hent en fil',
  reused: false,
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs,
  timing: { firstByteMs: 1, lastByteMs: durationMs },
  request: { method: 'GET', url: 'memory:', headers: [] },
  response: { status: 200, headers: [] },
  redactions: {},
});

const SOR_SYSTEM = 'urn:oid:1.2.208.176.1.1';

/**
 * A region's interfaces over registers in memory, for trying the step definitions themselves: which scenarios a fault in
 * the data makes fail, and how they say it. Nothing is sent; what goes over the wire is the client's own business.
 */
export function memoryClient(region: MemoryRegion, recorder: ExchangeRecorder): RegionClient {
  let downloads = 0;
  return {
    fhir: memoryFhir(region),
    skrs: {
      wsdl: () =>
        Promise.resolve(
          '<definitions targetNamespace="http://nsi.dk/2011/10/21/StamdataKrs/"><operation name="replicate"/></definitions>',
        ),
      sorEntities: () => Promise.resolve(region.skrs.units.map(unitView)),
      shakSorMap: () => Promise.resolve(region.skrs.shakSorMap.map(mapView)),
      classification: (datatype) =>
        Promise.resolve(
          region.skrs.classifications.filter(
            ({ classification }) => (classification === 'OrganisationalLevel') === (datatype === 'sorOrganisationalLevel'),
          ),
        ),
      replicate: (request) => Promise.resolve(replicate(region.skrs, request)),
    },
    udtraek: {
      read: (file) => Promise.resolve(extractView(region, file)),
      download: async () => recorder(downloadOf(region.downloadMs?.[downloads++ % region.downloadMs.length] ?? 1)),
    },
    ...(Object.fromEntries(NOT_IN_MEMORY.map((name) => [name, refusing(name)])) as Omit<RegionClient, InMemory>),
  };
}

/** A client is made for each scenario, and hundreds ask of the same region. */
const fhirViews = new WeakMap<MemoryRegion, readonly UnitView[]>();

function fhirUnits(region: MemoryRegion): readonly UnitView[] {
  const known = fhirViews.get(region);
  if (known !== undefined) return known;
  const { fhir, date, levelSystem } = region;
  const units = fhir.units.map((unit, index): UnitView => {
    const { status } = unit;
    return {
      ...unitView(unit, index),
      organisationalLevels: levels(unit.organisationalLevel, levelSystem),
      shakIdentifier: undefined,
      firstFromDate: undefined,
      fromDate: undefined,
      toDate: undefined,
      active: isOpenOn({ status }, date),
      place: `entry[${index}]`,
    };
  });
  fhirViews.set(region, units);
  return units;
}

function memoryFhir(region: MemoryRegion): RegionClient['fhir'] {
  const search = (parameters: Readonly<Record<string, string>>) => {
    const { identifier, name, partof, type, _count } = parameters;
    const found = fhirUnits(region).filter(
      (unit) =>
        (identifier === undefined || identifier === `${SOR_SYSTEM}|${unit.sorIdentifier ?? ''}`) &&
        (name === undefined || unit.entityName?.startsWith(name) === true) &&
        (partof === undefined || partof === `Organization/${unit.parentSorIdentifier ?? ''}`) &&
        (type === undefined || type.endsWith(`|${unit.sorType ?? ''}`)),
    );
    const pages = Math.max(1, Math.ceil(found.length / Number(_count ?? '100')));
    return { total: found.length, pages, units: found, ids: found.map((unit) => unit.sorIdentifier ?? '') };
  };
  return {
    capabilities: () =>
      Promise.resolve({
        fhirVersion: '4.0.1',
        organizationInteractions: ['read', 'search-type'],
        organizationSearchParameters: ['identifier', 'name', 'partof', 'type'],
        softwareVersion: undefined,
      }),
    findBySor: (sorIdentifier) => Promise.resolve(fhirUnits(region).find((unit) => unit.sorIdentifier === sorIdentifier)),
    all: () => Promise.resolve(search({})),
    search: (parameters) => Promise.resolve(search(parameters)),
    read: (id) => {
      const unit = fhirUnits(region).find((candidate) => candidate.sorIdentifier === id);
      const outcome = unit === undefined ? [{ severity: 'error', code: 'not-found', diagnostics: 'Findes ikke.' }] : [];
      const status = unit === undefined ? 404 : 200;
      return Promise.resolve({ status, contentType: 'application/fhir+json', unit, resource: undefined, outcome });
    },
  };
}

function replicate({ units }: RegisterContent, request: ReplicationRequest): ReplicationAnswer {
  const { datatype, offset = '0', maxRecords = 2000 } = request;
  if (typeof datatype !== 'string') return fault('urn:stamdata:unknown-view');
  if (!/^[0-9]{1,20}$/.test(offset)) return fault('urn:stamdata:invalid-history-offset');
  const entries = units.map((unit, index) => ({
    token: `1767225600${String(index + 1).padStart(10, '0')}`,
    updated: '2026-01-01T00:00:00Z',
    fields: [
      { name: 'SorId', value: unit.sorIdentifier },
      { name: 'validFrom', value: unit.status.fromDate },
      { name: 'validTo', value: unit.status.toDate ?? '' },
    ],
  }));
  const after = entries.filter(({ token }) => token > offset.padStart(20, '0'));
  return { kind: 'feed', feedId: 'tag:nsi.dk,2011:sor/sorentity/v1', updated: undefined, entries: after.slice(0, maxRecords) };
}

function fault(faultCode: string): ReplicationAnswer {
  return { kind: 'fault', status: 500, faultCode, faultString: 'Kaldet kan ikke besvares.' };
}

function extractView({ files, date }: MemoryRegion, file: ExtractFile): ExtractView {
  const content = files[file];
  const units = file === 'csvDaily' ? content.units.filter(({ status }) => validityOn(status, date) !== 'closed') : content.units;
  const level = ['OrganisationalLevelCode', 'OrganisationalLevelName'];
  const entity = ['SorId', 'SorType', 'EntityName', 'FirstFromDate', 'FromDate', 'ToDate', ...level];
  const zipped = [
    'EDITypes',
    'Geolocations',
    'LocationsCodeEDITypeMap',
    'SHAKSORMap',
    'SORClassifications',
    'SOREntity',
    'SORReplacedEntities',
  ];
  return {
    file,
    address: `memory:${file}`,
    namespace: undefined,
    snapshotDate: content.snapshotDate,
    createdAtTime: content.createdAtTime,
    lastModified: undefined,
    units: units.map(unitView),
    shakSorMap: content.shakSorMap.map(mapView),
    classifications: content.classifications,
    content,
    problems: [],
    notes: [],
    notUnderstood: [],
    columns: file === 'csvComplete' ? { 'SOREntity.csv': entity, 'SHAKSORMap.csv': level } : { 'SorEntity_daily.csv': entity },
    entries: file === 'csvComplete' ? zipped.map((name) => `${name}.csv`) : [],
  };
}

const viewFields = new WeakMap<SorUnit, ReturnType<typeof emptyFields>>();

function fieldsOf(unit: SorUnit): ReturnType<typeof emptyFields> {
  const known = viewFields.get(unit);
  if (known !== undefined) return known;
  const values = valuesOfUnit(unit);
  const fields = emptyFields();
  for (const key of VIEW_KEYS) fields[key] = values[key];
  viewFields.set(unit, fields);
  return fields;
}

function unitView(unit: SorUnit, index: number): UnitView {
  return {
    ...fieldsOf(unit),
    organisationalLevels: levels(unit.organisationalLevel, undefined),
    active: undefined,
    place: `linje ${index + 2}`,
  };
}

function mapView(row: ShakSorMapRow, index: number): ShakMapView {
  const { shakIdentifier, sorIdentifier, fromDate, toDate } = row;
  const organisationalLevels = levels(row.organisationalLevel, undefined);
  return { shakIdentifier, sorIdentifier, fromDate, toDate, organisationalLevels, place: `linje ${index + 2}` };
}

/** A level field that is empty in the register was written as an empty field; the reader keeps what it finds. */
function levels(level: OrganisationalLevel | undefined, system: string | undefined): readonly LevelView[] {
  return level === undefined ? [] : [{ code: level.code, name: level.name, system }];
}
