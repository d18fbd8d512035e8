import type { z } from 'zod';
import { newerVersion } from '../model/format-version.ts';
import { PilotError } from '../model/pilot-error.ts';
import { RESULTS_SCHEMA_VERSION } from '../model/run.ts';
import { readTextIfThere } from './run-files.ts';

/**
 * Reads one of the store's JSON files; undefined when it is not there. Throws PilotError SP4007 when it says a newer
 * schemaVersion than the newest we know, and SP4002 when it cannot be read or does not fit the schema.
 */
export function readStoreJson<T>(file: string, schema: z.ZodType<T>, known: number = RESULTS_SCHEMA_VERSION): T | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw damaged(file, 'filen er ikke gyldig JSON', error);
  }
  refuseNewer(file, value, known);
  const read = schema.safeParse(value);
  if (!read.success) {
    const first = read.error.issues[0];
    throw damaged(file, `feltet “${first?.path.join('.') ?? ''}” passer ikke`, read.error);
  }
  return read.data;
}

/** SP4002 for a file of a run that is not as it was written. `seen` is Danish and starts with a small letter. */
export function damaged(file: string, seen: string, cause?: unknown): PilotError {
  return new PilotError('SP4002', {
    place: { file },
    seen,
    expected: 'filen, som den blev skrevet under kørslen',
    remedy: 'Hent kørslen igen fra den oprindelige kopi, eller kør afprøvningen om. De andre kørsler kan stadig læses.',
    cause,
  });
}

function readText(file: string): string | undefined {
  try {
    return readTextIfThere(file);
  } catch (error) {
    throw damaged(file, `filen kan ikke læses (${error instanceof Error ? error.message : String(error)})`, error);
  }
}

/** Throws PilotError SP4007 when what a file holds says it is newer than the newest version we know. */
export function refuseNewer(file: string, value: unknown, known: number): void {
  const version = newerVersion(value, known);
  if (version === undefined) return;
  throw new PilotError('SP4007', {
    place: { file },
    seen: `filens udgave er ${version}`,
    expected: `udgave ${known} eller ældre`,
    remedy: 'Opdatér sor-pilot, og læs kørslen igen. Kørslen kan være helt i orden; den kan bare ikke læses her.',
  });
}
