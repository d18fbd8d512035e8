import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SecretReference } from '../../../model/config/access.ts';
import type { DemandOf } from '../../../model/config/security.ts';
import { seenCertificate } from './client-certificate.ts';
import { createJwtCheck, type JwtCheck } from './client-jwt.ts';
import { credentials, type HttpRefusal, invalidBearer, missingBearer, REALM, sameSecret } from './header-credentials.ts';

type OauthDemand = DemandOf<'oauth2'>;

/** A region's token service as its interfaces see it. */
export interface TokenService {
  /** Holds a call's token against a demand; undefined lets it in. */
  refuse(request: FastifyRequest, demand: OauthDemand): HttpRefusal | undefined;
}

/** What a token service issues tokens by. */
export interface TokenMeans {
  /** Every OAuth 2.0 demand of the region. */
  readonly demands: readonly OauthDemand[];
  readonly value: (reference: SecretReference) => string;
  readonly now: () => Date;
}

interface Issued {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly until: number;
  /** Fingerprint of the certificate it is bound to (RFC 8705 section 3). */
  readonly boundTo: string | undefined;
}

/** RFC 6749 section 5.2. */
interface TokenError {
  readonly status: 400 | 401;
  readonly error: 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type';
  readonly description: string;
}

/** Mounts POST /token: client credentials (RFC 6749 section 4.4). Tokens live as long as the endpoint does. */
export function registerTokenService(app: FastifyInstance, means: TokenMeans): TokenService {
  const issued = new Map<string, Issued>();
  const jwt = createJwtCheck(means.now);
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
  app.post('/token', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const granted = await grant({ request, form, jwt }, means);
    if ('error' in granted) {
      if (granted.status === 401) void reply.header('www-authenticate', `Basic realm="${REALM}"`);
      return reply.code(granted.status).send({ error: granted.error, error_description: granted.description });
    }
    const token = randomBytes(32).toString('base64url');
    issued.set(token, granted.issued);
    const scope = granted.issued.scopes.join(' ');
    return reply.send({
      access_token: token,
      token_type: 'Bearer',
      expires_in: granted.lifetimeSeconds,
      ...(scope === '' ? {} : { scope }),
    });
  });
  return {
    refuse(request, demand) {
      const given = credentials(request, 'Bearer');
      if (given === undefined) return missingBearer();
      const known = issued.get(given);
      if (known === undefined || known.clientId !== demand.clientId) return invalidBearer('Adgangsbeviset kendes ikke.');
      if (means.now().getTime() >= known.until) return invalidBearer('Adgangsbeviset er udløbet.');
      if (known.boundTo !== undefined && boundCertificate(request) !== known.boundTo)
        return invalidBearer('Adgangsbeviset er bundet til et andet klientcertifikat.');
      if (demand.scope !== undefined && !demand.scope.split(' ').every((scope) => known.scopes.includes(scope))) {
        const challenge = `Bearer realm="${REALM}", error="insufficient_scope", scope="${demand.scope}"`;
        return { status: 403, challenge, reason: `Adgangsbeviset giver ikke scope ${demand.scope}.` };
      }
      return undefined;
    },
  };
}

function boundCertificate(request: FastifyRequest): string | undefined {
  const seen = seenCertificate(request);
  return 'refused' in seen ? undefined : seen.fingerprint;
}

interface Asked {
  readonly request: FastifyRequest;
  readonly form: URLSearchParams;
  readonly jwt: JwtCheck;
}

interface Granted {
  readonly issued: Issued;
  readonly lifetimeSeconds: number;
}

async function grant(asked: Asked, means: TokenMeans): Promise<Granted | TokenError> {
  const { form, request } = asked;
  if (form.get('grant_type') !== 'client_credentials') {
    return { status: 400, error: 'unsupported_grant_type', description: 'Kun client_credentials.' };
  }
  const basic = basicPair(request);
  const clientId = basic?.id ?? asked.jwt.subject(form) ?? form.get('client_id') ?? '';
  const own = means.demands.filter((demand) => demand.clientId === clientId);
  const attempts: { readonly demand: OauthDemand; readonly refused: string | undefined }[] = [];
  for (const demand of own) attempts.push({ demand, refused: await refuseClient({ ...asked, basic }, demand, means.value) });
  const passed = attempts.filter(({ refused }) => refused === undefined).map(({ demand }) => demand);
  const [first] = passed;
  if (first === undefined) {
    const description = attempts[0]?.refused ?? 'Klienten kendes ikke.';
    return { status: 401, error: 'invalid_client', description };
  }
  const allowed = passed.flatMap(({ scope }) => scope?.split(' ') ?? []);
  const wanted =
    form
      .get('scope')
      ?.split(' ')
      .filter((scope) => scope !== '') ?? allowed;
  const stranger = wanted.find((scope) => !allowed.includes(scope));
  if (stranger !== undefined) {
    return { status: 400, error: 'invalid_scope', description: 'Klienten må ikke bede om det scope.' };
  }
  const boundTo = passed.some(({ client }) => client.method === 'tls_client_auth') ? boundCertificate(request) : undefined;
  const until = means.now().getTime() + first.lifetimeSeconds * 1_000;
  return { issued: { clientId, scopes: wanted, until, boundTo }, lifetimeSeconds: first.lifetimeSeconds };
}

interface BasicPair {
  readonly id: string;
  readonly secret: string;
}

/** Client id and secret in `Authorization`, form encoded before they were joined (RFC 6749 section 2.3.1). */
function basicPair(request: FastifyRequest): BasicPair | undefined {
  const given = credentials(request, 'Basic');
  if (given === undefined) return undefined;
  const [id = '', secret = ''] = Buffer.from(given, 'base64').toString('utf8').split(':').map(formDecoded);
  return { id, secret };
}

function formDecoded(text: string): string {
  return new URLSearchParams(`x=${text}`).get('x') ?? '';
}

/** Why a client did not prove who it is, in Danish; undefined when it did. */
async function refuseClient(
  { request, form, jwt, basic }: Asked & { readonly basic: BasicPair | undefined },
  { client, clientId }: OauthDemand,
  value: TokenMeans['value'],
): Promise<string | undefined> {
  switch (client.method) {
    case 'client_secret_basic':
      return basic !== undefined && sameSecret(basic.secret, value(client.secret))
        ? undefined
        : 'Klientens hemmelighed er forkert.';
    case 'client_secret_post':
      return sameSecret(form.get('client_secret') ?? '', value(client.secret)) ? undefined : 'Klientens hemmelighed er forkert.';
    case 'private_key_jwt':
      return jwt.refuse({ form, clientId, address: addressOf(request) }, value(client.publicKey));
    case 'tls_client_auth': {
      const seen = seenCertificate(request);
      if ('refused' in seen) return `${seen.refused}.`;
      return seen.commonName === client.commonName ? undefined : 'Klientcertifikatet er udstedt til en anden.';
    }
  }
}

/** The token service's own address, which a client's JWT must name as its audience. */
function addressOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}${request.url.split('?')[0] ?? ''}`;
}
