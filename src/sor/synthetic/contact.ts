import { cvrCheckDigit } from '../identifiers/cvr.ts';
import { glnCheckDigit } from '../identifiers/gln.ts';
import type { PostalAddress, VirtualAddress } from '../unit.ts';
import { STREET_NAMES } from './names.ts';
import type { Random } from './random.ts';

/** Letters of a mail domain: æ, ø and å are written out. */
function asDomain(place: string): string {
  return place
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replaceAll(/[^a-z0-9]+/g, '-');
}

/** An invented address; the post code follows the region so that addresses of one region look alike. */
export function inventedAddress(random: Random, place: string, regionCode: string | undefined): PostalAddress {
  const hundreds = regionCode === undefined ? 40 : 30 + ((Number(regionCode) * 13) % 60);
  return {
    streetName: random.pick(STREET_NAMES),
    streetBuildingIdentifier: `${random.int(1, 180)}${random.pick(['', '', 'A', 'B'])}`,
    ...(random.chance(0.2)
      ? { floorIdentifier: String(random.int(1, 5)), suiteIdentifier: random.pick(['tv', 'mf', 'th']) }
      : {}),
    postCodeIdentifier: String(hundreds * 100 + random.int(0, 99)),
    districtName: place,
    countryIdentificationCode: 'DK',
    ...(regionCode === undefined ? {} : { regionCode }),
  };
}

/**
 * Invented contact data nobody can be reached by: the domain example (RFC 2606) and a telephone number that begins
 * with 0, as no Danish number does.
 */
export function inventedContact(random: Random, place: string): VirtualAddress {
  const domain = `${asDomain(place)}.example`;
  return {
    emailAddressIdentifier: `kontakt@${domain}`,
    website: `https://${domain}`,
    telephoneNumberIdentifier: `0${String(random.int(0, 9_999_999)).padStart(7, '0')}`,
  };
}

/** A location number of a unit's ordinal, with a right check digit, in the range 20–29, which GS1 keeps for local use and never issues. */
export function inventedGln(ordinal: number): string {
  const digits = `2999${String(ordinal).padStart(8, '0')}`;
  return `${digits}${glnCheckDigit(digits)}`;
}

/** A CVR number of an owner's ordinal, with a right check digit, counted down from 9999999: invented, no company is meant. */
export function inventedCvr(ordinal: number): string {
  for (let digits = 9_999_999 - ordinal * 2; ; digits -= 1) {
    const check = cvrCheckDigit(String(digits));
    if (check !== undefined) return `${digits}${check}`;
  }
}
