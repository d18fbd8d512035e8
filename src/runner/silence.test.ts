import { describe, expect, it } from 'vitest';
import { judgeSilence, mostResidentMiB, type ProcessUsage, readUsage, type Silence } from './silence.ts';

const usage = (cpuMs: number, extra: Partial<ProcessUsage> = {}): ProcessUsage => ({
  cpuMs,
  residentMiB: 80,
  runnable: true,
  ...extra,
});
const silence = (extra: Partial<Silence>): Silence => ({
  silentMs: 1_600,
  hangMs: 1_500,
  memoryMiB: 256,
  atSign: usage(300),
  before: usage(1_700),
  now: usage(1_900),
  ...extra,
});

describe('a process that has not been heard from', () => {
  it.each<[string, Partial<Silence>, ReturnType<typeof judgeSilence>]>([
    ['is let be within the limit, whatever it has used', { silentMs: 1_400 }, 'wait'],
    ['hangs when it had the limit of processor time and said nothing', {}, 'hang'],
    ['is waited for while a busy machine keeps it from its processor time', { now: usage(900) }, 'wait'],
    ['is waited for while it starts on a busy machine', { atSign: undefined, before: undefined, now: usage(200) }, 'wait'],
    ['hangs when it sleeps and uses nothing', { before: usage(320), now: usage(320, { runnable: false }) }, 'hang'],
    [
      'is waited for when it sleeps a moment in the midst of work',
      { before: usage(300), now: usage(320, { runnable: false }) },
      'wait',
    ],
    ['is full when it used its time with its memory full', { now: usage(1_900, { residentMiB: 280 }) }, 'memory'],
    ['hangs when it sleeps, full or not', { before: usage(320), now: usage(320, { runnable: false, residentMiB: 300 }) }, 'hang'],
    ['is given up in the end, however little it was let run', { silentMs: 30_000, now: usage(400) }, 'hang'],
    ['hangs by the clock alone where the system does not tell', { atSign: undefined, before: undefined, now: undefined }, 'hang'],
  ])('%s', (_what, extra, expected) => {
    expect(judgeSilence(silence(extra))).toBe(expected);
  });

  it.runIf(process.platform === 'linux')('can be asked what it has used, while it is there', () => {
    const own = readUsage(process.pid);
    expect(own?.cpuMs).toBeGreaterThan(0);
    expect(own?.residentMiB).toBeGreaterThan(10);
    expect(readUsage(2 ** 30)).toBeUndefined();
  });
});

it('lets a process hold more than its heap may be, and not without end', () => {
  for (const memoryMiB of [64, 512, 2_048]) {
    expect(mostResidentMiB(memoryMiB)).toBeGreaterThan(memoryMiB + 200);
    expect(mostResidentMiB(memoryMiB)).toBeLessThan(2 * memoryMiB + 300);
  }
});
