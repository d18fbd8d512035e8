import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region } from '../../model/config/region.ts';
import { MERGER_ROLES, TEST_UNIT_ROLES } from '../../model/test-roles.ts';
import { parseCvr } from '../identifiers/cvr.ts';
import { parseGln } from '../identifiers/gln.ts';
import { parseSorCode, runningNumberOf } from '../identifiers/sor-code.ts';
import { TEST_DATE, TEST_LEVELS, TEST_REGIONS, testRegister } from '../test-register.fixture.ts';
import type { RegisterContent, SorUnit } from '../unit.ts';
import { validityOn } from '../validity.ts';
import { createSyntheticRegister } from './create-synthetic-register.ts';
import { seriesOf, seriesOfCode } from './series.ts';
import { findTestUnits } from './test-units.ts';

const options = { seed: 27, snapshotDate: TEST_DATE, regions: TEST_REGIONS, levels: TEST_LEVELS, unitsPerRegion: 100 };

/** What one series holds of a register, as bytes; undefined for what lies outside regions. */
function partOf(content: RegisterContent, series: number | undefined): string {
  const isOfSeries = ({ sorIdentifier }: { readonly sorIdentifier: string }): boolean => seriesOfCode(sorIdentifier) === series;
  return JSON.stringify([
    content.units.filter(isOfSeries),
    content.superseded?.filter(isOfSeries) ?? [],
    content.shakSorMap.filter(isOfSeries),
  ]);
}

const madeUp = (id: string, code?: string): Region => ({
  id,
  name: `Region ${id}`,
  shortName: id,
  ...(code === undefined ? {} : { code }),
  replaces: [],
  sources: ['EER-TERM'],
});

describe('the synthetic register', () => {
  it.each([100, 101, 102, 500, 1999])('has exactly %i units in each region, each with a code of its own', (unitsPerRegion) => {
    const { units } = createSyntheticRegister({ ...options, unitsPerRegion });
    expect(new Set(units.map(({ sorIdentifier }) => sorIdentifier)).size).toBe(units.length);
    const sizes = Map.groupBy(units, ({ sorIdentifier }) => seriesOfCode(sorIdentifier));
    for (const region of TEST_REGIONS) {
      expect([region.id, sizes.get(seriesOf(region))?.length]).toEqual([
        region.id,
        region.replaces.length > 0 ? 1 : unitsPerRegion,
      ]);
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(createSyntheticRegister(options)).toEqual(createSyntheticRegister(options));
    expect(createSyntheticRegister({ ...options, seed: 1 }).units).not.toEqual(createSyntheticRegister(options).units);
  });

  it('gives a region the same units whichever other regions there are, in whatever order', () => {
    // The three regions of a merger close and name one another, so they come and go together.
    const [north, middle, south, ...merger] = TEST_REGIONS as [Region, Region, Region, ...Region[]];
    const groups = [[north], [middle], [south], merger, [madeUp('bornholm', '1086')], [madeUp('atlantis')]];
    const whole = new Map(
      groups.flatMap((group) => {
        const alone = createSyntheticRegister({ ...options, regions: group });
        return group.map((region) => [region.id, partOf(alone, seriesOf(region))] as const);
      }),
    );
    const outside = partOf(createSyntheticRegister(options), undefined);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(groups, { minLength: 1 }).chain((some) => fc.tuple(...shuffles(some))),
        (picked) => {
          const regions = picked.flat();
          const content = createSyntheticRegister({ ...options, regions });
          for (const region of regions) expect(partOf(content, seriesOf(region))).toBe(whole.get(region.id));
          expect(partOf(content, undefined)).toBe(outside);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('changes no unit of a region when a region is added, also after the merger', () => {
    for (const snapshotDate of [TEST_DATE, '2027-03-01']) {
      const before = createSyntheticRegister({ ...options, snapshotDate });
      for (const added of [madeUp('bornholm', '1086'), madeUp('atlantis')]) {
        const after = createSyntheticRegister({ ...options, snapshotDate, regions: [added, ...TEST_REGIONS] });
        for (const region of TEST_REGIONS) expect(partOf(after, seriesOf(region))).toBe(partOf(before, seriesOf(region)));
        expect(Object.keys(findTestUnits(after, added.name, snapshotDate))).toEqual(TEST_UNIT_ROLES);
      }
    }
  });

  it('gives no two units a SHAK hospital, ydernummer, pharmacy number, location number or CVR number in common', () => {
    const regions = [...TEST_REGIONS, madeUp('bornholm', '1086'), madeUp('atlantis'), madeUp('last', '1099')];
    for (const unitsPerRegion of [100, 500, 3000]) {
      const { units } = createSyntheticRegister({ ...options, regions, unitsPerRegion });
      const numbers: readonly ((unit: SorUnit) => string | undefined)[] = [
        ({ sorType, shakIdentifier }) => (sorType === 'SI' ? shakIdentifier : undefined),
        ({ providerIdentifier }) => providerIdentifier,
        ({ pharmacyIdentifier }) => pharmacyIdentifier,
        ({ locationNumber }) => (locationNumber?.inherited === false ? locationNumber.eanLocationCode : undefined),
        ({ cvrNumberIdentifier }) => cvrNumberIdentifier,
      ];
      for (const number of numbers) {
        const given = units.flatMap((unit) => number(unit) ?? []);
        expect(given.length).toBeGreaterThanOrEqual(regions.length - 1);
        expect(new Set(given).size).toBe(given.length);
      }
      const hospitals = units.flatMap(({ sorType, shakIdentifier, entityName }) =>
        sorType === 'SI' && shakIdentifier ? entityName : [],
      );
      expect(new Set(hospitals).size).toBe(hospitals.length);
    }
  });

  it('refuses two regions that would share a series, and names both', () => {
    const regions = [madeUp('one', '1090'), madeUp('other', '1090')];
    expect(() => createSyntheticRegister({ ...options, regions })).toThrow(/Region one og Region other/);
  });

  it('uses running numbers the real register does not, and valid codes throughout', () => {
    for (const unit of testRegister().units) {
      const parsed = parseSorCode(unit.sorIdentifier);
      expect(parsed.ok && runningNumberOf(parsed.value)).toBeGreaterThan(90_000_000);
      if (unit.locationNumber?.inherited === false) expect(parseGln(unit.locationNumber.eanLocationCode).ok).toBe(true);
      if (unit.cvrNumberIdentifier !== undefined) expect(parseCvr(unit.cvrNumberIdentifier).ok).toBe(true);
    }
  });

  it('moves dates and parents with the day, but never a code or a name', () => {
    const key = (date: string): string[] =>
      testRegister(date)
        .units.map((unit) => `${unit.sorIdentifier} ${unit.entityName} ${unit.shakIdentifier ?? ''}`)
        .toSorted();
    expect(key('2027-03-01')).toEqual(key('2025-01-15'));
  });

  it('has open, closed and coming units, and puts parents before children', () => {
    const { units } = testRegister();
    expect(new Set(units.map(({ status }) => validityOn(status, TEST_DATE)))).toEqual(new Set(['open', 'closed', 'future']));
    const seen = new Set<string>();
    for (const unit of units) {
      if (unit.parentSorIdentifier !== undefined) expect(seen.has(unit.parentSorIdentifier)).toBe(true);
      seen.add(unit.sorIdentifier);
    }
  });

  it('has Region Østdanmark on its way before 2027 and lets it take over then', () => {
    const owners = (date: string) => {
      const { units } = testRegister(date);
      const byName = (name: string) => units.find(({ entityName, sorType }) => sorType === 'IE' && entityName === name)!;
      const east = byName('Region Østdanmark');
      const capital = byName('Region Hovedstaden');
      const below = (id: string) => units.filter(({ parentSorIdentifier }) => parentSorIdentifier === id).length;
      return {
        east: validityOn(east.status, date),
        capital: validityOn(capital.status, date),
        below: [below(east.sorIdentifier), below(capital.sorIdentifier)],
        linked: capital.replacedBy[0] === east.sorIdentifier && east.replaces.includes(capital.sorIdentifier),
      };
    };
    expect(owners('2026-12-31')).toEqual({ east: 'future', capital: 'open', below: [0, 2], linked: true });
    expect(owners('2027-01-01')).toEqual({ east: 'open', capital: 'closed', below: [4, 0], linked: true });
  });

  it('remembers who owned the hospitals up to the day before the merger', () => {
    expect(testRegister('2026-12-31').superseded).toBeUndefined();
    const { units, superseded = [] } = testRegister('2027-01-01');
    const newest = new Map(units.map((unit) => [unit.sorIdentifier, unit]));
    expect(superseded.length).toBeGreaterThan(0);
    for (const record of superseded) {
      const now = newest.get(record.sorIdentifier)!;
      expect(record.status.toDate).toBe('2026-12-31');
      expect(now.status).toMatchObject({ firstFromDate: record.status.firstFromDate, fromDate: '2027-01-01' });
      expect(newest.get(record.parentSorIdentifier!)!.replacedBy).toEqual([now.parentSorIdentifier]);
    }
  });

  it('has a unit for each role in each region, the same every day', () => {
    for (const { name } of TEST_REGIONS) {
      const before = findTestUnits(testRegister('2026-11-23'), name, '2026-11-23');
      const merged = ['Region Hovedstaden', 'Region Sjælland', 'Region Østdanmark'].includes(name);
      const roles = [...TEST_UNIT_ROLES, ...(merged ? MERGER_ROLES : [])];
      expect(Object.keys(before)).toEqual(roles);
      expect(new Set(Object.values(before)).size).toBe(roles.length);
      expect(findTestUnits(testRegister('2027-01-15'), name, '2027-01-15')).toEqual(before);
    }
    expect(findTestUnits(testRegister(), 'Region Østdanmark', TEST_DATE)).toEqual(
      findTestUnits(testRegister(), 'Region Hovedstaden', TEST_DATE),
    );
  });

  it('says what cannot be done', () => {
    expect(
      [
        () => createSyntheticRegister({ ...options, unitsPerRegion: 99 }),
        () => createSyntheticRegister({ ...options, snapshotDate: '2024-01-01' }),
        () => createSyntheticRegister({ ...options, regions: [] }),
        () => findTestUnits(testRegister(), 'Region Bornholm', TEST_DATE),
        () => findTestUnits(withoutPractices(testRegister()), 'Region Nordjylland', TEST_DATE),
      ].map((attempt) => {
        try {
          attempt();
          return 'lod sig gøre';
        } catch (error) {
          return String(error);
        }
      }),
    ).toMatchInlineSnapshot(`
      [
        "RangeError: Antallet af enheder i hver region er 99; det skal være et helt tal fra 100 til 40000",
        "RangeError: Øvelsesregistret kan tidligst laves for 2024-10-01, ikke for 2024-01-01",
        "RangeError: Øvelsesregistret kan ikke laves uden regioner",
        "RangeError: Registret har ingen institutionsejer med navnet “Region Bornholm”",
        "RangeError: Region Nordjylland har ingen enhed til rollen “praksis”",
      ]
    `);
  });

  // A second on a quiet machine; one that tried every pair of units would need hours.
  it('makes 200,000 units', { timeout: 120_000 }, () => {
    expect(createSyntheticRegister({ ...options, unitsPerRegion: 40_000 }).units.length).toBeGreaterThanOrEqual(200_000);
  });
});

/** Each of the lists, shuffled. */
function shuffles(groups: readonly Region[][]): fc.Arbitrary<Region[]>[] {
  return groups.map((group) => fc.shuffledSubarray(group, { minLength: group.length }));
}

function withoutPractices(content: RegisterContent): RegisterContent {
  return { ...content, units: content.units.filter(({ entityName }) => !entityName.startsWith('Lægehuset')) };
}
