import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { packedDigest } from '../model/packed-evidence.ts';
import { PilotError } from '../model/pilot-error.ts';
import { digestPacked } from './evidence-file.ts';
import { insideFolder, MANIFEST_FILE } from './paths.ts';
import { damaged } from './read-json.ts';
import { digestFile, listRunFiles } from './run-files.ts';
import { readManifestFiles } from './seal.ts';
import type { RunRecord } from './types.ts';

/**
 * Holds every file of a run against its manifest: SP4002 for each one that is missing, changed or foreign, each named.
 * Empty when all is as it was sealed. An aborted run without manifest cannot be verified, and that is what it says.
 */
export async function verifyRun(record: RunRecord): Promise<readonly PilotError[]> {
  const { folder, manifest } = record;
  if (manifest === undefined) {
    return Promise.resolve([unsealed(insideFolder(folder, MANIFEST_FILE))]);
  }
  const sealed = new Map(readManifestFiles(record).map((file) => [file.path, file]));
  const problems: PilotError[] = [];
  const present = new Set(listRunFiles(folder));
  for (const path of [...new Set([...sealed.keys(), ...present])].sort()) {
    const expected = sealed.get(path);
    if (expected === undefined) problems.push(foreign(join(folder, path)));
    else if (!present.has(path)) problems.push(damaged(join(folder, path), 'filen mangler'));
    else if (!isAsSealed(folder, expected))
      problems.push(damaged(join(folder, path), 'filen er ændret, efter at kørslen sluttede'));
    else if (!(await holdsItsName(folder, path)))
      problems.push(damaged(join(folder, path), 'filens indhold er ikke det, dens navn siger'));
  }
  return problems;
}

/** A link is never what was sealed, wherever it leads. */
function isAsSealed(
  folder: string,
  expected: { readonly path: string; readonly size: number; readonly sha256: string },
): boolean {
  if (!lstatSync(join(folder, ...expected.path.split('/'))).isFile()) return false;
  const found = digestFile(folder, expected.path);
  return found.size === expected.size && found.sha256 === expected.sha256;
}

/** Packed evidence is sealed as it lies; that it unpacks to what exchanges name it by is asked beside that. */
async function holdsItsName(folder: string, path: string): Promise<boolean> {
  const expected = packedDigest(path);
  return expected === undefined || (await digestPacked(join(folder, ...path.split('/')))) === expected;
}

function foreign(file: string): PilotError {
  return new PilotError('SP4002', {
    place: { file },
    seen: 'filen står ikke i manifestet',
    expected: 'kun de filer, kørslen selv skrev',
    remedy: 'Fjern filen, eller hent kørslen igen fra den oprindelige kopi.',
  });
}

function unsealed(file: string): PilotError {
  return new PilotError('SP4002', {
    place: { file },
    seen: existsSync(file) ? 'manifestet kan ikke læses' : 'kørslen blev afbrudt uden manifest og kan ikke efterprøves',
    expected: 'et manifest med et fingeraftryk af hver fil',
    remedy: 'Genoptag kørslen med --resume, så den bliver færdig, eller hent den igen fra den oprindelige kopi.',
  });
}
