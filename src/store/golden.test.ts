import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GOLDEN_REGION, GOLDEN_RUNS, goldenFolder } from '../../test/golden/runs.ts';
import { EVIDENCE_SHA256 } from '../../test/golden/evidence.ts';
import { DIGEST_FILE, MANIFEST_FILE, MESSAGES_FILE } from './paths.ts';
import { readCaseDetails, readEvidence, readRuns } from './reader.ts';
import type { RunRecord } from './types.ts';
import { verifyRun } from './verify.ts';

let results: string;
beforeEach(() => {
  results = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(results, { recursive: true, force: true }));

async function readGolden(golden: (typeof GOLDEN_RUNS)[number]): Promise<{ record: RunRecord; problems: readonly Error[] }> {
  cpSync(goldenFolder(golden.name), join(results, golden.run), { recursive: true });
  // What a person expects is no part of the run.
  rmSync(join(results, golden.run, 'expected.json'));
  const { runs, problems } = await readRuns(results);
  return { record: runs[0]!, problems };
}

describe('golden runs', () => {
  it.each(GOLDEN_RUNS)('read $name as expected', async (golden) => {
    const { record, problems } = await readGolden(golden);
    expect(problems).toEqual([]);
    const { state, reason } = record.regions[0]!;
    const details = await readCaseDetails(record, GOLDEN_REGION);
    const expected = JSON.parse(readFileSync(join(goldenFolder(golden.name), 'expected.json'), 'utf8')) as {
      cases: Record<string, { steps?: string[] }>;
    };
    const cases = details.map(({ key, verdict, marks, attempts, fault, steps }) => [
      key,
      {
        verdict,
        marks,
        attempts,
        ...(fault === undefined ? {} : { fault }),
        ...(expected.cases[key]?.steps === undefined
          ? {}
          : { steps: steps.map((step) => `${step.keyword} ${step.status} ${step.exchanges.length}`) }),
      },
    ]);
    expect({ state, ...(reason === undefined ? {} : { reason }), cases: Object.fromEntries(cases) as unknown }).toEqual(expected);
  });

  it.each(GOLDEN_RUNS.slice(0, 3))('verify $name, and rebuild its digest.json byte for byte', async (golden) => {
    const { record } = await readGolden(golden);
    expect(await verifyRun(record)).toEqual([]);
    const kept = record.regions;
    rmSync(join(record.folder, GOLDEN_REGION, DIGEST_FILE));
    const rebuilt = (await readRuns(results)).runs[0]!.regions;
    expect(JSON.stringify(rebuilt)).toBe(JSON.stringify(kept));
  });

  it('are aborted without a manifest, and cannot be verified', async () => {
    const { record } = await readGolden(GOLDEN_RUNS[3]);
    expect(record.manifest).toBeUndefined();
    expect((await verifyRun(record)).map((error) => error.seen)).toEqual([
      'kørslen blev afbrudt uden manifest og kan ikke efterprøves',
    ]);
  });

  it('use digest.json only while the messages are those it was made from', async () => {
    const { record } = await readGolden(GOLDEN_RUNS[0]);
    const digestPath = join(record.folder, GOLDEN_REGION, DIGEST_FILE);
    const messagesPath = join(record.folder, GOLDEN_REGION, MESSAGES_FILE);
    // Without a manifest only size and time of the messages speak for the digest.
    rmSync(join(record.folder, MANIFEST_FILE));
    const content = JSON.parse(readFileSync(digestPath, 'utf8')) as { source: object; digest: { cases: { verdict: string }[] } };
    content.digest.cases[0]!.verdict = 'deviation';
    const { size, mtimeMs } = statSync(messagesPath);
    writeFileSync(digestPath, JSON.stringify({ ...content, source: { size, modifiedMs: mtimeMs } }));
    const verdict = async (): Promise<string> => (await readRuns(results)).runs[0]!.regions[0]!.cases[0]!.verdict;
    expect(await verdict()).toBe('deviation');
    utimesSync(messagesPath, 1, 1);
    expect(await verdict()).toBe('passed');
  });

  it('read evidence only when its bytes match its name', async () => {
    const { record } = await readGolden(GOLDEN_RUNS[0]);
    expect(await readEvidence(record, GOLDEN_REGION, EVIDENCE_SHA256)).toEqual(Buffer.from('{}'));
    expect(await readEvidence(record, GOLDEN_REGION, 'f'.repeat(64))).toBeUndefined();
    writeFileSync(join(record.folder, GOLDEN_REGION, 'evidence', EVIDENCE_SHA256), '{!');
    expect(await readEvidence(record, GOLDEN_REGION, EVIDENCE_SHA256)).toBeUndefined();
  });
});
