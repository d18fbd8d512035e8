import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GOLDEN_REGION, GOLDEN_RUNS, goldenFolder } from '../../../test/golden/runs.ts';

const { name, run } = GOLDEN_RUNS[1];

/** Which cases of the golden run stand in for which of the project's own; ids of the same length, so that offsets hold. */
const STANDS_FOR = [
  ['GULD-101', 'ID27-002'],
  ['GULD-102', 'ID27-003'],
] as const;

/** What the golden run says of them. */
export const GOLDEN_OUTCOMES = {
  passed: 'ID27-002',
  deviation: 'ID27-003',
  sentence: 'Niveauet er et andet end aftalt.',
  region: GOLDEN_REGION,
  environment: 'oevelse',
} as const;

/**
 * A small results folder from a golden run, with two of its cases given the ids of scenarios the project has. Manifest and
 * digest are left out, since they sum what was changed; the store reads the recording itself.
 */
export function goldenResults(results: string): void {
  const folder = join(results, run);
  cpSync(goldenFolder(name), folder, { recursive: true });
  for (const file of ['manifest.json', 'expected.json', `${GOLDEN_REGION}/digest.json`])
    rmSync(join(folder, file), { force: true });
  for (const file of ['plan.json', `${GOLDEN_REGION}/messages.ndjson`]) {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(
      join(folder, file),
      STANDS_FOR.reduce((changed, [from, to]) => changed.replaceAll(from, to), text),
    );
  }
}
