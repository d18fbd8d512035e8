import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from './in-process.fixture.ts';
import { makeOutput, type OutputErrors, whyNoOutput, writeOutput } from './output-file.ts';

const errors: OutputErrors = { code: 'SP4051', expected: 'en mappe', remedy: 'Vælg en anden fil.' };
const isRoot = process.getuid?.() === 0;

let dir = '';
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'ud-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const at = (name: string): string => join(dir, name);
const pipe = (name: string): string => {
  execFileSync('mkfifo', [at(name)]);
  return at(name);
};
/** More than a pipe holds, so that whoever writes must wait for whoever reads. */
const LONG = 'æ'.repeat(200_000);

describe('what is written to a regular file', () => {
  it('is there, alone, and replaces what was there with the rights it had', async () => {
    await writeOutput(at('a.csv'), 'ny', { errors });
    chmodSync(at('a.csv'), 0o640);
    linkSync(at('a.csv'), at('gammel.csv'));
    await writeOutput(at('a.csv'), 'nyere', { errors });
    expect(readFileSync(at('a.csv'), 'utf8')).toBe('nyere');
    expect(statSync(at('a.csv')).mode & 0o777).toBe(0o640);
    // Whole or not at all: the old file is as it was for whoever has it open.
    expect(readFileSync(at('gammel.csv'), 'utf8')).toBe('ny');
    expect(readdirSync(dir).toSorted()).toEqual(['a.csv', 'gammel.csv']);
  });

  it('does not replace one that must be new', async () => {
    await writeOutput(at('svar.yaml'), 'svar', { errors, isNew: true });
    await expect(writeOutput(at('svar.yaml'), 'tomt', { errors, isNew: true })).rejects.toMatchObject({
      code: 'SP4051',
      seen: 'filen findes i forvejen',
    });
    expect(readFileSync(at('svar.yaml'), 'utf8')).toBe('svar');
    expect(readdirSync(dir)).toEqual(['svar.yaml']);
  });

  it.each(['er der', 'er der ikke'])('follows a chain of links to one that %s, and the links stay', async (there) => {
    mkdirSync(at('mål'));
    if (there === 'er der') writeFileSync(at('mål/a.csv'), 'gammel');
    symlinkSync('mål/a.csv', at('første'));
    symlinkSync(at('første'), at('anden'));
    await writeOutput(at('anden'), 'ny', { errors });
    expect(readFileSync(at('mål/a.csv'), 'utf8')).toBe('ny');
    expect([readlinkSync(at('anden')), readlinkSync(at('første'))]).toEqual([at('første'), 'mål/a.csv']);
    expect(readdirSync(at('mål'))).toEqual(['a.csv']);
  });
});

describe('what is written to something else', () => {
  it('goes through a pipe, which stays one', async () => {
    const reader = spawn('cat', [pipe('rør')], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [read] = await Promise.all([text(reader.stdout), writeOutput(at('rør'), LONG, { errors })]);
    expect(read).toBe(LONG);
    expect(lstatSync(at('rør')).isFIFO()).toBe(true);
  });

  it('waits for the reader of a pipe, but not for ever', async () => {
    await expect(writeOutput(pipe('rør'), 'x', { errors, patienceMs: 50 })).rejects.toMatchObject({
      code: 'SP4051',
      seen: 'ingen læser fra røret (ENXIO)',
    });
  });

  it('may be left by a reader that has seen enough', async () => {
    const file = pipe('rør');
    const reader = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const written = writeOutput(file, LONG, { errors });
    await new Promise((resolve) => setImmediate(resolve));
    expect(readSync(reader, Buffer.alloc(10))).toBe(10);
    // The last reader goes while there is more to come.
    closeSync(reader);
    await expect(written).resolves.toBeUndefined();
  });

  it('goes through a device, which stays one', async () => {
    await writeOutput('/dev/null', LONG, { errors });
    symlinkSync('/dev/null', at('intet'));
    await writeOutput(at('intet'), 'x', { errors });
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(readlinkSync(at('intet'))).toBe('/dev/null');
  });

  it('goes on in what the process has open, links followed, and does not begin it anew', async () => {
    symlinkSync('/dev/stderr', at('fejl'));
    const told = await listen(async () => {
      await writeOutput('/dev/stdout', 'data', { errors });
      await writeOutput('/dev/fd/1', new TextEncoder().encode(' og mere'), { errors });
      await writeOutput(at('fejl'), 'fejl', { errors });
    });
    expect(told).toEqual({ stdout: 'data og mere', stderr: 'fejl' });
  });

  it.skipIf(!existsSync('/dev/full'))('is told when the device takes no more', async () => {
    await expect(writeOutput('/dev/full', 'x', { errors })).rejects.toMatchObject({
      seen: 'der er ikke mere plads (ENOSPC)',
      cause: { code: 'ENOSPC' },
    });
  });

  it('is made elsewhere first when it is made by another', async () => {
    const reader = spawn('cat', [pipe('rør')], { stdio: ['ignore', 'pipe', 'inherit'] });
    const make = (file: string): Promise<string> => {
      writeFileSync(file, 'bundtet');
      return Promise.resolve(file);
    };
    const [read, made] = await Promise.all([text(reader.stdout), makeOutput(at('rør'), { errors }, make)]);
    expect(read).toBe('bundtet');
    expect(existsSync(made)).toBe(false);
    expect(await makeOutput(at('a.zip'), { errors }, make)).toBe(at('a.zip'));
  });
});

describe('nothing is written', () => {
  const refused = async (path: string): Promise<string | undefined> => {
    await expect(writeOutput(path, 'x', { errors })).rejects.toMatchObject({ code: 'SP4051' });
    return whyNoOutput(path)?.seen.replaceAll(dir, '…');
  };

  it('where a folder is, or none is, or a name cannot be', async () => {
    mkdirSync(at('mappe'));
    writeFileSync(at('fil'), '');
    symlinkSync(at('væk/fil'), at('link'));
    symlinkSync(at('ring'), at('ring'));
    expect(await refused(at('mappe'))).toBe('“…/mappe” er en mappe');
    expect(await refused(at('væk/fil'))).toBe('mappen “…/væk” findes ikke');
    expect(await refused(at('link'))).toBe('mappen “…/væk” findes ikke');
    expect(await refused(`${at('ny')}/`)).toBe(`mappen “…/ny/” findes ikke`);
    expect(await refused(at('fil/under'))).toBe('“…/fil/under” kan ikke findes: en del af stien er ikke en mappe');
    expect(await refused(at('ring'))).toBe('“…/ring” er et link, der peger på sig selv');
    expect(await refused(at('x'.repeat(5_000)))).toMatch(/x… ?” er for langt til at være en sti$|er for langt/);
    expect(readdirSync(dir).toSorted()).toEqual(['fil', 'link', 'mappe', 'ring']);
  });

  it('where another program listens', async () => {
    const server = createServer().listen(at('socket'));
    await once(server, 'listening');
    expect(await refused(at('socket'))).toBe('“…/socket” er en socket');
    server.close();
  });

  it.skipIf(isRoot)('in a folder, or over a file, that may not be written', async () => {
    writeFileSync(at('fil'), 'min', { mode: 0o400 });
    expect(await refused(at('fil'))).toBe('du har ikke lov til at skrive i “…/fil”');
    chmodSync(dir, 0o500);
    expect(await refused(at('ny'))).toBe('du har ikke lov til at skrive i “…”');
    chmodSync(dir, 0o700);
    expect(readFileSync(at('fil'), 'utf8')).toBe('min');
  });
});
