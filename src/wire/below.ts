/** An address without the slashes it ends in. */
export const withoutEnd = (base: string): string => base.replace(/\/+$/, '');

/** The address of what lies below another, however that one ends. */
export const below = (base: string, path: string): string => `${withoutEnd(base)}/${path}`;

/**
 * Whether an address may be asked with the proof that belongs to another: on the same server, and in the folder that one
 * stands in. An escaped slash could lead a server out of it.
 */
export function liesUnder(address: URL, base: string): boolean {
  const { origin, pathname } = new URL(base);
  const folder = pathname.slice(0, pathname.lastIndexOf('/') + 1);
  return address.origin === origin && address.pathname.startsWith(folder) && !/%(?:2f|5c|2e)/i.test(address.pathname);
}
