import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** What tells one version of an answer from another (RFC 9110, section 8.8). */
export interface Validators {
  readonly etag: string;
  readonly lastModified?: Date;
}

/** An entity tag of the bytes themselves; a weak one says that the meaning, not the bytes, is the same. */
export function entityTag(body: string | Uint8Array, strength: 'strong' | 'weak' = 'strong'): string {
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return `${strength === 'weak' ? 'W/' : ''}"${digest}"`;
}

/**
 * Whether the client already has this version: by If-None-Match when it is there, else by If-Modified-Since, which has
 * whole seconds (RFC 9110, section 13.2.2).
 */
export function isUnchanged({ headers }: FastifyRequest, { etag, lastModified }: Validators): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined) return known.trim() === '*' || known.split(',').some((one) => opaque(one) === opaque(etag));
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return lastModified !== undefined && !Number.isNaN(since) && Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
