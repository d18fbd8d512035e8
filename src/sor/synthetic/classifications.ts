import { OWNER_TYPES } from '../codes/owner-types.ts';
import { SPECIALITIES } from '../codes/specialities.ts';
import { UNIT_TYPES } from '../codes/unit-types.ts';
import { CLASSIFICATION } from '../classification.ts';
import { exerciseConcept } from '../codes/exercise-concept.ts';
import type { ClassificationEntry } from '../unit.ts';
import type { SyntheticLevel } from './options.ts';

/** The month ID27 was planned to reach the pilot (nspop.dk, SOR release page); synthetic, no source dates the codes. */
const LEVELS_SINCE = '2024-09-01';
const LISTS_SINCE = '2007-01-01';

/** The classifications of a synthetic register: the levels as configured, one group that says it is made up, and the public lists. */
export function buildClassifications(levels: readonly SyntheticLevel[]): ClassificationEntry[] {
  const list = (classification: string, concepts: readonly { code: string; name: string }[]): ClassificationEntry[] =>
    concepts.map(({ code, name }) => ({ classification, code, name, fromDate: LISTS_SINCE }));
  return [
    ...levels
      .toSorted((one, other) => one.position - other.position)
      .map(({ code, name }) => ({ classification: CLASSIFICATION.level, code, name, fromDate: LEVELS_SINCE })),
    {
      classification: CLASSIFICATION.levelGroup,
      code: exerciseConcept(27_099),
      name: 'Øvelse: gruppens virkelige indhold er ikke offentligt',
      fromDate: LEVELS_SINCE,
    },
    ...list(CLASSIFICATION.ownerType, Object.values(OWNER_TYPES)),
    ...list(CLASSIFICATION.unitType, UNIT_TYPES),
    ...list(CLASSIFICATION.speciality, SPECIALITIES),
  ];
}
