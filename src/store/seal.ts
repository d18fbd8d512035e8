import { type Manifest, type ManifestFile, manifestSchema } from '../model/run.ts';
import { EVIDENCE_FOLDER, insideFolder, MANIFEST_FILE, MESSAGES_FILE } from './paths.ts';
import { damaged, readStoreJson } from './read-json.ts';
import type { KeptFiles, RunRecord, Seal } from './types.ts';

/**
 * A manifest without its list of files, which is longer than all the rest of a run's history together: a site is built
 * from hundreds of runs, and looks at the files of none.
 */
export function sealOf({ files, ...told }: Manifest): Seal {
  return { ...told, kept: told.regions.map(({ region }) => keptOf(region, files)) };
}

function keptOf(region: string, files: readonly ManifestFile[]): KeptFiles {
  const own = files.filter(({ path }) => path.startsWith(`${region}/`));
  return {
    region,
    files: own.length,
    bytes: own.reduce((sum, { size }) => sum + size, 0),
    messageBytes: own.find(({ path }) => path === `${region}/${MESSAGES_FILE}`)?.size ?? 0,
    evidenceFiles: own.filter(({ path }) => path.startsWith(`${region}/${EVIDENCE_FOLDER}/`)).length,
  };
}

/** The files a sealed run's manifest names; none for a run without one. Throws PilotError SP4002 and SP4007. */
export function readManifestFiles({ folder, manifest }: Pick<RunRecord, 'folder' | 'manifest'>): readonly ManifestFile[] {
  if (manifest === undefined) return [];
  const file = insideFolder(folder, MANIFEST_FILE);
  const read = readStoreJson(file, manifestSchema);
  if (read === undefined) throw damaged(file, 'filen mangler');
  return read.files;
}
