/**
 * An id of the `tag:` scheme (RFC 4151): an authority, the year it began to give out ids, and a name. It is an address to
 * nowhere, so it stays the same wherever the site is served. Without a known host the authority is `sor-pilot.invalid`, a
 * name that by definition belongs to nobody.
 */
export function tagId(host: string | undefined, parts: readonly string[]): string {
  return `tag:${host ?? 'sor-pilot.invalid'},2026:${parts.map((part) => encodeURIComponent(part)).join('/')}`;
}
