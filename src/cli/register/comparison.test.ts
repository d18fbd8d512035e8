import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { recordsOf } from '../../sor/rules/records.ts';
import { REGISTER_RULES } from '../../sor/rules/register-rules.ts';
import { tryRules } from '../../sor/rules/try-rules.ts';
import { compareExtracts } from '../../sor/steward/compare-extracts.ts';
import { findTestUnits } from '../../sor/synthetic/test-units.ts';
import { TEST_CONTEXT, TEST_DATE, testRegister, withUnit } from '../../sor/test-register.fixture.ts';
import type { RegisterContent } from '../../sor/unit.ts';
import { comparisonCsv, comparisonText } from './comparison.ts';

const content = testRegister();
const units = findTestUnits(content, 'Region Nordjylland', TEST_DATE);
const tried = (one: RegisterContent) => ({
  content: one,
  trials: tryRules(recordsOf(one), REGISTER_RULES, { ...TEST_CONTEXT, kept: Infinity }),
  onDate: TEST_DATE,
});
const report = (after: RegisterContent) => ({
  before: { extract: 'i-gaar.csv', onDate: TEST_DATE },
  after: { extract: 'i-dag.csv', onDate: TEST_DATE },
  ...compareExtracts(tried(content), tried(after), [{ name: 'Region Nordjylland' }]),
});

describe('two extracts as they are told', () => {
  it('say that nothing differs, where nothing does', () => {
    expect(comparisonText(report(content))).toMatchInlineSnapshot(`
      "Fra i-gaar.csv (pr. 2026-11-23) til i-dag.csv (pr. 2026-11-23).
      Enheder:
        ingen forskel
      Fund:
        0 står i begge"
    `);
  });

  it('count each kind, and show the first with what was and what is', () => {
    const named = withUnit(withUnit(content, units.afdeling, { entityName: 'Ny afdeling' }), units.afsnit, { entityName: '' });
    expect(comparisonText(report(named))).toMatchInlineSnapshot(`
      "Fra i-gaar.csv (pr. 2026-11-23) til i-dag.csv (pr. 2026-11-23).
      Enheder:
        2 enheder har fået nyt navn
          Ny afdeling, 900010051000016008: fra Afdelingen for klinisk biokemi til Ny afdeling
          900010061000016006: fra Sengeafsnit for klinisk biokemi 1 til intet
      Fund:
        1 nyt fund
          900010061000016006: Navnet er på 1 til 60 tegn, EntityName
        0 står i begge"
    `);
  });

  it('have every change as CSV, with codes that keep their digits', () => {
    const rows = parse<Record<string, string>>(comparisonCsv(report(withUnit(content, units.afsnit, { entityName: '' }))), {
      columns: true,
      delimiter: ';',
      bom: true,
    });
    expect(rows.map((row) => [row['Ændring'], row['SOR-kode'], row['Region'], row['Nu']])).toEqual([
      ['enhed har fået nyt navn', `="${units.afsnit}"`, 'Region Nordjylland', ''],
      ['nyt fund', `="${units.afsnit}"`, 'Region Nordjylland', 'intet navn'],
    ]);
  });
});
