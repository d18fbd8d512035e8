import { type RegionPreflight, regionPreflightSchema } from '../model/preflight.ts';
import { toJsonFile, writeFileAtomic } from './atomic-write.ts';
import { insideFolder, PREFLIGHT_FILE, regionFolder } from './paths.ts';
import { readStoreJson } from './read-json.ts';

/** Writes preflight.json of a region's part of a run. Throws PilotError SP4003 and SP4006. */
export function writePreflight(runFolder: string, preflight: RegionPreflight): void {
  const file = insideFolder(regionFolder(runFolder, preflight.region), PREFLIGHT_FILE);
  writeFileAtomic(file, toJsonFile(preflight));
}

/** What preflight found before a region's part of a run; undefined when none was made. Throws what {@link readStoreJson} throws. */
export function readPreflight(runFolder: string, region: string): RegionPreflight | undefined {
  return readStoreJson(insideFolder(regionFolder(runFolder, region), PREFLIGHT_FILE), regionPreflightSchema);
}
