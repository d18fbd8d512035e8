import { verhoeffCheckDigit } from '../identifiers/verhoeff.ts';

/** No SNOMED CT extension is known to have this namespace; a code with it is never an official one. */
const EXERCISE_NAMESPACE = '9999999';
/** SNOMED CT partition of a concept with a namespace. */
const CONCEPT_PARTITION = '10';

/** A code of SNOMED CT's form that no terminology has, for exercise data where no public source gives the real one. */
export function exerciseConcept(item: number): string {
  const digits = `${item}${EXERCISE_NAMESPACE}${CONCEPT_PARTITION}`;
  return `${digits}${verhoeffCheckDigit(digits)}`;
}
