/** A code with its name; the code is a SNOMED CT concept id. */
export interface CodedConcept {
  readonly code: string;
  readonly name: string;
}
