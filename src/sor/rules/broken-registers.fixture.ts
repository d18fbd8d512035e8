import { indexRegister } from '../register.ts';
import { findTestUnits } from '../synthetic/test-units.ts';
import { TEST_CONTEXT, TEST_DATE, TEST_LEVELS, testRegister, withoutField, withUnit } from '../test-register.fixture.ts';
import type { OrganisationalLevel, RegisterContent, SorUnit } from '../unit.ts';
import { recordsOf } from './records.ts';
import { ruleOf } from './register-rules.ts';
import type { RuleContext } from './levels.ts';
import type { Finding } from './rule.ts';
import { type RuleTrial, tryRules } from './try-rules.ts';

/** A right register. */
export const content = testRegister();
export const units = findTestUnits(content, 'Region Nordjylland', TEST_DATE);
const register = indexRegister(content);
export const level = (name: string): OrganisationalLevel => ({
  code: TEST_LEVELS.find((one) => one.name === name)?.code ?? '',
  name,
});
/** A unit of the register, as a role names it. Throws RangeError when there is none. */
export function unitOf(id: string): SorUnit {
  const unit = register.byId(id);
  if (unit === undefined) throw new RangeError(`ingen enhed ${id}`);
  return unit;
}

/** What comes of one rule. */
export const tried = (changed: RegisterContent, ruleId: string, context: RuleContext = TEST_CONTEXT): RuleTrial => {
  const [trial] = tryRules(recordsOf(changed), [ruleOf(ruleId)], context);
  if (trial === undefined) throw new RangeError(ruleId);
  return trial;
};
export const findings = (changed: RegisterContent, ruleId: string): readonly Finding[] => {
  const trial = tried(changed, ruleId);
  return trial.state === 'untried' ? [] : trial.findings;
};

const { classifications } = content;
const firstEntry = classifications[0] ?? { classification: '', code: '', name: '', fromDate: '' };
/** Registers in which one rule is broken, by the rule's id; every rule is here at least once. */
export const BROKEN: readonly [string, RegisterContent][] = [
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
    { ...content, classifications: [{ ...firstEntry, code: '1', name: 'Bydel' }, ...classifications] },
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
  ['id27-klassifikation-snomed', { ...content, classifications: [{ ...firstEntry, code: '270059999999101' }] }],
  ['id27-klassifikation-entydig', { ...content, classifications: [...classifications, { ...firstEntry, name: 'Sygehus' }] }],
  ['id27-shak-laengde', withUnit(content, units.center, { shakIdentifier: '9200' })],
  ['id27-shak-laengde', withUnit(content, units.afdeling, { shakIdentifier: '9200' })],
  ['sor-kode-gyldig', { ...content, units: [...content.units, { ...unitOf(units.afsnit), sorIdentifier: '672291000016001' }] }],
  ['sor-kode-entydig', { ...content, units: [...content.units, unitOf(units.afsnit)] }],
  ['sor-foraelder-findes', withUnit(content, units.afsnit, { parentSorIdentifier: '11000016002' })],
  ['sor-foraelder-findes', withUnit(content, units.afsnit, { parentSorIdentifier: undefined })],
  ['sor-typer-i-orden', withUnit(content, units.hospital, { parentSorIdentifier: units.praksis })],
  ['sor-typer-i-orden', withUnit(content, content.units[0]?.sorIdentifier ?? '', { parentSorIdentifier: units.praksis })],
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
