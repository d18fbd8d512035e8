import type { ConfigFolders } from '../config/config-folder.ts';
import { environmentFolder } from '../config/load-configuration.ts';
import { KEEPS_NOTHING } from '../model/exchange.ts';
import type { RegionPreflight } from '../model/preflight.ts';
import { openSession } from '../session/open-session.ts';
import { readProxies } from '../wire/proxies.ts';
import { type OfferedParty, type SessionInput, sessionFor } from './sessions.ts';

/** What a region is looked at with, outside a run. */
interface PreflightInput extends SessionInput {
  readonly configDirs: ConfigFolders;
  /** Values of the region's own secrets, by the name each goes by. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Looks at a region's interfaces as a run would reach them, and keeps nothing. Throws as opening a session does. */
export async function preflightOf(
  offered: Pick<OfferedParty, 'party' | 'endpoints'>,
  input: PreflightInput,
): Promise<RegionPreflight> {
  const open = openSession(sessionFor(offered, input), {
    evidence: KEEPS_NOTHING,
    secrets: input.secrets,
    now: () => new Date(),
    proxies: readProxies(process.env),
    environmentFolder: await environmentFolder(input.configDirs, input.environment.id),
  });
  try {
    return await open.preflight().found;
  } finally {
    await open.close();
  }
}
