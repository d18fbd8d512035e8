import { existsSync } from 'node:fs';
import { thumbprint } from '../bundle/signature.ts';
import type { Region } from '../model/config/region.ts';
import { keysFileSchema, type RegionKey } from '../model/config/region-key.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { ConfigFolder, type ConfigFolders, fileIn } from './config-folder.ts';
import { ConfigurationError } from './configuration-error.ts';
import { dangling, usedTwice } from './reference-errors.ts';

/** Name of the file with the regions' public keys, in the config folder. */
export const KEYS_FILE = 'keys.yaml';

/**
 * The regions' public keys; none when there is no file. It is no part of the configuration's fingerprint: a new key makes no
 * result outdated.
 * @throws ConfigurationError with every problem there is (SP1002–SP1007).
 */
export async function loadKeys(dir: ConfigFolders, regions: readonly Pick<Region, 'id'>[]): Promise<readonly RegionKey[]> {
  if (!existsSync(fileIn(dir, KEYS_FILE))) return [];
  const folder = new ConfigFolder(dir);
  const file = await folder.read(KEYS_FILE, keysFileSchema);
  const problems = folder.problems();
  const ids = regions.map(({ id }) => id);
  const seen = new Map<string, ErrorPlace>();
  for (const [index, { kid, key, region }] of (file?.value.keys ?? []).entries()) {
    const at = (name: string): ErrorPlace => file?.placeOf(['keys', index, name]) ?? {};
    if (!ids.includes(region)) problems.push(dangling('parten', region, { among: ids, place: at('region') }));
    const first = seen.get(kid);
    if (first !== undefined) problems.push(usedTwice(kid, at('kid'), first));
    seen.set(kid, at('kid'));
    if ((await thumbprint(key)) !== kid) problems.push(otherName(at('kid')));
  }
  if (problems.length > 0 || file === undefined) throw new ConfigurationError(problems);
  return file.value.keys;
}

function otherName(place: ErrorPlace): PilotError {
  return new PilotError('SP1004', {
    place,
    seen: 'Navnet (kid) hører til en anden nøgle.',
    expected: 'navnet, som “sor-pilot keys show” giver nøglen',
    remedy: 'Indsæt det hele igen, som “npx sor-pilot keys show” skriver det.',
  });
}
