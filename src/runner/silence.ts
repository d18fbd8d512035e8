import { readdirSync, readFileSync } from 'node:fs';

/** What a process has used, as the system counts it. */
export interface ProcessUsage {
  /** Processor time of all its threads since it started. */
  readonly cpuMs: number;
  readonly residentMiB: number;
  /**
   * One of its threads runs or reads from a disk, or would if there were a core for it, or it has ended and nobody has
   * noticed yet; false when all of them sleep.
   */
  readonly runnable: boolean;
}

/** A region's process that has not been heard from for a while. */
export interface Silence {
  /** Since its last sign of life, or its start. */
  readonly silentMs: number;
  readonly hangMs: number;
  /** Old-space limit of the process. */
  readonly memoryMiB: number;
  /** At the last sign, at the look before this one and now; undefined where the system does not tell. */
  readonly atSign: ProcessUsage | undefined;
  readonly before: ProcessUsage | undefined;
  readonly now: ProcessUsage | undefined;
}

/** However little a process is let run, it is given up after so many times the limit. */
const PATIENCE = 20;

/**
 * Whether a silent process hangs. Time alone cannot tell: on a busy machine one that starts or fills its memory is as
 * silent as one in an endless loop. It hangs when it has had the limit's worth of processor time and not turned its
 * event loop, or sleeps and uses none. `memory` is a hang with the memory full: the collector has taken all the time.
 */
export function judgeSilence(silence: Silence): 'wait' | 'hang' | 'memory' {
  const { silentMs, hangMs, memoryMiB, atSign, before, now } = silence;
  if (silentMs < hangMs) return 'wait';
  if (now === undefined) return 'hang';
  const workedMs = now.cpuMs - (atSign?.cpuMs ?? 0);
  const sleeps = !now.runnable && before !== undefined && before.cpuMs === now.cpuMs;
  if (workedMs < hangMs && !sleeps && silentMs < PATIENCE * hangMs) return 'wait';
  return !sleeps && now.residentMiB >= ALMOST * memoryMiB + PROGRAM_MIB ? 'memory' : 'hang';
}

/** Near its limit the collector frees next to nothing and takes all the time. */
const ALMOST = 0.9;
/** What Node holds beside the heap, at the least. */
const PROGRAM_MIB = 40;

/** Kernel ticks are 10 ms to every program, whatever the kernel's own are (USER_HZ, proc_pid_stat(5)). */
const TICK_MS = 10;
const MIB = 1024 * 1024;
/** States of a thread that does not sleep (proc_pid_stat(5)): running, waiting for a disk, ended. */
const AWAKE = 'RDZX';

/**
 * Most that a process may hold in memory, whose heap may be so large: a body is held outside the heap, where Node's own
 * limit does not reach. Beside a heap that is full there is room for the program and for an answer of the size we take.
 */
export function mostResidentMiB(memoryMiB: number): number {
  return Math.round(1.5 * memoryMiB) + OUTSIDE_MIB;
}

const OUTSIDE_MIB = 256;

/** What a process holds in memory, as {@link readUsage} reads it and far quicker. */
export function readResidentMiB(pid: number | undefined): number | undefined {
  if (pid === undefined) return undefined;
  try {
    const resident = /^VmRSS:\s+([0-9]+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return (Number(resident ?? 0) * 1024) / MIB;
  } catch {
    return undefined;
  }
}

/** Reads what a process has used from Linux' /proc; undefined on other systems and for a process that has ended. */
export function readUsage(pid: number | undefined): ProcessUsage | undefined {
  if (pid === undefined) return undefined;
  try {
    const [utime, stime] = fieldsOf(`/proc/${pid}/stat`).slice(11).map(Number);
    return {
      cpuMs: ((utime ?? 0) + (stime ?? 0)) * TICK_MS,
      residentMiB: readResidentMiB(pid) ?? 0,
      // The main thread may wait for another one that has no core, as it does while Node loads what it runs.
      runnable: readdirSync(`/proc/${pid}/task`).some((thread) => AWAKE.includes(stateOf(`/proc/${pid}/task/${thread}/stat`))),
    };
  } catch {
    return undefined;
  }
}

/** The fields of a stat file from the state on; the name before it stands in parentheses and may hold anything. */
function fieldsOf(file: string): readonly string[] {
  const stat = readFileSync(file, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** The state of a thread, `S` for one that has ended meanwhile. */
function stateOf(file: string): string {
  try {
    return fieldsOf(file)[0] ?? 'S';
  } catch {
    return 'S';
  }
}
