import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_REGION, GOLDEN_RUNS, goldenFolder } from '../../../test/golden/runs.ts';
import type { PilotError } from '../../model/pilot-error.ts';
import { readRuns } from '../../store/reader.ts';
import type { RunRecord } from '../../store/types.ts';
import { problemsOf } from '../refusal.ts';
import { toolRoot } from '../places.ts';
import { loadProject, type Project } from '../project.ts';
import { FORMATS } from './formats.ts';
import { resultsToExport, type Wanted } from './results-to-export.ts';

let results: string;
let project: Project;
let runs: readonly RunRecord[];
beforeAll(async () => {
  results = mkdtempSync(join(tmpdir(), 'export-'));
  for (const { name, run } of GOLDEN_RUNS) cpSync(goldenFolder(name), join(results, run), { recursive: true });
  project = await loadProject(join(toolRoot, 'config'));
  ({ runs } = await readRuns(results));
});
afterAll(() => rmSync(results, { recursive: true, force: true }));

const WANTED: Wanted = { environment: undefined, regions: [], run: undefined, today: '2026-11-23' };
const aborted = GOLDEN_RUNS[3].run;

async function refusal(wanted: Partial<Wanted>, from: readonly RunRecord[] = runs): Promise<readonly PilotError[]> {
  try {
    await resultsToExport(project, from, { ...WANTED, ...wanted });
    return [];
  } catch (error) {
    return problemsOf(error);
  }
}

describe('sor-pilot export', () => {
  it('gives what a run left behind', async () => {
    const set = await resultsToExport(project, runs, { ...WANTED, run: aborted });
    expect(set.run).toMatchObject({ id: aborted, state: 'aborted' });
    expect(set.regions.map(({ id, name }) => [id, name])).toEqual([[GOLDEN_REGION, 'Region Nordjylland']]);
    expect(FORMATS.junit(set)).toContain('<error type="aborted"');
  });

  it.each<[string, Partial<Wanted>, string]>([
    ['an environment that does not exist', { environment: 'oevelsen' }, 'SP1011'],
    ['a run that does not exist', { run: '20200101T000000Z-00000000' }, 'SP4001'],
    ['a run from another environment', { run: aborted, environment: 'test9' }, 'SP1021'],
    ['a region that is not in it', { run: aborted, regions: ['nordjyland'] }, 'SP1010'],
  ])('refuses %s', async (_what, wanted, code) => {
    const [problem] = await refusal(wanted);
    expect(problem?.code).toBe(code);
    expect(problem?.remedy).not.toBe('');
  });

  it('writes no file when nothing has been run', async () => {
    expect((await refusal({}, [])).map(({ code }) => code)).toEqual(['SP4050']);
  });
});
