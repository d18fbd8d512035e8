import { readFile } from 'node:fs/promises';
import { ConfigurationError } from '../config/configuration-error.ts';
import { collectSecretReferences, resolveSecrets } from '../config/secrets.ts';
import type { Environment } from '../model/config/environment.ts';

/**
 * The values of an environment's secrets as far as they are at hand on this machine; whoever publishes what others ran has
 * none of them, and what is not known cannot be searched for.
 */
export async function knownSecrets(environments: readonly Environment[]): Promise<readonly string[]> {
  const uses = environments.flatMap((environment) => collectSecretReferences(environment, Object.keys(environment.regions)));
  const values = await Promise.all(
    uses.map(async (use) => {
      try {
        return [...(await resolveSecrets([use], process.env, (path) => readFile(path, 'utf8'))).values()];
      } catch (error) {
        if (error instanceof ConfigurationError) return [];
        throw error;
      }
    }),
  );
  return [...new Set(values.flat())];
}
