import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What a file of the site is for, as far as its size is concerned, and how its address tells. The first that matches counts. */
export const KINDS = [
  { kind: 'cases', da: 'sider om tilfælde', pattern: /^resultater\/[^/]+\/(?!filter\/)[^/]+\/[^/]+\/index\.html$/ },
  { kind: 'filters', da: 'filtre', pattern: /^resultater\/[^/]+\/filter\// },
  { kind: 'results', da: 'øvrige resultater', pattern: /^(?:resultater|godkendelser|krav)\// },
  { kind: 'scenarios', da: 'scenarier', pattern: /^specifikationer\// },
  { kind: 'runPages', da: 'sider om kørsler', pattern: /^koersler\// },
  { kind: 'runData', da: 'kørsler som data', pattern: /^api\/v1\/runs\// },
  { kind: 'data', da: 'øvrige data', pattern: /^(?:api|maerker|bevis)\// },
  { kind: 'search', da: 'søgning', pattern: /^pagefind\// },
  { kind: 'feeds', da: 'feeds', pattern: /^feeds\// },
  { kind: 'guidance', da: 'vejledning', pattern: /^/ },
] as const;
/** What a file of a built site is part of. */
export type Kind = (typeof KINDS)[number]['kind'];

/** What a built site holds. */
export interface SiteOutput {
  readonly files: number;
  readonly pages: number;
  readonly bytes: number;
  readonly bytesOf: Readonly<Record<Kind, number>>;
}

/** What a file of the site is for, by its path from the site's root with forward slashes. */
export const kindOf = (path: string): Kind => KINDS.find(({ pattern }) => pattern.test(path))?.kind ?? 'guidance';

/** Counts files with their sizes. */
export function countOutput(files: Iterable<{ readonly path: string; readonly size: number }>): SiteOutput {
  const bytesOf = Object.fromEntries(KINDS.map(({ kind }) => [kind, 0])) as Record<Kind, number>;
  let [count, pages, bytes] = [0, 0, 0];
  for (const { path, size } of files) {
    count += 1;
    bytes += size;
    if (path.endsWith('.html')) pages += 1;
    bytesOf[kindOf(path)] += size;
  }
  return { files: count, pages, bytes, bytesOf };
}

/** Every file below a folder with its size. */
export function* filesBelow(folder: string): Generator<{ readonly path: string; readonly size: number }> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    yield { path: relative(folder, file).split(sep).join('/'), size: statSync(file).size };
  }
}
