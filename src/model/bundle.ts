import { z } from 'zod';
import { runIdSchema, sha256Schema, slugSchema } from './identity.ts';
import { fingerprintSchema, RUN_STATES } from './run.ts';

/**
 * Version of the bundle's form, of what is written. Raised on any change that an older reader would misread, also of the
 * results inside. 2: results of version 2, with a verdict that a reader of 1 would call a forgery. Whatever a later version
 * changes, index.json stays readable JSON in the zip file and says its version, so that every reader can tell it is newer.
 */
export const BUNDLE_SCHEMA_VERSION = 2;

/** What a bundle, and its receipt, says its version is: ours, or one we still read. */
export const bundleVersionSchema = z.literal([1, BUNDLE_SCHEMA_VERSION]);

/** What a bundle's file name ends with. */
export const BUNDLE_ENDING = '.sorpilot.zip';

/** Names of the two members that are about the others; they stand last in a bundle, in this order. */
export const INDEX_MEMBER = 'index.json';
/** Where a signed bundle has its signature; a bundle without the member is unsigned. */
export const SIGNATURE_MEMBER = 'signature.json';
/** The folder that every other member lies in. */
export const RUNS_MEMBER = 'runs';

/** One file in a bundle. `chain` is over the entry before, so that none can be left out, added or moved. */
export const bundleEntrySchema = z.strictObject({
  path: z.string(),
  size: z.number().int().nonnegative(),
  sha256: sha256Schema,
  chain: sha256Schema,
});

/** One run in a bundle, told without opening it. */
const bundleRunSchema = z.strictObject({
  run: runIdSchema,
  state: z.enum(RUN_STATES),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  regions: z.array(slugSchema).min(1),
  fingerprint: fingerprintSchema,
});

/** index.json: what is signed. Its bytes are its canonical form, and nothing else will do. */
export const bundleIndexSchema = z.strictObject({
  schemaVersion: bundleVersionSchema,
  kind: z.literal('sor-pilot-bundle'),
  /** When it was bundled, by the bundling machine's clock. */
  createdAt: z.iso.datetime(),
  tool: z.strictObject({ name: z.literal('sor-pilot'), version: z.string() }),
  environment: slugSchema,
  exercise: z.boolean(),
  /** Every region that has a part in one of the runs. */
  regions: z.array(slugSchema).min(1),
  runs: z.array(bundleRunSchema).min(1),
  /** Everything that stands in the bundle before the index, as packed: also what no reader looks at is covered. */
  packed: z.strictObject({ size: z.number().int().nonnegative(), sha256: sha256Schema }),
  entries: z.array(bundleEntrySchema).min(1),
});

/** A JSON Web Signature (RFC 7515) in its general JSON form, the payload detached: it is index.json. */
export const bundleSignatureSchema = z.strictObject({
  schemaVersion: bundleVersionSchema,
  signatures: z.array(z.strictObject({ protected: z.string(), signature: z.string() })).max(20),
});

/** What a signature's protected header says. Nothing else is understood, so nothing else is allowed. */
export const protectedHeaderSchema = z.strictObject({
  alg: z.literal('EdDSA'),
  kid: z.string(),
  typ: z.literal('sor-pilot-bundle+jws'),
});

/** One file of a bundle, with the size and digest the index promises. */
export type BundleEntry = z.infer<typeof bundleEntrySchema>;
/** What a bundle says of itself and of every file in it; this is what is signed. */
export type BundleIndex = z.infer<typeof bundleIndexSchema>;
/** The signature of a bundle's index, as a JWS that carries no payload of its own. */
export type BundleSignature = z.infer<typeof bundleSignatureSchema>;
/** The part of a signature's header that is signed too: algorithm, key and kind. */
export type ProtectedHeader = z.infer<typeof protectedHeaderSchema>;

/** Limits of a bundle, held when it is made and when it is read. */
export const BUNDLE_LIMITS = {
  /** The bundle itself. */
  bytes: 1024 ** 3,
  members: 50_000,
  /** All members unpacked. */
  unpackedBytes: 2 * 1024 ** 3,
  memberBytes: 512 * 1024 ** 2,
  /** Bytes out for each byte in; only asked of members above {@link BUNDLE_LIMITS.ratioFromBytes}. */
  ratio: 200,
  ratioFromBytes: 1024 ** 2,
  nameBytes: 400,
} as const;
