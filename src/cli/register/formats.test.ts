import { HtmlValidate } from 'html-validate';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { findTestUnits } from '../../sor/synthetic/test-units.ts';
import { TEST_CONTEXT, TEST_DATE, testRegister, withUnit } from '../../sor/test-register.fixture.ts';
import { reportCsv } from './csv.ts';
import { reportHtml } from './html.ts';
import { reportBelow, reportOnRegister } from './report.ts';
import { reportText } from './text.ts';

const content = testRegister();
const units = findTestUnits(content, 'Region Nordjylland', TEST_DATE);
const HARD = '=HYPERLINK("http://x";"a")<script>&';
const changed = withUnit(withUnit(content, units.afsnit, { entityName: '' }), units.afdeling, {
  entityName: HARD,
  shakIdentifier: '999901',
});
const report = reportOnRegister({
  extract: '/hjemme/hos/stewarden/SorEntity.csv',
  content: changed,
  problems: [
    { line: 12, message: 'EntityName mangler.' },
    { line: 40, message: 'Rækken har 12 felter.' },
  ],
  context: TEST_CONTEXT,
  lineOf: ({ sorIdentifier }) => (sorIdentifier === units.afsnit ? 12 : 7),
  regions: [{ name: 'Region Nordjylland', code: '1081' }],
});

describe('a register’s report', () => {
  it('tells once what the reader noted and a rule found', () => {
    expect(report.unreadable.first.map(({ line }) => line)).toEqual([40]);
    expect(report.total).toBe(report.found.length + 1);
  });

  it('has every finding as CSV, with codes that keep their digits and nothing a spreadsheet would run', () => {
    const text = reportCsv(report);
    const rows = parse<Record<string, string>>(text, { columns: true, delimiter: ';', bom: true });
    expect(rows).toHaveLength(report.found.length);
    expect(rows[0]).toMatchObject({
      'Regel-id': 'sor-navn-laengde',
      Region: 'Region Nordjylland',
      Hospital: 'ja',
      'SOR-kode': `="${units.afsnit}"`,
      'Sted i filen': 'linje 12',
      Fundet: 'intet navn',
    });
    expect(rows.map((row) => row['Enhed']).filter((name) => name?.startsWith('='))).toEqual([]);
  });

  it('is a page that is valid, names no folder, and runs nothing of what stood in the file', async () => {
    for (const by of ['rule', 'hospital'] as const) {
      const page = reportHtml(report, by);
      const validator = new HtmlValidate({
        extends: ['html-validate:recommended'],
        rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off', 'prefer-native-element': 'off' },
      });
      const { results } = await validator.validateString(page);
      expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
      expect(page).not.toContain('stewarden');
      expect(page).not.toContain('<script>');
      expect(page.match(/<tr><th scope="row">/g)).toHaveLength(report.found.length);
    }
  });

  it('says on the page that it has the first findings only, when fewer were asked for', () => {
    const page = reportHtml({ ...report, found: report.found.slice(0, 1) }, 'rule');
    expect(page).toContain('Siden viser de første 1 af dem; de øvrige er ikke med her.');
    expect(reportHtml(report, 'rule')).not.toContain('Siden viser de første');
  });

  it('can be of a hospital alone, and says so', () => {
    const below = reportBelow(report, changed, units.hospital)!;
    expect(below.found).toHaveLength(report.found.length);
    expect(reportText(below)).toContain(`fra “${units.hospital}” og ned`);
    const elsewhere = findTestUnits(content, 'Region Sjælland', TEST_DATE).hospital;
    const none = reportBelow(report, changed, elsewhere)!;
    expect([none.found, none.rules.filter(({ state }) => state === 'broken')]).toEqual([[], []]);
    expect(reportBelow(report, changed, 'Findes Ikke')).toBeUndefined();
  });

  it('tells whose the findings are, when asked', () => {
    expect(reportText(report, 'region')).toContain(`✗ Region Nordjylland: ${report.found.length} fund`);
  });
});
