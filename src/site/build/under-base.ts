import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Where a site is published. */
export interface SiteAddress {
  /** `https://example.dk`; undefined where nobody has said. */
  readonly origin: string | undefined;
  /** The path it lies under, with a slash at both ends: `/`, `/sor/pilot/`. */
  readonly base: string;
}

/**
 * Every page is written as if the site lay at the root of its host, and moved when all of them are there: one rule for what
 * pages, guidance, feeds and libraries wrote, which none of them can forget. Astro's own `base` would reach only what Astro
 * writes, and what is prefixed by some and not by others cannot be told apart: a site may lie under `/sor/`, and has a
 * folder of that name.
 */
const SCRIPT_OR_COMMENT = /<!--[\s\S]*?-->|<(script|style)\b((?:[^>"']|"[^"]*"|'[^']*')*)>[\s\S]*?<\/\1\s*>/gi;
const TAG = /<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi;
/** Attributes that hold an address; those of `data-` are our own elements'. */
const ADDRESS = /(\s(?:href|src|action|data-[a-z-]+)=["'])\/(?!\/)/gi;
const REFRESH = /(\scontent=["']\d+;\s*url=)\/(?!\/)/gi;

/** A page whose addresses from the root lead below the base, and that tells its scripts where it lies. */
export function pageUnderBase(html: string, address: SiteAddress): string {
  const { base } = address;
  const inTag = (tag: string): string =>
    withOrigin(tag.replaceAll(ADDRESS, `$1${base}`).replaceAll(REFRESH, `$1${base}`), address).replace(
      /^<html\b/i,
      `$& data-base="${base}"`,
    );
  const inMarkup = (markup: string): string => markup.replaceAll(TAG, inTag);
  let moved = '';
  let from = 0;
  for (const found of html.matchAll(SCRIPT_OR_COMMENT)) {
    const opening = found[1] === undefined ? '' : `<${found[1]}${found[2] ?? ''}>`;
    moved += inMarkup(html.slice(from, found.index)) + inTag(opening) + found[0].slice(opening.length);
    from = found.index + found[0].length;
  }
  return moved + inMarkup(html.slice(from));
}

/** Whole addresses that were made from the host alone: canonical links, sitemaps. */
export function withOrigin(text: string, { origin, base }: SiteAddress): string {
  if (origin === undefined) return text;
  return ['"', "'", '>'].reduce((moved, before) => moved.replaceAll(`${before}${origin}/`, `${before}${origin}${base}`), text);
}

/** A style sheet whose files are named from the root. */
export const sheetUnderBase = (css: string, { base }: SiteAddress): string =>
  css.replaceAll(/(url\(["']?)\/(?!\/)/g, `$1${base}`);

/** Moves a built site, written for the root of a host, to where it is published. */
export async function moveUnderBase(folder: string, address: SiteAddress): Promise<void> {
  if (address.base === '/') return;
  const files = (await readdir(folder, { recursive: true })).map((file) => file.replaceAll('\\', '/'));
  for (const name of files) {
    const move = MOVES.find(({ pattern }) => pattern.test(name))?.move;
    if (move === undefined) continue;
    const file = join(folder, name);
    await writeFile(file, move(await readFile(file, 'utf8'), address));
  }
}

const MOVES: readonly { readonly pattern: RegExp; readonly move: (text: string, address: SiteAddress) => string }[] = [
  { pattern: /\.html$/, move: pageUnderBase },
  { pattern: /\.css$/, move: sheetUnderBase },
  { pattern: /^sitemap[^/]*\.xml$/, move: withOrigin },
];

/** Moves the site when all its pages are written. Must stand before what reads finished pages. */
export function underBase(address: SiteAddress): AstroIntegration {
  return {
    name: 'sor-pilot-under-base',
    hooks: { 'astro:build:done': ({ dir }) => moveUnderBase(fileURLToPath(dir), address) },
  };
}
