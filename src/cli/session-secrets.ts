import { readFile } from 'node:fs/promises';
import { collectSecretReferences, resolveSecrets, shortSecrets } from '../config/secrets.ts';
import { secretKey } from '../model/config/access.ts';
import type { Environment } from '../model/config/environment.ts';
import { PilotError } from '../model/pilot-error.ts';
import { readProxies } from '../wire/proxies.ts';
import { sayErrors } from './output.ts';

/** What sessions prove who they are with. */
export interface SessionSecrets {
  /** Every value, by the name it goes by. */
  readonly all: ReadonlyMap<string, string>;
  /** Those one region's interfaces refer to; no other region's process has them, nor masks them in what its region answers. */
  of(region: string): ReadonlyMap<string, string>;
}

/**
 * Reads the secrets that some regions' interfaces refer to, and says which are too short (SP1013). Throws PilotError SP1014
 * while the process prints what it sends and SP1047 for a proxy that cannot be used, before any secret is read, and ConfigurationError with SP1012 for each that is missing.
 */
export async function readSessionSecrets(environment: Environment, regionIds: readonly string[]): Promise<SessionSecrets> {
  refuseWireDebugging(process.env['NODE_DEBUG']);
  // Each session reads them for itself; what is wrong with them is said once, and before anything is started.
  readProxies(process.env);
  const uses = collectSecretReferences(environment, regionIds);
  const all = await resolveSecrets(uses, process.env, (path) => readFile(path, 'utf8'));
  const short = shortSecrets(uses, all);
  if (short.length > 0) sayErrors(short);
  return {
    all,
    of: (region) => {
      const own = new Set(collectSecretReferences(environment, [region]).map(({ reference }) => secretKey(reference)));
      return new Map([...all].filter(([key]) => own.has(key)));
    },
  };
}

/** Parts of Node that print headers and bodies as they are sent, credentials among them; stars stand for any of them. */
const WIRE_PARTS = ['http', 'https', 'http2', 'net', 'tls', 'stream', 'undici', 'fetch', 'websocket'];

/** SP1014 when `NODE_DEBUG` has Node print what goes over the wire: nothing masks what Node itself prints. */
export function refuseWireDebugging(value: string | undefined): void {
  const printed = (value ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) =>
      WIRE_PARTS.some((name) => new RegExp(`^${part.replaceAll(/[^a-z0-9*]/g, '').replaceAll('*', '.*')}$`).test(name)),
    );
  if (printed.length === 0) return;
  throw new PilotError('SP1014', {
    place: { what: 'miljøvariablen NODE_DEBUG' },
    seen: `NODE_DEBUG beder Node om at skrive ${printed.join(', ')} ud, og der står adgangskoder og adgangsbeviser i klar tekst`,
    expected: 'at NODE_DEBUG ikke er sat, når der bliver logget på',
    remedy: 'Kør “unset NODE_DEBUG”, og prøv igen. Hver udveksling står i resultaterne, uden hemmeligheder.',
  });
}
