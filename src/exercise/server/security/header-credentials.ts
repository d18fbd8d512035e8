import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { SecretReference } from '../../../model/config/access.ts';
import type { DemandOf } from '../../../model/config/security.ts';

/** Why a call was not let in, as HTTP tells it. */
export interface HttpRefusal {
  readonly status: 401 | 403;
  /** `WWW-Authenticate`, for 401. */
  readonly challenge?: string;
  /** Danish, for the body. */
  readonly reason: string;
}

/** The realm of every challenge. */
export const REALM = 'sor-pilot-oevelse';

type ValueOf = (reference: SecretReference) => string;

/** Holds a call against user name and password (RFC 7617, UTF-8). */
export function refuseBasic(request: FastifyRequest, demand: DemandOf<'basic'>, value: ValueOf): HttpRefusal | undefined {
  const challenge = `Basic realm="${REALM}", charset="UTF-8"`;
  const given = credentials(request, 'Basic');
  if (given === undefined) return { status: 401, challenge, reason: 'Snitfladen kræver brugernavn og adgangskode (Basic).' };
  const expected = `${value(demand.username)}:${value(demand.password)}`;
  if (sameSecret(Buffer.from(given, 'base64').toString('utf8'), expected)) return undefined;
  return { status: 401, challenge, reason: 'Brugernavn eller adgangskode er forkert.' };
}

/** Holds a call against a fixed token (RFC 6750). */
export function refuseBearer(request: FastifyRequest, demand: DemandOf<'bearer'>, value: ValueOf): HttpRefusal | undefined {
  const given = credentials(request, 'Bearer');
  if (given === undefined) return missingBearer();
  return sameSecret(given, value(demand.token)) ? undefined : invalidBearer('Adgangsbeviset kendes ikke.');
}

/** No token at all: a challenge without an error, as RFC 6750 section 3.1 asks. */
export function missingBearer(): HttpRefusal {
  return { status: 401, challenge: `Bearer realm="${REALM}"`, reason: 'Snitfladen kræver et adgangsbevis (Bearer).' };
}

/** A token that is wrong, expired or another's. */
export function invalidBearer(reason: string): HttpRefusal {
  return { status: 401, challenge: `Bearer realm="${REALM}", error="invalid_token"`, reason };
}

/** What follows the scheme in `Authorization`; undefined when there is none of that scheme. */
export function credentials(request: FastifyRequest, scheme: string): string | undefined {
  const { authorization = '' } = request.headers;
  const [given = '', ...rest] = authorization.trim().split(/\s+/);
  return given.toLowerCase() === scheme.toLowerCase() && rest.length === 1 ? rest[0] : undefined;
}

/** Whether two secrets are the same, in a time that tells nothing of where they differ. */
export function sameSecret(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
