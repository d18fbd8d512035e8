import { describe, expect, it } from 'vitest';
import { recordsOf } from '../rules/records.ts';
import { REGISTER_RULES } from '../rules/register-rules.ts';
import { tryRules } from '../rules/try-rules.ts';
import { findTestUnits } from '../synthetic/test-units.ts';
import { TEST_CONTEXT, TEST_DATE, testRegister, withUnit } from '../test-register.fixture.ts';
import type { RegisterContent } from '../unit.ts';
import { codesBelow, FINDING_GROUPS, groupFindings, placeFindings, placesIn } from './placed-finding.ts';

const content = testRegister();
const units = findTestUnits(content, 'Region Nordjylland', TEST_DATE);
const REGIONS = [{ name: 'Region Nordjylland', code: '1081' }, { name: 'Region Sjælland' }];
const place = (changed: RegisterContent, code: string | undefined) => placesIn(changed, REGIONS)(code);

const changed = withUnit(withUnit(content, units.afsnit, { entityName: '' }), units.afdeling, { shakIdentifier: '999901' });
const trials = tryRules(
  recordsOf(changed, ({ sorIdentifier }) => `linje ${sorIdentifier.slice(0, 6)}`),
  REGISTER_RULES,
  {
    ...TEST_CONTEXT,
    kept: Infinity,
  },
);
const found = placeFindings(trials, changed, REGIONS);

describe('where a unit lies', () => {
  it('is told by its owner, its institution and the hospital that is', () => {
    const unit = place(content, units.afsnit);
    expect(unit).toMatchObject({
      sorType: 'OE',
      owner: { name: 'Region Nordjylland' },
      region: { name: 'Region Nordjylland', by: 'owner' },
    });
    expect(unit?.hospital).toEqual(unit?.institution);
    expect(unit?.hospital?.sorIdentifier).toBe(units.hospital);
  });

  it('is a region by its owner’s name, else by the region code its address states, and else of none', () => {
    const owner = place(content, units.afsnit)!.owner!.sorIdentifier;
    const renamed = withUnit(content, owner, { entityName: 'Fonden Prøve' });
    const address = content.units.find(({ postalAddress }) => postalAddress !== undefined)!.postalAddress!;
    const coded = (regionCode: string) => withUnit(renamed, units.afsnit, { postalAddress: { ...address, regionCode } });
    expect(place(coded('1081'), units.afsnit)?.region).toEqual({ name: 'Region Nordjylland', by: 'column' });
    expect(place(coded('1099'), units.afsnit)?.region).toBeUndefined();
    expect(place(coded('1081'), units.hospital)?.region?.by).not.toBe('owner');
  });

  it('is not told of a code no unit has', () => {
    expect(place(content, '12345')).toBeUndefined();
    expect(place(content, undefined)).toBeUndefined();
  });
});

describe('the findings of a register', () => {
  it('are all there, those of confirmed rules first, each with its line and its unit', () => {
    expect(found).toHaveLength(trials.reduce((sum, trial) => sum + (trial.state === 'untried' ? 0 : trial.total), 0));
    const statuses = found.map(({ rule }) => rule.status);
    expect(statuses).toEqual([...statuses].sort((a, b) => (a === b ? 0 : a === 'confirmed' ? -1 : 1)));
    expect(found[0]).toMatchObject({ sorIdentifier: units.afsnit, at: `linje ${units.afsnit.slice(0, 6)}`, unit: { name: '' } });
  });

  it('are gathered without losing or doubling one', () => {
    for (const by of FINDING_GROUPS) {
      const groups = groupFindings(found, by);
      expect(groups.flatMap(({ findings }) => findings).toSorted()).toEqual(found.toSorted());
    }
    expect(groupFindings(found, 'region').map(({ name }) => name)).toEqual(['Region Nordjylland']);
  });

  it('can be those of a hospital and below, by its code or its whole name in any case', () => {
    const { name } = place(changed, units.hospital)!;
    const below = codesBelow(changed, units.hospital)!;
    expect(below.has(units.afsnit)).toBe(true);
    expect(codesBelow(changed, name.toUpperCase())).toEqual(below);
    expect(codesBelow(changed, name.slice(0, -1))).toBeUndefined();
  });
});
