import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onePlace } from '../../../src/model/places.ts';
import { type PlannedCase, type RunPlan, wholePart } from '../../../src/model/run-plan.ts';
import { RESULTS_SCHEMA_VERSION } from '../../../src/model/run.ts';
import type { RegionJob } from '../../../src/runner/region/job.ts';
import { testSession } from '../../../src/session/test-session.fixture.ts';
import { createRun, type RunWriter } from '../../../src/store/run-writer.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FEATURE = 'test/isolation/stray/stray.feature';
const REGION = 'midtjylland';
const SHA = 'a'.repeat(64);

/** The module that is a region's process. */
export const REGION_PROCESS = new URL('../../../src/cli/region-process.ts', import.meta.url);

/** A run of scenarios of the feature beside this file, and what the region's process is told of it. */
export function strayJob(
  results: string,
  concurrency: number,
  ids: readonly string[],
): { readonly writer: RunWriter; readonly job: RegionJob } {
  const cases = casesOf(ids);
  const plan: RunPlan = {
    schemaVersion: RESULTS_SCHEMA_VERSION,
    ...{ run: '20261123T063000Z-00000009', environment: 'proeve', exercise: true, onDate: '2026-11-23' },
    startedAt: '2026-11-23T06:30:00.000Z',
    selection: { regions: [REGION], scenarios: [] },
    fingerprint: { features: SHA, steps: SHA, config: SHA },
    regions: [wholePart(REGION, cases)],
  };
  const writer = createRun(results, plan);
  const job: RegionJob = {
    ...{ places: onePlace(ROOT), environmentFolder: results, stepDefinitions: ['test/isolation/stray/steps.ts'] },
    ...{ runFolder: writer.folder, ledgerFile: join(results, 'ledger.ndjson'), session: testSession({}) },
    ...{ cases, concurrency, retry: 0, preflight: false },
  };
  return { writer, job };
}

/** The scenarios of the feature by the line under their tag. */
function casesOf(ids: readonly string[]): PlannedCase[] {
  const lines = readFileSync(join(ROOT, FEATURE), 'utf8').split('\n');
  return ids.map((id) => ({
    ...{ key: id, name: id, path: FEATURE, line: lines.findIndex((line) => line.trim() === `@${id}`) + 2, specification: SHA },
    ...{ assumption: false, manual: false, writes: false, timed: false },
  }));
}
