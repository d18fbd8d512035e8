import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../tools.ts';

/** How a command ended, and all it said. */
export interface Ended {
  readonly code: number;
  readonly said: string;
}

/** What a command ends with when it went well (all passed, or not), and when a disk was full. */
export const WENT_WELL: readonly number[] = [0, 1];
const TECHNICAL = 2;

/** What is wrong with how a command ended that a full disk may have stopped. */
export function told({ code, said }: Ended): readonly string[] {
  if (WENT_WELL.includes(code)) return [];
  const found = [];
  if (code !== TECHNICAL) found.push(`endte med ${code}: ${said.slice(-300)}`);
  if (!said.includes('plads')) found.push(`sagde intet om disken: ${said.slice(-300)}`);
  if (/^\s+at /m.test(said)) found.push(`viste en stak: ${said.slice(-300)}`);
  return found;
}

/** A folder to work in, and beside what else is in it an empty one that small disks can be put in. */
export async function withFolders(act: (folder: string, disk: string) => Promise<readonly string[]>): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sor-pilot-disk-'));
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    return await act(folder, disk);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tries something on an empty disk of so many KiB, and puts the size in front of what it finds. Needs the right to mount. */
export async function onDisk(disk: string, sizeKiB: number, trial: () => Promise<readonly string[]>): Promise<readonly string[]> {
  if (!mount(disk, `size=${sizeKiB}k`)) throw new Error('Der skal være ret til at lave en lille disk (mount); prøv som root.');
  try {
    return (await trial()).map((sentence) => `på ${sizeKiB} KiB: ${sentence}`);
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
}

/** Gives the disk that is there another size, in KiB; what is on it stays. */
export function resize(disk: string, sizeKiB: number): void {
  mount(disk, `remount,size=${sizeKiB}k`);
}

function mount(disk: string, options: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status === 0;
}

/** Runs the command line to its end. */
export function sorPilot(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}
