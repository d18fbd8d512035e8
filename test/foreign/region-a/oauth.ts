import { randomBytes } from 'node:crypto';
import type { Handler, Reply, Request } from '../shared/http.ts';

export interface OAuthClient {
  readonly id: string;
  readonly secret: string;
  readonly scope: string;
}

const TOKEN_SECONDS = 240;

function json(status: number, body: object, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8', 'Cache-Control': 'no-store', Pragma: 'no-cache', ...headers },
    body: JSON.stringify(body),
  };
}

function formDecoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

/** Client credentials in HTTP Basic, form-encoded first, as RFC 6749 section 2.3.1 asks. */
function credentials(request: Request): { readonly id: string; readonly secret: string } | undefined {
  const header = /^Basic (.+)$/u.exec(request.headers.authorization ?? '')?.[1];
  if (header === undefined) return undefined;
  const decoded = Buffer.from(header, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  try {
    return { id: formDecoded(decoded.slice(0, colon)), secret: formDecoded(decoded.slice(colon + 1)) };
  } catch {
    return undefined;
  }
}

/** A token server for one client, and the guard in front of what it protects. */
export class TokenServer {
  readonly #path: string;
  readonly #client: OAuthClient;
  readonly #tokens = new Map<string, number>();

  constructor(path: string, client: OAuthClient) {
    this.#path = path;
    this.#client = client;
  }

  readonly handler: Handler = (request) => {
    if (request.url.pathname !== this.#path) return undefined;
    if (request.method !== 'POST') return json(405, { error: 'invalid_request' }, { Allow: 'POST' });
    if (!/^application\/x-www-form-urlencoded/u.test(request.headers['content-type'] ?? ''))
      return json(415, { error: 'invalid_request' });
    const given = credentials(request);
    if (given?.id !== this.#client.id || given.secret !== this.#client.secret) {
      return json(
        401,
        { error: 'invalid_client', error_description: 'Client authentication failed' },
        { 'WWW-Authenticate': 'Basic realm="token"' },
      );
    }
    const form = new URLSearchParams(request.body);
    if (form.get('grant_type') !== 'client_credentials') return json(400, { error: 'unsupported_grant_type' });
    if (form.get('scope') !== null && form.get('scope') !== this.#client.scope) return json(400, { error: 'invalid_scope' });
    const token = randomBytes(24).toString('base64url');
    this.#tokens.set(token, Date.now() + TOKEN_SECONDS * 1000);
    return json(200, { access_token: token, token_type: 'bearer', expires_in: TOKEN_SECONDS, scope: this.#client.scope });
  };

  /** Puts the guard in front of a handler; paths in `open` need no token. */
  guard(inner: Handler, under: string, open: readonly string[]): Handler {
    return (request) => {
      const { pathname } = request.url;
      if (pathname !== under && !pathname.startsWith(`${under}/`)) return undefined;
      const token = /^Bearer (\S+)$/iu.exec(request.headers.authorization ?? '')?.[1];
      const validUntil = this.#tokens.get(token ?? '') ?? 0;
      if (!open.includes(pathname) && validUntil < Date.now()) {
        const reason =
          token === undefined ? '' : ', error="invalid_token", error_description="The access token is unknown or has expired"';
        return {
          status: 401,
          headers: {
            'WWW-Authenticate': `Bearer realm="region-a"${reason}`,
            'Content-Type': 'application/fhir+json;charset=UTF-8',
          },
          body: JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'login' }] }),
        };
      }
      return inner(request);
    };
  }
}
