import type { RegionEndpoints } from '../model/config/environment.ts';
import { offeredInterfaces } from './offered-interfaces.ts';

/** Stands in an address for where the embedded exercise endpoint listens; that is not known before it does. */
const ENDPOINT = '{endpoint}';

/** Whether any address of a region waits for the exercise endpoint's origin: a service, its nightly import, its tokens. */
export function usesExerciseEndpoint(endpoints: RegionEndpoints): boolean {
  return offeredInterfaces(endpoints).some(([, offered]) =>
    [
      offered.url,
      'importNow' in offered ? offered.importNow : undefined,
      offered.auth.kind === 'oauth2' ? offered.auth.tokenUrl : undefined,
    ].some((address) => address?.startsWith(`${ENDPOINT}/`) === true),
  );
}

/** A region's endpoints with `{endpoint}` replaced by an origin such as `http://127.0.0.1:41234`. */
export function resolveAddresses(endpoints: RegionEndpoints, origin: string): RegionEndpoints {
  const at = (address: string): string => address.replace(ENDPOINT, () => origin);
  const resolved = offeredInterfaces(endpoints).map(([name, offered]) => [
    name,
    {
      ...offered,
      url: at(offered.url),
      ...('importNow' in offered && offered.importNow !== undefined ? { importNow: at(offered.importNow) } : {}),
      auth: offered.auth.kind === 'oauth2' ? { ...offered.auth, tokenUrl: at(offered.auth.tokenUrl) } : offered.auth,
    },
  ]);
  return {
    ...endpoints,
    interfaces: { ...endpoints.interfaces, ...(Object.fromEntries(resolved) as RegionEndpoints['interfaces']) },
  };
}

/** What is wrong with an address, as a coded error tells it. */
interface AddressMisfit {
  readonly seen: string;
  readonly expected: string;
  readonly remedy: string;
}

/**
 * Why an address cannot stand in configuration: it cannot be read, or it holds a user name or password. Secrets never stand
 * in config, and an address is where they slip in unnoticed.
 */
export function misfitOfAddress(text: string): AddressMisfit | undefined {
  const address = URL.parse(text.replace(ENDPOINT, 'http://endpoint.invalid'));
  if (address !== null && address.username === '' && address.password === '') return undefined;
  return {
    seen: address === null ? 'Adressen kan ikke læses.' : 'Adressen rummer et brugernavn eller et kodeord.',
    expected: 'en hel adresse uden brugernavn og kodeord',
    remedy: address === null ? 'Ret adressen.' : 'Skriv adgangen under “auth” som henvisning til en miljøvariabel eller en fil.',
  };
}
