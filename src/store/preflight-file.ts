import type { PilotError } from '../model/pilot-error.ts';
import { PREFLIGHT_SCHEMA_VERSION, type RegionPreflight, regionPreflightSchema } from '../model/preflight.ts';
import { toJsonFile, writeFileAtomic } from '../disk/atomic-write.ts';
import { insideFolder, PREFLIGHT_FILE, regionFolder } from './paths.ts';
import { readStoreJson } from './read-json.ts';

/**
 * Writes preflight.json of a region's part of a run. On a resumed run it takes the place of the earlier one: it says how
 * things were when the region was last begun. Throws PilotError SP4003 and SP4006.
 */
export function writePreflight(runFolder: string, preflight: RegionPreflight): void {
  const file = insideFolder(regionFolder(runFolder, preflight.region), PREFLIGHT_FILE);
  writeFileAtomic(file, toJsonFile(regionPreflightSchema.parse(preflight)));
}

/**
 * What preflight found before a region's part of a run; undefined when none was made, or when the file cannot be read
 * (SP4002 or SP4007, then added to problems).
 */
export function readPreflight(runFolder: string, region: string, problems: PilotError[]): RegionPreflight | undefined {
  try {
    const file = insideFolder(regionFolder(runFolder, region), PREFLIGHT_FILE);
    return readStoreJson(file, regionPreflightSchema, PREFLIGHT_SCHEMA_VERSION);
  } catch (error) {
    problems.push(error as PilotError);
    return undefined;
  }
}
