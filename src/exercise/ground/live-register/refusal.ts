/**
 * Why SORUS refuses a change. No public source lists the business rules or their codes; the codes are ours, in a
 * namespace that says so.
 */
export const REFUSALS = {
  'invalid-identifier': 'Koden er ikke en SOR-kode.',
  'unknown-entity': 'Enheden findes ikke i registret.',
  'unknown-parent': 'Den overordnede enhed findes ikke i registret.',
  'closed-entity': 'Enheden er lukket og kan ikke ændres.',
  'closed-parent': 'Den overordnede enhed er lukket.',
  'parent-below-itself': 'Enheden kan ikke ligge under sig selv.',
  'wrong-owner': 'Enheden hører til en anden ejer end den, der kalder.',
  'name-missing': 'Enheden mangler et navn.',
  'name-too-long': 'Navnet er længere end 60 tegn.',
  'unknown-type': 'Enhedstypen findes ikke i klassifikationen.',
  'unknown-level': 'Niveauets kode findes ikke i klassifikationen.',
  'level-required': 'En enhed under et hospital skal have et niveau.',
  'level-not-allowed': 'En enhed uden for hospitalerne kan ikke have et niveau.',
  'shak-not-allowed': 'Der kan ikke længere oprettes eller ændres SHAK-koder.',
  'date-before-opening': 'Datoen ligger før den dag, enheden er gyldig fra.',
  'invalid-date': 'Datoen er ikke en dag i kalenderen.',
  'has-open-children': 'Enheden har åbne enheder under sig.',
} as const;
/** Why a change is refused; also the code in the service's fault. */
export type RefusalCode = keyof typeof REFUSALS;

/** A change that is not made; the register stays as it was. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  constructor(code: RefusalCode, what = '') {
    super(what === '' ? REFUSALS[code] : `${REFUSALS[code]} (${what})`);
    this.code = code;
  }
}
