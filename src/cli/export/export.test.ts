import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_REGION, GOLDEN_RUNS, goldenFolder } from '../../../test/golden/runs.ts';
import type { PilotError } from '../../model/pilot-error.ts';
import { readRuns } from '../../store/reader.ts';
import type { RunRecord } from '../../store/types.ts';
import { problemsOf } from '../refusal.ts';
import { loadProject, type Project, projectRoot } from '../project.ts';
import { FORMATS, writerOf } from './formats.ts';
import { resultsToExport, type Wanted } from './results-to-export.ts';
import { writeExport } from './write-export.ts';

let results: string;
let project: Project;
let runs: readonly RunRecord[];
beforeAll(async () => {
  results = mkdtempSync(join(tmpdir(), 'export-'));
  for (const { name, run } of GOLDEN_RUNS) cpSync(goldenFolder(name), join(results, run), { recursive: true });
  project = await loadProject(join(projectRoot, 'config'));
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
  it('giver det, en kørsel efterlod', async () => {
    const set = await resultsToExport(project, runs, { ...WANTED, run: aborted });
    expect(set.run).toMatchObject({ id: aborted, state: 'aborted' });
    expect(set.regions.map(({ id, name }) => [id, name])).toEqual([[GOLDEN_REGION, 'Region Nordjylland']]);
    expect(FORMATS.junit(set)).toContain('<error type="aborted"');
  });

  it.each<[string, Partial<Wanted>, string]>([
    ['et miljø, der ikke findes', { environment: 'oevelsen' }, 'SP1011'],
    ['en kørsel, der ikke findes', { run: '20200101T000000Z-00000000' }, 'SP4001'],
    ['en kørsel fra et andet miljø', { run: aborted, environment: 'test9' }, 'SP1021'],
    ['en region, der ikke er med', { run: aborted, regions: ['nordjyland'] }, 'SP1010'],
  ])('afviser %s', async (_what, wanted, code) => {
    const [problem] = await refusal(wanted);
    expect(problem?.code).toBe(code);
    expect(problem?.remedy).not.toBe('');
  });

  it('skriver ingen fil, når intet er kørt', async () => {
    expect((await refusal({}, [])).map(({ code }) => code)).toEqual(['SP4050']);
  });

  it('foreslår det format, der ligner', () => {
    expect(() => writerOf('junt')).toThrow(
      expect.objectContaining({ code: 'SP1021', seen: expect.stringContaining('“junit”') as unknown }),
    );
    expect(() => writerOf(undefined)).toThrow(expect.objectContaining({ code: 'SP1021' }));
  });

  it('siger det, når filen ikke kan skrives', () => {
    expect(() => writeExport(join(results, 'findes-ikke', 'x.csv'), 'x')).toThrow(
      expect.objectContaining({ code: 'SP4051', seen: 'mappen findes ikke' }),
    );
  });
});
