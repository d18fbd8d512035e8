import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { PilotError } from '../model/pilot-error.ts';
import { ConfigurationError } from './configuration-error.ts';
import { inspectYamlFile, type YamlFile } from './read-yaml-file.ts';

/** One pass over a folder of YAML files: what was read, and what was wrong, both told in the order of the file names. */
export class ConfigFolder {
  readonly #dir: string;
  readonly #problems = new Map<string, readonly PilotError[]>();
  readonly #bytes = new Map<string, Uint8Array>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  /**
   * A wrong folder gives one error, not one for each file that is not in it.
   * @throws ConfigurationError SP1001 when the folder is not there.
   */
  async require(expected: string): Promise<void> {
    const found = await stat(this.#dir).catch(() => undefined);
    if (found?.isDirectory() === true) return;
    throw new ConfigurationError([
      new PilotError('SP1001', {
        place: { file: shown(this.#dir) },
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
    const entries = await readdir(path.join(this.#dir, below)).catch(() => []);
    const names = entries.filter((name) => name.endsWith('.yaml')).sort();
    if (names.length === 0) {
      const place = { file: shown(path.join(this.#dir, below)) };
      const { seen, example, remedy } = missing;
      this.#problems.set(below, [new PilotError('SP1001', { place, seen, expected: `mindst én fil som ${example}`, remedy })]);
    }
    return names.map((name) => `${below}/${name}`);
  }

  /** A file, validated; undefined when it has a problem, which is kept. */
  async read<S extends z.ZodType>(name: string, schema: S): Promise<YamlFile<z.infer<S>> | undefined> {
    const { file, problems } = await inspectYamlFile(path.join(this.#dir, name), schema);
    this.#problems.set(name, problems);
    if (file !== undefined) this.#bytes.set(name, file.bytes);
    return file;
  }

  /** As {@link read}, for a file that need not be there: undefined without a problem when it is not. */
  async readIfThere<S extends z.ZodType>(name: string, schema: S): Promise<YamlFile<z.infer<S>> | undefined> {
    const found = await stat(path.join(this.#dir, name)).catch(() => undefined);
    return found === undefined ? undefined : this.read(name, schema);
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
