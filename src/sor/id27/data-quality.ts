import { parseShak } from '../identifiers/shak.ts';
import { parseSorCode } from '../identifiers/sor-code.ts';
import type { Parsed } from '../identifiers/parsed.ts';
import type { Register } from '../register.ts';
import type { SorType, SorUnit } from '../unit.ts';
import { isIsoDate } from '../validity.ts';
import type { Finding, Rule } from './rule.ts';

const MAX_NAME = 60;

/**
 * What any extract of the register must keep, whatever ID27 says. Unlike the ID27 rules these look at closed units
 * too. That a SHAK code sits on one unit only is no rule: the schema lets several share it.
 */
export const DATA_QUALITY_RULES: readonly Rule[] = [
  confirmed(
    'sor-kode-gyldig',
    'Hver SOR-kode er gyldig',
    ['SDM-SPEC'],
    onUnits((unit) => wrongCode(unit, 'SorIdentifier', parseSorCode(unit.sorIdentifier))),
  ),
  confirmed('sor-kode-entydig', 'Hver SOR-kode står på én enhed', ['SDM-XSD1'], function* ({ hierarchyProblems }) {
    for (const problem of hierarchyProblems) {
      if (problem.kind !== 'duplicate-id') continue;
      yield {
        sorIdentifier: problem.sorIdentifier,
        place: 'SorIdentifier',
        expected: 'én enhed med koden',
        received: `${problem.count} enheder`,
      };
    }
  }),
  confirmed('sor-foraelder-findes', 'Enheden over findes', ['SDM-XSD1'], onUnits(checkParent)),
  confirmed(
    'sor-typer-i-orden',
    'En institutionsejer har institutioner, en institution har enheder',
    ['SDM-XSD1'],
    onUnits(checkNesting),
  ),
  confirmed('sor-ingen-ring', 'Ingen enhed ligger under sig selv', ['SDM-XSD1'], function* ({ hierarchyProblems }) {
    for (const problem of hierarchyProblems) {
      if (problem.kind !== 'cycle') continue;
      yield {
        sorIdentifier: problem.sorIdentifier,
        place: 'ParentSorIdentifier',
        expected: 'en vej op til en institutionsejer',
        received: `en ring: ${[...problem.members, problem.sorIdentifier].join(' → ')}`,
      };
    }
  }),
  confirmed('sor-datoer-i-orden', 'Datoerne findes og står i rækkefølge', ['SDM-XSD1'], onUnits(checkDates)),
  confirmed(
    'sor-navn-laengde',
    'Navnet er på 1 til 60 tegn',
    ['SDM-XSD1'],
    onUnits(function* ({ sorIdentifier, entityName }) {
      const length = Array.from(entityName).length;
      if (length >= 1 && length <= MAX_NAME) return;
      yield {
        sorIdentifier,
        place: 'EntityName',
        expected: `1 til ${MAX_NAME} tegn`,
        received: length === 0 ? 'intet navn' : `${length} tegn`,
      };
    }),
  ),
  confirmed(
    'sor-shak-form',
    'SHAK-koden har 4, 6 eller 7 tegn',
    ['SDM-XSD1', 'SDS-SHAK'],
    onUnits((unit) =>
      unit.shakIdentifier === undefined ? [] : wrongCode(unit, 'ShakIdentifier', parseShak(unit.shakIdentifier)),
    ),
  ),
  {
    ...confirmed(
      'sor-erstatning-begge-veje',
      'Erstatning står på både den gamle og den nye enhed',
      ['SDM-XSD1'],
      onUnits(checkReplacement),
    ),
    status: 'assumption',
    confirmedBy: 'Beskrivelsen af ReplacesEntityCollection og ReplacedByEntityCollection i dokumentationen af SOR XML.',
  },
  confirmed('sor-shak-kort-kendt', 'SHAK-kortet henviser til enheder, der findes', ['SDS-SHAK', 'NSI-FIL'], function* (register) {
    for (const { sorIdentifier, shakIdentifier, fromDate, toDate } of register.content.shakSorMap) {
      const place = `SHAKSORMap ${shakIdentifier}`;
      if (register.byId(sorIdentifier) === undefined)
        yield { sorIdentifier, place, expected: 'en enhed i registret', received: `${sorIdentifier}, som ikke findes` };
      if (toDate !== undefined && toDate < fromDate)
        yield { sorIdentifier, place, expected: `en slutdato fra ${fromDate}`, received: toDate };
    }
  }),
];

function confirmed(id: string, title: string, sources: readonly string[], check: Rule['check']): Rule {
  return { id, requirement: id, title, status: 'confirmed', sources, check };
}

/** A rule that looks at one unit at a time, closed ones included. */
function onUnits(check: (unit: SorUnit, register: Register) => Iterable<Finding>): Rule['check'] {
  return function* (register) {
    for (const unit of register.content.units) yield* check(unit, register);
  };
}

function* wrongCode({ sorIdentifier }: SorUnit, place: string, parsed: Parsed<string>): Generator<Finding, void> {
  if (!parsed.ok) yield { sorIdentifier, place, expected: 'en gyldig kode', received: parsed.problem };
}

function* checkParent(unit: SorUnit, register: Register): Generator<Finding, void> {
  const { sorIdentifier, parentSorIdentifier: parent, sorType } = unit;
  const place = 'ParentSorIdentifier';
  if (sorType === 'IE') return;
  if (parent === undefined) yield { sorIdentifier, place, expected: 'en enhed over', received: 'ingenting' };
  else if (register.byId(parent) === undefined)
    yield { sorIdentifier, place, expected: 'en enhed i registret', received: `${parent}, som ikke findes` };
}

/** What each type of unit may lie under (SOR XML 1.0.0: SorTree, InstitutionOwnerEntity, HealthInstitutionEntity). */
const ALLOWED_PARENTS: Readonly<Record<SorType, readonly SorType[]>> = { IE: [], SI: ['IE'], OE: ['SI', 'OE'] };

function* checkNesting(unit: SorUnit, register: Register): Generator<Finding, void> {
  const parent = unit.parentSorIdentifier === undefined ? undefined : register.byId(unit.parentSorIdentifier);
  if (parent === undefined || ALLOWED_PARENTS[unit.sorType].includes(parent.sorType)) return;
  const allowed = ALLOWED_PARENTS[unit.sorType];
  yield {
    sorIdentifier: unit.sorIdentifier,
    place: 'ParentSorIdentifier',
    expected: allowed.length === 0 ? `ingen enhed over en ${unit.sorType}` : `${allowed.join(' eller ')} over en ${unit.sorType}`,
    received: `${parent.sorType} (${parent.sorIdentifier})`,
  };
}

function* checkDates({ sorIdentifier, status }: SorUnit): Generator<Finding, void> {
  const { firstFromDate, fromDate, toDate } = status;
  for (const [place, date] of Object.entries({ FirstFromDate: firstFromDate, FromDate: fromDate, ToDate: toDate })) {
    if (date !== undefined && !isIsoDate(date))
      yield { sorIdentifier, place, expected: 'en dato', received: date === '' ? 'ingenting' : `“${date}”` };
  }
  if (fromDate < firstFromDate)
    yield { sorIdentifier, place: 'FromDate', expected: `fra FirstFromDate ${firstFromDate} og frem`, received: fromDate };
  if (toDate !== undefined && toDate < firstFromDate)
    yield { sorIdentifier, place: 'ToDate', expected: `fra FirstFromDate ${firstFromDate} og frem`, received: toDate };
}

function* checkReplacement(unit: SorUnit, register: Register): Generator<Finding, void> {
  const { sorIdentifier } = unit;
  for (const code of unit.replacedBy) {
    if (register.byId(code)?.replaces.includes(sorIdentifier) === true) continue;
    yield {
      sorIdentifier,
      place: 'ReplacedByEntityCollection',
      expected: `at ${code} har ${sorIdentifier} i ReplacesEntityCollection`,
      received: register.byId(code) === undefined ? 'en enhed, der ikke findes' : 'ingen sådan henvisning',
    };
  }
  for (const code of unit.replaces) {
    if (register.byId(code)?.replacedBy.includes(sorIdentifier) === true) continue;
    yield {
      sorIdentifier,
      place: 'ReplacesEntityCollection',
      expected: `at ${code} har ${sorIdentifier} i ReplacedByEntityCollection`,
      received: register.byId(code) === undefined ? 'en enhed, der ikke findes' : 'ingen sådan henvisning',
    };
  }
}
