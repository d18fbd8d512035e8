/** Something that exists between two days, both inclusive; a day that is left out means always. ISO dates. */
export interface Dated {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}

/** Those of a list that are in force on a day, in its order. */
export function inForce<T extends Dated>(list: readonly T[], date: string): T[] {
  return list.filter(
    ({ validFrom, validTo }) => (validFrom === undefined || validFrom <= date) && (validTo === undefined || date <= validTo),
  );
}
