import type { Region } from '../model/config/region.ts';
import type { RuleContext } from './rules/levels.ts';
import { createSyntheticRegister } from './synthetic/create-synthetic-register.ts';
import type { SyntheticLevel } from './synthetic/options.ts';
import type { RegisterContent, SorUnit } from './unit.ts';

/** What the tests of this room share: regions, exercise levels and registers made from them. */
const region = (id: string, name: string, code: string): Region => ({
  id,
  name,
  shortName: name.replace('Region ', ''),
  code,
  replaces: [],
  sources: ['EER-TERM'],
});

/** The regions of today and the one that takes over two of them. */
export const TEST_REGIONS: readonly Region[] = [
  region('nordjylland', 'Region Nordjylland', '1081'),
  region('midtjylland', 'Region Midtjylland', '1082'),
  region('syddanmark', 'Region Syddanmark', '1083'),
  { ...region('hovedstaden', 'Region Hovedstaden', '1084'), validTo: '2026-12-31' },
  { ...region('sjaelland', 'Region Sjælland', '1085'), validTo: '2026-12-31' },
  {
    id: 'oestdanmark',
    name: 'Region Østdanmark',
    shortName: 'Østdanmark',
    validFrom: '2027-01-01',
    replaces: ['hovedstaden', 'sjaelland'],
    sources: ['OVGL'],
  },
];

/** Exercise codes, never official. */
export const TEST_LEVELS: readonly SyntheticLevel[] = [
  { name: 'Hospital', code: '270019999999104', position: 1, shakLength: 4 },
  { name: 'Hospitalsområde', code: '270029999999106', position: 2 },
  { name: 'Center', code: '270039999999108', position: 3 },
  { name: 'Overafdeling', code: '270049999999103', position: 4 },
  { name: 'Afdeling', code: '270059999999100', position: 5, shakLength: 6 },
  { name: 'Afsnit', code: '270069999999102', position: 6, shakLength: 7 },
];

/** The day tests are held on; before the merger. */
export const TEST_DATE = '2026-11-23';

/** What rules are tried by in tests: the day, and the exercise's levels. */
export const TEST_CONTEXT: RuleContext = {
  onDate: TEST_DATE,
  levels: TEST_LEVELS.map(({ name, code, position, shakLength }) => ({ name, code, position, shakLength })),
};

/** A small synthetic register for a day. */
export function testRegister(snapshotDate: string = TEST_DATE, unitsPerRegion = 100): RegisterContent {
  return createSyntheticRegister({ seed: 27, unitsPerRegion, snapshotDate, regions: TEST_REGIONS, levels: TEST_LEVELS });
}

/** The register with one unit changed; fields given as undefined are taken away. */
export function withUnit(
  content: RegisterContent,
  sorIdentifier: string,
  change: { [K in keyof SorUnit]?: SorUnit[K] | undefined },
): RegisterContent {
  const units = content.units.map((unit) => {
    if (unit.sorIdentifier !== sorIdentifier) return unit;
    return Object.fromEntries(
      Object.entries({ ...unit, ...change }).filter(([, value]) => value !== undefined),
    ) as unknown as SorUnit;
  });
  return { ...content, units };
}

/** The register with one field taken away from every unit. */
export function withoutField(content: RegisterContent, field: keyof SorUnit): RegisterContent {
  const units = content.units.map(
    (unit) => Object.fromEntries(Object.entries(unit).filter(([name]) => name !== field)) as unknown as SorUnit,
  );
  return { ...content, units };
}

/** Texts as the bytes a reader is given, in pieces of the given size. */
export async function* asChunks(text: string | Uint8Array, size = 64): AsyncGenerator<Uint8Array, void> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
