import { dirname } from 'node:path';
import { MANIFEST_FILE } from '../store/paths.ts';
import { readRuns } from '../store/reader.ts';
import { digestFile } from '../store/run-files.ts';
import type { RunRecord } from '../store/types.ts';
import { verifyRun } from '../store/verify.ts';

/**
 * Whether two folders hold the same run: both unbroken, and with the same manifest, which names every file by digest. A run
 * made from a foreign recording is the same when the recording is: an older version of this tool may have read it.
 */
export async function sameRun(mine: string, other: string, run: string): Promise<boolean> {
  const [a, b] = await Promise.all([readOne(mine, run), readOne(other, run)]);
  if (a?.manifest === undefined || b?.manifest === undefined) return false;
  if ((await verifyRun(b)).length > 0) return false;
  if (digestFile(a.folder, MANIFEST_FILE).sha256 === digestFile(b.folder, MANIFEST_FILE).sha256) return true;
  const originals = [a, b].map(({ plan }) => plan.selection.recording);
  return originals[0] !== undefined && originals[0] === originals[1] && a.manifest.environment === b.manifest.environment;
}

async function readOne(folder: string, run: string): Promise<RunRecord | undefined> {
  const { runs } = await readRuns(dirname(folder));
  return runs.find((record) => record.run === run);
}
