import { fileURLToPath } from 'node:url';

/** The golden runs there are. Each has features/<name>.feature, and after a refresh a run folder of its own. */
export const GOLDEN_RUNS = [
  { name: 'passing', run: '20261123T063000Z-00000001', retry: 0, concurrency: 1 },
  { name: 'outcomes', run: '20261123T063000Z-00000002', retry: 1, concurrency: 1 },
  { name: 'contaminated', run: '20261123T063000Z-00000003', retry: 0, concurrency: 3 },
  { name: 'aborted', run: '20261123T063000Z-00000004', retry: 0, concurrency: 1 },
] as const;

/** A golden run, by its name. */
export type GoldenRun = (typeof GOLDEN_RUNS)[number];
/** The region every golden run is of. */
export const GOLDEN_REGION = 'nordjylland';

/** Folder of a golden run: the run as the store wrote it, and expected.json, which a person wrote. */
export function goldenFolder(name: GoldenRun['name']): string {
  return fileURLToPath(new URL(`./${name}/`, import.meta.url));
}
