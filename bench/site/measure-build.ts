import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What one build took. */
export interface BuildCost {
  readonly wall: number;
  /** User and system seconds of the process and its children. */
  readonly cpu: number;
  /** Most resident memory of the process itself, in bytes; 0 where the system does not tell. */
  readonly peak: number;
}

/** How a site is built from a results folder. */
export interface BuildCommand {
  readonly root: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** How often the process is looked at, in milliseconds. */
const LOOK_EVERY = 200;

/** Runs a command of Node's to its end. Throws with the last it said when it fails. */
export function measureBuild({ root, args, env }: BuildCommand): Promise<BuildCost> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said = `${said}${chunk.toString('utf8')}`.slice(-4000);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    let seen = { cpu: 0, peak: 0 };
    const look = setInterval(() => (seen = account(child.pid ?? 0) ?? seen), LOOK_EVERY);
    child.on('close', (code) => {
      clearInterval(look);
      if (code === 0) resolve({ wall: (performance.now() - start) / 1000, ...seen });
      else reject(new Error(`Bygningen sluttede med kode ${code ?? 'ukendt'}.\n${said}`));
    });
  });
}

/** What a process has used so far, from the system's own account (Linux); undefined when it tells none. */
function account(pid: number): Pick<BuildCost, 'cpu' | 'peak'> | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the command in parentheses and may hold spaces; fields 14 to 17 are ticks of 10 ms, the last two
    // those of children that have ended: the search index is made by one.
    const ticks = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15)
      .reduce((sum, field) => sum + Number(field), 0);
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // A process that has just ended has no memory left to tell of.
    return peak === undefined ? undefined : { cpu: ticks / 100, peak: Number(peak) * 1024 };
  } catch {
    return undefined;
  }
}
