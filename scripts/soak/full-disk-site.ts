import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Soak } from '../soak.ts';
import { SMALL_RUN } from './full-disk.ts';
import { onDisk, sorPilot, told, withFolders } from './small-disk.ts';

/** Small disks, in MiB: from one where no page has room to one where the whole site has. */
const SIZES = [0.125, 0.25, 0.5, 1, 2, 3, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 28, 32, 48, 128] as const;
const KIB = 1_024;
const OLD = 'den gamle side';

/** The site built on disks of many sizes: where there is no room for a new one, the old one stands as it was. */
export const FULL_DISK_SITE_SOAK: Soak = {
  name: 'fuld-disk-side',
  summary: 'Siden bygget på diske, der løber fulde,',
  once: () =>
    withFolders(async (folder, disk) => {
      const results = join(folder, 'hel');
      await sorPilot(['run', ...SMALL_RUN, '--results', results]);
      const found: string[] = [];
      const codes: number[] = [];
      for (const site of [join(disk, 'dist'), disk]) {
        for (const size of SIZES) {
          const wrong = await onDisk(disk, size * KIB, async () => {
            const { code, sentences } = await tryBuild(site, results);
            codes.push(code);
            return sentences;
          });
          found.push(...wrong.map((sentence) => `${site === disk ? 'disken selv' : 'en mappe'} ${sentence}`));
        }
      }
      if (!codes.includes(0) || !codes.some((code) => code !== 0))
        found.push(`diskene var ikke både for små og store nok: ${codes.join(', ')}`);
      return found;
    }),
};

async function tryBuild(
  site: string,
  results: string,
): Promise<{ readonly code: number; readonly sentences: readonly string[] }> {
  mkdirSync(site, { recursive: true });
  writeFileSync(join(site, 'index.html'), OLD);
  const ended = await sorPilot(['site', 'build', '--outDir', site], { SOR_PILOT_RESULTS: results });
  const sentences = [...told(ended)];
  const isOld = readFileSync(join(site, 'index.html'), 'utf8') === OLD;
  if (isOld === (ended.code === 0)) sentences.push(isOld ? 'den nye side kom ikke på plads' : 'den gamle side blev ikke stående');
  if (isOld && readdirSync(site).length !== 1) sentences.push(`den gamle side fik ${readdirSync(site).join(', ')}`);
  const left = readdirSync(dirname(site)).filter((name) => name.startsWith(`${basename(site)}.`));
  if (left.length > 0) sentences.push(`${left.join(', ')} ligger der`);
  return { code: ended.code, sentences };
}
