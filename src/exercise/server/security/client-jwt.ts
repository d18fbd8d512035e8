import { createPublicKey } from 'node:crypto';
import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';

/** A client's signed JWT as proof of who it is (RFC 7523 section 2.2). */
export interface JwtCheck {
  /** Whom the JWT of a form says it is from; not yet verified. */
  subject(form: URLSearchParams): string | undefined;
  /** Why it is no proof, in Danish; undefined when it is. `publicKey` is a key or certificate in PEM. */
  refuse(asked: AskedJwt, publicKey: string): Promise<string | undefined>;
}

/** A caller's signed proof, and what it must fit. */
export interface AskedJwt {
  readonly form: URLSearchParams;
  readonly clientId: string;
  /** The token service's address: the audience. */
  readonly address: string;
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ALGORITHMS = ['RS256', 'PS256', 'ES256'];
/** A JWT that would be good for longer than this is not accepted, so that used ones need not be remembered for ever. */
const MAX_AHEAD_S = 3_600;

/** Makes a check that accepts each JWT once. */
export function createJwtCheck(now: () => Date): JwtCheck {
  /** When each JWT that was used expires, by its id. */
  const used = new Map<string, number>();
  return {
    subject(form) {
      try {
        return decodeJwt(assertionOf(form)).sub;
      } catch {
        // What is no JWT says nothing of whom it is from; refuse tells the client so.
        return undefined;
      }
    },
    async refuse(asked, publicKey) {
      if (asked.form.get('client_assertion_type') !== ASSERTION_TYPE) return 'Klienten viste ikke et underskrevet JWT.';
      const claims = await verified(asked, publicKey, now());
      if (typeof claims === 'string') return claims;
      const seconds = now().getTime() / 1_000;
      const { exp = 0, jti } = claims;
      if (exp > seconds + MAX_AHEAD_S) return 'Klientens JWT gælder for længe.';
      for (const [id, until] of used) if (until <= seconds) used.delete(id);
      if (typeof jti !== 'string' || used.has(jti)) return 'Klientens JWT er brugt før eller har ingen jti.';
      used.set(jti, exp);
      return undefined;
    },
  };
}

/** The claims of a JWT whose signature and claims hold, or why they do not. */
async function verified({ form, clientId, address }: AskedJwt, publicKey: string, now: Date): Promise<JWTPayload | string> {
  // A key that cannot be read is a fault of the exercise's own configuration, not of the client's JWT.
  const key = createPublicKey(publicKey);
  try {
    const claims = { issuer: clientId, subject: clientId, audience: address, currentDate: now, requiredClaims: ['exp'] };
    return (await jwtVerify(assertionOf(form), key, { algorithms: ALGORITHMS, ...claims })).payload;
  } catch (error) {
    return reasonOf(error, address);
  }
}

function reasonOf(error: unknown, address: string): string {
  // What is no error of jose's own comes of a key of another kind than the algorithm the JWT names.
  if (error instanceof errors.JWSSignatureVerificationFailed || !(error instanceof errors.JOSEError))
    return 'Klientens JWT har en forkert underskrift.';
  if (error instanceof errors.JWTExpired) return 'Klientens JWT er udløbet.';
  if (!(error instanceof errors.JWTClaimValidationFailed)) return 'Klientens JWT kan ikke læses.';
  switch (error.claim) {
    case 'iss':
    case 'sub':
      return 'Klientens JWT er ikke udstedt af og for klienten.';
    case 'aud':
      return `Klientens JWT er ikke rettet til ${address}.`;
    case 'nbf':
      return 'Klientens JWT gælder ikke endnu.';
    default:
      return 'Klientens JWT er udløbet.';
  }
}

function assertionOf(form: URLSearchParams): string {
  return form.get('client_assertion') ?? '';
}
