import { join, resolve } from 'node:path';
import { runIdPattern, sha256Schema, slugPattern } from '../model/identity.ts';
import { PilotError } from '../model/pilot-error.ts';
import { PACKED_ENDING } from '../model/packed-evidence.ts';
import { faultOfName } from '../model/plain-name.ts';

/** Names of the files of a run; see the layout in types.ts. */
export const PLAN_FILE = 'plan.json';
/** What the run was and left; in the run's folder, written last. */
export const MANIFEST_FILE = 'manifest.json';
/** The recording, Cucumber Messages; in a region's folder. */
export const MESSAGES_FILE = 'messages.ndjson';
/** How the region's process ended; in a region's folder. */
export const REGION_END_FILE = 'region.json';
/** The recording in short; in a region's folder, and made anew when it is missing. */
export const DIGEST_FILE = 'digest.json';
/** How the interfaces answered before the run; in a region's folder. */
export const PREFLIGHT_FILE = 'preflight.json';
/** Bodies of exchanges, named by their SHA-256; in a region's folder. */
export const EVIDENCE_FOLDER = 'evidence';
/** Who is writing which run; in the folder of results. */
export const LOCKS_FOLDER = '.locks';
/** Units that scenarios have made; in the folder of results. */
export const LEDGERS_FOLDER = '.ledgers';
/** How regions' interfaces answered when preflight looked, by environment and region; in the folder of results. */
export const LOOKS_FOLDER = '.looks';
/** What the runs say in short, so that telling of them does not read them all; in the folder of results. */
export const INDEX_FILE = '.index.json';
/** What came with the bundles that were taken in: their indexes and signatures. */
export const RECEIPTS_FOLDER = '.bundles';

/**
 * Joins names below `root`; the only way a path is made in the store. Each segment must be one plain name, so that
 * nothing read from a file or an address can lead out of the folder.
 *
 * Throws PilotError SP4006 for `..`, `.`, an empty or over-long name, separators, NUL and control characters, a colon
 * (drive letters, alternate streams), names that end in a dot or a space, and Windows' device names.
 */
export function insideFolder(root: string, ...segments: readonly string[]): string {
  for (const segment of segments) {
    const fault = faultOfName(segment);
    if (fault !== undefined) throw badName(segment, fault);
  }
  return join(resolve(root), ...segments);
}

/** Folder of a run. Throws SP4006 unless `run` is a run id. */
export function runFolder(resultsDir: string, run: string): string {
  if (!runIdPattern.test(run)) throw badName(run, 'er ikke et kørsels-id som 20261123T063000Z-0a1b2c3d');
  return insideFolder(resultsDir, run);
}

/** Folder of a region's part of a run. Throws SP4006 unless `region` is a slug. */
export function regionFolder(folder: string, region: string): string {
  return insideFolder(folder, checkedSlug(region));
}

/**
 * File that holds the evidence with this digest, packed. The digest is that of the bytes before they were packed, as the
 * exchange names them. Throws SP4006 unless it is a SHA-256 in lowercase hex.
 */
export function evidenceFile(folder: string, region: string, sha256: string): string {
  return `${plainEvidenceFile(folder, region, sha256)}${PACKED_ENDING}`;
}

/** Where the same evidence lies in a run from before evidence was packed. Throws as {@link evidenceFile}. */
export function plainEvidenceFile(folder: string, region: string, sha256: string): string {
  if (!sha256Schema.safeParse(sha256).success) throw badName(sha256, 'er ikke en SHA-256 som 64 hexcifre');
  return insideFolder(regionFolder(folder, region), EVIDENCE_FOLDER, sha256);
}

/** The slug itself. Throws SP4006 when it is none. */
export function checkedSlug(slug: string): string {
  if (!slugPattern.test(slug)) throw badName(slug, 'er ikke små bogstaver a-z, tal og bindestreg');
  return slug;
}

function badName(name: string, fault: string): PilotError {
  const shown = JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name).slice(1, -1);
  return new PilotError('SP4006', {
    place: { what: 'resultatmappen' },
    seen: `“${shown}” ${fault}`,
    expected: 'ét navn uden sti',
    remedy: 'Brug det id, der står på kørslens eller regionens side.',
  });
}
