import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asChunks, testRegister } from '../../test-register.fixture.ts';
import { type PlainKey, UNIT_ELEMENTS } from '../../fields.ts';
import { PLAIN_KEYS } from '../../fields/carriers.ts';
import type { PostalAddress, RegisterContent, SorUnit } from '../../unit.ts';
import { readSorXml } from './read.ts';
import type { SorXmlVersion } from './schema.ts';
import { writeSorXml } from './write.ts';

const content = testRegister();

function without<T extends object>(value: T, ...keys: (keyof T)[]): T {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as keyof T))) as T;
}

/** The texts a unit carries as they stand that a version does not have. */
function laterThan(version: SorXmlVersion): readonly PlainKey[] {
  return PLAIN_KEYS.filter((key) => {
    const { xml } = UNIT_ELEMENTS[key];
    return xml !== 'structure' && (xml?.since ?? (xml === undefined ? Infinity : 1)) > version;
  });
}

/** What a version can carry of a unit: no region code of an address, the level from 3, and texts as the table has them. */
function carried(unit: SorUnit, version: SorXmlVersion): SorUnit {
  const kept = without(unit, ...(version === 3 ? [] : (['organisationalLevel'] as const)), ...laterThan(version));
  const addresses = (['postalAddress', 'visitingAddress', 'activityAddress'] as const).filter((key) => unit[key] !== undefined);
  return { ...kept, ...Object.fromEntries(addresses.map((key) => [key, without(unit[key] as PostalAddress, 'regionCode')])) };
}

async function read(register: RegisterContent, version: SorXmlVersion, size: number) {
  return readSorXml(asChunks(Array.from(writeSorXml(register, version)).join(''), size));
}

describe('SOR XML written and read', () => {
  it('has no CVR number in version 1, and every text in version 3', () => {
    expect(laterThan(1)).toContain('cvrNumberIdentifier');
    expect(laterThan(2)).not.toContain('cvrNumberIdentifier');
    expect(laterThan(3)).toEqual([]);
  });

  it.each([1, 2, 3] as const)('gives back the whole exercise register in version %i', async (version) => {
    const reading = await read(content, version, 4096);
    expect(reading).toMatchObject({ version, complete: true, problems: [] });
    expect(reading.content.units).toEqual(content.units.map((unit) => carried(unit, version)));
    expect(reading.content).toMatchObject({ snapshotDate: content.snapshotDate, createdAtTime: content.createdAtTime });
  });

  it('gives back any text, wherever the chunks are split', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'Æ', 'ø', '&', '<', '>', '"', "'", ']', '–', '𐍈', ';'),
      minLength: 1,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        fc.constantFrom(1, 2, 3 as const),
        fc.integer({ min: 1, max: 40 }),
        async (name, street, version, size) => {
          const unit = content.units[0]!;
          const changed = { ...unit, entityName: name, postalAddress: { ...unit.postalAddress!, streetName: street } };
          const reading = await read({ ...content, units: [changed] }, version, size);
          expect(reading.content.units).toEqual([carried(changed, version)]);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('says which units the document cannot hold', () => {
    const orphan = { ...content.units.at(-1)!, parentSorIdentifier: '11000016002' };
    const writer = writeSorXml({ ...content, units: [content.units[0]!, orphan] }, 3);
    let step = writer.next();
    while (step.done !== true) step = writer.next();
    expect(step.value).toEqual([orphan.sorIdentifier]);
  });
});
