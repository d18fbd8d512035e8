import { i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** What our own pages add to Starlight's front matter. */
const extension = z.object({
  /** A line above the title: a scenario's id, a run's environment. */
  eyebrow: z.string().optional(),
  /** The way here from the top, nearest last; the page itself is not in it. */
  trail: z.array(z.object({ label: z.string(), href: z.string() })).default([]),
});

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './docs', pattern: '**/*.{md,mdx}' }),
    schema: docsSchema({ extend: extension }),
  }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
