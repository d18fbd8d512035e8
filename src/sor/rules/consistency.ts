import { CLASSIFICATION } from '../classification.ts';
import { locationNumberOf, postalAddressOf } from '../inheritance.ts';
import { dayOf, validityOn } from '../validity.ts';
import type { RuleUnit } from './records.ts';
import { eachOf, type Finding, foundOn, type Rule } from './rule.ts';
import type { RuleView } from './view.ts';

/** A unit has at most eight specialities (SOR XML 1.0.0, ClinicalSpecialityCollection). */
const MAX_SPECIALITIES = 8;

/** What must hold between a unit and those above it, or between a unit and the classifications. Closed units are left out. */
export const CONSISTENCY_RULES: readonly Rule[] = [
  eachOf<RuleUnit>({
    id: 'sor-foraelder-aaben',
    requirement: 'aabne-overordnede',
    title: 'En åben enhed ligger ikke under en lukket',
    status: 'assumption',
    assumption: 'aabne-overordnede',
    sources: ['NSP-SORUS-DES'],
    confirmedBy: 'Forretningsreglerne for lukning i SORUS; designet nævner brugstilfældet, men ikke reglerne.',
    needs: ['parents'],
    subjects: 'åbne enheder med en overordnet',
    asks: () => 'en overordnet, der er åben',
    population: ({ open, tree }) => open.filter(({ parentSorIdentifier }) => tree.byId(parentSorIdentifier ?? '') !== undefined),
    faults: checkParentIsOpen,
  }),
  eachOf<RuleUnit>({
    id: 'sor-shak-praefiks',
    requirement: 'shak-praefiks',
    title: 'SHAK-koden begynder med koden på enheden over',
    status: 'assumption',
    assumption: 'shak-praefiks',
    sources: ['SDS-SHAK'],
    confirmedBy: 'Sundhedsdatastyrelsens regler for tildeling af SHAK-koder i SOR.',
    needs: ['parents', 'shak'],
    subjects: 'enheder med SHAK-kode, som ikke er lukket',
    asks: () => 'en kode, der begynder med den kortere kode på den nærmeste enhed over',
    population: ({ notClosed }) => notClosed.filter(hasShak),
    faults: checkShakPrefix,
  }),
  eachOf<RuleUnit>({
    id: 'sor-adresse-findes',
    requirement: 'adresse-arv',
    title: 'Enheden har en postadresse, sin egen eller en arvet',
    status: 'assumption',
    assumption: 'adresse-arv',
    sources: ['SOR-XML2'],
    confirmedBy: 'Dokumentationen af SOR XML: om en enhed uden egen adresse altid har en over sig, den kan arve fra.',
    needs: ['parents', 'addresses'],
    subjects: 'institutioner og enheder, som ikke er lukket',
    asks: () => 'en postadresse på enheden eller over den',
    population: ({ notClosed }) => notClosed.filter(({ sorType }) => sorType !== 'IE'),
    faults: function* (unit, { tree }) {
      if (postalAddressOf(tree, unit) !== undefined) return;
      const expected = 'en adresse her eller over enheden';
      yield foundOn(unit, 'PostalAddressInformation', { expected, received: 'ingen' });
    },
  }),
  eachOf<RuleUnit>({
    id: 'sor-lokationsnummer-findes',
    requirement: 'lokationsnummer-arv',
    title: 'Et arvet lokationsnummer findes over enheden',
    status: 'confirmed',
    sources: ['SOR-XML2'],
    needs: ['parents', 'locationNumbers'],
    subjects: 'enheder, der arver deres lokationsnummer',
    asks: () => 'et lokationsnummer på en enhed over',
    population: ({ notClosed }) => notClosed.filter(({ locationNumber }) => locationNumber?.inherited === true),
    faults: function* (unit, { tree }) {
      if (locationNumberOf(tree, unit) !== undefined) return;
      const expected = 'et lokationsnummer på en enhed over';
      yield foundOn(unit, 'EanLocationCodeInherited', { expected, received: 'intet at arve' });
    },
  }),
  eachOf<RuleUnit>({
    id: 'sor-speciale-antal',
    requirement: 'speciale-koder',
    title: 'En enhed har højst otte specialer, hver højst én gang',
    status: 'confirmed',
    sources: ['SDM-XSD1'],
    needs: ['specialities'],
    subjects: 'enheder med specialer, som ikke er lukket',
    asks: () => `højst ${MAX_SPECIALITIES} specialer, hver højst én gang`,
    population: withSpecialities,
    faults: function* (unit) {
      const place = 'ClinicalSpeciality';
      const { specialities: codes = [] } = unit;
      const expected = `højst ${MAX_SPECIALITIES} specialer`;
      if (codes.length > MAX_SPECIALITIES) yield foundOn(unit, place, { expected, received: `${codes.length} specialer` });
      const twice = codes.find((code, index) => codes.indexOf(code) < index);
      if (twice !== undefined) yield foundOn(unit, place, { expected: 'hvert speciale én gang', received: `${twice} to gange` });
    },
  }),
  eachOf<RuleUnit>({
    id: 'sor-speciale-gyldigt',
    requirement: 'speciale-koder',
    title: 'Specialerne findes i klassifikationen',
    status: 'confirmed',
    sources: ['SDM-XSD1'],
    needs: ['specialities', 'specialityClassification'],
    subjects: 'enheder med specialer, som ikke er lukket',
    asks: () => 'specialer fra klassifikationen ClinicalSpeciality',
    population: withSpecialities,
    faults: function* (unit, { classificationOn, onDate }) {
      const known = classificationOn(CLASSIFICATION.speciality, onDate);
      const unknown = unit.specialities?.find((code) => !known.some((entry) => entry.code === code));
      if (unknown === undefined) return;
      const expected = 'en kode i klassifikationen ClinicalSpeciality';
      yield foundOn(unit, 'ClinicalSpeciality', { expected, received: unknown });
    },
  }),
];

function hasShak({ shakIdentifier }: RuleUnit): boolean {
  return (shakIdentifier ?? '') !== '';
}

function withSpecialities({ notClosed }: RuleView): readonly RuleUnit[] {
  return notClosed.filter(({ specialities = [] }) => specialities.length > 0);
}

/** A unit open on the day has an open parent; one that opens later need not have it yet. */
function* checkParentIsOpen(unit: RuleUnit, { tree, onDate }: RuleView): Generator<Finding, void> {
  const parent = tree.byId(unit.parentSorIdentifier ?? '');
  if (parent === undefined || validityOn(parent, onDate) !== 'closed') return;
  const last = dayOf(parent.toDate);
  const received = `${parent.sorIdentifier ?? ''}, lukket${last === '' ? '' : ` ${last}`}`;
  yield foundOn(unit, 'ParentSorIdentifier', { expected: 'en enhed, der er åben', received });
}

/** The hospital's four signs begin its departments' six, and those begin the sections' seven. */
function* checkShakPrefix(unit: RuleUnit, { tree }: RuleView): Generator<Finding, void> {
  const { shakIdentifier: code = '' } = unit;
  const above = tree.nearestAbove(unit, hasShak);
  const prefix = above?.shakIdentifier ?? '';
  // Units of one length stand side by side in SHAK; only a shorter code is a code for the whole of which this is a part.
  if (prefix.length >= code.length || code.startsWith(prefix)) return;
  const expected = `en kode, der begynder med ${prefix} som på ${above?.sorIdentifier ?? ''} over den`;
  yield foundOn(unit, 'ShakIdentifier', { expected, received: code });
}
