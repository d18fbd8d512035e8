import { type BundleIndex, type BundleSignature, type ProtectedHeader, protectedHeaderSchema } from '../model/bundle.ts';
import type { PublicKey, RegionKey } from '../model/config/region-key.ts';
import { danishDay } from '../model/danish-day.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { type Bytes, fromBase64Url, toBase64Url, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical.ts';

/** A key's own name: its thumbprint (RFC 7638). */
export async function thumbprint({ crv, kty, x }: PublicKey): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(canonicalJson({ crv, kty, x })))));
}

/** What is signed: the header and the payload, as RFC 7515 joins them. */
export function signingInput(protectedHeader: string, payload: Uint8Array): Bytes {
  return utf8(`${protectedHeader}.${toBase64Url(payload)}`);
}

/** What of a bundle its signatures are checked against. */
export interface SignedIndex {
  readonly place: ErrorPlace;
  readonly index: Pick<BundleIndex, 'createdAt' | 'regions' | 'exercise'>;
  readonly indexBytes: Uint8Array;
  readonly signature: BundleSignature;
}

/** Who vouches for a bundle, and what keeps it from being believed. */
export interface SignatureCheck {
  /** Keys whose signatures hold, in the order of the signatures. */
  readonly keys: readonly RegionKey[];
  readonly problems: readonly PilotError[];
}

/**
 * Holds a bundle's signatures against the regions' keys. Every signature that is there must hold, and every region in the
 * bundle must have one of its own, unless the bundle has none at all and `required` is false. The problems are SP4032 to
 * SP4036.
 */
export async function checkSignatures(
  bundle: SignedIndex,
  keys: readonly RegionKey[],
  { required }: { readonly required: boolean },
): Promise<SignatureCheck> {
  const { place, index, signature } = bundle;
  const held: RegionKey[] = [];
  const problems: PilotError[] = [];
  for (const one of signature.signatures) {
    const outcome = await checkOne(bundle, one, keys);
    if (outcome instanceof PilotError) problems.push(outcome);
    else held.push(outcome);
  }
  for (const key of held) {
    if (!index.regions.includes(key.region)) problems.push(notForRegion(place, key, index.regions));
  }
  const unsigned = signature.signatures.length === 0;
  if (problems.length === 0 && (required || !unsigned)) {
    const missing = index.regions.filter((region) => !held.some((key) => key.region === region));
    if (missing.length > 0) problems.push(unsigned ? noSignature(place) : missingRegion(place, held, missing));
  }
  return { keys: held, problems };
}

async function checkOne(
  { place, index, indexBytes }: SignedIndex,
  one: BundleSignature['signatures'][number],
  keys: readonly RegionKey[],
): Promise<RegionKey | PilotError> {
  const header = readHeader(one.protected);
  const bytes = fromBase64Url(one.signature);
  if (header === undefined || bytes === undefined) return wrongSignature(place, 'underskriften har ikke den rette form');
  const key = keys.find(({ kid }) => kid === header.kid);
  if (key === undefined) return unknownKey(place, header.kid);
  const imported = await crypto.subtle.importKey('jwk', { ...key.key }, { name: 'Ed25519' }, false, ['verify']);
  const holds = await crypto.subtle.verify({ name: 'Ed25519' }, imported, bytes, signingInput(one.protected, indexBytes));
  if (!holds) return wrongSignature(place, `underskriften er ikke lavet over dette bundt med nøglen ${short(key.kid)}`);
  return outOfForce(place, key, index.createdAt) ?? key;
}

function readHeader(text: string): ProtectedHeader | undefined {
  const bytes = fromBase64Url(text);
  if (bytes === undefined) return undefined;
  try {
    return protectedHeaderSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}

function outOfForce(
  place: ErrorPlace,
  { kid, validFrom, validTo, revoked }: RegionKey,
  createdAt: string,
): PilotError | undefined {
  const day = danishDay(createdAt);
  const seen =
    revoked !== undefined
      ? `nøglen ${short(kid)} blev spærret ${revoked.on}: ${revoked.reason}`
      : day < validFrom
        ? `nøglen ${short(kid)} gælder fra ${validFrom}, og bundtet er lavet ${day}`
        : validTo !== undefined && validTo < day
          ? `nøglen ${short(kid)} gjaldt til ${validTo}, og bundtet er lavet ${day}`
          : undefined;
  if (seen === undefined) return undefined;
  return new PilotError('SP4035', {
    place,
    seen,
    expected: 'en nøgle, der gjaldt, da bundtet blev lavet, og som ikke er spærret',
    remedy: 'Bed regionen lave bundtet igen med en nøgle, der gælder.',
  });
}

function wrongSignature(place: ErrorPlace, seen: string): PilotError {
  return new PilotError('SP4032', {
    place,
    seen,
    expected: 'en underskrift over bundtets indeks',
    remedy: 'Tag ikke bundtet ind. Bed regionen om det igen ad en vej, I stoler på.',
  });
}

function unknownKey(place: ErrorPlace, kid: string): PilotError {
  return new PilotError('SP4034', {
    place,
    seen: `nøglen ${short(kid)} står ikke i config/keys.yaml`,
    expected: 'en nøgle, som en region har givet jer',
    remedy: 'Spørg regionen, om nøglen er dens, ad en anden vej end bundtet kom. Skriv den derefter i config/keys.yaml.',
  });
}

function noSignature(place: ErrorPlace): PilotError {
  return new PilotError('SP4033', {
    place,
    seen: 'bundtet er ikke underskrevet',
    expected: 'en underskrift fra hver region i bundtet',
    remedy: 'Bed regionen lave bundtet igen med --key. Vil I tage det ind uden, så brug --unsigned.',
  });
}

function missingRegion(place: ErrorPlace, held: readonly RegionKey[], missing: readonly string[]): PilotError {
  return new PilotError('SP4036', {
    place,
    seen: `bundtet har resultater for ${missing.join(', ')}, men er kun underskrevet af ${held.map(({ region }) => region).join(', ')}`,
    expected: 'en underskrift fra hver region i bundtet',
    remedy: 'Lav et bundt for hver region, eller underskriv med alles nøgler: gentag --key.',
  });
}

function notForRegion(place: ErrorPlace, { kid, region }: RegionKey, regions: readonly string[]): PilotError {
  return new PilotError('SP4036', {
    place,
    seen: `nøglen ${short(kid)} taler for ${region}, og bundtet handler om ${regions.join(', ')}`,
    expected: 'en nøgle, der hører til regionen i bundtet',
    remedy: 'Underskriv med regionens egen nøgle, eller ret regionen ved nøglen i config/keys.yaml.',
  });
}

/** Enough of a key's name to tell it from others. */
function short(kid: string): string {
  return `${kid.slice(0, 12)}…`;
}
