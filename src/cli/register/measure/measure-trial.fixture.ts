import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { RegisterContent, SorUnit } from '../../../sor/unit.ts';
import { writeSorEntityCsv } from '../../../sor/formats/csv/write.ts';
import { testRegister } from '../../../sor/test-register.fixture.ts';
import { inProcess } from '../../in-process.fixture.ts';

/** A small register whose hospital units all have their level. */
export const content = testRegister();
/** Whether it is a unit under a hospital, which has a level. */
export const isLeaf = ({ sorType, organisationalLevel }: SorUnit): boolean =>
  sorType === 'OE' && organisationalLevel !== undefined;
const withoutLevel = (unit: SorUnit): SorUnit =>
  Object.fromEntries(Object.entries(unit).filter(([name]) => name !== 'organisationalLevel')) as unknown as SorUnit;
/** So many of the units that have a level without one. */
export const lacking = (count: number): RegisterContent => {
  let left = count;
  const units = content.units.map((unit) => {
    if (!isLeaf(unit) || left === 0) return unit;
    left -= 1;
    return withoutLevel(unit);
  });
  return { ...content, units };
};
/** A file of a day, as it lies there after it was fetched in the night. */

/** A folder of its own for each test, and the command with its measurements kept there. */
export function measureTrial() {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sor-pilot-measure-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  return {
    /** A path in the folder. */
    path: (...names: readonly string[]): string => join(folder, ...names),
    /** A file of a day, as it lies there after it was fetched in the night. */
    csv: (name: string, day: string, register: RegisterContent): string => {
      const file = join(folder, name);
      writeFileSync(file, [...writeSorEntityCsv(register, { daily: false, date: day })].join(''));
      const fetched = new Date(`${day}T03:00:00+01:00`);
      utimesSync(file, fetched, fetched);
      return file;
    },
    measure: (...args: readonly string[]) => inProcess('register', 'measure', ...args, '--measurements', join(folder, 'målt')),
  };
}
