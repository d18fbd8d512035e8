import type { ClinicalSpeciality, PostalAddress, SorStatus } from '../unit.ts';

/** A register has some hundred types, six levels and eighty specialities; a broken one may have as many as it has units. */
const MOST_SHARED = 1000;
/** The days of thirty years. */
const MOST_DAYS = 11_000;

/** Codes with their names, each pair once in memory. */
export class SharedPairs {
  readonly #pairs = new Map<string, { readonly code: string; readonly name: string }>();

  of(code: string, name: string): { readonly code: string; readonly name: string } {
    const known = this.#pairs.get(code);
    if (known?.name === name) return known;
    const pair = { code, name };
    if (this.#pairs.size < MOST_SHARED) this.#pairs.set(code, pair);
    return pair;
  }
}

/** Parts that many units of a register have alike, each once in memory; a part that is not known yet is given back. */
export class SharedParts {
  readonly #specialities = new Map<string, readonly ClinicalSpeciality[]>();
  readonly #states = new Map<string, SorStatus>();
  #address: PostalAddress | undefined;

  /** Units of one house stand one after the other, so that the last address is the one to look at. */
  address(found: PostalAddress | undefined): PostalAddress | undefined {
    if (found === undefined) return undefined;
    if (this.#address === undefined || !isSameAddress(found, this.#address)) this.#address = found;
    return this.#address;
  }

  /** Most units that have a speciality have one. */
  specialities(found: readonly ClinicalSpeciality[]): readonly ClinicalSpeciality[] {
    const [first] = found;
    if (first === undefined || found.length > 1) return found;
    const known = this.#specialities.get(first.code);
    if (known?.[0]?.name === first.name && known[0].main === first.main) return known;
    if (this.#specialities.size < MOST_SHARED) this.#specialities.set(first.code, found);
    return found;
  }

  /** Many units are as they were when they opened. */
  status(found: SorStatus): SorStatus {
    const { fromDate, firstFromDate, toDate, updatedAt } = found;
    if (fromDate !== firstFromDate || toDate !== undefined || updatedAt !== undefined) return found;
    const known = this.#states.get(fromDate);
    if (known === undefined && this.#states.size < MOST_DAYS) this.#states.set(fromDate, found);
    return known ?? found;
  }
}

function isSameAddress(one: PostalAddress, other: PostalAddress): boolean {
  return (
    one.streetName === other.streetName &&
    one.streetBuildingIdentifier === other.streetBuildingIdentifier &&
    one.postCodeIdentifier === other.postCodeIdentifier &&
    one.districtName === other.districtName &&
    one.countryIdentificationCode === other.countryIdentificationCode &&
    one.floorIdentifier === other.floorIdentifier &&
    one.suiteIdentifier === other.suiteIdentifier &&
    one.regionCode === other.regionCode
  );
}
