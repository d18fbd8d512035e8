import type { Auth, SecretReference } from '../model/config/access.ts';
import { INTERFACE_NAMES, type InterfaceName, interfaceRow, INTERFACES } from '../model/interfaces.ts';
import { PilotError } from '../model/pilot-error.ts';
import type { ResolvedAuth } from './call.ts';
import { dgwsAuth } from './dgws-auth.ts';
import { oauthAuth } from './oauth.ts';
import { type SecretMeans, secretValue } from './secret-value.ts';
import type { TlsProof } from './tls-agents.ts';

export type { ResolvedAuth } from './call.ts';

/** What a proof is made with. */
export interface AuthMeans extends SecretMeans {
  /** The interface it is for; only those that speak SOAP can carry an id card. */
  readonly interface: InterfaceName;
  readonly now: () => Date;
  /** What the interface's `tls` block comes to. */
  readonly tls?: TlsProof;
}

/** Proves nothing: what an interface without `auth` uses. */
export const NO_AUTH: ResolvedAuth = {
  headers: () => Promise.resolve({}),
  soapHeader: () => Promise.resolve(''),
  renew: () => false,
  secrets: [],
  basicPairs: [],
};

/**
 * Finds the secrets an interface needs and gives how to prove who one is with them. Nothing is sent yet. Throws
 * PilotError SP1012 when a secret is missing or empty, SP1040 when a key and SP1043 or SP1044 when an id card cannot be used, SP1045
 * when a token service wants a client certificate and there is none.
 */
export function resolveAuth(auth: Auth, means: AuthMeans): ResolvedAuth {
  return { ...proofOf(auth, means), ...means.tls };
}

function proofOf(auth: Auth, means: AuthMeans): ResolvedAuth {
  const value = (reference: SecretReference): string => secretValue(reference, means);
  switch (auth.kind) {
    case 'none':
      return NO_AUTH;
    case 'bearer': {
      const token = value(auth.token);
      return { ...NO_AUTH, proof: 'et adgangsbevis (Bearer)', ...inHeader(`Bearer ${token}`), secrets: [token] };
    }
    case 'basic': {
      const pair = { username: value(auth.username), password: value(auth.password) };
      const coded = Buffer.from(`${pair.username}:${pair.password}`, 'utf8').toString('base64');
      return {
        ...NO_AUTH,
        proof: 'brugernavn og adgangskode (Basic)',
        ...inHeader(`Basic ${coded}`),
        secrets: [pair.password],
        basicPairs: [pair],
      };
    }
    case 'oauth2':
      return oauthAuth(auth, { value, what: means.what, tls: means.tls });
    case 'dgws':
      if (interfaceRow(means.interface).kind !== 'soap') throw noSoap(means);
      return dgwsAuth(auth, { value, what: means.what, now: means.now });
  }
}

/** An id card has its place in the SOAP header (DGWS 1.0.1). */
function noSoap({ what, interface: name }: AuthMeans): PilotError {
  return new PilotError('SP1045', {
    place: { what: `${what}, auth` },
    seen: `dgws, men ${INTERFACE_NAMES[name]} er ikke SOAP og har intet hoved at lægge id-kortet i`,
    expected: `dgws på ${INTERFACES.filter((one) => interfaceRow(one).kind === 'soap')
      .map((one) => INTERFACE_NAMES[one])
      .join(', ')}`,
    remedy: 'Vælg den slags adgang, snitfladen tager imod.',
  });
}

function inHeader(authorization: string): Pick<ResolvedAuth, 'headers'> {
  return { headers: () => Promise.resolve({ authorization }) };
}
