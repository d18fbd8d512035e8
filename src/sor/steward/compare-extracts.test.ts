import { describe, expect, it } from 'vitest';
import { recordsOf } from '../rules/records.ts';
import { REGISTER_RULES } from '../rules/register-rules.ts';
import { tryRules } from '../rules/try-rules.ts';
import { findTestUnits } from '../synthetic/test-units.ts';
import { TEST_CONTEXT, TEST_DATE, testRegister, withoutField, withUnit } from '../test-register.fixture.ts';
import type { RegisterContent } from '../unit.ts';
import { compareExtracts } from './compare-extracts.ts';

const content = testRegister();
const units = findTestUnits(content, 'Region Nordjylland', TEST_DATE);
const tried = (one: RegisterContent) => ({
  content: one,
  trials: tryRules(recordsOf(one), REGISTER_RULES, { ...TEST_CONTEXT, kept: Infinity }),
  onDate: TEST_DATE,
});
const compare = (before: RegisterContent, after: RegisterContent) => compareExtracts(tried(before), tried(after), []);
const without = (one: RegisterContent, id: string): RegisterContent => ({
  ...one,
  units: one.units.filter(({ sorIdentifier }) => sorIdentifier !== id),
});
const unitOf = (id: string) => content.units.find(({ sorIdentifier }) => sorIdentifier === id)!;

describe('two extracts', () => {
  it('that are alike have nothing new, and all findings stand', () => {
    const broken = withUnit(content, units.afsnit, { entityName: '' });
    expect(compare(content, content)).toMatchObject({ units: [], findings: [], standing: 0, withdrawn: 0 });
    expect(compare(broken, broken)).toMatchObject({ units: [], findings: [], standing: 1 });
  });

  it.each([
    ['renamed', withUnit(content, units.afsnit, { entityName: 'Nyt navn' }), [unitOf(units.afsnit).entityName, 'Nyt navn']],
    [
      'level',
      withUnit(content, units.afsnit, { organisationalLevel: { code: '1', name: 'Andet' } }),
      [`${unitOf(units.afsnit).organisationalLevel!.name}, ${unitOf(units.afsnit).organisationalLevel!.code}`, 'Andet, 1'],
    ],
    [
      'closed',
      withUnit(content, units.afsnit, { status: { ...unitOf(units.afsnit).status, toDate: '2026-01-01' } }),
      [unitOf(units.afsnit).entityName, '2026-01-01'],
    ],
    ['gone', without(content, units.afsnit), [unitOf(units.afsnit).entityName, '']],
  ] as const)('tell of a unit that is %s, with what was and what is', (kind, after, [was, is]) => {
    const changes = compare(content, after).units.filter(({ unit }) => unit.sorIdentifier === units.afsnit);
    expect(changes).toEqual([expect.objectContaining({ kind, before: was, after: is })]);
  });

  it('tell of a unit that opened, and of one that lies elsewhere', () => {
    expect(compare(without(content, units.afsnit), content).units.map(({ kind, unit }) => [kind, unit.sorIdentifier])).toEqual([
      ['opened', units.afsnit],
    ]);
    const moved = compare(content, withUnit(content, units.afsnit, { parentSorIdentifier: units.center })).units;
    expect(moved).toEqual([
      expect.objectContaining({ kind: 'moved', after: `${unitOf(units.center).entityName}, ${units.center}` }),
    ]);
  });

  it('tell new findings and mended ones apart, and count the findings of units that left the file as neither', () => {
    const broken = withUnit(content, units.afsnit, { entityName: '' });
    const kinds = (a: RegisterContent, b: RegisterContent) =>
      compare(a, b).findings.map(({ kind, finding }) => [kind, finding.rule.id]);
    expect(kinds(content, broken)).toEqual([['new', 'sor-navn-laengde']]);
    expect(kinds(broken, content)).toEqual([['mended', 'sor-navn-laengde']]);
    expect(compare(broken, without(broken, units.afsnit))).toMatchObject({ withdrawn: 1, standing: 0 });
  });

  it('never take a rule that could not be tried on one of them for mended', () => {
    const wrong = withUnit(content, units.afsnit, { organisationalLevel: { code: '1', name: '' } });
    const bare = withoutField(content, 'organisationalLevel');
    const found = compare(wrong, bare);
    expect(found.findings.filter(({ finding }) => finding.rule.id === 'id27-to-felter')).toEqual([]);
    expect(found.incomparable.map(({ id }) => id)).toContain('id27-to-felter');
  });
});
