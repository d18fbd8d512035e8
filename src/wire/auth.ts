import type { Auth, SecretReference } from '../model/config/environment.ts';
import { INTERFACE_NAMES, type InterfaceName } from '../model/exchange.ts';
import { PilotError } from '../model/pilot-error.ts';
import type { ResolvedAuth } from './call.ts';
import { dgwsAuth } from './dgws-auth.ts';
import { oauthAuth } from './oauth.ts';
import type { TlsProof } from './tls-agents.ts';

export type { ResolvedAuth } from './call.ts';

/** What a proof is made with. */
export interface AuthMeans {
  /** Secret values by `env:NAME` or `file:PATH`. */
  readonly values: ReadonlyMap<string, string>;
  /** The interface and region, for errors: “Region Midtjylland, FHIR”. */
  readonly what: string;
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
        secrets: [pair.username, pair.password],
        basicPairs: [pair],
      };
    }
    case 'oauth2':
      return oauthAuth(auth, { value, what: means.what, tls: means.tls });
    case 'dgws':
      if (!SOAP.has(means.interface)) throw noSoap(means);
      return dgwsAuth(auth, { value, what: means.what, now: means.now });
  }
}

/** Interfaces that speak SOAP; an id card has its place in the SOAP header (DGWS 1.0.1). */
const SOAP: ReadonlySet<InterfaceName> = new Set(['skrs', 'sorls', 'sorus']);

function noSoap({ what, interface: name }: AuthMeans): PilotError {
  return new PilotError('SP1045', {
    place: { what: `${what}, auth` },
    seen: `dgws, men ${INTERFACE_NAMES[name]} er ikke SOAP og har intet hoved at lægge id-kortet i`,
    expected: `dgws på ${Array.from(SOAP, (one) => INTERFACE_NAMES[one]).join(', ')}`,
    remedy: 'Vælg den slags adgang, snitfladen tager imod.',
  });
}

function inHeader(authorization: string): Pick<ResolvedAuth, 'headers'> {
  return { headers: () => Promise.resolve({ authorization }) };
}

/** The value behind a reference. Throws PilotError SP1012 when it is missing or empty. */
export function secretValue(reference: SecretReference, { values, what }: Pick<AuthMeans, 'values' | 'what'>): string {
  const found = values.get('env' in reference ? `env:${reference.env}` : `file:${reference.file}`);
  if (found !== undefined && found !== '') return found;
  throw new PilotError('SP1012', {
    place: { what },
    seen:
      'env' in reference
        ? `miljøvariablen ${reference.env} er ikke sat eller er tom`
        : `filen ${reference.file} findes ikke, kan ikke læses eller er tom`,
    expected: 'en hemmelighed til at logge på snitfladen med',
    remedy:
      'env' in reference
        ? `Sæt miljøvariablen, før du kører, fx “export ${reference.env}=…”. Hemmeligheden skrives aldrig i konfigurationen.`
        : 'Læg hemmeligheden i filen, og lad kun dig selv læse den. Den skrives aldrig i konfigurationen.',
  });
}
