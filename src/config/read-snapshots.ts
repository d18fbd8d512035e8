import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrozenSignOff } from '../model/decisions/decisions.ts';
import type { SignOff } from '../model/decisions/sign-off.ts';
import { SNAPSHOT_SCHEMA_VERSION, snapshotSchema } from '../model/decisions/snapshot.ts';
import { newerVersion } from '../model/format-version.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import type { YamlFile } from './read-yaml-file.ts';

/** Where the frozen results of a sign-off lie, in a decisions folder. */
export const snapshotFile = (dir: string, id: string): string => path.join(dir, 'snapshots', `${id}.json`);

/** SHA-256 of a snapshot's bytes, as a sign-off states it. */
export const snapshotDigest = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Every sign-off with its snapshot; one whose file is missing, changed, of another form (SP4060) or newer (SP4064) is a problem. */
export async function readSnapshots(
  dir: string,
  file: YamlFile<{ readonly signOffs: readonly SignOff[] }>,
): Promise<{ readonly signOffs: readonly FrozenSignOff[]; readonly problems: readonly PilotError[] }> {
  const read = await Promise.all(
    file.value.signOffs.map((signOff, index) => readSnapshot(dir, signOff, file.placeOf(['signOffs', index, 'snapshot']))),
  );
  return {
    signOffs: read.flatMap((one) => (one instanceof PilotError ? [] : [one])),
    problems: read.flatMap((one) => (one instanceof PilotError ? [one] : [])),
  };
}

async function readSnapshot(dir: string, signOff: SignOff, place: ErrorPlace): Promise<FrozenSignOff | PilotError> {
  const name = `snapshots/${signOff.id}.json`;
  const bytes = await readFile(snapshotFile(dir, signOff.id)).catch(() => undefined);
  if (bytes === undefined) return changed(place, `${name} findes ikke eller kan ikke læses.`);
  const digest = snapshotDigest(bytes);
  if (digest !== signOff.snapshot) return changed(place, `${name} har summen ${digest}.`, `summen ${signOff.snapshot}`);
  const value = parsed(bytes.toString('utf8'));
  const version = newerVersion(value, SNAPSHOT_SCHEMA_VERSION);
  if (version !== undefined) return newer(place, name, version);
  const snapshot = snapshotSchema.safeParse(value);
  if (!snapshot.success) return changed(place, `${name} har ikke et øjebliksbilledes form.`);
  const { id, environment } = snapshot.data;
  if (id !== signOff.id || environment.id !== signOff.environment)
    return changed(
      place,
      `${name} handler om ${id} i miljøet ${environment.id}.`,
      `${signOff.id} i miljøet ${signOff.environment}`,
    );
  return { signOff, snapshot: snapshot.data };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function newer(place: ErrorPlace, name: string, version: number): PilotError {
  return new PilotError('SP4064', {
    place,
    seen: `${name} har udgave ${version}.`,
    expected: `udgave ${SNAPSHOT_SCHEMA_VERSION} eller ældre`,
    remedy: 'Opdatér sor-pilot, og prøv igen. Filen er, som den blev frosset; den kan bare ikke læses her.',
  });
}

function changed(place: ErrorPlace, seen: string, expected = 'filen, som den blev frosset'): PilotError {
  return new PilotError('SP4060', {
    place,
    seen,
    expected,
    remedy: 'Hent filen igen fra versionsstyringen. Skal nye resultater godkendes, så frys dem under et nyt id.',
  });
}
