import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { readRuns } from '../../src/store/reader.ts';
import type { RunRecord } from '../../src/store/types.ts';
import { cli, type RunningCli, startCli } from '../support/cli.ts';

let results: string;
beforeEach(async () => {
  results = await mkdtemp(join(tmpdir(), 'sor-pilot-interrupt-'));
});
afterEach(() => rm(results, { recursive: true, force: true }));

/**
 * Every case's verdict in every region: what two runs of the same suite must agree on. A time that this machine was too
 * busy to measure in one of them is none of the region's.
 */
function matrixOf(record: RunRecord | undefined): Record<string, string> {
  return Object.fromEntries(
    (record?.regions ?? []).flatMap((digest) =>
      digest.cases.map((one) => [`${digest.region} ${one.key}`, one.cause === 'tester' ? 'passed' : one.verdict]),
    ),
  );
}

async function onlyRun(): Promise<RunRecord> {
  const { runs } = await readRuns(results);
  return runs[0]!;
}

/** Resolves when the run has told of its first progress, so that something is under way. */
function underWay({ child, result }: RunningCli): Promise<void> {
  return new Promise((resolve) => {
    void result.then(() => resolve());
    child.stderr?.on('data', (text: string) => {
      if (text.includes('…')) resolve();
    });
  });
}

/** Half of the suite on a machine that does other things too takes minutes; that is no fault. */
const WHOLE_RUN_MS = 15 * 60_000;
/** Enough that it is under way for a while, in all regions; what a whole run must do is tried where one is made anyhow. */
const PART = ['--tags', '@snitflade:fhir'];
/** How long a run may take to end when it is asked to, and how many times the command line's help takes no longer. */
const END_MS = 4_000;
const HELPS = 20;

/** How long a run may take to end on this machine as busy as it is now: its slowness is not the run's. */
async function endWithinMs(): Promise<number> {
  const start = performance.now();
  await cli(['--help']);
  return Math.max(END_MS, HELPS * (performance.now() - start));
}

describe('an interrupted run', () => {
  it(
    'ends within four seconds with a manifest that says aborted, and can be resumed to what a whole run says',
    { timeout: WHOLE_RUN_MS },
    async () => {
      const withinMs = await endWithinMs();
      const run = startCli(['run', ...PART, '--results', results, '--concurrency', '1']);
      await underWay(run);
      const asked = Date.now();
      run.child.kill('SIGINT');
      const { code } = await run.result;
      expect(Date.now() - asked).toBeLessThan(withinMs);
      const record = await onlyRun();
      expect([code, record.manifest?.state]).toEqual([2, 'aborted']);
      expect(Object.values(matrixOf(record))).toContain('aborted');

      await cli(['run', '--results', results, '--resume', record.run]);
      const resumed = matrixOf(await onlyRun());
      const { runs } = await readRuns(inject('resultsFolder'));
      const whole = Object.entries(matrixOf(runs[0])).filter(([key]) => key in resumed);
      expect(whole.length).toBeGreaterThan(100);
      expect(resumed).toEqual(Object.fromEntries(whole));
    },
  );

  it('loses no finished scenario when killed without warning, and is shown as aborted', async () => {
    const run = startCli(['run', ...PART, '--results', results, '--concurrency', '1']);
    await underWay(run);
    run.child.kill('SIGKILL');
    await run.result;
    const record = await onlyRun();
    expect(record.manifest).toBeUndefined();
    const verdicts = Object.values(matrixOf(record));
    expect(verdicts).toContain('aborted');
    expect(verdicts.filter((verdict) => verdict !== 'aborted').length).toBeGreaterThan(0);
  });
});
