import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { DocPage } from './docs-sidebar.ts';

const frontMatterSchema = z.object({
  title: z.string(),
  draft: z.boolean().optional(),
  sidebar: z.object({ order: z.number().optional(), label: z.string().optional(), hidden: z.boolean().optional() }).optional(),
});

/**
 * Reads title and menu place of every page under `directory`. Drafts, hidden pages and pages whose front matter does
 * not parse are left out of the menu; Starlight itself reports the latter with file and line.
 */
export function readDocPages(directory: string): DocPage[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.mdx?$/.test(file))
    .sort()
    .flatMap((file) => {
      const matter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(readFileSync(join(directory, file), 'utf8'))?.[1];
      if (matter === undefined) return [];
      const parsed = frontMatterSchema.safeParse(parse(matter, { logLevel: 'silent' }));
      if (!parsed.success || parsed.data.draft === true || parsed.data.sidebar?.hidden === true) return [];
      const { title, sidebar } = parsed.data;
      return [{ slug: slugOf(file), title, label: sidebar?.label, order: sidebar?.order }];
    });
}

function slugOf(file: string): string {
  return file
    .replaceAll('\\', '/')
    .replace(/\.mdx?$/, '')
    .replace(/(^|\/)index$/, '')
    .replace(/^$/, 'index');
}
