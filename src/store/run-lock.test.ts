import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatPilotError, type PilotError } from '../model/pilot-error.ts';
import { isProcessAlive } from '../disk/process-liveness.ts';
import type { LockOptions } from '../disk/process-lock.ts';
import { acquireRegionLock } from './run-lock.ts';

let results: string;
beforeEach(() => {
  results = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(results, { recursive: true, force: true }));

const me: LockOptions = { pid: 4711, startedAt: new Date('2026-11-23T06:30:00Z'), host: 'her', isAlive: () => true };
const take = (options: Partial<LockOptions> = {}, region = 'nordjylland'): ReturnType<typeof acquireRegionLock> =>
  acquireRegionLock(results, { environment: 'oevelse', region }, { ...me, ...options });

function refused(options: Partial<LockOptions> = {}): PilotError {
  try {
    take(options);
  } catch (error) {
    return error as PilotError;
  }
  throw new Error('låsen blev givet');
}

describe('the lock on a region', () => {
  it('goes to one living process at a time, and says who has it', () => {
    take();
    expect(formatPilotError(refused({ pid: 4712 }))).toMatchInlineSnapshot(`
      "SP4004 Regionen er ved at blive afprøvet
        Sted:      region nordjylland i miljøet oevelse
        Fundet:    regionen er optaget: proces 4711 på her (startet 2026-11-23T06:30:00.000Z)
        Forventet: at kun én kørsel ad gangen afprøver en region i et miljø
        Løsning:   Vent, til den anden kørsel er slut. Er du sikker på, at den ikke kører mere, så slet filerne i results/.locks.
        Læs mere:  docs/fejl/sp4004.mdx"
    `);
  });

  it('is given again once released, and another region is free meanwhile', () => {
    const first = take();
    take({}, 'sjaelland');
    first.release();
    take({ pid: 4712 });
    expect(refused({ pid: 4713 }).code).toBe('SP4004');
  });

  it('is taken over from a dead process, but only with proof', () => {
    take();
    expect(refused({ isAlive: () => true }).code).toBe('SP4004');
    expect(refused({ isAlive: () => false, host: 'en anden maskine' }).code).toBe('SP4004');
    const taken = take({ pid: 4712, isAlive: ({ pid }) => pid !== 4711 });
    expect(refused({ isAlive: ({ pid }) => pid !== 4711 }).code).toBe('SP4004');
    taken.release();
    take();
  });

  it('counts as taken when it cannot be read', () => {
    take().release();
    writeFileSync(join(results, '.locks', 'oevelse.nordjylland.7.lock'), '');
    expect(refused().seen).toContain('kan ikke læses');
  });

  it('leaves only the newest lock file', () => {
    for (let times = 0; times < 5; times += 1) take().release();
    expect(readdirSync(join(results, '.locks'))).toEqual(['oevelse.nordjylland.5.lock']);
  });

  it('goes to exactly one of several processes that would take over at once', async () => {
    take({ isAlive: () => true });
    const code = `
      import { acquireRegionLock } from ${JSON.stringify(new URL('./run-lock.ts', import.meta.url).href)};
      process.on('message', () => {
        let won = true;
        try {
          acquireRegionLock(${JSON.stringify(results)}, { environment: 'oevelse', region: 'nordjylland' }, {
            pid: process.pid, startedAt: new Date(), host: 'her', isAlive: ({ pid }) => pid !== 4711,
          });
        } catch { won = false; }
        process.send(won, () => process.disconnect());
      });
      process.send('klar');`;
    const file = join(results, 'taker.ts');
    writeFileSync(file, code);
    const takers = Array.from({ length: 6 }, () => fork(file, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
    const next = (taker: (typeof takers)[number]): Promise<unknown> => new Promise((resolve) => taker.once('message', resolve));
    await Promise.all(takers.map(next));
    const answers = Promise.all(takers.map(next));
    for (const taker of takers) taker.send('tag');
    expect((await answers).filter((won) => won === true)).toHaveLength(1);
  }, 30_000);
});

describe('whether a process is alive', () => {
  const startedAt = new Date(Date.now() - process.uptime() * 1000).toISOString();

  it('is true of this one', () => {
    expect(isProcessAlive({ pid: process.pid, startedAt })).toBe(true);
  });

  it('is false of a number nobody has', () => {
    expect(isProcessAlive({ pid: 2 ** 30, startedAt })).toBe(false);
  });

  it.runIf(process.platform === 'linux')('is false of a new process with an old number', () => {
    expect(isProcessAlive({ pid: process.pid, startedAt: '2020-01-01T00:00:00.000Z' })).toBe(false);
  });
});
