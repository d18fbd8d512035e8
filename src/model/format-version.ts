import { z } from 'zod';

const versionedSchema = z.object({ schemaVersion: z.number() });

/**
 * The version that a document says it has, when it is newer than the newest that is known; undefined otherwise, also for
 * what says no version. Asked before anything else of a document: what a newer sor-pilot wrote is neither damaged nor
 * forged, and nothing else can be said of it.
 */
export function newerVersion(document: unknown, known: number): number | undefined {
  const read = versionedSchema.safeParse(document);
  return read.success && read.data.schemaVersion > known ? read.data.schemaVersion : undefined;
}
