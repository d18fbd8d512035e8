import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRegister } from '../../exercise/ground/load-register.ts';
import { findTestUnits } from '../../sor/synthetic/test-units.ts';
import { TEST_CONTEXT, TEST_DATE, testRegister, withoutField, withUnit } from '../../sor/test-register.fixture.ts';
import type { RegisterContent } from '../../sor/unit.ts';
import { reportOnRegister } from './report.ts';
import { reportText } from './text.ts';

const content = testRegister();
const units = findTestUnits(content, 'Region Nordjylland', TEST_DATE);

function report(changed: RegisterContent, problems: Parameters<typeof reportOnRegister>[0]['problems'] = []) {
  return reportOnRegister({ extract: 'Sor_complete.zip', content: changed, problems, context: TEST_CONTEXT });
}

describe('the check of an extract', () => {
  it('has nothing to say of a right register, and has tried every rule', () => {
    const found = report(content);
    expect(found.total).toBe(0);
    expect(found.rules.filter(({ state }) => state !== 'holds')).toEqual([]);
    expect(reportText(found).split('\n').at(-1)).toMatch(/^Ingen brud på de \d+ regler, der blev prøvet\.$/);
  });

  it('counts the breaches of each rule and shows the first places', () => {
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
      ✗ En åben enhed med SHAK-kode står i SHAK-kortet med den (sor-shak-i-kort, antagelse): 1 brud
          900010051000016008, ShakIdentifier: ventet en gældende række i SHAKSORMap; fundet ingen række med SHAK-koden 999901
      5 fund i alt; 3 af 34 regler er brudt."
    `);
  });

  it('shows three places and tells how many more there are', () => {
    const changed = { ...content, units: content.units.map((unit) => ({ ...unit, entityName: '' })) };
    const text = reportText(report(changed));
    expect(text).toContain(`✗ Navnet er på 1 til 60 tegn (sor-navn-laengde): ${content.units.length} brud`);
    expect(text).toContain(`    … og ${content.units.length - 3} til`);
  });

  it('gives one notice for each thing the file lacks, and no tick to a rule that was not tried', () => {
    const bare = { ...withoutField(content, 'organisationalLevel'), classifications: [], shakSorMap: [] };
    const found = report(bare);
    expect(found.total).toBe(0);
    expect(
      reportText(found)
        .split('\n')
        .filter((line) => line.startsWith('–'))
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "– Filen mangler klassifikationen af specialer (ClinicalSpeciality); 1 regel kunne ikke prøves:
      – Filen mangler niveauer (OrganisationalLevel); 12 regler kunne ikke prøves:
      – Filen mangler SHAK-oversættelsen (SHAKSORMap); 4 regler kunne ikke prøves:
      – Filen mangler klassifikationen af niveauer (SorOrganisationalLevel); 3 regler kunne ikke prøves:"
    `);
  });
});

/** An owner, a hospital and two departments, with the hospital's owner but without the column of parents. */
const WITHOUT_PARENTS = `SorId;SorType;EntityName;FirstFromDate;FromDate;ToDate;InstitutionOwnerSorId
="900000011000016006";IE;Region Prøvesjælland;2007-01-01;2007-01-01;;
="900000031000016000";SI;Ærøprøve Hospital;2007-01-01;2007-01-01;;="900000011000016006"
="900000041000016007";OE;Prøveafdeling 0;2007-01-01;2007-01-01;;="900000011000016006"
="900000051000016005";OE;Prøveafdeling 1;2007-01-01;2007-01-01;;="900000011000016006"
`;

/** A hospital that goes from one owner, which closes, to another, which opens the day after. */
const MERGER = `SorId;SorType;EntityName;ParentSorId;FirstFromDate;FromDate;ToDate;ShakId
900000011000016006;IE;Region Prøvesjælland;;2007-01-01;2007-01-01;2026-12-31;
900000021000016002;IE;Region Prøveøst;;2027-01-01;2027-01-01;;
900000031000016000;SI;Ærøprøve Hospital;900000011000016006;2007-01-01;2007-01-01;2026-12-31;9901
900000031000016000;SI;Ærøprøve Hospital;900000021000016002;2007-01-01;2027-01-01;;9901
900000041000016007;OE;Øjenafdeling Å;900000031000016000;2007-01-01;2007-01-01;;990101
`;

describe('the check of a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sor-eftersyn-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const check = async (text: string, onDate: string) => {
    const extract = path.join(folder, 'SorEntity.csv');
    await writeFile(extract, text);
    const { content: loaded, problems } = await loadRegister(extract);
    return reportOnRegister({ extract, content: loaded, problems, context: { ...TEST_CONTEXT, onDate } });
  };
  const broken = ({ rules }: ReturnType<typeof report>) => rules.filter(({ state }) => state === 'broken').map(({ id }) => id);

  it('tells once that a column is missing, and finds no unit at fault for it', async () => {
    const found = await check(WITHOUT_PARENTS, '2026-11-30');
    expect(broken(found)).toEqual([]);
    const lines = reportText(found).split('\n');
    expect(lines.filter((line) => line.includes('ParentSorIdentifier'))).toEqual([
      '– Filen mangler enhedernes overordnede (ParentSorIdentifier, i CSV ParentSorId); 10 regler kunne ikke prøves:',
    ]);
    const ticks = lines.filter((line) => line.startsWith('✓')).join('\n');
    for (const id of ['sor-foraelder-findes', 'sor-typer-i-orden', 'sor-ingen-ring', 'id27-raekkefoelge', 'sor-shak-form'])
      expect(ticks).not.toContain(`(${id}`);
  });

  it.each([
    ['2026-11-30', []],
    ['2026-12-31', []],
    ['2027-01-01', []],
  ])('judges the state a unit has on %s, and no later one', async (onDate, ids) => {
    const found = await check(MERGER, onDate);
    expect([found.units, broken(found)]).toEqual([4, ids]);
  });

  it('finds the unit that stays under an owner when it has closed', async () => {
    const left = MERGER.replace('2026-12-31;9901', ';9901').replace(/.*2027-01-01;;9901\n/, '');
    expect(broken(await check(left, '2026-12-31'))).toEqual([]);
    expect(broken(await check(left, '2027-01-01'))).toEqual(['sor-foraelder-aaben']);
  });
});
