import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_REGION, GOLDEN_RUNS, goldenFolder } from '../../test/golden/runs.ts';
import { readRuns } from './reader.ts';
import { readManifestFiles } from './seal.ts';
import { listRunFiles } from './run-files.ts';
import type { RunRecord } from './types.ts';

describe('the files of a run', () => {
  let folder: string;
  let runs: readonly RunRecord[];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sor-pilot-seal-'));
    for (const { name, run } of GOLDEN_RUNS)
      cpSync(goldenFolder(name), join(folder, run), { recursive: true, filter: (path) => !path.endsWith('expected.json') });
    runs = (await readRuns(folder)).runs;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are counted in the run, and the manifest has the whole list', () => {
    const sealed = runs.filter(({ manifest }) => manifest !== undefined);
    expect(sealed.length).toBeGreaterThan(0);
    for (const record of sealed) {
      const files = readManifestFiles(record);
      expect(files.map(({ path }) => path)).toEqual(listRunFiles(record.folder));
      const own = files.filter(({ path }) => path.startsWith(`${GOLDEN_REGION}/`));
      expect(record.manifest).not.toHaveProperty('files');
      expect(record.manifest!.kept).toEqual([
        {
          region: GOLDEN_REGION,
          files: own.length,
          bytes: own.reduce((sum, { size }) => sum + size, 0),
          messageBytes: own.find(({ path }) => path.endsWith('messages.ndjson'))?.size ?? 0,
          evidenceFiles: own.filter(({ path }) => path.includes('/evidence/')).length,
        },
      ]);
    }
  });

  it('are none for a run aborted without a manifest, and an error when the manifest is gone', () => {
    expect(readManifestFiles({ folder, manifest: undefined })).toEqual([]);
    const record = runs.find(({ manifest }) => manifest !== undefined)!;
    expect(() => readManifestFiles({ ...record, folder })).toThrow('filen mangler');
  });
});
