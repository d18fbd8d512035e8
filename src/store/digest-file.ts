import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { z } from 'zod';
import { type Manifest, type RegionDigest, regionDigestSchema, RESULTS_SCHEMA_VERSION } from '../model/run.ts';
import { writeFileAtomic } from '../disk/atomic-write.ts';
import { DIGEST_FILE, insideFolder, MESSAGES_FILE, regionFolder } from './paths.ts';
import { refuseNewer } from './read-json.ts';
import { readTextIfThere } from './run-files.ts';

/** digest.json: the digest, and which state of the messages it was made from. */
const digestFileSchema = z.object({
  source: z.object({ size: z.number().int().nonnegative(), modifiedMs: z.number() }),
  digest: regionDigestSchema,
});

/** Writes digest.json of a region whose messages are on disk. Throws PilotError SP4003. */
export function writeDigestFile(folder: string, digest: RegionDigest): void {
  const content = { source: messagesState(folder, digest.region) ?? { size: 0, modifiedMs: 0 }, digest };
  writeFileAtomic(insideFolder(regionFolder(folder, digest.region), DIGEST_FILE), `${JSON.stringify(content)}\n`);
}

/**
 * Reads digest.json if it can be trusted, so that history need not read every message again. In a sealed run it must be
 * the very file the manifest names, and the messages must have the size the manifest gives: that holds after copying,
 * which moves times. In a run without manifest, size and time of the messages must be those it was made from. Throws
 * PilotError SP4007 when it is newer: a newer sor-pilot reads the messages in another way than we would.
 */
export function readDigestFile(folder: string, region: string, manifest: Manifest | undefined): RegionDigest | undefined {
  const file = insideFolder(regionFolder(folder, region), DIGEST_FILE);
  const text = readTextIfThere(file);
  if (text === undefined) return undefined;
  const value = parseJson(text);
  refuseNewer(file, digestOf(value), RESULTS_SCHEMA_VERSION);
  const read = digestFileSchema.safeParse(value);
  if (!read.success) return undefined;
  const { source, digest } = read.data;
  const messages = messagesState(folder, region) ?? { size: 0, modifiedMs: 0 };
  const fresh =
    manifest === undefined
      ? source.size === messages.size && source.modifiedMs === messages.modifiedMs
      : isSealed(manifest, { region, text, messagesSize: messages.size });
  return fresh && digest.region === region ? digest : undefined;
}

function isSealed(
  manifest: Manifest,
  found: { readonly region: string; readonly text: string; readonly messagesSize: number },
): boolean {
  const digest = manifest.files.find((file) => file.path === `${found.region}/${DIGEST_FILE}`);
  const messages = manifest.files.find((file) => file.path === `${found.region}/${MESSAGES_FILE}`);
  return (messages?.size ?? 0) === found.messagesSize && digest?.sha256 === createHash('sha256').update(found.text).digest('hex');
}

function messagesState(folder: string, region: string): { readonly size: number; readonly modifiedMs: number } | undefined {
  const stats = statSync(insideFolder(regionFolder(folder, region), MESSAGES_FILE), { throwIfNoEntry: false });
  return stats === undefined ? undefined : { size: stats.size, modifiedMs: stats.mtimeMs };
}

const digestOf = (value: unknown): unknown => z.object({ digest: z.unknown() }).safeParse(value).data?.digest;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
