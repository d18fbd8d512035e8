import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { superviseRegion } from '../../src/runner/supervise-region.ts';
import { readRuns } from '../../src/store/reader.ts';
import { REGION_PROCESS, strayJob } from './stray/region.ts';

let results: string;
beforeEach(() => (results = mkdtempSync(join(tmpdir(), 'stray-'))));
afterEach(() => rmSync(results, { recursive: true, force: true }));

/** Runs scenarios in a region's own process, and tells each one's verdict and attempts, and the region's note. */
async function run(concurrency: number, ...ids: readonly string[]) {
  const { writer, job } = strayJob(results, concurrency, ids);
  const end = await superviseRegion({
    job,
    secrets: new Map(),
    entry: REGION_PROCESS,
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
