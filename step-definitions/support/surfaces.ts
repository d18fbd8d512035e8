import type { RegionClient } from '../../src/interfaces/registry.ts';
import type { Session } from '../../src/model/session.ts';
import type { LookupAnswer } from '../../src/interfaces/sorls/contract.ts';
import { type ExtractFile, tableOf } from '../../src/interfaces/udtraek/contract.ts';
import type { ShakMapView, UnitView } from '../../src/interfaces/views.ts';
import type { RegionalSystem } from '../../src/model/interfaces.ts';
import { Deviation, NotOffered } from '../../src/model/faults.ts';
import type { RegisterContent } from '../../src/sor/unit.ts';
import { unitsOn } from '../../src/sor/rules/view.ts';

/** What reading a region takes: its interfaces, and the trial it is part of. A scenario's world is one. */
export interface Trial {
  readonly client: RegionClient;
  readonly session: Session;
  /** Waits for an answer to a request whose form is assumed. */
  reading<T>(assumption: string | undefined, ask: () => Promise<T>): Promise<T>;
}

/** Everywhere a unit can be read, by the name the scenarios use. */
export const SURFACES = {
  FHIR: { kind: 'fhir' },
  SORLS: { kind: 'sorls' },
  Patientjournal: { kind: 'system', system: 'journal' },
  'Klinisk logistik': { kind: 'system', system: 'logistik' },
  Apotekssystem: { kind: 'system', system: 'apotek' },
  Patologisystem: { kind: 'system', system: 'patologi' },
  'SKRS SorEntity': { kind: 'skrs' },
  'XML version 2': { kind: 'extract', file: 'xml2' },
  'XML version 3': { kind: 'extract', file: 'xml3' },
  'den daglige CSV-fil': { kind: 'extract', file: 'csvDaily' },
  'den komplette CSV-fil': { kind: 'extract', file: 'csvComplete' },
} as const satisfies Readonly<
  Record<
    string,
    { kind: 'fhir' | 'skrs' | 'sorls' } | { kind: 'system'; system: RegionalSystem } | { kind: 'extract'; file: ExtractFile }
  >
>;
/** A place a unit can be seen in, as steps name it. */
export type Surface = keyof typeof SURFACES;

/** The extract's files, by the name the scenarios use. */
export const EXTRACTS = {
  'XML version 2': 'xml2',
  'XML version 3': 'xml3',
  'den daglige CSV-fil': 'csvDaily',
  'den komplette CSV-fil': 'csvComplete',
} as const satisfies Readonly<Record<string, ExtractFile>>;

/** What a scenario calls a file of the extract. Messages use it, because an address may hold more than a reader should see. */
export function extractName(file: ExtractFile): string {
  return Object.entries(EXTRACTS).find(([, candidate]) => candidate === file)?.[0] ?? file;
}

/** Everywhere the SHAK map can be read. */
export const MAP_SOURCES = ['SKRS ShakSorMap', 'SHAKSORMap.csv', 'SORLS'] as const;
/** A carrier of the table from SHAK to SOR, as steps name it. */
export type MapSource = (typeof MAP_SOURCES)[number];

/** One unit on one surface; where a surface keeps history, the record in force on the day of the trial. */
export async function readUnit(trial: Trial, surface: Surface, sorIdentifier: string): Promise<UnitView | undefined> {
  if (SURFACES[surface].kind === 'fhir') return trial.client.fhir.findBySor(sorIdentifier);
  const place = SURFACES[surface];
  if (place.kind === 'system') return trial.reading('fagsystem-enhed', () => trial.client[place.system].findBySor(sorIdentifier));
  if (place.kind === 'sorls') return sorlsFound(trial, () => trial.client.sorls.getSorEntity({ sorIdentifier }));
  const records = (await readAll(trial, surface)).filter((unit) => unit.sorIdentifier === sorIdentifier);
  return unitsOn(records, trial.session.onDate)[0];
}

/** Every unit on one surface, as the surface lists them. */
export async function readAll(trial: Trial, surface: Surface): Promise<readonly UnitView[]> {
  const place = SURFACES[surface];
  switch (place.kind) {
    case 'fhir':
      return (await trial.client.fhir.all()).units;
    case 'system':
      return (await trial.client[place.system].all()).units;
    case 'skrs':
      return trial.client.skrs.sorEntities();
    case 'extract':
      return (await trial.client.udtraek.read(place.file)).units;
    case 'sorls':
      throw new TypeError('SORLS slår én enhed op ad gangen; scenariet beder om alle.');
  }
}

/** All rows of the SHAK map from one source. */
export async function readMap(trial: Trial, source: MapSource): Promise<readonly ShakMapView[]> {
  if (source === 'SKRS ShakSorMap') return trial.client.skrs.shakSorMap();
  if (source === 'SORLS') throw new TypeError('SORLS slår én kode op ad gangen; scenariet beder om alle rækker.');
  return tableOf(await trial.client.udtraek.read('csvComplete'), 'shakSorMap');
}

/** What a right lookup in SORLS found. Throws OpenQuestion for a fault where the form of a lookup is an open assumption. */
export async function sorlsFound<T>(trial: Trial, ask: () => Promise<LookupAnswer<T>>): Promise<T | undefined> {
  return trial.reading('sorls-form', async () => found(await ask()));
}

/** What a lookup found; undefined when it knew nothing. Throws Deviation for a fault, which a right key must not give. */
export function found<T>(answer: LookupAnswer<T>): T | undefined {
  if (answer.kind === 'found') return answer.value;
  if (answer.kind === 'not-found') return undefined;
  throw new Deviation('SORLS svarede med en fejl på et rigtigt opslag.', {
    expected: 'svaret på opslaget, eller et tomt svar',
    received: `${answer.faultCode}: ${answer.faultString}`,
  });
}

/** The register a region shows whole, and what the scenarios call the file. */
export interface WholeRegister {
  readonly name: string;
  readonly content: RegisterContent;
}

/** What stands in for XML version 3 where that is only what something is held against: files that hold the register whole too. */
const STAND_IN = 'den komplette CSV-fil' satisfies Surface;

/** What was read, and the place it was read from. */
export interface ReferenceReading<T> {
  readonly surface: Surface;
  readonly read: T;
}

/**
 * Reads a place that something is held against. Where that is XML version 3 and the region does not offer it, the complete
 * CSV files are read instead; messages name what was read. Throws PreconditionError when neither is offered.
 */
export async function readReference<T>(surface: Surface, read: (surface: Surface) => Promise<T>): Promise<ReferenceReading<T>> {
  try {
    return { surface, read: await read(surface) };
  } catch (error) {
    if (surface !== 'XML version 3' || !(error instanceof NotOffered)) throw error;
    return { surface: STAND_IN, read: await read(STAND_IN) };
  }
}

/** The whole register to look things up in. Throws as {@link readReference}. */
export async function readRegister({ client }: Pick<Trial, 'client'>, { fresh = false } = {}): Promise<WholeRegister> {
  const content = async (surface: Surface): Promise<RegisterContent> => {
    const place = SURFACES[surface];
    return (await client.udtraek.read(place.kind === 'extract' ? place.file : 'xml3', { fresh })).content;
  };
  const { surface, read } = await readReference('XML version 3', content);
  return { name: surface, content: read };
}
