import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import type { Configuration } from '../model/config/configuration.ts';
import { environmentSchema } from '../model/config/environment.ts';
import { regionsFileSchema } from '../model/config/region.ts';
import {
  levelsFileSchema,
  requirementsFileSchema,
  sourcesFileSchema,
  usageSituationsFileSchema,
} from '../model/config/vocabulary.ts';
import { PilotError } from '../model/pilot-error.ts';
import { ConfigurationError } from './configuration-error.ts';
import { crossCheck } from './cross-check.ts';
import { inspectYamlFile, type YamlFile } from './read-yaml-file.ts';

/**
 * Reads everything under a config folder: regions, levels, requirements, usage situations, sources and each file in
 * environments/. Gives it validated and cross-checked, environments in the order of their file names.
 * @throws ConfigurationError with every problem there is (SP1001–SP1007, SP1010), each with file, line and column.
 */
export async function loadConfiguration(dir: string): Promise<Configuration> {
  const reading = new Reading(dir);
  await reading.requireFolder();
  const [regions, levels, requirements, usageSituations, sources] = await Promise.all([
    reading.read('regions.yaml', regionsFileSchema),
    reading.read('levels.yaml', levelsFileSchema),
    reading.read('requirements.yaml', requirementsFileSchema),
    reading.read('usage-situations.yaml', usageSituationsFileSchema),
    reading.read('sources.yaml', sourcesFileSchema),
  ]);
  const names = await reading.environmentNames();
  const environments = (await Promise.all(names.map((name) => reading.read(name, environmentSchema)))).filter(
    (file) => file !== undefined,
  );

  const problems = [
    ...reading.problems(),
    ...crossCheck({ regions, levels, requirements, usageSituations, sources, environments }),
  ];
  // A file that could not be read has left a problem; the second half of the test tells the compiler so.
  const complete = regions !== undefined && levels !== undefined && requirements !== undefined;
  if (problems.length > 0 || !complete || usageSituations === undefined || sources === undefined) {
    throw new ConfigurationError(problems);
  }
  return {
    regions: regions.value.regions,
    environments: environments.map((file) => file.value),
    levelSystem: levels.value.system,
    levels: levels.value.levels,
    requirements: requirements.value.requirements,
    usageSituations: usageSituations.value.usageSituations,
    sources: sources.value.sources,
    fingerprint: reading.fingerprint(),
  };
}

/** One pass over a config folder: what was read, and what was wrong, both told in the order of the file names. */
class Reading {
  readonly #dir: string;
  readonly #problems = new Map<string, readonly PilotError[]>();
  readonly #bytes = new Map<string, Uint8Array>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** A wrong folder gives one error, not one for each file that is not in it. */
  async requireFolder(): Promise<void> {
    const found = await stat(this.#dir).catch(() => undefined);
    if (found?.isDirectory() === true) return;
    throw new ConfigurationError([
      new PilotError('SP1001', {
        place: { file: shown(this.#dir) },
        seen: 'Mappen med konfigurationen findes ikke.',
        expected: 'en mappe med regions.yaml og de øvrige filer',
        remedy: 'Kør fra projektets rod, eller peg på mappen med --config.',
      }),
    ]);
  }

  async environmentNames(): Promise<string[]> {
    const entries = await readdir(path.join(this.#dir, 'environments')).catch(() => []);
    const names = entries.filter((name) => name.endsWith('.yaml')).sort();
    if (names.length === 0) {
      const place = { file: shown(path.join(this.#dir, 'environments')) };
      const options = { place, seen: 'Der er ikke noget miljø.', expected: 'mindst én fil som oevelse.yaml' };
      this.#problems.set('environments', [new PilotError('SP1001', { ...options, remedy: 'Opret en fil for miljøet.' })]);
    }
    return names.map((name) => `environments/${name}`);
  }

  async read<S extends z.ZodType>(name: string, schema: S): Promise<YamlFile<z.infer<S>> | undefined> {
    const { file, problems } = await inspectYamlFile(path.join(this.#dir, name), schema);
    this.#problems.set(name, problems);
    if (file !== undefined) this.#bytes.set(name, file.bytes);
    return file;
  }

  problems(): PilotError[] {
    return byName(this.#problems).flatMap(([, problems]) => problems);
  }

  /** SHA-256 over name, length and bytes of each file, so that no two folders share a fingerprint by how they are cut. */
  fingerprint(): string {
    const hash = createHash('sha256');
    for (const [name, bytes] of byName(this.#bytes)) hash.update(`${name}\n${bytes.length}\n`).update(bytes);
    return hash.digest('hex');
  }
}

function byName<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function shown(file: string): string {
  return file.replaceAll('\\', '/');
}
