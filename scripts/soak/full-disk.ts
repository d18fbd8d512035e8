import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIdPattern } from '../../src/model/identity.ts';
import { verdictRow } from '../../src/model/verdict.ts';
import { readRuns } from '../../src/store/reader.ts';
import { root } from '../tools.ts';
import type { Soak } from '../soak.ts';

/** Small disks, in KiB: from one where not even a plan has room to one where all has. */
const SIZES = [8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1_024, 1_536, 2_048, 3_072, 4_096, 8_192] as const;
const ROOM = 65_536;
const TRIAL = ['--region', 'midtjylland', '--tags', '@snitflade:sorls and not @alene', '--no-preflight'] as const;
/** What a command ends with when it went well (all passed, or not), and when a disk was full. */
const WENT_WELL = [0, 1];
const TECHNICAL = 2;

/** A run, an import and a bundle on disks of many sizes, each of which is full at another moment. Needs the right to mount. */
export const FULL_DISK_SOAK: Soak = {
  name: 'fuld-disk',
  summary: 'Kørsel, import og bundt på diske, der løber fulde,',
  once: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sor-pilot-disk-'));
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    try {
      const whole = join(folder, 'hel');
      await sorPilot('run', ...TRIAL, '--results', whole);
      const bundle = join(folder, 'bundt.sorpilot.zip');
      await sorPilot('bundle', '--results', whole, '-o', bundle);
      const found: string[] = [];
      for (const size of SIZES) {
        for (const [what, trial] of [
          ['kørsel', () => tryRun(disk)],
          ['import', () => tryImport(disk, bundle)],
          ['bundt', () => tryBundle(disk, whole)],
        ] as const) {
          if (!mount(disk, size)) return ['Der skal være ret til at lave en lille disk (mount); prøv som root.'];
          try {
            found.push(...(await trial()).map((sentence) => `${what} på ${size} KiB: ${sentence}`));
          } finally {
            spawnSync('umount', ['-l', disk]);
          }
        }
      }
      return found;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Ended {
  readonly code: number;
  readonly said: string;
}

async function tryRun(disk: string): Promise<readonly string[]> {
  const ended = await sorPilot('run', ...TRIAL, '--results', disk);
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
  mount(disk, ROOM, 'remount');
  const again = await sorPilot('run', '--resume', run.run, '--results', disk);
  const left = (await readRuns(disk)).runs.flatMap(({ regions }) => regions.flatMap(({ cases }) => cases));
  if (!WENT_WELL.includes(again.code)) found.push(`--resume endte med ${again.code}: ${again.said.slice(-300)}`);
  for (const { key, verdict } of left)
    if (verdictRow(verdict).cause === 'tool') found.push(`${key} er ${verdict} efter --resume`);
  return found;
}

async function tryImport(disk: string, bundle: string): Promise<readonly string[]> {
  const ended = await sorPilot('import', bundle, '--results', disk);
  const whole = (await readRuns(disk)).runs.filter(({ manifest }) => manifest !== undefined);
  const found = [...told(ended)];
  const wanted = ended.code === 0 ? 1 : 0;
  if (whole.length !== wanted || folders(disk).length !== wanted) found.push(`${folders(disk).join(', ')} ligger der`);
  return found;
}

async function tryBundle(disk: string, whole: string): Promise<readonly string[]> {
  const ended = await sorPilot('bundle', '--results', whole, '-o', join(disk, 'b.sorpilot.zip'));
  const wanted = ended.code === 0 ? 1 : 0;
  return [...told(ended), ...(readdirSync(disk).length === wanted ? [] : [`${readdirSync(disk).join(', ')} ligger der`])];
}

/** What is wrong with how a command ended. */
function told({ code, said }: Ended): readonly string[] {
  if (WENT_WELL.includes(code)) return [];
  const found = [];
  if (code !== TECHNICAL) found.push(`endte med ${code}: ${said.slice(-300)}`);
  if (!said.includes('plads')) found.push(`sagde intet om disken: ${said.slice(-300)}`);
  if (/^\s+at /m.test(said)) found.push(`viste en stak: ${said.slice(-300)}`);
  return found;
}

const folders = (disk: string): readonly string[] => readdirSync(disk).filter((name) => runIdPattern.test(name));

/** Makes the folder a disk of its own of so many KiB, or gives the one it is another size. */
function mount(disk: string, sizeKiB: number, how: 'new' | 'remount' = 'new'): boolean {
  const options = how === 'new' ? ['-t', 'tmpfs', '-o', `size=${sizeKiB}k`, 'tmpfs'] : ['-o', `remount,size=${sizeKiB}k`];
  return spawnSync('mount', [...options, disk]).status === 0;
}

function sorPilot(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}
