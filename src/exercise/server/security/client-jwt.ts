import { constants, createPublicKey, verify } from 'node:crypto';

/** A client's signed JWT as proof of who it is (RFC 7523 section 2.2). */
export interface JwtCheck {
  /** Whom the JWT of a form says it is from; not yet verified. */
  subject(form: URLSearchParams): string | undefined;
  /** Why it is no proof, in Danish; undefined when it is. `publicKey` is a key or certificate in PEM. */
  refuse(asked: AskedJwt, publicKey: string): string | undefined;
}

export interface AskedJwt {
  readonly form: URLSearchParams;
  readonly clientId: string;
  /** The token service's address: the audience. */
  readonly address: string;
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** A JWT that would be good for longer than this is not accepted, so that used ones need not be remembered for ever. */
const MAX_AHEAD_S = 3_600;

const ALGORITHMS: Readonly<Record<string, object>> = {
  RS256: { padding: constants.RSA_PKCS1_PADDING },
  PS256: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
  ES256: { dsaEncoding: 'ieee-p1363' },
};

interface Jwt {
  readonly algorithm: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signed: string;
  readonly signature: Buffer;
}

/** Makes a check that accepts each JWT once. */
export function createJwtCheck(now: () => Date): JwtCheck {
  const used = new Set<string>();
  return {
    subject(form) {
      const subject = read(form)?.claims['sub'];
      return typeof subject === 'string' ? subject : undefined;
    },
    refuse({ form, clientId, address }, publicKey) {
      if (form.get('client_assertion_type') !== ASSERTION_TYPE) return 'Klienten viste ikke et underskrevet JWT.';
      const jwt = read(form);
      const options = ALGORITHMS[jwt?.algorithm ?? ''];
      if (jwt === undefined || options === undefined) return 'Klientens JWT kan ikke læses.';
      const { claims } = jwt;
      const key = createPublicKey(publicKey);
      if (!verify('sha256', Buffer.from(jwt.signed), { key, ...options }, jwt.signature))
        return 'Klientens JWT har en forkert underskrift.';
      if (claims['iss'] !== clientId || claims['sub'] !== clientId) return 'Klientens JWT er ikke udstedt af og for klienten.';
      if (![claims['aud']].flat().includes(address)) return `Klientens JWT er ikke rettet til ${address}.`;
      const seconds = now().getTime() / 1_000;
      const expires = claims['exp'];
      if (typeof expires !== 'number' || expires <= seconds) return 'Klientens JWT er udløbet.';
      if (expires > seconds + MAX_AHEAD_S) return 'Klientens JWT gælder for længe.';
      const id = claims['jti'];
      if (typeof id !== 'string' || used.has(id)) return 'Klientens JWT er brugt før eller har ingen jti.';
      used.add(id);
      return undefined;
    },
  };
}

function read(form: URLSearchParams): Jwt | undefined {
  const [header = '', claims = '', signature = ''] = (form.get('client_assertion') ?? '').split('.');
  try {
    const head = decoded(header);
    const algorithm = head['alg'];
    if (typeof algorithm !== 'string') return undefined;
    return { algorithm, claims: decoded(claims), signed: `${header}.${claims}`, signature: Buffer.from(signature, 'base64url') };
  } catch {
    // Not JSON: told as a JWT that cannot be read.
    return undefined;
  }
}

function decoded(part: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
