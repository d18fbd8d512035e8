import { readdir } from 'node:fs/promises';
import { relative, sep } from 'node:path';

/**
 * The addresses of every page of a built site, in order: `/`, `/id27/`, … The 404 page is left out, and `/was/` and `/efterproev/`, which
 * only leads on to the accessibility statement.
 */
export async function allPages(siteFolder: string): Promise<string[]> {
  const entries = await readdir(siteFolder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name === 'index.html')
    .map((entry) => `/${relative(siteFolder, entry.parentPath).split(sep).join('/')}/`.replace('//', '/'))
    .filter((page) => page !== '/was/' && page !== '/efterproev/')
    .toSorted();
}

/** One page of each kind (same first two steps of the address), so that a slow look can be taken at every kind. */
export function onePerKind(pages: readonly string[]): string[] {
  const kinds = new Map<string, string>();
  for (const page of pages) {
    const steps = page.split('/').filter((step) => step !== '');
    const kind = `${steps[0] ?? ''}/${steps.length}`;
    if (!kinds.has(kind)) kinds.set(kind, page);
  }
  return [...kinds.values()];
}
