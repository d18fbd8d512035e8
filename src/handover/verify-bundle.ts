import { openPackedEvidence } from '../bundle/packed-evidence.ts';
import { checkSignatures } from '../bundle/signature.ts';
import type { BundleIndex } from '../model/bundle.ts';
import type { RegionKey } from '../model/config/region-key.ts';
import { refuseIfAny } from '../model/refusal.ts';
import { openBundleFile } from './stage-bundle.ts';

/**
 * Holds a bundle against itself and the regions' keys without taking it in: form, chain, every file, every signature, and
 * that packed evidence holds what its name says.
 * An unsigned bundle passes, and is told of as such. Throws Refusal and PilotError (SP4031 to SP4039).
 */
export async function verifyBundle(
  file: string,
  keys: readonly RegionKey[],
): Promise<{ readonly index: BundleIndex; readonly signedBy: readonly string[] }> {
  const bundle = await openBundleFile(file);
  const checked = await checkSignatures(bundle, keys, { required: false });
  refuseIfAny(checked.problems);
  for (const entry of bundle.index.entries) await openPackedEvidence(entry.path, await bundle.read(entry), bundle.place);
  return { index: bundle.index, signedBy: checked.keys.map(({ region }) => region) };
}
