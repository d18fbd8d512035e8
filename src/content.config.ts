import { i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { pathToFileURL } from 'node:url';
import { sitePlaces } from './site/settings.ts';

/** What our own pages add to Starlight's front matter. */
const extension = z.object({
  /** A line above the title: a scenario's id, a run's environment. */
  eyebrow: z.string().optional(),
  /** The way here from the top, nearest last; the page itself is not in it. */
  trail: z.array(z.object({ label: z.string(), href: z.string() })).default([]),
  /** Words people search the page by that its title does not have: synonyms, irregular forms, whole questions' words. */
  keywords: z.array(z.string().min(1)).default([]),
  /** Keys in sources.yaml of what the page's facts rest on; listed at its end. */
  sources: z.array(z.string()).default([]),
  /** The day somebody last held the page against its sources. */
  reviewed: z.coerce.date().optional(),
  /** Months after which the page asks to be looked at again. */
  reviewEveryMonths: z.number().int().positive().default(6),
  /** Who answers for the page. */
  owner: z.string().default('De ansvarlige for SOR-pilot'),
});

/**
 * Made once: given as a function it would be made, and compiled, for each of the thousands of pages that are made from data.
 * That would only let a page name pictures in its front matter, which none does; one that did would be refused.
 */
const schema = docsSchema({ extend: extension })({ image: () => z.never() as never });

/** The guidance is the tool's, wherever the site is built. */
const DOCS = pathToFileURL(`${sitePlaces(process.env, process.cwd()).tool}/docs/`);

/** The site's content as Astro reads it: the pages under docs/. */
export const collections = {
  docs: defineCollection({
    loader: glob({ base: DOCS, pattern: '**/*.{md,mdx}' }),
    schema,
  }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
