import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestFor, judgeResponseTimes, type ResponseTime, type TesterCost } from './response-time.ts';

const LIMIT_MS = 2_000;
const time = (tookMs: number, tester: Partial<TesterCost> = {}): ResponseTime => ({
  tookMs,
  tester: { eventLoopMs: 0, wakeMs: 0, starvedMs: 0, clockMs: 0, ...tester },
});
/** Twenty answers: the given ones, and quick ones for the rest. */
const twenty = (...slow: ResponseTime[]): ResponseTime[] => [
  ...slow,
  ...Array.from({ length: 20 - slow.length }, () => time(30)),
];

describe('measured times against the limit that was agreed', () => {
  it.each<[string, number, ResponseTime[], ReturnType<typeof judgeResponseTimes>]>([
    ['keep it when all are quick', 95, twenty(), { kind: 'kept', measuredMs: 30, netMs: 30 }],
    [
      'keep it when they take just so long',
      95,
      twenty(time(2_000), time(2_000)),
      { kind: 'kept', measuredMs: 2_000, netMs: 2_000 },
    ],
    ['keep it when one of twenty is slow', 95, twenty(time(9_000)), { kind: 'kept', measuredMs: 30, netMs: 30 }],
    [
      'exceed it when two of twenty are slow',
      95,
      twenty(time(9_000), time(2_001)),
      { kind: 'exceeded', measuredMs: 2_001, netMs: 2_001 },
    ],
    [
      'tell nothing of the region when the process was busy with something else',
      95,
      twenty(time(2_400, { eventLoopMs: 600 }), time(2_500, { eventLoopMs: 700 })),
      { kind: 'tester', measuredMs: 2_400, netMs: 1_800 },
    ],
    [
      'tell nothing of the region when the cores were taken',
      95,
      twenty(time(3_900, { starvedMs: 2_000 }), time(4_000, { starvedMs: 2_100 })),
      { kind: 'tester', measuredMs: 3_900, netMs: 1_900 },
    ],
    [
      'tell nothing of the region when the clock was set',
      95,
      twenty(time(7_000, { clockMs: 5_000 }), time(7_000, { clockMs: 5_000 })),
      { kind: 'tester', measuredMs: 7_000, netMs: 2_000 },
    ],
    [
      'tell nothing of the region when only one is slow beyond what the tester cost',
      95,
      twenty(time(9_000), time(2_400, { starvedMs: 500 })),
      { kind: 'tester', measuredMs: 2_400, netMs: 1_900 },
    ],
    [
      'exceed it when the region is slow beyond all that the tester may have cost',
      95,
      twenty(time(9_000, { starvedMs: 4_000, eventLoopMs: 300 }), time(8_000, { starvedMs: 4_000 })),
      { kind: 'exceeded', measuredMs: 8_000, netMs: 4_000 },
    ],
    [
      'never take less than no time, whatever the tester cost',
      95,
      twenty(time(2_400, { starvedMs: 2_000, eventLoopMs: 2_000 }), time(2_500, { starvedMs: 9_000 })),
      { kind: 'tester', measuredMs: 2_400, netMs: 30 },
    ],
    [
      'keep the median when one of three is slow',
      50,
      [time(9_000), time(10), time(20)],
      { kind: 'kept', measuredMs: 20, netMs: 20 },
    ],
    [
      'exceed the median when two of three are slow',
      50,
      [time(9_000), time(10), time(3_000)],
      { kind: 'exceeded', measuredMs: 3_000, netMs: 3_000 },
    ],
  ])('%s', (_what, percent, times, expected) => {
    expect(judgeResponseTimes({ limitMs: LIMIT_MS, percent, times })).toEqual(expected);
  });

  it('claim no percentile that is only the slowest of them', () => {
    expect([fewestFor(95), fewestFor(50), fewestFor(99)]).toEqual([20, 2, 100]);
    const times = twenty().slice(1);
    expect(() => judgeResponseTimes({ limitMs: LIMIT_MS, percent: 95, times })).toThrow('mindst 20 målinger, ikke 19');
    expect(() => judgeResponseTimes({ limitMs: LIMIT_MS, percent: 50, times: [time(9_000)] })).toThrow(RangeError);
  });

  const cost = fc.record({ eventLoopMs: fc.nat(5_000), wakeMs: fc.nat(500), starvedMs: fc.nat(5_000), clockMs: fc.nat(5_000) });
  const times = fc.array(fc.record({ tookMs: fc.nat(10_000), tester: cost }), { minLength: 20, maxLength: 40 });

  it('blame the region no sooner the more the tester may have cost', () => {
    fc.assert(
      fc.property(times, fc.nat(3_000), (measured, more) => {
        const worse = measured.map(({ tookMs, tester }) => ({
          tookMs,
          tester: { ...tester, starvedMs: tester.starvedMs + more },
        }));
        const before = judgeResponseTimes({ limitMs: LIMIT_MS, percent: 95, times: measured });
        const after = judgeResponseTimes({ limitMs: LIMIT_MS, percent: 95, times: worse });
        if (before.kind !== 'exceeded') expect(after.kind).toBe(before.kind);
      }),
    );
  });

  it('are judged by the clock alone when the tester cost nothing', () => {
    fc.assert(
      fc.property(times, (measured) => {
        const calm = measured.map(({ tookMs }) => time(tookMs));
        expect(judgeResponseTimes({ limitMs: LIMIT_MS, percent: 95, times: calm }).kind).not.toBe('tester');
      }),
    );
  });
});
