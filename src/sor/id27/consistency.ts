import { CLASSIFICATION } from '../classification.ts';
import { locationNumberOf, postalAddressOf } from '../inheritance.ts';
import type { Register } from '../register.ts';
import type { SorUnit } from '../unit.ts';
import { validityOn } from '../validity.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { currentUnits } from './scope.ts';

/** A unit has at most eight specialities (SOR XML 1.0.0, ClinicalSpecialityCollection). */
const MAX_SPECIALITIES = 8;

/** What must hold between a unit and those above it, or between a unit and the classifications. Closed units are left out. */
export const CONSISTENCY_RULES: readonly Rule[] = [
  {
    id: 'sor-foraelder-aaben',
    requirement: 'aabne-overordnede',
    title: 'En åben enhed ligger ikke under en lukket',
    status: 'assumption',
    sources: ['NSP-SORUS-DES'],
    confirmedBy: 'Forretningsreglerne for lukning i SORUS; designet nævner brugstilfældet, men ikke reglerne.',
    check: onCurrentUnits(checkParentIsOpen),
  },
  {
    id: 'sor-shak-praefiks',
    requirement: 'shak-praefiks',
    title: 'SHAK-koden begynder med koden på enheden over',
    status: 'assumption',
    sources: ['SDS-SHAK'],
    confirmedBy: 'Sundhedsdatastyrelsens regler for tildeling af SHAK-koder i SOR.',
    check: onCurrentUnits(checkShakPrefix),
  },
  {
    id: 'sor-adresse-findes',
    requirement: 'adresse-arv',
    title: 'Enheden har en postadresse, sin egen eller en arvet',
    status: 'assumption',
    sources: ['SOR-XML2'],
    confirmedBy: 'Dokumentationen af SOR XML: om en enhed uden egen adresse altid har en over sig, den kan arve fra.',
    check: onCurrentUnits(function* (unit, register) {
      if (unit.sorType === 'IE' || postalAddressOf(register, unit) !== undefined) return;
      const { sorIdentifier } = unit;
      yield {
        sorIdentifier,
        place: 'PostalAddressInformation',
        expected: 'en adresse her eller over enheden',
        received: 'ingen',
      };
    }),
  },
  {
    id: 'sor-lokationsnummer-findes',
    requirement: 'lokationsnummer-arv',
    title: 'Et arvet lokationsnummer findes over enheden',
    status: 'confirmed',
    sources: ['SOR-XML2'],
    check: onCurrentUnits(function* (unit, register) {
      if (unit.locationNumber?.inherited !== true || locationNumberOf(register, unit) !== undefined) return;
      const { sorIdentifier } = unit;
      yield {
        sorIdentifier,
        place: 'EanLocationCodeInherited',
        expected: 'et lokationsnummer på en enhed over',
        received: 'intet at arve',
      };
    }),
  },
  {
    id: 'sor-speciale-gyldigt',
    requirement: 'speciale-koder',
    title: 'Specialerne findes i klassifikationen, hver højst én gang',
    status: 'confirmed',
    sources: ['SDM-XSD1'],
    check: onCurrentUnits(checkSpecialities),
  },
];

/** A rule that looks at one unit at a time, those closed by the day of the trial left out. */
function onCurrentUnits(check: (unit: SorUnit, register: Register, context: RuleContext) => Iterable<Finding>): Rule['check'] {
  return function* (register, context) {
    for (const unit of currentUnits(register, context)) yield* check(unit, register, context);
  };
}

/** A unit open on the day has an open parent; one that opens later need not have it yet. */
function* checkParentIsOpen(unit: SorUnit, register: Register, { onDate }: RuleContext): Generator<Finding, void> {
  const parent = register.byId(unit.parentSorIdentifier ?? '');
  if (parent === undefined || validityOn(unit.status, onDate) !== 'open' || validityOn(parent.status, onDate) !== 'closed')
    return;
  yield {
    sorIdentifier: unit.sorIdentifier,
    place: 'ParentSorIdentifier',
    expected: 'en enhed, der er åben',
    received: `${parent.sorIdentifier}, lukket ${parent.status.toDate ?? ''}`,
  };
}

/** The hospital's four signs begin its departments' six, and those begin the sections' seven. */
function* checkShakPrefix(unit: SorUnit, register: Register): Generator<Finding, void> {
  const { sorIdentifier, shakIdentifier: code = '' } = unit;
  if (code === '') return;
  const above = register.nearestAncestor(sorIdentifier, ({ shakIdentifier }) => (shakIdentifier ?? '') !== '');
  const prefix = above?.shakIdentifier ?? '';
  // Units of one length stand side by side in SHAK; only a shorter code is a code for the whole of which this is a part.
  if (prefix.length >= code.length || code.startsWith(prefix)) return;
  yield {
    sorIdentifier,
    place: 'ShakIdentifier',
    expected: `en kode, der begynder med ${prefix} som på ${above?.sorIdentifier ?? ''} over den`,
    received: code,
  };
}

function* checkSpecialities(
  { sorIdentifier, specialities }: SorUnit,
  register: Register,
  context: RuleContext,
): Generator<Finding, void> {
  const place = 'ClinicalSpeciality';
  const codes = specialities.map(({ code }) => code);
  if (codes.length > MAX_SPECIALITIES)
    yield { sorIdentifier, place, expected: `højst ${MAX_SPECIALITIES} specialer`, received: `${codes.length} specialer` };
  const twice = codes.find((code, index) => codes.indexOf(code) < index);
  if (twice !== undefined) yield { sorIdentifier, place, expected: 'hvert speciale én gang', received: `${twice} to gange` };
  const known = register.classificationOn(CLASSIFICATION.speciality, context.onDate);
  // An extract of units alone has no classifications to look in.
  if (known.length === 0) return;
  const unknown = codes.find((code) => !known.some((entry) => entry.code === code));
  if (unknown !== undefined)
    yield { sorIdentifier, place, expected: 'en kode i klassifikationen ClinicalSpeciality', received: unknown };
}
