import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { satisfies } from 'semver';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LINES, willDo } from '../../scripts/node/choose-node.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      cpu: z.array(z.string()).or(z.string()).optional(),
      link: z.boolean().optional(),
      dev: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      engines: z
        .union([z.object({ node: z.string().optional() }), z.unknown().transform(() => ({ node: undefined }))])
        .optional(),
    }),
  ),
});
const read = async (file: string): Promise<string> => readFile(`${ROOT}${file}`, 'utf8');
const packagesOf = async (file: string) =>
  Object.entries(lockSchema.parse(JSON.parse(await read(file))).packages).filter(([place]) => place !== '');
const project = await packagesOf('package-lock.json');
const pinned = await packagesOf('scripts/node/package-lock.json');
/** Everything that is ever fetched. */
const packages = [...project, ...pinned];
const named = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Licences that what sor-pilot runs on may have. A new one is a question for whoever publishes, and then a line here. */
const ALLOWED = new Set([
  ...['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0', 'Python-2.0'],
  ...['(MIT OR CC0-1.0)', 'OFL-1.1', 'MPL-2.0', 'CC-BY-3.0'],
  // Image tools that Astro may use and this site does not; loaded as libraries, never changed.
  ...['LGPL-3.0-or-later', 'Apache-2.0 AND LGPL-3.0-or-later', 'Apache-2.0 AND LGPL-3.0-or-later AND MIT'],
]);
describe('what is installed', () => {
  it('has a SHA-512 for each package, for every platform, so that npm takes in nothing else', () => {
    const without = packages.filter(
      ([, { integrity, link }]) => link === true || !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
    );
    expect(without.map(([place]) => place)).toEqual([]);
  });

  it('comes from whatever registry npm is set up with, and names none', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([]);
  });

  it('has a licence that is allowed', () => {
    const others = packages.filter(([, { license }]) => !ALLOWED.has(license ?? ''));
    expect(others.map(([place, { license }]) => `${named(place)}: ${license ?? 'untold'}`)).toEqual([]);
  });

  it('runs no script but those SECURITY.md names', async () => {
    const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([place]) => named(place));
    const security = await read('SECURITY.md');
    const told = /runs the install script of ([^.]*)\./.exec(security)?.[1] ?? '';
    expect(Array.from(told.matchAll(/`([^`]+)`/g), ([, name]) => name)).toEqual([...new Set(scripted)].toSorted());
  });

  it('runs on the oldest Node of each line that is taken for good enough, and on the next line', () => {
    const oldest = [...LINES.map((line) => line.join('.')), `${LINES.at(-1)![0]! + 1}.0.0`];
    // Nobody makes a Node of these lines for 32 bits, so what is for such machines alone is never installed.
    const installed = project.filter(([, { cpu }]) => [cpu].flat().join() !== 'ia32');
    const unfit = installed.flatMap(([place, { engines }]) =>
      oldest
        .filter((version) => engines?.node !== undefined && !satisfies(version, engines.node))
        .map((version) => `${named(place)} wants ${engines?.node}, not ${version}`),
    );
    expect(unfit).toEqual([]);
  });
});

describe('the Node that is fetched where the machine has none that will do', () => {
  it('is pinned by version, SHA-512 of the package and SHA-256 of the executable, and is one the packages run on', async () => {
    const pinsSchema = z.object({
      optionalDependencies: z.record(z.string(), z.string()),
      sha256: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
    });
    const pins = pinsSchema.parse(JSON.parse(await read('scripts/node/package.json')));
    expect(pinned.map(([place, { version }]) => [named(place), version])).toEqual(Object.entries(pins.optionalDependencies));
    expect(Object.keys(pins.sha256)).toEqual(Object.keys(pins.optionalDependencies));
    expect(Object.values(pins.optionalDependencies).filter((version) => !willDo(version))).toEqual([]);
  });
});
