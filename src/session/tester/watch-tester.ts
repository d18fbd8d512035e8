import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { TesterCost } from '../../model/response-time.ts';

/** What the thread that looks for free cores (core-probe.ts) shares with the one that asks. */
export interface ProbeMemory {
  /** Microseconds so far: what its pieces of work took and would have taken with a core to itself; the same for its pauses. */
  readonly totals: BigInt64Array<SharedArrayBuffer>;
  /** Set to 1 to end the thread. */
  readonly stop: Int32Array<SharedArrayBuffer>;
}

/** The thread works for so long, then pauses: under a tenth of a core, and often enough for a slow answer to span several. */
export const WORK_MS = 2;
/** Milliseconds the probe sleeps between two pieces of work. */
export const PAUSE_MS = 20;

/** Knows what this process and this machine may add to a measured time. */
export interface TesterWatch {
  /**
   * Does something, and tells what the tester's side may have cost while it was done. What an endpoint would have cost that
   * is on this machine is always told; who asks knows where the endpoint is. Rejects as `ask` does.
   */
  during<T>(ask: () => Promise<T>): Promise<{ readonly value: T; readonly cost: TesterCost }>;
  close(): Promise<void>;
}

/** Below this the pieces of work differ by themselves on a machine with nothing else to do. */
const NOISE = 0.05;
/** A clock that is kept in step is moved by less. */
const CLOCK_NOISE_MS = 50;
/** With a core to itself the probe has worked several times in so long; if it has not once, it had none. */
const UNHEARD_MS = 5 * (PAUSE_MS + WORK_MS);

/** Starts to watch. The thread that looks for free cores takes a tenth of one, so it is closed as soon as nothing is timed. */
export async function watchTester(): Promise<TesterWatch> {
  const memory: ProbeMemory = {
    totals: new BigInt64Array(new SharedArrayBuffer(32)),
    stop: new Int32Array(new SharedArrayBuffer(4)),
  };
  const worker = new Worker(new URL('./core-probe.ts', import.meta.url), { workerData: memory });
  const ended = once(worker, 'exit');
  await Promise.race([once(worker, 'message'), ended]);
  return {
    during: async (ask) => {
      const before = look(memory);
      const value = await ask();
      return { value, cost: costBetween(before, look(memory)) };
    },
    close: async () => {
      Atomics.store(memory.stop, 0, 1);
      Atomics.notify(memory.stop, 0);
      await ended;
    },
  };
}

/** One look at everything, for what happened between two to be known. Exported for its test. */
export interface Look {
  readonly monotonicMs: number;
  readonly clockMs: number;
  /** How long the event loop has been at work so far. */
  readonly activeMs: number;
  /** See {@link ProbeMemory.totals}; milliseconds. */
  readonly work: Effort;
  readonly pause: Effort;
}

/** What something took, and what it would have taken on a machine with nothing else to do; milliseconds so far. */
export interface Effort {
  readonly tookMs: number;
  readonly calmMs: number;
}

function look({ totals }: ProbeMemory): Look {
  const milli = (index: number): number => Number(Atomics.load(totals, index)) / 1_000;
  return {
    monotonicMs: performance.now(),
    clockMs: Date.now(),
    activeMs: performance.eventLoopUtilization().active,
    work: { tookMs: milli(0), calmMs: milli(1) },
    pause: { tookMs: milli(2), calmMs: milli(3) },
  };
}

/** What the tester's side may have cost between two looks. */
export function costBetween(before: Look, after: Look): TesterCost {
  const spanMs = after.monotonicMs - before.monotonicMs;
  const jumpMs = Math.abs(after.clockMs - before.clockMs - spanMs);
  const lost = (effort: 'work' | 'pause'): number => spanMs * lostShare(before[effort], after[effort], spanMs);
  return {
    eventLoopMs: Math.max(0, after.activeMs - before.activeMs),
    wakeMs: lost('pause'),
    starvedMs: lost('work'),
    clockMs: jumpMs < CLOCK_NOISE_MS ? 0 : jumpMs,
  };
}

/** How large a part of what was done between two looks was waiting for a core. */
function lostShare(before: Effort, after: Effort, spanMs: number): number {
  const tookMs = after.tookMs - before.tookMs;
  if (tookMs <= 0) return spanMs < UNHEARD_MS ? 0 : 1;
  const share = 1 - (after.calmMs - before.calmMs) / tookMs;
  return share < NOISE ? 0 : share;
}
