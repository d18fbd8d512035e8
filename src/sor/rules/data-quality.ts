import { parseShak } from '../identifiers/shak.ts';
import { parseSorCode } from '../identifiers/sor-code.ts';
import type { SorType } from '../unit.ts';
import { dayOf, isIsoDate } from '../validity.ts';
import { inWords } from './levels.ts';
import type { RuleUnit } from './records.ts';
import { eachOf, type Finding, foundOn, type Rule } from './rule.ts';
import type { RuleView } from './view.ts';

/** EntityName is a string of 1 to 60 (SOR XML 1.0.0). */
export const MAX_NAME_LENGTH = 60;

/** How many signs a name has, as a schema counts them; a name of blanks is none. */
export function nameLength(name: string | undefined): number {
  return (name ?? '').trim() === '' ? 0 : Array.from(name ?? '').length;
}

/** What each type of unit may lie under (SOR XML 1.0.0: SorTree, InstitutionOwnerEntity, HealthInstitutionEntity). */
const ALLOWED_PARENTS: Readonly<Record<SorType, readonly SorType[]>> = { IE: [], SI: ['IE'], OE: ['SI', 'OE'] };

/** Every rule here rests on a public source. */
const status = 'confirmed';

/**
 * What any extract of the register must keep, whatever ID27 says. Unlike most ID27 rules these look at closed units
 * too. That a SHAK code sits on one unit only is no rule: the schema lets several share it.
 */
export const DATA_QUALITY_RULES: readonly Rule[] = [
  eachOf<RuleUnit>({
    id: 'sor-kode-gyldig',
    requirement: 'sor-kode-gyldig',
    title: 'Hver SOR-kode er gyldig',
    status,
    sources: ['SDM-SPEC'],
    needs: [],
    subjects: 'enheder',
    asks: () => 'løbenummer, 1000016, 00 og et kontrolciffer, i alt 11 til 18 cifre',
    population: ({ records }) => records,
    faults: function* (unit) {
      const { sorIdentifier } = unit;
      const parsed = sorIdentifier === undefined ? undefined : parseSorCode(sorIdentifier);
      if (parsed?.ok === true) return;
      yield foundOn(unit, 'SorIdentifier', { expected: 'en gyldig kode', received: parsed?.problem ?? inWords(sorIdentifier) });
    },
  }),
  {
    id: 'sor-kode-entydig',
    requirement: 'sor-kode-gyldig',
    title: 'Hver SOR-kode står på én enhed',
    status,
    sources: ['SDM-XSD1'],
    needs: [],
    subjects: 'enheder',
    asks: () => 'en SOR-kode, som ingen anden enhed har',
    look: ({ units }) => ({ looked: units.length, findings: checkUnique(units) }),
  },
  eachOf<RuleUnit>({
    id: 'sor-foraelder-findes',
    requirement: 'hierarki',
    title: 'Enheden over findes',
    status,
    sources: ['SDM-XSD1'],
    needs: ['parents'],
    subjects: 'enheder',
    asks: () => 'IE øverst, og hver overordnet selv med',
    population: ({ units }) => units,
    faults: function* (unit, { tree }) {
      const { parentSorIdentifier: parent = '', sorType } = unit;
      const place = 'ParentSorIdentifier';
      if (parent === '') {
        if (sorType !== 'IE')
          yield foundOn(unit, place, { expected: 'en enhed over', received: `${sorType ?? ''} uden overordnet` });
      } else if (tree.byId(parent) === undefined) {
        yield foundOn(unit, place, { expected: 'en enhed i registret', received: `den overordnede ${parent} findes ikke` });
      }
    },
  }),
  eachOf<RuleUnit>({
    id: 'sor-typer-i-orden',
    requirement: 'hierarki',
    title: 'En institutionsejer har institutioner, en institution har enheder',
    status,
    sources: ['SDM-XSD1'],
    needs: ['parents'],
    subjects: 'enheder',
    asks: () => 'SI under IE, OE under SI eller OE',
    population: ({ units }) => units,
    faults: checkNesting,
  }),
  {
    id: 'sor-ingen-ring',
    requirement: 'hierarki',
    title: 'Ingen enhed ligger under sig selv',
    status,
    sources: ['SDM-XSD1'],
    needs: ['parents'],
    subjects: 'enheder',
    asks: () => 'ingen ring af overordnede',
    look: ({ units, tree }) => ({
      looked: units.length,
      findings: tree.rings().map((ring): Finding => {
        const [sorIdentifier = ''] = ring;
        return {
          sorIdentifier,
          place: 'ParentSorIdentifier',
          at: tree.byId(sorIdentifier)?.place ?? '',
          expected: 'en vej op til en institutionsejer',
          received: `en ring: ${[...ring, sorIdentifier].join(' → ')}`,
        };
      }),
    }),
  },
  eachOf<RuleUnit>({
    id: 'sor-datoer-i-orden',
    requirement: 'gyldighed',
    title: 'Datoerne findes og står i rækkefølge',
    status,
    sources: ['SDM-XSD1'],
    needs: [],
    subjects: 'enheder',
    asks: () => 'FirstFromDate udfyldt, ikke efter FromDate, og FromDate ikke efter ToDate',
    population: ({ records }) => records,
    faults: checkDates,
  }),
  eachOf<RuleUnit>({
    id: 'sor-navn-laengde',
    requirement: 'udtraek-datakvalitet',
    title: 'Navnet er på 1 til 60 tegn',
    status,
    sources: ['SDM-XSD1'],
    needs: [],
    subjects: 'enheder',
    asks: () => `et EntityName på 1 til ${MAX_NAME_LENGTH} tegn`,
    population: ({ records }) => records,
    faults: function* (unit) {
      const { entityName } = unit;
      const length = nameLength(entityName);
      if (length >= 1 && length <= MAX_NAME_LENGTH) return;
      const received = entityName === undefined ? inWords(entityName) : length === 0 ? 'intet navn' : `${length} tegn`;
      yield foundOn(unit, 'EntityName', { expected: `1 til ${MAX_NAME_LENGTH} tegn`, received });
    },
  }),
  eachOf<RuleUnit>({
    id: 'sor-shak-form',
    requirement: 'shak-format',
    title: 'SHAK-koden har 4, 6 eller 7 tegn',
    status,
    sources: ['SDM-XSD1', 'SDS-SHAK'],
    needs: ['shak'],
    subjects: 'enheder med SHAK-kode',
    asks: () => 'fire tegn for et sygehus, seks for en afdeling, syv for et afsnit',
    population: ({ records }) => records.filter(({ shakIdentifier }) => (shakIdentifier ?? '') !== ''),
    faults: function* (unit) {
      const parsed = parseShak(unit.shakIdentifier ?? '');
      if (!parsed.ok) yield foundOn(unit, 'ShakIdentifier', { expected: 'en gyldig kode', received: parsed.problem });
    },
  }),
  eachOf<RuleUnit>({
    id: 'sor-erstatning-begge-veje',
    requirement: 'erstatning',
    title: 'Erstatning står på både den gamle og den nye enhed',
    status: 'assumption',
    assumption: 'erstatning-begge-veje',
    sources: ['SDM-XSD1'],
    confirmedBy: 'Dokumentationen af SOR XML eller SORUS’ regler for erstatning',
    needs: [],
    subjects: 'enheder, der er erstattet eller erstatter andre',
    asks: () => 'at forgænger og efterfølger nævner hinanden',
    population: ({ units }) => units.filter(({ replaces = [], replacedBy = [] }) => replaces.length + replacedBy.length > 0),
    faults: checkReplacement,
  }),
];
/** Units as they are on the day stand once each, unless two records of one begin on the same day. */
function* checkUnique(units: readonly RuleUnit[]): Generator<Finding, void> {
  const seen = new Set<string | undefined>();
  const repeated = new Set<string | undefined>();
  for (const { sorIdentifier } of units) {
    if (seen.has(sorIdentifier)) repeated.add(sorIdentifier);
    seen.add(sorIdentifier);
  }
  // Only these are gathered by their codes: a list for every unit of a register is as large as the register.
  const suspects = units.filter(({ sorIdentifier }) => repeated.has(sorIdentifier));
  for (const [code, records] of Map.groupBy(suspects, ({ sorIdentifier }) => sorIdentifier)) {
    const [, second] = records;
    if (code === undefined || second === undefined) continue;
    const places = records.map(({ place }) => place).filter((place) => place !== '');
    const received = `${records.length} enheder${places.length === 0 ? '' : `: ${places.join(' og ')}`}`;
    yield foundOn(second, 'SorIdentifier', { expected: 'én enhed med koden', received });
  }
}

function* checkNesting(unit: RuleUnit, { tree }: RuleView): Generator<Finding, void> {
  const { sorType, parentSorIdentifier: parent = '' } = unit;
  if (!isSorType(sorType)) {
    yield foundOn(unit, 'SorType', { expected: 'IE, SI eller OE', received: inWords(sorType) });
    return;
  }
  const allowed = ALLOWED_PARENTS[sorType];
  const above = tree.byId(parent);
  if (above === undefined || allowed.some((type) => type === above.sorType)) return;
  yield foundOn(unit, 'ParentSorIdentifier', {
    expected: allowed.length === 0 ? `ingen enhed over en ${sorType}` : `${allowed.join(' eller ')} over en ${sorType}`,
    received: `${sorType} under ${inWords(above.sorType)} (${parent})`,
  });
}

function isSorType(text: string | undefined): text is SorType {
  return text !== undefined && Object.hasOwn(ALLOWED_PARENTS, text);
}

function* checkDates(unit: RuleUnit): Generator<Finding, void> {
  const [first, from, to] = [dayOf(unit.firstFromDate), dayOf(unit.fromDate), dayOf(unit.toDate)];
  if (first === '')
    yield foundOn(unit, 'FirstFromDate', { expected: 'en dato', received: `FirstFromDate: ${inWords(unit.firstFromDate)}` });
  for (const [place, date] of Object.entries({ FirstFromDate: first, FromDate: from, ToDate: to })) {
    if (date !== '' && !isIsoDate(date)) yield foundOn(unit, place, { expected: 'en dato', received: `“${date}”` });
  }
  if (from !== '' && from < first) {
    const expected = `fra FirstFromDate ${first} og frem`;
    yield foundOn(unit, 'FromDate', { expected, received: `FromDate ${from} er før FirstFromDate ${first}` });
  }
  const begun = from === '' ? first : from;
  if (to !== '' && to < begun)
    yield foundOn(unit, 'ToDate', { expected: `fra FromDate ${begun} og frem`, received: `ToDate ${to} er før ${begun}` });
}

function* checkReplacement(unit: RuleUnit, { tree }: RuleView): Generator<Finding, void> {
  const { sorIdentifier = '', replaces = [], replacedBy = [] } = unit;
  const seen = (code: string): string => (tree.byId(code) === undefined ? 'som ikke findes' : 'som ikke nævner enheden');
  for (const code of replacedBy) {
    if (tree.byId(code)?.replaces?.includes(sorIdentifier) === true) continue;
    const expected = `at ${code} har ${sorIdentifier} i ReplacesEntityCollection`;
    yield foundOn(unit, 'ReplacedByEntityCollection', { expected, received: `erstattet af ${code}, ${seen(code)}` });
  }
  for (const code of replaces) {
    if (tree.byId(code)?.replacedBy?.includes(sorIdentifier) === true) continue;
    const expected = `at ${code} har ${sorIdentifier} i ReplacedByEntityCollection`;
    yield foundOn(unit, 'ReplacesEntityCollection', { expected, received: `erstatter ${code}, ${seen(code)}` });
  }
}
