import { loadKeys } from '../../config/load-keys.ts';
import type { PublishedKeys } from '../../model/config/region-key.ts';
import { loadSite } from '../data.ts';

/** The regions' public keys, as the site publishes them at a fixed address. */
export async function publishedKeys(): Promise<PublishedKeys> {
  const { settings, configuration } = await loadSite();
  return {
    schemaVersion: 1,
    regions: configuration.parties.map(({ id, name }) => ({ id, name })),
    keys: [...(await loadKeys(settings.configFolders, configuration.parties))],
  };
}
