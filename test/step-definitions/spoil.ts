import type { RegionClient } from '../../src/interfaces/registry.ts';
import type { ExtractFile } from '../../src/interfaces/udtraek/contract.ts';
import type { UnitView } from '../../src/interfaces/views.ts';
import type { Session } from '../../src/model/session.ts';
import type { RegisterContent, SorUnit } from '../../src/sor/unit.ts';
import type { MemoryRegion } from './memory-client.ts';
import { without } from './without.ts';

/** What a fault changes: what the region shows, or what the trial knows of it. */
export interface Trial {
  readonly session: Session;
  readonly region: MemoryRegion;
  /** Spoils an interface’s manners rather than its data. */
  readonly client?: (client: RegionClient) => RegionClient;
}

export type Spoil = (trial: Trial) => Trial;

/** Something wrong with a region, and the scenarios that must find it. */
export interface Fault {
  /**
   * Ids of the scenarios that fail, and no others do; or, for what every scenario of a kind rests on, what the steps of
   * those speak of. Left out where nothing is claimed but that scenarios can fail.
   */
  readonly expects?: readonly string[] | RegExp;
  readonly spoil: Spoil;
}

/** Scenario ids written one after another. */
export const ids = (text: string): readonly string[] => text.split(' ');
export type Register = (content: RegisterContent, trial: Trial) => RegisterContent;

export const inFhir =
  (change: Register): Spoil =>
  (trial) =>
    withRegion(trial, { fhir: change(trial.region.fhir, trial) });
export const inSkrs =
  (change: Register): Spoil =>
  (trial) =>
    withRegion(trial, { skrs: change(trial.region.skrs, trial) });
export const inFile =
  (file: ExtractFile, change: Register): Spoil =>
  (trial) =>
    withRegion(trial, { files: { ...trial.region.files, [file]: change(trial.region.files[file], trial) } });

/** Changes the unit that plays a role. */
export const unit =
  (role: string, change: (unit: SorUnit) => SorUnit): Register =>
  (content, { session }) => ({
    ...content,
    units: content.units.map((one) => (one.sorIdentifier === session.endpoints.units[role] ? change(one) : one)),
  });

export const level =
  (code: string, name: string) =>
  (one: SorUnit): SorUnit => ({ ...one, organisationalLevel: { code, name } });

export const withoutLevel = (one: SorUnit): SorUnit => without(one, 'organisationalLevel');
/** A unit whose code has a wrong check digit (a real slip in a public example). */
export const withBadCode: Register = (content) => ({
  ...content,
  units: [
    ...content.units,
    {
      sorIdentifier: '672291000016001',
      sorType: 'IE',
      entityName: 'Enhed med tastefejl',
      specialities: [],
      status: { firstFromDate: '2020-01-01', fromDate: '2020-01-01' },
      replaces: [],
      replacedBy: [],
    },
  ],
});

export const open = (one: SorUnit): SorUnit => ({ ...one, status: { fromDate: '2020-01-01', firstFromDate: '2020-01-01' } });

export const twoLevels = (one: UnitView): UnitView => ({
  ...one,
  organisationalLevels: [...one.organisationalLevels, ...one.organisationalLevels],
});

export const withoutUnit =
  (role: string): Register =>
  (content, { session }) => ({
    ...content,
    units: content.units.filter((one) => one.sorIdentifier !== session.endpoints.units[role]),
  });

export function withClient(client: (client: RegionClient) => RegionClient): Spoil {
  return (trial) => ({ ...trial, client });
}

export function withRegion(trial: Trial, change: Partial<MemoryRegion>): Trial {
  return { ...trial, region: { ...trial.region, ...change } };
}
