import { generateKeyPairSync, type JsonWebKey, createPrivateKey, sign } from 'node:crypto';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { z } from 'zod';
import { toBase64Url, utf8 } from '../bundle/bytes.ts';
import { canonicalJson } from '../bundle/canonical.ts';
import { signingInput, thumbprint } from '../bundle/signature.ts';
import type { BundleSignature, ProtectedHeader } from '../model/bundle.ts';
import { type PublicKey, publicKeySchema } from '../model/config/region-key.ts';
import { slugSchema } from '../model/identity.ts';
import { PilotError } from '../model/pilot-error.ts';
import { toJsonFile } from '../disk/atomic-write.ts';

/** The file a region keeps to itself: an Ed25519 key as a JSON Web Key, and the region it speaks for. */
const privateKeySchema = publicKeySchema.extend({
  d: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  kid: z.string(),
  region: slugSchema,
});

/** A key that can sign. Its secret is inside the functions only. */
export interface SigningKey {
  readonly kid: string;
  readonly region: string;
  readonly key: PublicKey;
  /** A detached JWS over bytes. */
  sign(payload: Uint8Array): BundleSignature['signatures'][number];
}

/** Makes a new pair and writes its private half, readable by its owner alone. Throws PilotError SP4046 when the file is there or cannot be written. */
export async function createKeyFile(file: string, region: string): Promise<SigningKey> {
  const made: JsonWebKey = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const key = publicKeySchema.parse({ kty: made.kty, crv: made.crv, x: made.x });
  const content = toJsonFile({ ...key, d: made.d, kid: await thumbprint(key), region });
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    chmodSync(file, 0o600);
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    // Half a key would keep the next from being made here.
    if (!exists) rmSync(file, { force: true });
    throw new PilotError('SP4046', {
      place: { file },
      seen: exists
        ? 'filen findes i forvejen'
        : `filen kan ikke skrives (${error instanceof Error ? error.message : String(error)})`,
      expected: 'et nyt filnavn i en mappe, der kan skrives i',
      remedy: 'Vælg et andet navn med -o. En nøgle bliver aldrig skrevet oven i en anden.',
      cause: error,
    });
  }
  return readKeyFile(file);
}

/**
 * Reads a private key. Throws PilotError SP4045 when it is not there, is not one of ours, does not hold together, or can be
 * read by others than its owner. No message repeats anything of the file.
 */
export async function readKeyFile(file: string): Promise<SigningKey> {
  const { d, kid, region, ...key } = parse(file);
  if ((await thumbprint(key)) !== kid) throw unusable(file, 'nøglen passer ikke til sit navn (kid)');
  const secret = createPrivateKey({ format: 'jwk', key: { ...key, d } });
  const header: ProtectedHeader = { alg: 'EdDSA', kid, typ: 'sor-pilot-bundle+jws' };
  const protectedHeader = toBase64Url(utf8(canonicalJson(header)));
  return {
    kid,
    region,
    key,
    sign: (payload) => ({
      protected: protectedHeader,
      signature: toBase64Url(sign(null, signingInput(protectedHeader, payload), secret)),
    }),
  };
}

function parse(file: string): z.infer<typeof privateKeySchema> {
  let text: string;
  try {
    // Windows has no such bits; there the folder's own rights keep others out.
    if (platform() !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw unusable(
        file,
        'andre brugere på maskinen kan læse filen',
        `Kør “chmod 600 ${file}”. Har andre kunnet se den, så lav en ny nøgle.`,
      );
    }
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof PilotError) throw error;
    throw unusable(file, 'filen findes ikke eller kan ikke læses');
  }
  const read = privateKeySchema.safeParse(parseJson(text));
  if (!read.success) throw unusable(file, 'filen er ikke en privat nøgle fra “sor-pilot keys new”');
  return read.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function unusable(
  file: string,
  seen: string,
  remedy = 'Peg på den rigtige fil, eller lav en ny nøgle med “npx sor-pilot keys new”.',
): PilotError {
  return new PilotError('SP4045', { place: { file }, seen, expected: 'en privat nøgle, kun ejeren kan læse', remedy });
}
