import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayOf } from '../../report/rollout/rollout.fixture.ts';
import { acquireLock, type LockOptions } from '../../disk/process-lock.ts';
import { readUnits } from './measurements-folder.ts';
import { addMeasurement } from './measurements-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sor-pilot-measurements-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const holder: LockOptions = { pid: process.pid, startedAt: new Date(0), isAlive: () => true };
const add = (day: string, state = readUnits(folder)) =>
  addMeasurement(folder, { day: dayOf(day, {}), units: [], carriesLevels: true, changes: [] }, { holder, state });
const days = () => readdirSync(join(folder, 'days'));
const SP4072: unknown = expect.objectContaining({ code: 'SP4072' });

describe('a measurement', () => {
  it('is refused when another was kept while it was made, so that nothing is told twice', () => {
    add('2026-11-30');
    const seen = readUnits(folder);
    add('2026-12-01');
    expect(() => add('2026-12-02', seen)).toThrow(SP4072);
    expect(days()).toEqual(['2026-11-30.json', '2026-12-01.json']);
    add('2026-12-02');
    expect(days()).toHaveLength(3);
  });

  it('is refused while another is being kept', () => {
    acquireLock({ folder: join(folder, '.locks'), name: 'measure' }, holder, (by) => new Error(by));
    expect(() => add('2026-11-30')).toThrow(SP4072);
  });

  it('says that it cannot be written where it cannot be locked', () => {
    writeFileSync(join(folder, '.locks'), '');
    expect(() => add('2026-11-30')).toThrow(SP4072);
  });
});
