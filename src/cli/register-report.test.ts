import { describe, expect, it } from 'vitest';
import { findTestUnits } from '../sor/synthetic/test-units.ts';
import { TEST_CONTEXT, TEST_DATE, testRegister, withoutField, withUnit } from '../sor/test-register.ts';
import type { RegisterContent } from '../sor/unit.ts';
import { reportOnRegister, reportText } from './register-report.ts';

const content = testRegister();
const units = findTestUnits(content, 'Region Nordjylland', TEST_DATE);

function report(changed: RegisterContent, problems: Parameters<typeof reportOnRegister>[0]['problems'] = []) {
  return reportOnRegister({ extract: 'Sor_complete.zip', content: changed, problems, context: TEST_CONTEXT });
}

describe('eftersyn af et udtræk', () => {
  it('har intet at sige om et rigtigt register', () => {
    const found = report(content);
    expect(found.total).toBe(0);
    expect(found.rules.every(({ skipped }) => skipped === undefined)).toBe(true);
    expect(reportText(found).split('\n').at(-1)).toMatch(/^Ingen brud på de \d+ regler, der blev prøvet\.$/);
  });

  it('tæller brud på hver regel og viser de første steder', () => {
    const changed = withUnit(withUnit(content, units.afsnit, { entityName: '' }), units.afdeling, { shakIdentifier: '999901' });
    const found = report(changed, [{ line: 812, message: 'Rækken har 12 felter; kolonnerne er 40.' }]);
    expect(found.total).toBe(1 + found.rules.reduce((sum, rule) => sum + rule.findings.length, 0));
    expect(
      reportText(found)
        .split('\n')
        .filter((line) => !line.startsWith('✓'))
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "505 enheder, udtræk fra 2026-11-23, set efter pr. 2026-11-23.
      ✗ 1 sted i filen kan ikke læses
          linje 812: Rækken har 12 felter; kolonnerne er 40.
      ✗ Navnet er på 1 til 60 tegn (sor-navn-laengde): 1 brud
          900010061000016006, EntityName: ventet 1 til 60 tegn; fundet intet navn
      ✗ SHAK-koden begynder med koden på enheden over (sor-shak-praefiks, antagelse): 2 brud
          900010051000016008, ShakIdentifier: ventet en kode, der begynder med 9200 som på 900010011000016009 over den; fundet 999901
          900010061000016006, ShakIdentifier: ventet en kode, der begynder med 999901 som på 900010051000016008 over den; fundet 9200010
      4 fund i alt; 2 af 25 regler er brudt."
    `);
  });

  it('viser tre steder og siger, hvor mange der er til', () => {
    const changed = { ...content, units: content.units.map((unit) => ({ ...unit, entityName: '' })) };
    const text = reportText(report(changed));
    expect(text).toContain(`✗ Navnet er på 1 til 60 tegn (sor-navn-laengde): ${content.units.length} brud`);
    expect(text).toContain(`    … og ${content.units.length - 3} til`);
  });

  it('prøver ikke regler om det, filen ikke har', () => {
    const bare = { ...withoutField(content, 'organisationalLevel'), classifications: [], shakSorMap: [] };
    const found = report(bare);
    expect(found.total).toBe(0);
    expect(
      reportText(found)
        .split('\n')
        .filter((line) => line.startsWith('–'))
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "– Niveauets kode findes i den gældende klassifikation (id27-klassifikation): ikke prøvet, filen har ingen klassifikationer
      – Klassifikationen har netop de niveauer, konfigurationen kender (id27-klassifikation-indhold, antagelse): ikke prøvet, filen har ingen klassifikationer
      – Niveauets navn er det, klassifikationen har for koden (id27-kode-og-navn): ikke prøvet, filen har ingen klassifikationer
      – En sundhedsinstitution af typen hospital har niveauet Hospital (id27-hospital-niveau, antagelse): ikke prøvet, filen har ingen niveauer
      – En organisatorisk enhed under et hospital har et niveau (id27-enhed-under-hospital, antagelse): ikke prøvet, filen har ingen niveauer"
    `);
  });
});
