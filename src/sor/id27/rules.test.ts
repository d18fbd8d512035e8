import { describe, expect, it } from 'vitest';
import { indexRegister } from '../register.ts';
import { findTestUnits } from '../synthetic/test-units.ts';
import { TEST_CONTEXT, TEST_DATE, TEST_LEVELS, testRegister, withoutField, withUnit } from '../test-register.ts';
import type { RegisterContent } from '../unit.ts';
import { checkRegister } from './check-register.ts';
import { REGISTER_RULES } from './register-rules.ts';
import type { Finding } from './rule.ts';

const content = testRegister();
const units = findTestUnits(content, 'Region Nordjylland', TEST_DATE);
const register = indexRegister(content);
const level = (name: string) => {
  const found = TEST_LEVELS.find((candidate) => candidate.name === name)!;
  return { code: found.code, name };
};
const unitOf = (id: string) => register.byId(id)!;
const findings = (changed: RegisterContent, ruleId: string): readonly Finding[] => {
  const results = checkRegister(indexRegister(changed), REGISTER_RULES, TEST_CONTEXT);
  return results.find(({ rule }) => rule.id === ruleId)!.findings;
};

describe('reglerne', () => {
  it.each([TEST_DATE, '2027-02-01', '2025-06-30'])('finder intet i det rigtige register pr. %s', (date) => {
    const whole = indexRegister(testRegister(date, 500));
    const results = checkRegister(whole, REGISTER_RULES, { ...TEST_CONTEXT, onDate: date });
    expect(results.filter(({ total }) => total > 0)).toEqual([]);
  });

  it('har hver sit id, og en antagelse siger, hvad der vil afgøre den', () => {
    const rules = REGISTER_RULES;
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.sources.length).toBeGreaterThan(0);
      expect(rule.confirmedBy === undefined).toBe(rule.status === 'confirmed');
    }
  });

  const { classifications } = content;
  const MUTATIONS: readonly [string, RegisterContent][] = [
    ['id27-to-felter', withUnit(content, units.afsnit, { organisationalLevel: { ...level('Afsnit'), name: '' } })],
    ['id27-to-felter', withUnit(content, units.afsnit, { organisationalLevel: { ...level('Afsnit'), code: '' } })],
    ['id27-klassifikation', withUnit(content, units.afsnit, { organisationalLevel: { code: '123', name: 'Afsnit' } })],
    ['id27-klassifikation', { ...content, classifications: [] }],
    ['id27-klassifikation-indhold', { ...content, classifications: classifications.slice(1) }],
    [
      'id27-klassifikation-indhold',
      { ...content, classifications: classifications.map((entry, at) => (at === 0 ? { ...entry, name: 'Sygehus' } : entry)) },
    ],
    [
      'id27-klassifikation-indhold',
      { ...content, classifications: [{ ...classifications[0]!, code: '1', name: 'Bydel' }, ...classifications] },
    ],
    ['id27-kode-og-navn', withUnit(content, units.afsnit, { organisationalLevel: { ...level('Afsnit'), name: 'Center' } })],
    ['id27-hospital-niveau', withUnit(content, units.hospital, { organisationalLevel: undefined })],
    ['id27-hospital-niveau', withUnit(content, units.hospital, { organisationalLevel: level('Center') })],
    ['id27-enhed-under-hospital', withUnit(content, units.afdeling, { organisationalLevel: undefined })],
    ['id27-uden-for-hospital', withUnit(content, units['uden-niveau'], { organisationalLevel: level('Afdeling') })],
    ['id27-raekkefoelge', withUnit(content, units.afsnit, { organisationalLevel: level('Center') })],
    [
      'id27-et-niveau',
      {
        ...content,
        shakSorMap: content.shakSorMap.map((row) =>
          row.sorIdentifier === units.afsnit ? { ...row, organisationalLevel: level('Center') } : row,
        ),
      },
    ],
    [
      'id27-et-niveau',
      { ...content, units: [...content.units, { ...unitOf(units.afsnit), organisationalLevel: level('Center') }] },
    ],
    ['id27-shak-laengde', withUnit(content, units.afdeling, { shakIdentifier: '9200' })],
    ['sor-kode-gyldig', { ...content, units: [...content.units, { ...unitOf(units.afsnit), sorIdentifier: '672291000016001' }] }],
    ['sor-kode-entydig', { ...content, units: [...content.units, unitOf(units.afsnit)] }],
    ['sor-foraelder-findes', withUnit(content, units.afsnit, { parentSorIdentifier: '11000016002' })],
    ['sor-foraelder-findes', withUnit(content, units.afsnit, { parentSorIdentifier: undefined })],
    ['sor-typer-i-orden', withUnit(content, units.hospital, { parentSorIdentifier: units.praksis })],
    ['sor-typer-i-orden', withUnit(content, content.units[0]!.sorIdentifier, { parentSorIdentifier: units.praksis })],
    ['sor-ingen-ring', withUnit(content, units.center, { parentSorIdentifier: units.afdeling })],
    ['sor-datoer-i-orden', withUnit(content, units.afsnit, { status: { fromDate: '2009-01-01', firstFromDate: '2010-01-01' } })],
    [
      'sor-datoer-i-orden',
      withUnit(content, units.afsnit, { status: { fromDate: '2010-01-01', firstFromDate: '2010-01-01', toDate: '2009-01-01' } }),
    ],
    ['sor-datoer-i-orden', withUnit(content, units.afsnit, { status: { fromDate: '2010-02-30', firstFromDate: '' } })],
    ['sor-navn-laengde', withUnit(content, units.afsnit, { entityName: '' })],
    ['sor-navn-laengde', withUnit(content, units.afsnit, { entityName: 'å'.repeat(61) })],
    ['sor-shak-form', withUnit(content, units.afsnit, { shakIdentifier: '92001' })],
    ['sor-erstatning-begge-veje', withUnit(content, units.erstatter, { replaces: [] })],
    ['sor-erstatning-begge-veje', withUnit(content, units.erstattet, { replacedBy: [] })],
    ['sor-erstatning-begge-veje', withUnit(content, units.erstattet, { replacedBy: ['11000016002'] })],
    [
      'sor-shak-kort-kendt',
      {
        ...content,
        shakSorMap: [{ shakIdentifier: '9200', sorIdentifier: '11000016002', fromDate: '2010-01-01', toDate: '2009-01-01' }],
      },
    ],
    [
      'sor-foraelder-aaben',
      withUnit(content, units.afdeling, { status: { ...unitOf(units.afdeling).status, toDate: '2026-01-31' } }),
    ],
    ['sor-shak-praefiks', withUnit(content, units.afdeling, { shakIdentifier: '999901' })],
    ['sor-adresse-findes', withoutField(content, 'postalAddress')],
    ['sor-lokationsnummer-findes', withUnit(content, units.hospital, { locationNumber: { inherited: true } })],
    ['sor-speciale-gyldigt', withUnit(content, units.afsnit, { specialities: [{ code: '1', name: 'x', main: true }] })],
    [
      'sor-speciale-gyldigt',
      withUnit(content, units.afsnit, {
        specialities: Array.from({ length: 9 }, (_, at) => ({ code: String(at), name: 'x', main: false })),
      }),
    ],
    [
      'sor-speciale-gyldigt',
      withUnit(content, units.afsnit, {
        specialities: [1, 2].map(() => ({ code: '408443003', name: 'almen medicin', main: false })),
      }),
    ],
  ];

  it.each(MUTATIONS.map(([rule, changed], number) => ({ rule, changed, number })))(
    '$rule slår ud på brud $number og siger hvad',
    ({ rule, changed }) => {
      expect(findings(changed, rule)[0]).toBeDefined();
      expect(findings(content, rule)).toEqual([]);
    },
  );

  it('dækker hver regel med mindst ét brud', () => {
    expect(new Set(MUTATIONS.map(([rule]) => rule))).toEqual(new Set(REGISTER_RULES.map(({ id }) => id)));
  });

  it('siger, hvor det er, hvad der var ventet, og hvad der stod', () => {
    const shown = MUTATIONS.map(([rule, changed]) => {
      const { place, expected, received } = findings(changed, rule)[0]!;
      return `${rule}: ${place}: ventet ${expected}; fundet ${received}`;
    });
    expect(shown).toMatchInlineSnapshot(`
      [
        "id27-to-felter: OrganisationalLevelName: ventet et navn til koden 270069999999102; fundet ingenting",
        "id27-to-felter: OrganisationalLevelCode: ventet en kode til navnet “Afsnit”; fundet ingenting",
        "id27-klassifikation: OrganisationalLevelCode: ventet en af koderne 270019999999104, 270029999999106, 270039999999108, 270049999999103, 270059999999100, 270069999999102; fundet 123",
        "id27-klassifikation: OrganisationalLevelCode: ventet en kode i klassifikationen SorOrganisationalLevel, som er tom; fundet 270019999999104",
        "id27-klassifikation-indhold: SorOrganisationalLevel: ventet koden 270019999999104 for Hospital; fundet ingenting",
        "id27-klassifikation-indhold: SorOrganisationalLevel: ventet “Hospital” for koden 270019999999104; fundet “Sygehus”",
        "id27-klassifikation-indhold: SorOrganisationalLevel: ventet kun de niveauer, konfigurationen kender; fundet Bydel (1)",
        "id27-kode-og-navn: OrganisationalLevelName: ventet “Afsnit”, som klassifikationen har for koden 270069999999102; fundet “Center”",
        "id27-hospital-niveau: OrganisationalLevel: ventet niveauet Hospital; fundet intet niveau",
        "id27-hospital-niveau: OrganisationalLevel: ventet niveauet Hospital; fundet Center (270039999999108)",
        "id27-enhed-under-hospital: OrganisationalLevel: ventet ét niveau; fundet intet niveau",
        "id27-uden-for-hospital: OrganisationalLevel: ventet intet niveau; fundet Afdeling (270059999999100)",
        "id27-raekkefoelge: OrganisationalLevel: ventet et niveau under Afdeling, som 900010051000016008 over den har; fundet Center (270039999999108)",
        "id27-et-niveau: SHAKSORMap 9200010: ventet Afsnit (270069999999102), som enheden selv har; fundet Center (270039999999108)",
        "id27-et-niveau: SorEntity: ventet Afsnit (270069999999102), som enheden selv har; fundet Center (270039999999108)",
        "id27-shak-laengde: ShakIdentifier: ventet 6 tegn på niveauet Afdeling; fundet “9200” med 4 tegn",
        "sor-kode-gyldig: SorIdentifier: ventet en gyldig kode; fundet SOR-koden “672291000016001” har kontrolcifferet 1, men de øvrige cifre giver 4 (Verhoeff).",
        "sor-kode-entydig: SorIdentifier: ventet én enhed med koden; fundet 2 enheder",
        "sor-foraelder-findes: ParentSorIdentifier: ventet en enhed i registret; fundet 11000016002, som ikke findes",
        "sor-foraelder-findes: ParentSorIdentifier: ventet en enhed over; fundet ingenting",
        "sor-typer-i-orden: ParentSorIdentifier: ventet IE over en SI; fundet SI (900010821000016007)",
        "sor-typer-i-orden: ParentSorIdentifier: ventet ingen enhed over en IE; fundet SI (900010821000016007)",
        "sor-ingen-ring: ParentSorIdentifier: ventet en vej op til en institutionsejer; fundet en ring: 900010031000016003 → 900010051000016008 → 900010041000016005 → 900010031000016003",
        "sor-datoer-i-orden: FromDate: ventet fra FirstFromDate 2010-01-01 og frem; fundet 2009-01-01",
        "sor-datoer-i-orden: ToDate: ventet fra FirstFromDate 2010-01-01 og frem; fundet 2009-01-01",
        "sor-datoer-i-orden: FirstFromDate: ventet en dato; fundet ingenting",
        "sor-navn-laengde: EntityName: ventet 1 til 60 tegn; fundet intet navn",
        "sor-navn-laengde: EntityName: ventet 1 til 60 tegn; fundet 61 tegn",
        "sor-shak-form: ShakIdentifier: ventet en gyldig kode; fundet SHAK-koden “92001” har 5 tegn; en SHAK-kode har 4 (sygehus), 6 (afdeling) eller 7 (afsnit).",
        "sor-erstatning-begge-veje: ReplacedByEntityCollection: ventet at 900010131000016004 har 900010121000016001 i ReplacesEntityCollection; fundet ingen sådan henvisning",
        "sor-erstatning-begge-veje: ReplacesEntityCollection: ventet at 900010121000016001 har 900010131000016004 i ReplacedByEntityCollection; fundet ingen sådan henvisning",
        "sor-erstatning-begge-veje: ReplacedByEntityCollection: ventet at 11000016002 har 900010121000016001 i ReplacesEntityCollection; fundet en enhed, der ikke findes",
        "sor-shak-kort-kendt: SHAKSORMap 9200: ventet en enhed i registret; fundet 11000016002, som ikke findes",
        "sor-foraelder-aaben: ParentSorIdentifier: ventet en enhed, der er åben; fundet 900010051000016008, lukket 2026-01-31",
        "sor-shak-praefiks: ShakIdentifier: ventet en kode, der begynder med 9200 som på 900010011000016009 over den; fundet 999901",
        "sor-adresse-findes: PostalAddressInformation: ventet en adresse her eller over enheden; fundet ingen",
        "sor-lokationsnummer-findes: EanLocationCodeInherited: ventet et lokationsnummer på en enhed over; fundet intet at arve",
        "sor-speciale-gyldigt: ClinicalSpeciality: ventet en kode i klassifikationen ClinicalSpeciality; fundet 1",
        "sor-speciale-gyldigt: ClinicalSpeciality: ventet højst 8 specialer; fundet 9 specialer",
        "sor-speciale-gyldigt: ClinicalSpeciality: ventet hvert speciale én gang; fundet 408443003 to gange",
      ]
    `);
  });

  it('lader lukkede enheder i fred', () => {
    const changed = withUnit(content, units.lukket, { organisationalLevel: { code: '1', name: 'Ukendt' } });
    expect(findings(changed, 'id27-klassifikation')).toEqual([]);
  });
});
