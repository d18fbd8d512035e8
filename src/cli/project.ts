import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ConfigFolders } from '../config/config-folder.ts';
import { loadConfiguration } from '../config/load-configuration.ts';
import { readCatalogue, scenarioIds } from '../gherkin/catalogue.ts';
import type { FeatureFile } from '../gherkin/feature-file.ts';
import { loadSuite } from '../gherkin/load-features.ts';
import type { Configuration } from '../model/config/configuration.ts';
import type { Catalogue } from '../model/specification.ts';
import { PilotError } from '../model/pilot-error.ts';
import { layered } from '../model/places.ts';
import { didYouMean } from '../model/similar.ts';
import { places, toolRoot } from './places.ts';
import { Refusal } from './refusal.ts';

/** Version of the tool, as package.json says it. */
export function toolVersion(): string {
  const content = JSON.parse(readFileSync(join(toolRoot, 'package.json'), 'utf8')) as { readonly version: string };
  return content.version;
}

/** A folder as given on the command line, or its usual place in the home. */
export function folder(given: string | undefined, usual: 'results' | 'decisions'): string {
  return given === undefined ? join(places.home, usual) : resolve(given);
}

/** The configuration as given on the command line, which then stands alone; else the home's, over what the tool has. */
export function configFolders(given: string | undefined): ConfigFolders {
  return given === undefined ? layered(places, 'config') : resolve(given);
}

/** Throws PilotError SP4001 where no results are: nobody can say then what they would have told. */
export function assertResults(resultsFolder: string, unknown: string): void {
  if (existsSync(resultsFolder)) return;
  throw new PilotError('SP4001', {
    place: { file: resultsFolder },
    seen: `mappen med resultater findes ikke, så det vides ikke, ${unknown}`,
    expected: 'den mappe, kørslen skrev sine resultater i',
    remedy: 'Angiv mappen med --results.',
  });
}

/** Throws PilotError SP1011 for an id that is none of the environments that are known, with the nearest. */
export function assertEnvironment(id: string | undefined, known: readonly string[]): void {
  if (id === undefined || known.includes(id)) return;
  throw new PilotError('SP1011', {
    place: { what: '--environment' },
    seen: `“${id}” er ikke et miljø.${didYouMean(id, known)}`,
    expected: `et af ${known.join(', ')}`,
    remedy: 'Ret stavemåden i --environment.',
  });
}

/** Throws PilotError SP1010 for an id that is none of the regions that are known, with the nearest. */
export function assertRegions(ids: readonly string[], known: readonly string[]): void {
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new PilotError('SP1010', {
    place: { what: '--region' },
    seen: `“${unknown}” er ikke en region.${didYouMean(unknown, known)}`,
    expected: `en af ${known.join(', ')}`,
    remedy: 'Ret stavemåden i --region.',
  });
}

/** What most commands begin with: the configuration, and the specifications as a catalogue. */
export interface Project {
  readonly configuration: Configuration;
  readonly catalogue: Catalogue;
  /** The feature files the catalogue was read from. */
  readonly files: readonly FeatureFile[];
}

/** Reads configuration and specifications. Throws ConfigurationError or Refusal with every problem found. */
export async function loadProject(config: ConfigFolders): Promise<Project> {
  const files = await loadSuite(places);
  const read = readCatalogue(files);
  const configuration = await loadConfiguration(config, scenarioIds(read));
  if (read.problems.length > 0) throw new Refusal(read.problems);
  return { configuration, catalogue: read.catalogue, files };
}
