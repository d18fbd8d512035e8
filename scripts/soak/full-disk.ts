import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runIdPattern } from '../../src/model/identity.ts';
import { verdictRow } from '../../src/model/verdict.ts';
import { readRuns } from '../../src/store/reader.ts';
import type { Soak } from '../soak.ts';
import { onDisk, resize, sorPilot, told, WENT_WELL, withFolders } from './small-disk.ts';

/** Small disks, in KiB: from one where not even a plan has room to one where all has. */
const SIZES = [8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1_024, 1_536, 2_048, 3_072, 4_096, 8_192] as const;
const ROOM = 65_536;
/** A run that takes seconds, and leaves half a megabyte. */
export const SMALL_RUN = ['--region', 'midtjylland', '--tags', '@snitflade:sorls and not @alene', '--no-preflight'] as const;

/** A run, an import and a bundle on disks of many sizes, each of which is full at another moment. Needs the right to mount. */
export const FULL_DISK_SOAK: Soak = {
  name: 'fuld-disk',
  summary: 'Kørsel, import og bundt på diske, der løber fulde,',
  once: () =>
    withFolders(async (folder, disk) => {
      const whole = join(folder, 'hel');
      await sorPilot(['run', ...SMALL_RUN, '--results', whole]);
      const bundle = join(folder, 'bundt.sorpilot.zip');
      await sorPilot(['bundle', '--results', whole, '-o', bundle]);
      const found: string[] = [];
      for (const size of SIZES) {
        for (const [what, trial] of [
          ['kørsel', () => tryRun(disk)],
          ['import', () => tryImport(disk, bundle)],
          ['bundt', () => tryBundle(disk, whole)],
        ] as const) {
          found.push(...(await onDisk(disk, size, trial)).map((sentence) => `${what} ${sentence}`));
        }
      }
      return found;
    }),
};

async function tryRun(disk: string): Promise<readonly string[]> {
  const ended = await sorPilot(['run', ...SMALL_RUN, '--results', disk]);
  const { runs, problems } = await readRuns(disk);
  const found = [
    ...told(ended),
    ...folders(disk).flatMap((run) => (existsSync(join(disk, run, 'plan.json')) ? [] : [`${run} har ingen plan`])),
    ...problems.map(({ message }) => message),
  ];
  const [run] = runs;
  if (run === undefined) return found;
  for (const { key, verdict, fault } of run.regions.flatMap(({ cases }) => cases)) {
    if (verdict !== 'aborted' && verdictRow(verdict).cause === 'tool') found.push(`${key}: ${verdict} ${fault?.sentence ?? ''}`);
  }
  if (WENT_WELL.includes(ended.code)) return found;
  resize(disk, ROOM);
  const again = await sorPilot(['run', '--resume', run.run, '--results', disk]);
  const left = (await readRuns(disk)).runs.flatMap(({ regions }) => regions.flatMap(({ cases }) => cases));
  if (!WENT_WELL.includes(again.code)) found.push(`--resume endte med ${again.code}: ${again.said.slice(-300)}`);
  for (const { key, verdict } of left)
    if (verdictRow(verdict).cause === 'tool') found.push(`${key} er ${verdict} efter --resume`);
  return found;
}

async function tryImport(disk: string, bundle: string): Promise<readonly string[]> {
  const ended = await sorPilot(['import', bundle, '--results', disk]);
  const whole = (await readRuns(disk)).runs.filter(({ manifest }) => manifest !== undefined);
  const found = [...told(ended)];
  const wanted = ended.code === 0 ? 1 : 0;
  if (whole.length !== wanted || folders(disk).length !== wanted) found.push(`${folders(disk).join(', ')} ligger der`);
  return found;
}

async function tryBundle(disk: string, whole: string): Promise<readonly string[]> {
  const ended = await sorPilot(['bundle', '--results', whole, '-o', join(disk, 'b.sorpilot.zip')]);
  const wanted = ended.code === 0 ? 1 : 0;
  return [...told(ended), ...(readdirSync(disk).length === wanted ? [] : [`${readdirSync(disk).join(', ')} ligger der`])];
}

const folders = (disk: string): readonly string[] => readdirSync(disk).filter((name) => runIdPattern.test(name));
