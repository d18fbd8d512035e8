import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { PilotError } from '../model/pilot-error.ts';
import { ConfigurationError } from './configuration-error.ts';
import { inspectYamlFile, type YamlFile } from './read-yaml-file.ts';

/** A folder of YAML files, or several that lie over each other: of a file that stands in more than one, the first counts. */
export type ConfigFolders = string | readonly [string, ...string[]];

/** The path of a file in the first of some folders that has it; in the first of them when none has. */
export function fileIn(folders: ConfigFolders, name: string): string {
  const dirs = typeof folders === 'string' ? [folders] : folders;
  const paths = dirs.map((dir) => path.join(dir, name));
  return paths.find((file) => existsSync(file)) ?? paths[0] ?? name;
}

/** One pass over a folder of YAML files: what was read, and what was wrong, both told in the order of the file names. */
export class ConfigFolder {
  readonly #folders: ConfigFolders;
  readonly #problems = new Map<string, readonly PilotError[]>();
  readonly #bytes = new Map<string, Uint8Array>();

  constructor(folders: ConfigFolders) {
    this.#folders = folders;
  }

  /** Where a file lies, or would. */
  pathOf(name: string): string {
    return fileIn(this.#folders, name);
  }

  /**
   * A wrong folder gives one error, not one for each file that is not in it.
   * @throws ConfigurationError SP1001 when the folder is not there.
   */
  async require(expected: string): Promise<void> {
    const found = await stat(this.pathOf('.')).catch(() => undefined);
    if (found?.isDirectory() === true) return;
    throw new ConfigurationError([
      new PilotError('SP1001', {
        place: { file: shown(this.pathOf('.')) },
        seen: 'Mappen med konfigurationen findes ikke.',
        expected,
        remedy: 'Kør fra projektets rod, eller peg på mappen med --config.',
      }),
    ]);
  }

  /** Names of the YAML files in a folder below, with that folder’s name; none is a problem, told by an example of one. */
  async list(
    below: string,
    missing: { readonly seen: string; readonly example: string; readonly remedy: string },
  ): Promise<string[]> {
    const dirs = typeof this.#folders === 'string' ? [this.#folders] : this.#folders;
    const entries = await Promise.all(dirs.map((dir) => readdir(path.join(dir, below)).catch(() => [])));
    const names = [...new Set(entries.flat())].filter((name) => name.endsWith('.yaml')).sort();
    if (names.length === 0) {
      const place = { file: shown(this.pathOf(below)) };
      const { seen, example, remedy } = missing;
      this.#problems.set(below, [new PilotError('SP1001', { place, seen, expected: `mindst én fil som ${example}`, remedy })]);
    }
    return names.map((name) => `${below}/${name}`);
  }

  /** A file, validated; undefined when it has a problem, which is kept. */
  async read<S extends z.ZodType>(name: string, schema: S): Promise<YamlFile<z.infer<S>> | undefined> {
    const { file, problems } = await inspectYamlFile(this.pathOf(name), schema);
    this.#problems.set(name, problems);
    if (file !== undefined) this.#bytes.set(name, file.bytes);
    return file;
  }

  /** As {@link read}, for a file that need not be there: undefined without a problem when it is not. */
  async readIfThere<S extends z.ZodType>(name: string, schema: S): Promise<YamlFile<z.infer<S>> | undefined> {
    return existsSync(this.pathOf(name)) ? this.read(name, schema) : undefined;
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
