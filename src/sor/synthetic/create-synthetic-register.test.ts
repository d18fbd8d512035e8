import { describe, expect, it } from 'vitest';
import { parseCvr } from '../identifiers/cvr.ts';
import { parseGln } from '../identifiers/gln.ts';
import { parseSorCode, runningNumberOf } from '../identifiers/sor-code.ts';
import { TEST_DATE, TEST_LEVELS, TEST_REGIONS, testRegister } from '../test-register.ts';
import { validityOn } from '../validity.ts';
import { createSyntheticRegister } from './create-synthetic-register.ts';
import { findTestUnits, MERGER_ROLES, TEST_UNIT_ROLES } from './test-units.ts';

const options = { seed: 27, snapshotDate: TEST_DATE, regions: TEST_REGIONS, levels: TEST_LEVELS };

describe('øvelsesregistret', () => {
  it.each([500, 501, 502, 2500, 9999])('har netop %i enheder, hver med sin egen kode', (unitCount) => {
    const { units } = createSyntheticRegister({ ...options, unitCount });
    expect(units).toHaveLength(unitCount);
    expect(new Set(units.map(({ sorIdentifier }) => sorIdentifier)).size).toBe(unitCount);
  });

  it('er det samme for samme frø og et andet for et andet', () => {
    expect(createSyntheticRegister(options)).toEqual(createSyntheticRegister(options));
    expect(createSyntheticRegister({ ...options, seed: 1 }).units).not.toEqual(createSyntheticRegister(options).units);
  });

  it('bruger løbenumre, det rigtige register ikke har, og gyldige koder hele vejen', () => {
    for (const unit of testRegister().units) {
      const parsed = parseSorCode(unit.sorIdentifier);
      expect(parsed.ok && runningNumberOf(parsed.value)).toBeGreaterThan(90_000_000);
      if (unit.locationNumber?.inherited === false) expect(parseGln(unit.locationNumber.eanLocationCode).ok).toBe(true);
      if (unit.cvrNumberIdentifier !== undefined) expect(parseCvr(unit.cvrNumberIdentifier).ok).toBe(true);
    }
  });

  it('flytter datoer og forældre med dagen, men aldrig en kode eller et navn', () => {
    const key = (date: string): string[] =>
      testRegister(date)
        .units.map((unit) => `${unit.sorIdentifier} ${unit.entityName} ${unit.shakIdentifier ?? ''}`)
        .toSorted();
    expect(key('2027-03-01')).toEqual(key('2025-01-15'));
  });

  it('har åbne, lukkede og kommende enheder og sætter forældre før børn', () => {
    const { units } = testRegister();
    expect(new Set(units.map(({ status }) => validityOn(status, TEST_DATE)))).toEqual(new Set(['open', 'closed', 'future']));
    const seen = new Set<string>();
    for (const unit of units) {
      if (unit.parentSorIdentifier !== undefined) expect(seen.has(unit.parentSorIdentifier)).toBe(true);
      seen.add(unit.sorIdentifier);
    }
  });

  it('lader Region Østdanmark være på vej før 2027 og overtage derefter', () => {
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

  it('husker, hvem der ejede hospitalerne til og med dagen før sammenlægningen', () => {
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

  it('har en enhed til hver rolle i hver region, den samme hver dag', () => {
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

  it('siger, hvad der ikke kan lade sig gøre', () => {
    expect(
      [
        () => createSyntheticRegister({ ...options, unitCount: 499 }),
        () => createSyntheticRegister({ ...options, snapshotDate: '2024-01-01' }),
        () => createSyntheticRegister({ ...options, regions: [] }),
        () => findTestUnits(testRegister(), 'Region Bornholm', TEST_DATE),
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
        "RangeError: Antallet af enheder er 499; det skal være et helt tal fra 500 til 200000",
        "RangeError: Øvelsesregistret kan tidligst laves for 2024-10-01, ikke for 2024-01-01",
        "RangeError: Øvelsesregistret kan ikke laves uden regioner",
        "RangeError: Registret har ingen institutionsejer med navnet “Region Bornholm”",
      ]
    `);
  });

  it('laver 200.000 enheder på få sekunder', { timeout: 20_000 }, () => {
    const started = performance.now();
    expect(createSyntheticRegister({ ...options, unitCount: 200_000 }).units).toHaveLength(200_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
