import { readFileSync } from 'node:fs';
import { kill, platform } from 'node:process';
import { errnoOf } from './write-error.ts';

/** The kernel counts starts in ticks of a hundredth of a second and the boot time in whole seconds. */
const TICKS_PER_SECOND = 100;
const TOLERANCE_MS = 5_000;

/**
 * Whether the process a lock names still runs. On Linux a process with the same number that started later is not the
 * holder but a new one; elsewhere any process with the number counts as the holder, which errs on the safe side.
 */
export function isProcessAlive(holder: { readonly pid: number; readonly startedAt: string }): boolean {
  try {
    kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it runs, and belongs to someone else.
    return errnoOf(error) === 'EPERM';
  }
  const startedAt = processStart(holder.pid);
  return startedAt === undefined || startedAt <= Date.parse(holder.startedAt) + TOLERANCE_MS;
}

/** When a process started, in milliseconds since 1970; undefined where the kernel does not tell. See proc(5). */
function processStart(pid: number): number | undefined {
  if (platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the command in parentheses and may hold spaces; field 22 is the start in ticks since boot.
    const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
    const boot = Number(/^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1]);
    const startedAt = (boot + ticks / TICKS_PER_SECOND) * 1000;
    return Number.isFinite(startedAt) ? startedAt : undefined;
  } catch {
    return undefined;
  }
}
