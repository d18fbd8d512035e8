import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { availableParallelism } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { costBetween, type Look, type TesterWatch, watchTester } from './watch-tester.ts';

const before: Look = {
  monotonicMs: 1_000,
  clockMs: 5_000,
  activeMs: 100,
  work: { tookMs: 50, calmMs: 48 },
  pause: { tookMs: 500, calmMs: 490 },
};
/** Two seconds later, with ninety undisturbed pieces of work and pauses. */
const calm: Look = {
  monotonicMs: 3_000,
  clockMs: 7_000,
  activeMs: 120,
  work: { tookMs: 230, calmMs: 228 },
  pause: { tookMs: 2_300, calmMs: 2_290 },
};
const nothing = { eventLoopMs: 20, wakeMs: 0, starvedMs: 0, clockMs: 0 };

describe('what the tester may have cost between two looks', () => {
  it.each<[string, Partial<Look>, ReturnType<typeof costBetween>]>([
    ['is what the event loop did, on a calm machine', {}, nothing],
    ['is the share of a core that others took', { work: { tookMs: 410, calmMs: 228 } }, { ...nothing, starvedMs: 1_000 }],
    ['is how late the process may have been woken', { pause: { tookMs: 2_900, calmMs: 2_290 } }, { ...nothing, wakeMs: 500 }],
    ['leaves out that pieces of work differ a little', { work: { tookMs: 237, calmMs: 228 } }, nothing],
    [
      'is all of it when the probe never got to work',
      { work: before.work, pause: before.pause },
      { ...nothing, wakeMs: 2_000, starvedMs: 2_000 },
    ],
    ['is how far the clock was set forward', { clockMs: 12_000 }, { ...nothing, clockMs: 5_000 }],
    ['is how far the clock was set back', { clockMs: 4_000 }, { ...nothing, clockMs: 3_000 }],
    ['leaves out a clock that is kept in step', { clockMs: 7_020 }, nothing],
  ])('%s', (_what, after, expected) => {
    expect(costBetween(before, { ...calm, ...after })).toEqual(expected);
  });

  it('is nothing for an answer that came before the probe could work', () => {
    const { wakeMs, starvedMs } = costBetween(before, { ...before, monotonicMs: 1_005, clockMs: 5_005 });
    expect([wakeMs, starvedMs]).toEqual([0, 0]);
  });
});

describe('the watch', () => {
  let watch: TesterWatch | undefined;
  afterEach(() => watch?.close());

  it('sees that this process was busy itself', async () => {
    watch = await watchTester();
    const { value, cost } = await watch.during(async () => {
      await setTimeout(10);
      const until = performance.now() + 200;
      while (performance.now() < until);
      await setTimeout(10);
      return 'answer';
    });
    expect(value).toBe('answer');
    expect(cost.eventLoopMs).toBeGreaterThan(150);
  });

  it('sees that other programs hold the cores', async () => {
    watch = await watchTester();
    const hogs = Array.from({ length: 2 * availableParallelism() }, () => new Worker('for (;;);', { eval: true }));
    try {
      await setTimeout(200);
      // How soon a thread that mostly sleeps gets a core is the scheduler's choice: 155 ms of one second were seen. On a
      // calm machine every second counts as nothing, so that ten of them never come this far.
      let lostMs = 0;
      for (let second = 0; second < 10 && lostMs <= 200; second += 1) {
        const { cost } = await watch.during(() => setTimeout(1_000));
        lostMs += cost.starvedMs + cost.wakeMs;
      }
      expect(lostMs).toBeGreaterThan(200);
    } finally {
      await Promise.all(hogs.map((hog) => hog.terminate()));
    }
  });

  it('passes on why something could not be done', async () => {
    watch = await watchTester();
    await expect(watch.during(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  });
});
