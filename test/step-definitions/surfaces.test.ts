import { describe, expect, it } from 'vitest';
import { Deviation, NotOffered, PreconditionError } from '../../src/model/faults.ts';
import { readReference, type Surface } from '../../step-definitions/support/surfaces.ts';

const failing =
  (faults: Partial<Readonly<Record<Surface, Error>>>) =>
  (surface: Surface): Promise<string> =>
    faults[surface] === undefined ? Promise.resolve(`læst fra ${surface}`) : Promise.reject(faults[surface]);

describe('the register that something is held against', () => {
  it('is XML version 3, or the complete CSV files where that is not offered, and says which', async () => {
    expect(await readReference('XML version 3', failing({}))).toEqual({
      surface: 'XML version 3',
      read: 'læst fra XML version 3',
    });
    expect(await readReference('XML version 3', failing({ 'XML version 3': new NotOffered('ikke endnu') }))).toEqual({
      surface: 'den komplette CSV-fil',
      read: 'læst fra den komplette CSV-fil',
    });
  });

  it('has no stand-in where XML version 3 is there and wrong, where access is missing, or where another place is asked for', async () => {
    const wrong = new Deviation('forkert');
    await expect(readReference('XML version 3', failing({ 'XML version 3': wrong }))).rejects.toBe(wrong);
    const refused = new PreconditionError('ingen adgang');
    await expect(readReference('XML version 3', failing({ 'XML version 3': refused }))).rejects.toBe(refused);
    const absent = new NotOffered('ikke endnu');
    await expect(readReference('XML version 2', failing({ 'XML version 2': absent }))).rejects.toBe(absent);
  });
});
