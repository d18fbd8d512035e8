import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Look } from '../model/look.ts';
import type { PilotError } from '../model/pilot-error.ts';
import { keepLook, readLooks } from './look-file.ts';

const PLACE = { environment: 'test1', region: 'midtjylland' };
const at = (moment: string): Look => ({ at: moment, interfaces: [{ interface: 'fhir', failed: [] }] });
const OCTOBER = at('2026-10-31T23:00:00.000Z');
const NOVEMBER = at('2026-11-01T00:00:00.000Z');

let results: string;
beforeEach(() => (results = mkdtempSync(join(tmpdir(), 'looks-'))));
afterEach(() => rmSync(results, { recursive: true, force: true }));

const read = (from: string) => {
  const problems: PilotError[] = [];
  return { looks: readLooks(results, { ...PLACE, from: new Date(from) }, problems), codes: problems.map(({ code }) => code) };
};

describe('looks at a region', () => {
  it('are read again in order, across months, from the moment asked for', () => {
    for (const look of [NOVEMBER, OCTOBER]) keepLook(results, PLACE, look);
    expect(read('2026-10-01')).toEqual({ looks: [OCTOBER, NOVEMBER], codes: [] });
    expect(read('2026-11-01')).toEqual({ looks: [NOVEMBER], codes: [] });
  });

  it('are none where nobody has looked, and of other regions never', () => {
    keepLook(results, { ...PLACE, region: 'sjaelland' }, OCTOBER);
    expect(read('2026-10-01')).toEqual({ looks: [], codes: [] });
  });

  it('are given although a line among them is damaged, which is told', () => {
    keepLook(results, PLACE, OCTOBER);
    const file = join(results, '.looks/test1/midtjylland/2026-10.ndjson');
    appendFileSync(file, '{"at":"i går"}\nikke json\n');
    keepLook(results, PLACE, { ...OCTOBER, at: '2026-10-31T23:30:00.000Z' });
    expect(read('2026-10-01').looks).toHaveLength(2);
    expect(read('2026-10-01').codes).toEqual(['SP4002', 'SP4002']);
  });

  it('cannot be kept under a name that leads elsewhere, or on a disk that cannot be written', () => {
    expect(() => keepLook(results, { ...PLACE, region: '..' }, OCTOBER)).toThrow('SP4006');
    writeFileSync(join(results, '.looks'), '');
    expect(() => keepLook(results, PLACE, OCTOBER)).toThrow('SP4003');
  });
});
