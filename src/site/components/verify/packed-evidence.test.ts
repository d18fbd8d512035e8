import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishedKeys } from '../../../model/config/region-key.ts';
import { runIdPattern } from '../../../model/identity.ts';
import { inspectBundle } from './bundle-check.ts';
import { packEvidence } from '../../../store/evidence-file.ts';
import { openEvidenceStore } from '../../../store/evidence-store.ts';
import { readEvidence, readRuns } from '../../../store/reader.ts';
import { resumeRun } from '../../../store/run-writer.ts';
import { verifyRun } from '../../../store/verify.ts';
import { GOLDEN_RUNS, goldenFolder } from '../../../../test/golden/runs.ts';
import { forge } from '../../../handover/forge.fixture.ts';
import { type HandoverRoom, openHandoverRoom, pictureOf, PLACE, saidBy } from '../../../handover/handover-room.fixture.ts';
import { importFiles } from '../../../handover/import-files.ts';
import { makeBundle } from '../../../handover/make-bundle.ts';
import { verifyBundle } from '../../../handover/verify-bundle.ts';

let room: HandoverRoom;
beforeAll(async () => {
  room = await openHandoverRoom();
});
afterAll(() => room.close());

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
let rooms = 0;
const folder = (): string => {
  const made = join(room.folder, `packed-${(rooms += 1)}`);
  mkdirSync(made);
  return made;
};

/** A run as it is written now, with this evidence, and a bundle of it. */
async function bundled(evidence: string): Promise<string> {
  const results = folder();
  const { name, run } = GOLDEN_RUNS[0];
  cpSync(goldenFolder(name), join(results, run), { recursive: true });
  for (const old of ['expected.json', 'manifest.json', `${PLACE.region}/evidence`])
    rmSync(join(results, run, old), { recursive: true });
  await openEvidenceStore(join(results, run), PLACE.region).put(Buffer.from(evidence));
  resumeRun(results, run).finish({ finishedAt: new Date('2026-11-23T07:00:00Z'), toolVersion: '0.1.0' });
  const file = join(results, 'ny.sorpilot.zip');
  const { runs } = await readRuns(results);
  await makeBundle({ runs, file, keys: [room.key], toolVersion: '0.1.0', now: new Date('2026-11-23T12:00:00Z') });
  return file;
}

const inspect = async (file: string) => {
  const keys: PublishedKeys = { schemaVersion: 1, regions: [], keys: [...room.keys] };
  return (await inspectBundle({ name: 'x.sorpilot.zip', bytes: Uint8Array.from(readFileSync(file)) }, keys)).checks.map(
    ({ state, told }) => `${state}: ${told}`,
  );
};

describe('packed evidence in a bundle', () => {
  const evidence = 'linje;med;tal\n'.repeat(10_000);

  it('goes out and comes in again as it lies', async () => {
    const file = await bundled(evidence);
    const store = folder();
    await importFiles([file], room.input({ resultsFolder: store }));
    const record = (await readRuns(store)).runs[0]!;
    expect(record.manifest?.schemaVersion).toBe(2);
    expect(await verifyRun(record)).toEqual([]);
    expect(Buffer.from((await readEvidence(record, PLACE.region, sha256(evidence)))!).toString()).toBe(evidence);
    expect((await verifyBundle(file, room.keys)).signedBy).toEqual([PLACE.region]);
    expect((await inspect(file)).every((check) => check.startsWith('holds'))).toBe(true);
  });

  it.each([
    ['other evidence', async () => Uint8Array.from(await packEvidence([Buffer.from('andet')]))],
    ['no gzip', () => Promise.resolve(Uint8Array.from(Buffer.from('{}')))],
  ])('is refused where it is %s than its name says, in the browser too', async (_what, other) => {
    const content = await other();
    const file = await forge(await bundled(evidence), {
      keys: [room.key],
      files: (files) => {
        for (const path of files.keys()) if (path.endsWith(`${sha256(evidence)}.gz`)) files.set(path, content);
      },
    });
    expect(await saidBy(verifyBundle(file, room.keys), room)).toMatch(/^SP4031/);
    expect((await inspect(file)).at(-1)).toMatch(/^fails: .*“.*\.gz” (?:har et andet indhold|kan ikke pakkes ud)/);
    const store = folder();
    expect(await saidBy(importFiles([file], room.input({ resultsFolder: store })), room)).toMatch(/^SP4002/);
    expect(readdirSync(store)).toEqual([]);
  });

  it('is searched for what should have been masked before it leaves', async () => {
    const late = `${evidence}Bearer et-hemmeligt-ord-1 010190-1234`;
    const said = await saidBy(bundled(late), room);
    expect(said).toMatch(/^SP4044[^]*hemmelighed 1 gang[^]*linje 10001[^]*cpr 1 gang[^]*linje 10001/);
    expect(said).not.toContain('et-hemmeligt-ord');
  });
});

describe('what version 1 left', () => {
  const old = fileURLToPath(new URL('../../../../test/golden/version-1/', import.meta.url));
  const run = readdirSync(old).find((name) => runIdPattern.test(name))!;
  const keys: PublishedKeys = { schemaVersion: 1, regions: [], keys: [] };

  it('is taken in from its bundle and from its folder, and is the same run', async () => {
    const [fromBundle, fromFolder] = [folder(), folder()];
    await importFiles([join(old, 'version-1.sorpilot.zip')], room.input({ resultsFolder: fromBundle }));
    await importFiles([join(old, run)], room.input({ resultsFolder: fromFolder }));
    const picture = (store: string) => JSON.stringify(pictureOf(join(store, run)));
    expect(picture(fromBundle)).toBe(picture(fromFolder));
    expect(await verifyRun((await readRuns(fromBundle)).runs[0]!)).toEqual([]);
  });

  it('holds in the browser', async () => {
    const bytes = Uint8Array.from(readFileSync(join(old, 'version-1.sorpilot.zip')));
    const { checks, bundle } = await inspectBundle({ name: 'gammel.sorpilot.zip', bytes }, keys);
    expect(checks.map(({ state }) => state)).toEqual(['holds', 'holds', 'absent']);
    expect(bundle?.index.runs.map((one) => one.run)).toEqual([run]);
  });

  it('is bundled anew', async () => {
    const file = join(folder(), 'igen.sorpilot.zip');
    const { runs } = await readRuns(old);
    await makeBundle({ runs, file, keys: [], toolVersion: '0.1.0', now: new Date('2026-11-30T12:00:00Z') });
    expect((await verifyBundle(file, [])).index.runs.map((one) => one.run)).toEqual([run]);
  });
});
