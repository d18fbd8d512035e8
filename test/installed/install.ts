import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../../scripts/tools.ts';
import type { CliResult } from '../support/cli.ts';

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/**
 * Packs the tool and installs the package in an empty folder, as npm would: what it says it depends on, and no more, is
 * beside it, taken from this clone, so that no registry is asked.
 */
export function installIn(home: string, work: string): void {
  const packed = spawnSync(process.execPath, [join(root, 'scripts/pack.ts'), work], { encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(packed.stderr);
  const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
  const unpacked = spawnSync('tar', ['-xzf', tarball ?? '', '-C', work], { cwd: work, encoding: 'utf8' });
  if (unpacked.status !== 0) throw new Error(unpacked.stderr);
  const modules = join(home, 'node_modules');
  mkdirSync(modules, { recursive: true });
  renameSync(join(work, 'package'), join(modules, 'sor-pilot'));
  for (const name of productionPackages()) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    putBeside(join(root, 'node_modules', name), join(modules, name));
  }
}

/** As npm would: a folder of its own, since Astro goes by where a module really lies. The files themselves are shared where they can be. */
function putBeside(from: string, to: string): void {
  if (spawnSync('cp', ['-al', from, to]).status === 0) return;
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

/** Names of the packages that npm would put beside the tool: all that what it depends on depends on. */
function productionPackages(): readonly string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const packages = lock.packages;
  const wanted = ({ dependencies, optionalDependencies, peerDependencies }: LockedPackage): readonly string[] =>
    Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  const reached = new Set<string>();
  const waiting = wanted(packages[''] ?? {}).map((name) => ({ from: '', name }));
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const place = placeOf(one.name, one.from, packages);
    if (place === undefined || reached.has(place)) continue;
    reached.add(place);
    for (const name of wanted(packages[place] ?? {})) waiting.push({ from: place, name });
  }
  const isThere = (place: string): boolean => statSync(join(root, place), { throwIfNoEntry: false }) !== undefined;
  return [...reached]
    .filter((place) => place.lastIndexOf('node_modules/') === 0 && isThere(place))
    .map((place) => place.slice('node_modules/'.length));
}

/** Where a package gets another from: the nearest node_modules upward that has it. */
function placeOf(name: string, from: string, packages: Readonly<Record<string, LockedPackage>>): string | undefined {
  const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (Object.hasOwn(packages, place)) return place;
  return from === '' ? undefined : placeOf(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), packages);
}

/** Runs the installed command line in a folder, as `npx sor-pilot` does. */
export function installed(home: string, args: readonly string[]): Promise<CliResult> {
  const program = join(home, 'node_modules/sor-pilot/scripts/sor-pilot.mjs');
  // Vitest's own NODE_ENV would make Astro build something else than a user gets.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, [program, ...args], { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr })));
}

/** Every file of a folder with its size and time, so that a change of any is seen. */
export function stateOf(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(file);
      return [relative(folder, file), `${size} ${mtimeMs}`];
    }),
  );
}
