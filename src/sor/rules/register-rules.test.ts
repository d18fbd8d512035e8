import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { TEST_CONTEXT, TEST_DATE, testRegister, withUnit } from '../test-register.fixture.ts';
import { BROKEN, content, findings, level, tried, unitOf, units } from './broken-registers.fixture.ts';
import { recordsOf } from './records.ts';
import { REGISTER_RULES, ruleOf } from './register-rules.ts';
import { tryRules } from './try-rules.ts';

describe('the rules of a register', () => {
  it.each([TEST_DATE, '2027-02-01', '2025-06-30'])('find nothing in a right register on %s, and try everything', (date) => {
    const trials = tryRules(recordsOf(testRegister(date, 500)), REGISTER_RULES, { ...TEST_CONTEXT, onDate: date });
    expect(trials.filter(({ state }) => state !== 'holds')).toEqual([]);
  });

  it('have an id each, and belong to a requirement of the same standing', () => {
    const { requirements } = parse(readFileSync('config/requirements.yaml', 'utf8')) as {
      requirements: { id: string; status: string }[];
    };
    const standing = new Map(requirements.map(({ id, status }) => [id, status]));
    expect(new Set(REGISTER_RULES.map(({ id }) => id)).size).toBe(REGISTER_RULES.length);
    for (const rule of REGISTER_RULES) {
      expect([rule.id, standing.get(rule.requirement)]).toEqual([rule.id, rule.status]);
      expect(rule.sources.length).toBeGreaterThan(0);
      expect(rule.confirmedBy === undefined).toBe(rule.status === 'confirmed');
    }
  });

  it('give a caller that names one wrong a mistake in the code', () => {
    expect(() => ruleOf('findes-ikke')).toThrow(TypeError);
  });

  it.each(BROKEN.map(([rule, changed], number) => ({ rule, changed, number })))(
    '$rule finds breach $number and says what it is',
    ({ rule, changed }) => {
      expect(findings(changed, rule)[0]).toBeDefined();
      expect(findings(content, rule)).toEqual([]);
    },
  );

  it('are each tried on at least one breach', () => {
    expect(new Set(BROKEN.map(([rule]) => rule))).toEqual(new Set(REGISTER_RULES.map(({ id }) => id)));
  });

  it('say where it is, what would have been right, and what was there', () => {
    const shown = BROKEN.map(([rule, changed]) => {
      const { place, expected, received } = findings(changed, rule)[0]!;
      return `${rule}: ${place}: ventet ${expected}; fundet ${received}`;
    });
    expect(shown).toMatchInlineSnapshot(`
      [
        "id27-to-felter: OrganisationalLevelName: ventet et navn til koden 270069999999102; fundet kode: 270069999999102, navn: feltet er tomt",
        "id27-to-felter: OrganisationalLevelCode: ventet en kode til navnet “Afsnit”; fundet kode: feltet er tomt, navn: Afsnit",
        "id27-klassifikation: OrganisationalLevelCode: ventet en af koderne 270019999999104, 270029999999106, 270039999999108, 270049999999103, 270059999999100, 270069999999102; fundet 123 er ikke i klassifikationen",
        "id27-klassifikation: OrganisationalLevelCode: ventet en af koderne 270019999999104, 270029999999106, 270039999999108, 270049999999103, 270059999999100; fundet 270069999999102 er ikke i klassifikationen",
        "id27-klassifikation-indhold: SorOrganisationalLevel: ventet koden 270019999999104 for Hospital; fundet ingenting",
        "id27-klassifikation-indhold: SorOrganisationalLevel: ventet “Hospital” for koden 270019999999104; fundet “Sygehus”",
        "id27-klassifikation-indhold: SorOrganisationalLevel: ventet kun de niveauer, konfigurationen kender; fundet Bydel (1)",
        "id27-kode-og-navn: OrganisationalLevelName: ventet “Afsnit”, som klassifikationen har for koden 270069999999102; fundet Center",
        "id27-hospital-niveau: OrganisationalLevel: ventet niveauet Hospital; fundet intet niveau",
        "id27-hospital-niveau: OrganisationalLevel: ventet niveauet Hospital; fundet Center (270039999999108)",
        "id27-enhed-under-hospital: OrganisationalLevel: ventet ét niveau; fundet intet niveau",
        "id27-uden-for-hospital: OrganisationalLevel: ventet intet niveau; fundet Afdeling (270059999999100)",
        "id27-raekkefoelge: OrganisationalLevel: ventet et niveau under Afdeling, som 900010051000016008 over den har; fundet Center under Afdeling (900010051000016008)",
        "sor-shak-kort-niveau: SHAKSORMap 9200010: ventet Afsnit (270069999999102), som enheden selv har; fundet Center (270039999999108) mod Afsnit (270069999999102)",
        "id27-et-niveau: OrganisationalLevel: ventet Afsnit (270069999999102), som enheden også har; fundet Center (270039999999108)",
        "id27-ens-kode-og-navn: OrganisationalLevel: ventet Afdeling til koden 270069999999102 og koden 270059999999100 til Afdeling; fundet Afdeling (270069999999102), men andre har Afdeling (270069999999102) eller Afdeling (270059999999100)",
        "id27-kendt-niveau: OrganisationalLevelName: ventet Hospital, Hospitalsområde, Center, Overafdeling, Afdeling, Afsnit; fundet Bydel (1)",
        "id27-klassifikation-snomed: SorOrganisationalLevel: ventet 6 til 18 cifre med rigtigt kontrolciffer; fundet 270059999999101",
        "id27-klassifikation-entydig: SorOrganisationalLevel: ventet en kode og et navn, ingen anden post har; fundet også Sygehus (270019999999104)",
        "id27-shak-laengde: ShakIdentifier: ventet ingen SHAK-kode på niveauet Center; fundet SHAK 9200 (4 tegn) på Center",
        "id27-shak-laengde: ShakIdentifier: ventet 6 tegn på niveauet Afdeling; fundet SHAK 9200 (4 tegn) på Afdeling",
        "sor-kode-gyldig: SorIdentifier: ventet en gyldig kode; fundet SOR-koden “672291000016001” har kontrolcifferet 1, men de øvrige cifre giver 4 (Verhoeff).",
        "sor-kode-entydig: SorIdentifier: ventet én enhed med koden; fundet 2 enheder",
        "sor-foraelder-findes: ParentSorIdentifier: ventet en enhed i registret; fundet den overordnede 11000016002 findes ikke",
        "sor-foraelder-findes: ParentSorIdentifier: ventet en enhed over; fundet OE uden overordnet",
        "sor-typer-i-orden: ParentSorIdentifier: ventet IE over en SI; fundet SI under SI (900010821000016007)",
        "sor-typer-i-orden: ParentSorIdentifier: ventet ingen enhed over en IE; fundet IE under SI (900010821000016007)",
        "sor-ingen-ring: ParentSorIdentifier: ventet en vej op til en institutionsejer; fundet en ring: 900010031000016003 → 900010051000016008 → 900010041000016005 → 900010031000016003",
        "sor-datoer-i-orden: FromDate: ventet fra FirstFromDate 2010-01-01 og frem; fundet FromDate 2009-01-01 er før FirstFromDate 2010-01-01",
        "sor-datoer-i-orden: ToDate: ventet fra FromDate 2010-01-01 og frem; fundet ToDate 2009-01-01 er før 2010-01-01",
        "sor-datoer-i-orden: FirstFromDate: ventet en dato; fundet FirstFromDate: feltet er tomt",
        "sor-navn-laengde: EntityName: ventet 1 til 60 tegn; fundet intet navn",
        "sor-navn-laengde: EntityName: ventet 1 til 60 tegn; fundet 61 tegn",
        "sor-shak-form: ShakIdentifier: ventet en gyldig kode; fundet SHAK-koden “92001” har 5 tegn; en SHAK-kode har 4 (sygehus), 6 (afdeling) eller 7 (afsnit).",
        "sor-erstatning-begge-veje: ReplacedByEntityCollection: ventet at 900010131000016004 har 900010121000016001 i ReplacesEntityCollection; fundet erstattet af 900010131000016004, som ikke nævner enheden",
        "sor-erstatning-begge-veje: ReplacesEntityCollection: ventet at 900010121000016001 har 900010131000016004 i ReplacedByEntityCollection; fundet erstatter 900010121000016001, som ikke nævner enheden",
        "sor-erstatning-begge-veje: ReplacedByEntityCollection: ventet at 11000016002 har 900010121000016001 i ReplacesEntityCollection; fundet erstattet af 11000016002, som ikke findes",
        "sor-shak-kort-kendt: SHAKSORMap 9200: ventet en enhed i registret; fundet 11000016002, som ikke findes",
        "sor-foraelder-aaben: ParentSorIdentifier: ventet en enhed, der er åben; fundet 900010051000016008, lukket 2026-01-31",
        "sor-shak-praefiks: ShakIdentifier: ventet en kode, der begynder med 9200 som på 900010011000016009 over den; fundet 999901",
        "sor-adresse-findes: PostalAddressInformation: ventet en adresse her eller over enheden; fundet ingen",
        "sor-lokationsnummer-findes: EanLocationCodeInherited: ventet et lokationsnummer på en enhed over; fundet intet at arve",
        "sor-shak-kort-form: SHAKSORMap 12345: ventet en gyldig kode; fundet SHAK-koden “12345” har 5 tegn; en SHAK-kode har 4 (sygehus), 6 (afdeling) eller 7 (afsnit).",
        "sor-shak-kort-entydig: SHAKSORMap 9200: ventet én gældende række; fundet står også i en tidligere række",
        "sor-shak-i-kort: ShakIdentifier: ventet en gældende række i SHAKSORMap; fundet ingen række med SHAK-koden 9200010",
        "sor-speciale-gyldigt: ClinicalSpeciality: ventet en kode i klassifikationen ClinicalSpeciality; fundet 1",
        "sor-speciale-antal: ClinicalSpeciality: ventet højst 8 specialer; fundet 9 specialer",
        "sor-speciale-antal: ClinicalSpeciality: ventet hvert speciale én gang; fundet 408443003 to gange",
      ]
    `);
  });

  it('leave closed units alone', () => {
    const changed = withUnit(content, units.lukket, { organisationalLevel: { code: '1', name: 'Ukendt' } });
    expect(findings(changed, 'id27-klassifikation')).toEqual([]);
  });

  it('ask no level of a unit that opens later, and ask it from the day it opens', () => {
    const later = { fromDate: '2030-01-01', firstFromDate: '2030-01-01' };
    const changed = withUnit(content, units.afsnit, { status: later, organisationalLevel: undefined });
    expect(tried(changed, 'id27-enhed-under-hospital').state).toBe('holds');
    expect(tried(changed, 'id27-enhed-under-hospital', { ...TEST_CONTEXT, onDate: '2030-01-01' }).state).toBe('broken');
  });

  it('let only three of the levels have a SHAK code', () => {
    const changed = withUnit(content, units.center, { shakIdentifier: '9200' });
    expect(findings(changed, 'id27-shak-laengde')).toMatchObject([
      { sorIdentifier: units.center, expected: 'ingen SHAK-kode på niveauet Center' },
    ]);
  });

  it('pass a unit of unknown level on the way up, since levels may be skipped', () => {
    const unknown = { code: '1', name: 'Bydel' };
    const changed = withUnit(content, units.afdeling, { organisationalLevel: unknown });
    expect(
      findings(withUnit(changed, units.afsnit, { organisationalLevel: level('Hospital') }), 'id27-raekkefoelge'),
    ).toHaveLength(1);
    expect(findings(changed, 'id27-raekkefoelge')).toEqual([]);
  });

  it('know a level by its name, also when configuration has no codes', () => {
    const levels = TEST_CONTEXT.levels.map((one) => ({ ...one, code: undefined }));
    const changed = withUnit(content, units.hospital, { organisationalLevel: level('Center') });
    expect(tried(changed, 'id27-hospital-niveau', { ...TEST_CONTEXT, levels }).state).toBe('broken');
    expect(tried(content, 'id27-klassifikation-indhold', { ...TEST_CONTEXT, levels })).toMatchObject({
      state: 'untried',
      lacks: undefined,
    });
  });

  it('find a parent that is named and not there, also over an owner', () => {
    const owner = content.units.find(({ sorType }) => sorType === 'IE')!.sorIdentifier;
    const changed = withUnit(content, owner, { parentSorIdentifier: '11000016002' });
    expect(findings(changed, 'sor-foraelder-findes')).toMatchObject([{ sorIdentifier: owner }]);
  });

  it('find a state that ends before it begins', () => {
    const status = { firstFromDate: '2010-01-01', fromDate: '2020-01-01', toDate: '2015-01-01' };
    expect(findings(withUnit(content, units.afsnit, { status }), 'sor-datoer-i-orden')).toMatchObject([{ place: 'ToDate' }]);
  });

  it('take the history of a unit for no second unit', () => {
    const now = unitOf(units.afsnit);
    const earlier = { ...now, status: { ...now.status, fromDate: '2001-01-01' } };
    expect(findings({ ...content, superseded: [earlier] }, 'sor-kode-entydig')).toEqual([]);
  });
});
