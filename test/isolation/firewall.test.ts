import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import { regionPreflightSchema } from '../../src/model/preflight.ts';
import { readRuns } from '../../src/store/reader.ts';
import { readManifestFiles } from '../../src/store/seal.ts';
import { verifyRun } from '../../src/store/verify.ts';
import { cli } from '../support/cli.ts';
import { type FullBacklog, startFullBacklog } from '../support/full-backlog.ts';

/** Each call would wait for connectMs by itself: a run that let them would take far longer than this. */
const CONNECT_MS = 2_000;

let folder: string;
let backlog: FullBacklog;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sor-pilot-firewall-'));
  await cp(join(root, 'config'), join(folder, 'config'), { recursive: true });
  backlog = await startFullBacklog();
  const url = `http://127.0.0.1:${backlog.port}`;
  await writeFile(
    join(folder, 'config/environments/lukket.yaml'),
    `id: lukket
name: Lukket
description: En region bag en firewall, der lader pakker forsvinde.
exercise: false
limits: { connectMs: ${CONNECT_MS} }
concurrency: 1
regions:
  midtjylland:
    interfaces:
      fhir: { url: '${url}/fhir' }
      skrs: { url: '${url}/skrs' }
`,
  );
});
afterAll(async () => {
  backlog.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (results: string, ...args: string[]) =>
  cli(['run', '--config', join(folder, 'config'), '--environment', 'lukket', '--results', join(folder, results), ...args]);

describe('a region behind a closed firewall', () => {
  it('is soon done, with the cause once in the preflight and on each scenario', { timeout: 60_000 }, async () => {
    const { code } = await run('alle', '--tags', '@snitflade:fhir or @snitflade:skrs');
    expect(code).toBe(2);
    const { runs, problems } = await readRuns(join(folder, 'alle'));
    expect(problems).toEqual([]);
    const record = runs[0]!;
    const digest = record.regions[0]!;
    expect(digest.state).toBe('completed');
    const unreached = digest.cases.filter(
      ({ fault }) => fault?.sentence.endsWith('kunne ikke nås, da kørslen begyndte.') === true,
    );
    expect(unreached.length).toBeGreaterThan(20);
    expect(new Set(unreached.map(({ verdict }) => verdict))).toEqual(new Set(['endpoint-error']));
    expect(new Set(unreached.map(({ fault }) => fault?.received))).toEqual(
      new Set(['Systemet tog ikke imod forbindelsen inden for 2 sekunder. (ETIMEDOUT)']),
    );
    // Not one of them waited for a connection of its own.
    expect(Math.max(...unreached.map(({ durationMs }) => durationMs))).toBeLessThan(CONNECT_MS);

    const text = await readFile(join(record.folder, 'midtjylland/preflight.json'), 'utf8');
    const preflight = regionPreflightSchema.parse(JSON.parse(text));
    expect(preflight.interfaces.map((one) => [one.interface, one.reachable])).toEqual([
      ['fhir', false],
      ['skrs', false],
    ]);
    expect(readManifestFiles(record).map(({ path }) => path)).toContain('midtjylland/preflight.json');
    expect(await verifyRun(record)).toEqual([]);
    expect(digest.fingerprint.register).toBeUndefined();
  });

  it('is not checked first with --no-preflight; then the scenario itself waits', { timeout: 60_000 }, async () => {
    await run('uden', '--scenario', 'FHIR-007', '--no-preflight');
    const { runs } = await readRuns(join(folder, 'uden'));
    expect(readManifestFiles(runs[0]!).some(({ path }) => path.endsWith('preflight.json'))).toBe(false);
    expect(runs[0]?.regions[0]?.cases[0]).toMatchObject({
      verdict: 'endpoint-error',
      fault: { sentence: 'Systemet tog ikke imod forbindelsen inden for 2 sekunder.' },
    });
  });
});
