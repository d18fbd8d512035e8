import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PlannedCase, type RunPlan, wholePart } from '../../src/model/run-plan.ts';
import { RESULTS_SCHEMA_VERSION } from '../../src/model/run.ts';
import { superviseRegion } from '../../src/runner/supervise-region.ts';
import { testSession } from '../../src/session/test-session.fixture.ts';
import { readRuns } from '../../src/store/reader.ts';
import { createRun } from '../../src/store/run-writer.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FEATURE = 'test/isolation/stray/stray.feature';
const REGION = 'midtjylland';
const SHA = 'a'.repeat(64);

let results: string;
beforeEach(() => (results = mkdtempSync(join(tmpdir(), 'stray-'))));
afterEach(() => rmSync(results, { recursive: true, force: true }));

/** The scenarios of the feature by the line under their tag. */
function cases(...ids: readonly string[]): PlannedCase[] {
  const lines = readFileSync(join(ROOT, FEATURE), 'utf8').split('\n');
  return ids.map((id) => ({
    ...{ key: id, name: id, path: FEATURE, line: lines.findIndex((line) => line.trim() === `@${id}`) + 2, specification: SHA },
    ...{ assumption: false, manual: false, writes: false, timed: false },
  }));
}

/** Runs scenarios in a region's own process, and tells each one's verdict and attempts, and the region's note. */
async function run(concurrency: number, ...ids: readonly string[]) {
  const plan: RunPlan = {
    schemaVersion: RESULTS_SCHEMA_VERSION,
    ...{ run: '20261123T063000Z-00000009', environment: 'proeve', exercise: true, onDate: '2026-11-23' },
    startedAt: '2026-11-23T06:30:00.000Z',
    selection: { regions: [REGION], scenarios: [] },
    fingerprint: { features: SHA, steps: SHA, config: SHA },
    regions: [wholePart(REGION, cases(...ids))],
  };
  const writer = createRun(results, plan);
  const end = await superviseRegion({
    job: {
      ...{ projectRoot: ROOT, environmentFolder: results, stepDefinitions: 'test/isolation/stray/steps.ts' },
      ...{ runFolder: writer.folder, ledgerFile: join(results, 'ledger.ndjson'), session: testSession({}) },
      ...{ cases: cases(...ids), concurrency, retry: 0, preflight: false },
    },
    secrets: new Map(),
    entry: new URL('../../src/cli/region-process.ts', import.meta.url),
    codeCache: join(results, 'code'),
    ...{ memoryMiB: 512, hangMs: 60_000, stopMs: 1_000 },
    onCaseFinished: () => undefined,
    onTurnWanted: (grant) => grant(),
    signal: new AbortController().signal,
  });
  writer.finish({ finishedAt: new Date(), toolVersion: '0' });
  const [digest] = (await readRuns(results)).runs[0]!.regions;
  return {
    end: end.state === 'completed' ? end.state : end.reason,
    cases: Object.fromEntries(digest!.cases.map(({ key, verdict, attempts }) => [key, `${verdict} ${attempts}`])),
    note: digest!.note,
  };
}

describe('an exception nobody caught', () => {
  it.each([1, 3])('is not charged to a neighbour when its scenario has ended (%i at once)', async (concurrency) => {
    const { end, cases: verdicts, note } = await run(concurrency, 'LOES-001', 'LOES-002', 'LOES-003');
    expect(end).toBe('completed');
    expect(verdicts).toEqual({ 'LOES-001': 'passed 1', 'LOES-002': 'passed 1', 'LOES-003': 'passed 1' });
    expect(note).toContain('Scenariet LOES-001 efterlod noget, der fejlede, da det var slut: “løs fejl”.');
    expect(note).toContain('Scenariet LOES-002 efterlod noget, der fejlede, da det var slut: “brudt løfte”.');
  });

  it('is charged to the scenario whose it is while that is under way, and to no other', async () => {
    const { cases: verdicts, note } = await run(3, 'LOES-004', 'LOES-003', 'LOES-005');
    expect(verdicts).toEqual({ 'LOES-004': 'tool-error 1', 'LOES-003': 'passed 1', 'LOES-005': 'passed 1' });
    expect(note).toBeUndefined();
  });
});
