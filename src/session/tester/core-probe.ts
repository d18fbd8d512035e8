/**
 * A thread that finds out how much of a core a program can have: again and again it pauses and does the same piece of
 * work, and compares how long that took with the shortest it has ever taken. Whatever keeps it waiting (other programs, a
 * quota, a host that gives the machine less, a machine that slept) keeps an endpoint on the same machine waiting too.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PAUSE_MS, type ProbeMemory, WORK_MS } from './watch-tester.ts';

const { totals, stop } = workerData as ProbeMemory;

/** Arithmetic of which each round needs the one before. */
function work(rounds: number): number {
  let value = 1;
  for (let round = 0; round < rounds; round += 1) value = (value * 1_103_515_245 + 12_345) % 2_147_483_648;
  return value;
}

function timed(rounds: number): number {
  const start = performance.now();
  // The result is looked at, or the compiler would see that the work is for nothing.
  if (work(rounds) < 0) throw new RangeError('The work went wrong');
  return performance.now() - start;
}

const shortest = (rounds: number, tries: number): number => Math.min(...Array.from({ length: tries }, () => timed(rounds)));

/** So much work as takes about WORK_MS when nothing is in the way; how much is no matter, so a quick guess will do. */
function calibrate(): number {
  const guess = 100_000;
  return Math.max(1, Math.round((guess * WORK_MS) / shortest(guess, 8)));
}

const rounds = calibrate();
let calmWorkMs = shortest(rounds, 5);
let calmPauseMs = Number.POSITIVE_INFINITY;
parentPort?.postMessage('ready');

const micro = (milliseconds: number): bigint => BigInt(Math.round(milliseconds * 1_000));
while (Atomics.load(stop, 0) === 0) {
  const start = performance.now();
  Atomics.wait(stop, 0, 0, PAUSE_MS);
  const pauseMs = performance.now() - start;
  const workMs = timed(rounds);
  calmWorkMs = Math.min(calmWorkMs, workMs);
  calmPauseMs = Math.min(calmPauseMs, Math.max(pauseMs, PAUSE_MS));
  Atomics.add(totals, 0, micro(workMs));
  Atomics.add(totals, 1, micro(calmWorkMs));
  Atomics.add(totals, 2, micro(pauseMs));
  Atomics.add(totals, 3, micro(Math.min(calmPauseMs, pauseMs)));
}
