import { z } from 'zod';
import { isoDateSchema, slugSchema } from '../identity.ts';

/** An Ed25519 public key as a JSON Web Key (RFC 8037). Strict, so that the private part `d` is refused where it slips in. */
export const publicKeySchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/, '43 tegn base64url'),
});

/** A public key that may speak for one region, for a time. */
export const regionKeySchema = z.strictObject({
  /** The key's own fingerprint (RFC 7638), which names it in signatures. */
  kid: z.string().regex(/^[A-Za-z0-9_-]{43}$/, '43 tegn base64url'),
  region: slugSchema,
  key: publicKeySchema,
  /** First day it may sign. */
  validFrom: isoDateSchema,
  /** Last day it may sign. */
  validTo: isoDateSchema.optional(),
  /** From when on and why nothing signed with it counts any more, whenever it was signed. */
  revoked: z.strictObject({ on: isoDateSchema, reason: z.string().min(1) }).optional(),
});

/** config/keys.yaml: the public keys that regions' bundles are verified with. */
export const keysFileSchema = z.strictObject({ keys: z.array(regionKeySchema) });

/** The regions' keys as the site publishes them, for whoever checks a bundle. */
export const publishedKeysSchema = z.object({
  schemaVersion: z.literal(1),
  regions: z.array(z.object({ id: slugSchema, name: z.string() })),
  keys: z.array(regionKeySchema),
});

/** An Ed25519 public key as a JSON Web Key (RFC 8037). */
export type PublicKey = z.infer<typeof publicKeySchema>;
/** A region's key with the days it is valid. */
export type RegionKey = z.infer<typeof regionKeySchema>;
/** The keys as the site publishes them, for whoever verifies a bundle without this repository. */
export type PublishedKeys = z.infer<typeof publishedKeysSchema>;
