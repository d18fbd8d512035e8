import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { indexRegister } from '../register.ts';
import { findTestUnits } from '../synthetic/test-units.ts';
import { TEST_CONTEXT, TEST_DATE, TEST_LEVELS, testRegister, withoutField, withUnit } from '../test-register.ts';
import type { RegisterContent } from '../unit.ts';
import { recordsOf, recordsShown, type RuleRecords } from './records.ts';
import { REGISTER_RULES, ruleOf } from './register-rules.ts';
import type { Finding, RuleContext } from './rule.ts';
import { type RuleTrial, tryRules } from './try-rules.ts';

const content = testRegister();
const units = findTestUnits(content, 'Region Nordjylland', TEST_DATE);
const register = indexRegister(content);
const level = (name: string) => {
  const found = TEST_LEVELS.find((candidate) => candidate.name === name)!;
  return { code: found.code, name };
};
const unitOf = (id: string) => register.byId(id)!;
const tried = (changed: RegisterContent, ruleId: string, context: RuleContext = TEST_CONTEXT): RuleTrial => {
  const [trial] = tryRules(recordsOf(changed), [ruleOf(ruleId)], context);
  return trial!;
};
const findings = (changed: RegisterContent, ruleId: string): readonly Finding[] => {
  const trial = tried(changed, ruleId);
  return trial.state === 'untried' ? [] : trial.findings;
};

const { classifications } = content;
const MUTATIONS: readonly [string, RegisterContent][] = [
  ['id27-to-felter', withUnit(content, units.afsnit, { organisationalLevel: { ...level('Afsnit'), name: '' } })],
  ['id27-to-felter', withUnit(content, units.afsnit, { organisationalLevel: { ...level('Afsnit'), code: '' } })],
  ['id27-klassifikation', withUnit(content, units.afsnit, { organisationalLevel: { code: '123', name: 'Afsnit' } })],
  ['id27-klassifikation', { ...content, classifications: classifications.filter(({ name }) => name !== 'Afsnit') }],
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
    'sor-shak-kort-niveau',
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
  ['id27-ens-kode-og-navn', withUnit(content, units.afsnit, { organisationalLevel: { ...level('Afsnit'), name: 'Afdeling' } })],
  ['id27-kendt-niveau', withUnit(content, units.afsnit, { organisationalLevel: { code: '1', name: 'Bydel' } })],
  ['id27-klassifikation-snomed', { ...content, classifications: [{ ...classifications[0]!, code: '270059999999101' }] }],
  [
    'id27-klassifikation-entydig',
    { ...content, classifications: [...classifications, { ...classifications[0]!, name: 'Sygehus' }] },
  ],
  ['id27-shak-laengde', withUnit(content, units.center, { shakIdentifier: '9200' })],
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
  ['sor-shak-kort-form', { ...content, shakSorMap: content.shakSorMap.map((row) => ({ ...row, shakIdentifier: '12345' })) }],
  ['sor-shak-kort-entydig', { ...content, shakSorMap: content.shakSorMap.flatMap((row) => [row, row]) }],
  ['sor-shak-i-kort', { ...content, shakSorMap: content.shakSorMap.filter((row) => row.sorIdentifier !== units.afsnit) }],
  ['sor-speciale-gyldigt', withUnit(content, units.afsnit, { specialities: [{ code: '1', name: 'x', main: true }] })],
  [
    'sor-speciale-antal',
    withUnit(content, units.afsnit, {
      specialities: Array.from({ length: 9 }, (_, at) => ({ code: String(at), name: 'x', main: false })),
    }),
  ],
  [
    'sor-speciale-antal',
    withUnit(content, units.afsnit, {
      specialities: [1, 2].map(() => ({ code: '408443003', name: 'almen medicin', main: false })),
    }),
  ],
];

describe('the rules of a register', () => {
  it.each([TEST_DATE, '2027-02-01', '2025-06-30'])('find nothing in a right register on %s, and try everything', (date) => {
    const trials = tryRules(recordsOf(testRegister(date, 2500)), REGISTER_RULES, { ...TEST_CONTEXT, onDate: date });
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

  it.each(MUTATIONS.map(([rule, changed], number) => ({ rule, changed, number })))(
    '$rule finds breach $number and says what it is',
    ({ rule, changed }) => {
      expect(findings(changed, rule)[0]).toBeDefined();
      expect(findings(content, rule)).toEqual([]);
    },
  );

  it('are each tried on at least one breach', () => {
    expect(new Set(MUTATIONS.map(([rule]) => rule))).toEqual(new Set(REGISTER_RULES.map(({ id }) => id)));
  });

  it('say where it is, what would have been right, and what was there', () => {
    const shown = MUTATIONS.map(([rule, changed]) => {
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
        "sor-typer-i-orden: ParentSorIdentifier: ventet IE over en SI; fundet SI under SI (900014451000016005)",
        "sor-typer-i-orden: ParentSorIdentifier: ventet ingen enhed over en IE; fundet IE under SI (900014451000016005)",
        "sor-ingen-ring: ParentSorIdentifier: ventet en vej op til en institutionsejer; fundet en ring: 900010031000016003 → 900010051000016008 → 900010041000016005 → 900010031000016003",
        "sor-datoer-i-orden: FromDate: ventet fra FirstFromDate 2010-01-01 og frem; fundet FromDate 2009-01-01 er før FirstFromDate 2010-01-01",
        "sor-datoer-i-orden: ToDate: ventet fra FromDate 2010-01-01 og frem; fundet ToDate 2009-01-01 er før 2010-01-01",
        "sor-datoer-i-orden: FirstFromDate: ventet en dato; fundet FirstFromDate: feltet er tomt",
        "sor-navn-laengde: EntityName: ventet 1 til 60 tegn; fundet intet navn (feltet er tomt)",
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
    expect(findings(withUnit(changed, units.afsnit, { organisationalLevel: level('Hospital') }), 'id27-raekkefoelge')).toHaveLength(1);
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
  const both = MUTATIONS.filter(([rule]) => /^id27|foraelder|typer|ring|navn|datoer|shak|kode/.test(rule));

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
