import { describe, expect, it } from 'vitest';
import { TEST_CONTEXT, withoutField } from '../test-register.fixture.ts';
import type { RegisterContent } from '../unit.ts';
import { BROKEN, content, tried } from './broken-registers.fixture.ts';
import { recordsOf, recordsShown, type RuleRecords } from './records.ts';
import { ruleOf } from './register-rules.ts';
import { tryRules } from './try-rules.ts';

describe('a rule that cannot be tried', () => {
  it.each<[string, string, RegisterContent]>([
    ['sor-foraelder-findes', 'parents', { ...content, absentFields: ['parentSorIdentifier'] }],
    ['id27-uden-for-hospital', 'types', { ...content, absentFields: ['entityTypeCode'] }],
    ['sor-shak-form', 'shak', { ...content, absentFields: ['shakIdentifier'] }],
    ['id27-to-felter', 'levels', withoutField(content, 'organisationalLevel')],
    ['id27-klassifikation', 'levelClassification', { ...content, classifications: [] }],
    ['sor-speciale-gyldigt', 'specialityClassification', { ...content, classifications: [] }],
    ['sor-shak-i-kort', 'shakSorMap', { ...content, shakSorMap: [] }],
    [
      'sor-adresse-findes',
      'addresses',
      { ...content, absentFields: ['postalStreet', 'postalBuilding', 'postalPostCode', 'postalDistrict'] },
    ],
  ])('%s says that it lacks %s', (rule, lacks, changed) => {
    expect(tried(changed, rule)).toMatchObject({ state: 'untried', lacks });
  });

  it('says so when there was nothing to look at', () => {
    const none = { ...content, units: content.units.filter(({ sorType }) => sorType === 'IE') };
    expect(tried(none, 'id27-hospital-niveau')).toMatchObject({ state: 'untried', lacks: 'levels' });
    expect(tried({ ...content, units: [] }, 'sor-navn-laengde')).toMatchObject({ state: 'untried', lacks: undefined });
  });
});

describe('a register read whole and the same units as an interface shows them', () => {
  const shown = (changed: RegisterContent): RuleRecords => {
    const { units: records, ...tables } = recordsOf(changed);
    const bare = records.map(({ replaces, replacedBy, postalAddress, locationNumber, specialities, ...view }, at) => {
      expect([replaces, replacedBy, specialities].every(Array.isArray)).toBe(true);
      expect([postalAddress, locationNumber]).toHaveLength(2);
      return { ...view, place: `linje ${at + 2}` };
    });
    return recordsShown(bare, tables);
  };
  const both = BROKEN.filter(([rule]) => /^id27|foraelder|typer|ring|navn|datoer|shak|kode/.test(rule));

  it.each(both.map(([rule, changed], number) => ({ rule, changed, number })))(
    '$rule gives one answer to both on breach $number',
    ({ rule, changed }) => {
      const sides = [recordsOf(changed), shown(changed)].map((records) => tryRules(records, [ruleOf(rule)], TEST_CONTEXT)[0]!);
      const [read, seen] = sides.map((trial) =>
        trial.state === 'untried'
          ? trial
          : { ...trial, findings: trial.findings.map(({ sorIdentifier, place, expected }) => [sorIdentifier, place, expected]) },
      );
      expect(seen).toEqual(read);
      expect(seen!.state).toBe('broken');
    },
  );
});
