import * as oauth from 'oauth4webapi';
import type { Auth, SecretReference } from '../model/config/access.ts';
import { INTERFACE_NAMES } from '../model/interfaces.ts';
import { EndpointError, PreconditionError } from '../model/faults.ts';
import { PilotError } from '../model/pilot-error.ts';
import type { AccessContext, Call, ResolvedAuth } from './call.ts';
import { readPrivateKey } from './pem.ts';
import { send } from './receive.ts';
import type { TlsProof } from './tls-agents.ts';

type OauthSettings = Extract<Auth, { kind: 'oauth2' }>;

/** What a token is obtained with. */
export interface OauthMeans {
  readonly value: (reference: SecretReference) => string;
  readonly what: string;
  readonly tls: TlsProof | undefined;
}

/** A token is renewed this long before it expires, so that it does not expire on its way. */
const MARGIN_MS = 30_000;
/** How long a token is kept whose issuer does not say; RFC 6749 leaves it to other means. */
const UNKNOWN_LIFETIME_S = 300;
/** Statuses by which a token service refuses; those that ask for patience are technical faults as everywhere else. */
const REFUSALS = Array.from({ length: 100 }, (_, index) => 400 + index).filter((status) => ![408, 425, 429].includes(status));
/** A token answer is a few kilobytes. */
const MAX_TOKEN_BYTES = 64 * 1024;

interface Held {
  readonly token: string;
  /** When it may no longer be used, epoch milliseconds. */
  readonly until: number;
}

/**
 * OAuth 2.0 client credentials (RFC 6749 section 4.4). The token is fetched by the call that needs it first, on that
 * call's evidence; others wait for it. It is kept until shortly before it expires or until it is refused.
 */
export function oauthAuth(settings: OauthSettings, means: OauthMeans): ResolvedAuth {
  const client = clientAuthentication(settings, means);
  let held: Held | undefined;
  let underWay: Promise<Held> | undefined;

  const current = async (context: AccessContext): Promise<string> => {
    if (held !== undefined && context.wire.now().getTime() < held.until) return held.token;
    underWay ??= fetchToken({ settings, client: client.authenticate, means }, context).finally(() => (underWay = undefined));
    held = await underWay;
    return held.token;
  };

  return {
    proof: `et OAuth 2.0-adgangsbevis for klienten ${settings.clientId}`,
    headers: async (context) => ({ authorization: `Bearer ${await current(context)}` }),
    soapHeader: () => Promise.resolve(''),
    renew: ({ headers }) => {
      if (held !== undefined && headers['authorization'] === `Bearer ${held.token}`) held = undefined;
      return true;
    },
    secrets: client.secrets,
    basicPairs: client.basicPairs,
  };
}

interface ClientProof {
  readonly authenticate: oauth.ClientAuth;
  readonly secrets: readonly string[];
  readonly basicPairs: ResolvedAuth['basicPairs'];
}

function clientAuthentication({ client, clientId }: OauthSettings, { value, what, tls }: OauthMeans): ClientProof {
  switch (client.method) {
    case 'client_secret_basic': {
      const secret = value(client.secret);
      return {
        authenticate: oauth.ClientSecretBasic(secret),
        secrets: [secret],
        basicPairs: [
          { username: clientId, password: secret },
          // RFC 6749 section 2.3.1: both are form encoded before they are joined.
          { username: formEncoded(clientId), password: formEncoded(secret) },
        ],
      };
    }
    case 'client_secret_post': {
      const secret = value(client.secret);
      return { authenticate: oauth.ClientSecretPost(secret), secrets: [secret], basicPairs: [] };
    }
    case 'private_key_jwt': {
      const pem = value(client.key);
      const key = readPrivateKey(pem, { place: `${what}, auth.client.key` });
      const { algorithm, keyId } = client;
      return {
        authenticate: async (...call) => {
          // Node's own type of the key knows a use more than the standard library's.
          const usable = key.toCryptoKey(KEY_USE[algorithm], false, ['sign']) as CryptoKey;
          await oauth.PrivateKeyJwt(keyId === undefined ? usable : { key: usable, kid: keyId })(...call);
        },
        secrets: [pem],
        basicPairs: [],
      };
    }
    case 'tls_client_auth':
      if (tls?.certificate === undefined) {
        throw new PilotError('SP1045', {
          place: { what: `${what}, auth.client` },
          seen: 'tokentjenesten skal have et klientcertifikat (tls_client_auth), og snitfladen har intet',
          expected: 'tls.certificate og tls.key ved siden af auth',
          remedy: 'Skriv tls.certificate og tls.key, eller vælg en anden method.',
        });
      }
      return { authenticate: oauth.TlsClientAuth(), secrets: [], basicPairs: [] };
  }
}

const KEY_USE = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
} as const;

function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

interface TokenRequest {
  readonly settings: OauthSettings;
  readonly client: oauth.ClientAuth;
  readonly means: OauthMeans;
}

async function fetchToken({ settings, client, means }: TokenRequest, context: AccessContext): Promise<Held> {
  const { wire } = context;
  const server: oauth.AuthorizationServer = { issuer: settings.tokenUrl, token_endpoint: settings.tokenUrl };
  const id: oauth.Client = { client_id: settings.clientId };
  const response = await oauth.clientCredentialsGrantRequest(
    server,
    id,
    client,
    settings.scope === undefined ? {} : { scope: settings.scope },
    {
      // The address is the operator's to choose, as for every other kind of access; the exercise endpoint may speak plain HTTP.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to be noticed, says its documentation
      [oauth.allowInsecureRequests]: settings.tokenUrl.startsWith('http:'),
      [oauth.customFetch]: (url, options) => throughWire({ url, options, means }, context),
    },
  );
  const place = wire.redactor.url(`POST ${settings.tokenUrl}`).text;
  try {
    const answer = await oauth.processClientCredentialsResponse(server, id, response);
    wire.redactor.learn(answer.access_token);
    const seconds = answer.expires_in ?? UNKNOWN_LIFETIME_S;
    // A token that lives shorter than the margin is used all the same, for half its life.
    const margin = Math.min(MARGIN_MS, seconds * 500);
    return { token: answer.access_token, until: wire.now().getTime() + seconds * 1_000 - margin };
  } catch (error) {
    throw tokenFault(error, { settings, place, name: INTERFACE_NAMES[context.interface], status: response.status });
  }
}

interface FetchCall {
  readonly url: string;
  readonly options: oauth.CustomFetchOptions<'POST', URLSearchParams>;
  readonly means: OauthMeans;
}

/** The library's request over our own sockets, limits and evidence; its answer as the library wants it. */
async function throughWire({ url, options, means }: FetchCall, context: AccessContext): Promise<Response> {
  const call: Call = {
    interface: context.interface,
    purpose: `Hent adgangsbevis til ${INTERFACE_NAMES[context.interface]} (OAuth 2.0)`,
    method: 'POST',
    url,
    headers: options.headers,
    body: options.body.toString(),
    ownStatuses: REFUSALS,
    maxBodyBytes: MAX_TOKEN_BYTES,
  };
  const wire = means.tls === undefined ? context.wire : { ...context.wire, dispatcher: means.tls.dispatcher };
  const { status, contentType, value } = await send(call, wire);
  // Without the challenge of a 401: the library would read it instead of the error in the body, which says more.
  return new Response(Buffer.from(value), { status, headers: { 'content-type': contentType } });
}

interface TokenPlace {
  readonly settings: OauthSettings;
  readonly place: string;
  readonly name: string;
  readonly status: number;
}

/** A refused or unusable token answer. The texts of a token service are not quoted whole: only RFC 6749's error code is. */
function tokenFault(error: unknown, { settings, place, name, status }: TokenPlace): Error {
  if (status >= 400) {
    const code = error instanceof oauth.ResponseBodyError ? error.error : 'ingen fejlkode';
    return new PreconditionError(`Tokentjenesten gav ikke klienten ${settings.clientId} adgang til ${name}.`, {
      place,
      expected: `et adgangsbevis til klienten ${settings.clientId} (${settings.client.method})`,
      received: `status ${status}: ${code}`,
      remedy:
        (status === 404 ? 'Kontrollér tokenUrl i konfigurationen.' : TOKEN_REMEDIES[code]) ??
        'Spørg dem, der driver tokentjenesten, hvorfor den afviser klienten.',
    });
  }
  if (error instanceof oauth.OperationProcessingError) {
    return new EndpointError('Tokentjenestens svar kan ikke bruges som adgangsbevis.', {
      place,
      expected: 'JSON med access_token og token_type Bearer',
      received: error.message,
      remedy: 'Kontrollér tokenUrl i konfigurationen; vis ellers dem, der driver tokentjenesten, denne udveksling.',
    });
  }
  return error instanceof Error ? error : new Error(String(error));
}

/** What a tester can do, by the error codes of RFC 6749 section 5.2. */
const TOKEN_REMEDIES: Readonly<Record<string, string>> = {
  invalid_client: 'Kontrollér clientId og klientens hemmelighed, nøgle eller certifikat.',
  invalid_grant: 'Kontrollér uret på maskinen og klientens nøgle.',
  unauthorized_client: 'Få klienten godkendt til client_credentials hos dem, der driver tokentjenesten.',
  unsupported_grant_type: 'Tokentjenesten kender ikke client_credentials; kontrollér tokenUrl.',
  invalid_scope: 'Ret scope i konfigurationen til et, klienten må bede om.',
};
