import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestPacked, packEvidence, unpackEvidence } from './evidence-file.ts';
import { openEvidenceStore } from './evidence-store.ts';
import { evidenceFile, plainEvidenceFile } from './paths.ts';
import { readCaseDetails, readEvidence, readPackedEvidence, readRuns } from './reader.ts';
import type { RunRecord } from './types.ts';
import { verifyRun } from './verify.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const body = Buffer.from('linje;med;tal\n'.repeat(1_000));

describe('evidence on disk', () => {
  it('is gzip with nothing in its header that tells when or where it was made', async () => {
    const packed = Buffer.from(await packEvidence([body]));
    expect(gunzipSync(packed)).toEqual(body);
    expect(packed.subarray(0, 10).toString('hex')).toBe('1f8b08000000000000ff');
  });

  it('is the same file for the same bytes, named by them and kept once', async () => {
    const regions = ['nord', 'syd'];
    for (const region of regions) {
      const store = openEvidenceStore(folder, region);
      expect(await Promise.all([store.put(body), store.put([body.subarray(0, 5), body.subarray(5)])])).toEqual([
        sha256(body),
        sha256(body),
      ]);
      expect(readdirSync(join(folder, region, 'evidence'))).toEqual([`${sha256(body)}.gz`]);
    }
    const [one, other] = regions.map((region) => readFileSync(evidenceFile(folder, region, sha256(body))));
    expect(one).toEqual(other);
    expect(one!.length).toBeLessThan(body.length / 10);
  });

  it('is the same file however its bytes were parted', async () => {
    const large = Buffer.from(Array.from({ length: 30_000 }, (_, at) => `${at};Øjenafdelingen ${at % 97}\n`).join(''));
    const whole = await packEvidence([large]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(large.length), { maxLength: 8 }), async (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), large.length];
        const parts = places.slice(1).map((end, at) => large.subarray(places[at], end));
        expect(Buffer.compare(await packEvidence(parts), whole)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it('is not written again where an older version left it unpacked', async () => {
    openEvidenceStore(folder, 'nord');
    writeFileSync(plainEvidenceFile(folder, 'nord', sha256(body)), body);
    await openEvidenceStore(folder, 'nord').put(body);
    expect(existsSync(evidenceFile(folder, 'nord', sha256(body)))).toBe(false);
  });

  it('is handed on as it lies where it tells nothing but its content, and packed anew where it may', async () => {
    const record = { folder } as RunRecord;
    mkdirSync(dirname(evidenceFile(folder, 'nord', sha256(body))), { recursive: true });
    const packed = await packEvidence([body]);
    const named = Buffer.concat([gzipSync(body).subarray(0, 3), Buffer.from([8]), gzipSync(body).subarray(4, 10)]);
    const withName = Buffer.concat([named, Buffer.from('/home/nn/svar.json\0'), gzipSync(body).subarray(10)]);
    expect(await unpackEvidence(withName)).toEqual(body);
    for (const [file, lies] of [
      [evidenceFile, packed],
      [evidenceFile, withName],
      [plainEvidenceFile, body],
    ] as const) {
      rmSync(evidenceFile(folder, 'nord', sha256(body)), { force: true });
      writeFileSync(file(folder, 'nord', sha256(body)), lies);
      expect(await readPackedEvidence(record, 'nord', sha256(body))).toEqual(packed);
    }
    expect(await readPackedEvidence(record, 'nord', sha256(Buffer.from('andet')))).toBeUndefined();
  });

  it('is told from what is no gzip, torn, or followed by something else', async () => {
    const packed = await packEvidence([body]);
    for (const other of [Buffer.from('{}'), packed.subarray(0, -3), Buffer.concat([packed, gzipSync('mere')])]) {
      expect(await unpackEvidence(other)).not.toEqual(body);
      writeFileSync(join(folder, 'x.gz'), other);
      expect(await digestPacked(join(folder, 'x.gz'))).not.toBe(sha256(body));
    }
    writeFileSync(join(folder, 'x.gz'), packed);
    expect(await digestPacked(join(folder, 'x.gz'))).toBe(sha256(body));
  });
});

describe('a run of version 1', () => {
  const RUN = '20261130T072511Z-e14b3065';
  const REGION = 'midtjylland';
  const read = async () => {
    cpSync(fileURLToPath(new URL(`../../test/golden/version-1/${RUN}`, import.meta.url)), join(folder, RUN), { recursive: true });
    const { runs, problems } = await readRuns(folder);
    expect(problems).toEqual([]);
    return runs[0]!;
  };

  it('is read and verified as it lies', async () => {
    const record = await read();
    expect(record.plan.schemaVersion).toBe(1);
    expect(await verifyRun(record)).toEqual([]);
    const [detail] = await readCaseDetails(record, REGION);
    const { sha256: named, size } = detail!.exchanges[0]!.response!.body!;
    expect(await readEvidence(record, REGION, named!)).toHaveLength(size);
  });

  it('is as it was sealed only while nothing is packed into it', async () => {
    const record = await read();
    writeFileSync(evidenceFile(record.folder, REGION, sha256(body)), await packEvidence([body]));
    expect((await verifyRun(record)).map(({ seen }) => seen)).toEqual(['filen står ikke i manifestet']);
  });
});
