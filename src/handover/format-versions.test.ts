import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBundle } from '../bundle/open-bundle.ts';
import { canonicalJson } from '../bundle/canonical.ts';
import { type RegionKey, regionKeySchema } from '../model/config/region-key.ts';
import { openBundleFile } from './stage-bundle.ts';
import { readRuns } from '../store/reader.ts';
import { RECEIPTS_FOLDER } from '../store/paths.ts';
import { verifyRun } from '../store/verify.ts';
import { forge, forgeZip } from './forge.fixture.ts';
import { type HandoverRoom, openHandoverRoom, saidBy } from './handover-room.fixture.ts';
import { importFiles } from './import-files.ts';
import { readReceipts, verifyReceipts } from './receipts.ts';
import { verifyBundle } from './verify-bundle.ts';

const OLD = fileURLToPath(new URL('../../test/golden/version-1/', import.meta.url));
const SIGNED = join(OLD, 'signed.sorpilot.zip');
const utf8 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text));

let room: HandoverRoom;
let key: RegionKey;
beforeAll(async () => {
  room = await openHandoverRoom();
  key = regionKeySchema.parse(JSON.parse(readFileSync(join(OLD, 'key.json'), 'utf8')));
});
afterAll(() => room.close());

let stores = 0;
const newStore = (): string => join(room.folder, `store-${(stores += 1)}`);

describe('a bundle of version 1', () => {
  it('holds with the signature it was given', async () => {
    expect(await verifyBundle(SIGNED, [key])).toMatchObject({ index: { schemaVersion: 1 }, signedBy: [key.region] });
  });

  it('is still refused where it was changed since', async () => {
    const bytes = Uint8Array.from(readFileSync(SIGNED));
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    const changed = join(room.folder, 'changed.sorpilot.zip');
    writeFileSync(changed, bytes);
    expect(await saidBy(verifyBundle(changed, [key]), room)).toMatch(/^SP4031/);
  });

  it('is still refused where it was sealed again by somebody else', async () => {
    const copy = join(room.folder, 'copy.sorpilot.zip');
    writeFileSync(copy, readFileSync(SIGNED));
    const forged = await forge(copy, { keys: [{ ...room.key, kid: key.kid }] });
    expect(await saidBy(verifyBundle(forged, [key]), room)).toMatch(/^SP403[24]/);
  });

  it('is taken in with the verdicts it was made with, and leaves the receipt it left then', async () => {
    const store = newStore();
    await importFiles([SIGNED], room.input({ resultsFolder: store, keys: [key] }));
    const { runs, problems } = await readRuns(store);
    expect(problems).toEqual([]);
    expect(await verifyRun(runs[0]!)).toEqual([]);
    expect(new Set(runs[0]?.regions[0]?.cases.map(({ verdict }) => verdict))).toContain('deviation');

    const [name] = readdirSync(join(OLD, 'receipts'));
    const { receipts, problems: unread } = readReceipts(store);
    expect(unread).toEqual([]);
    expect(receipts.map(({ file }) => file.endsWith(name!))).toEqual([true]);
    expect(readFileSync(receipts[0]!.file)).toEqual(readFileSync(join(OLD, 'receipts', name!)));
    expect(await verifyReceipts(receipts, runs, [key])).toEqual([]);
  });
});

describe('a bundle of today', () => {
  it('says version 2, in index, signature and receipt', async () => {
    const file = await room.bundle();
    const { index, signature } = await openBundleFile(file);
    expect([index.schemaVersion, signature.schemaVersion]).toEqual([2, 2]);
    const store = newStore();
    await importFiles([file], room.input({ resultsFolder: store }));
    expect(readReceipts(store).receipts.map(({ schemaVersion }) => schemaVersion)).toEqual([2]);
  });
});

describe('what a newer sor-pilot made', () => {
  it('is told as newer even where everything in the bundle lies otherwise', async () => {
    const bytes = forgeZip([
      { name: 'index.json', content: utf8('{ "schemaVersion": 3, "form": "en anden" }') },
      { name: 'seal.bin', content: utf8('noget andet') },
    ]);
    await expect(openBundle(bytes, {})).rejects.toMatchObject({ code: 'SP4037' });
  });

  it('is told as newer where only its runs are', async () => {
    const path = await forge(await room.bundle(), {
      keys: [room.key],
      files: (files) => {
        for (const [name, content] of files) {
          const text = Buffer.from(content)
            .toString()
            .replace(/"schemaVersion":\s*\d+/, '"schemaVersion":3');
          if (name.endsWith('plan.json')) files.set(name, utf8(text));
        }
      },
    });
    expect(await saidBy(importFiles([path], room.input({ resultsFolder: newStore() })), room)).toMatch(/^SP4007 /);
  });

  it('is told as newer where it is a receipt', () => {
    const store = newStore();
    const content = canonicalJson({ schemaVersion: 3, index: { schemaVersion: 3 } });
    mkdirSync(join(store, RECEIPTS_FOLDER), { recursive: true });
    const name = createHash('sha256').update(content).digest('hex');
    writeFileSync(join(store, RECEIPTS_FOLDER, `${name}.json`), content);
    expect(readReceipts(store).problems.map(({ code }) => code)).toEqual(['SP4007']);
  });
});
