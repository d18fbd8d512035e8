import { z } from 'zod';
import { scenarioIdSchema, slugSchema } from '../identity.ts';
import { certaintySchema, sourceKeysSchema } from './grounds.ts';

/** The families sources are listed in: what they are and who keeps them. */
export const SOURCE_FAMILIES = ['sor2', 'xml', 'shak', 'other', 'nsp', 'application', 'registry'] as const;
/** The list a source stands in. */
export type SourceFamily = (typeof SOURCE_FAMILIES)[number];

/** What it takes to get in: nothing, a login, an id card of DGWS, being of a closed circle, or nobody says. */
export const SOURCE_ENTRIES = ['open', 'login', 'dgws', 'restricted', 'unknown'] as const;

/** A place the register's data can be had from: a file, a service, a browser or a registry built upon it. */
export const sorSourceSchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1),
  kind: z.enum(['file', 'service', 'browser', 'registry']),
  /** The list it stands in. */
  family: z.enum(SOURCE_FAMILIES),
  /** The source it comes packed in, such as the zip of the eight files. */
  partOf: slugSchema.optional(),
  /** What it is, in so few words that they fit a table. */
  short: z.string().min(1).max(90),
  holds: z.string().min(1),
  /** Address or path as the source has it; left out where none is public. */
  address: z.string().min(1).optional(),
  /** Who may reach it, in one word for a table. */
  entry: z.enum(SOURCE_ENTRIES),
  access: z.string().min(1),
  /** How often it is renewed. */
  updated: z.string().min(1),
  format: z.string().min(1),
  chooseWhen: z.string().min(1),
  avoidWhen: z.string().min(1).optional(),
  /** Whether it carries ID27’s two fields. */
  level: z.strictObject({ answer: z.enum(['yes', 'no', 'unknown']), certainty: certaintySchema, text: z.string().min(1) }),
  history: z.string().min(1),
  /** What no public source tells of it. */
  unknown: z.array(z.string().min(1)).default([]),
  /** `@snitflade:` values whose scenarios try it, where every one of them does. */
  interfaces: z.array(z.string()).default([]),
  /** Scenarios that try it, where an interface says too much: the files share one. */
  scenarios: z.array(scenarioIdSchema).default([]),
  sources: sourceKeysSchema,
});

/** What somebody is about to do, as the chooser groups its needs. */
export const CHOICE_GROUPS = ['look-up', 'copy', 'ask', 'shak', 'codes', 'change', 'message', 'try'] as const;
/** What somebody is about to do when the chooser is asked. */
export type ChoiceGroup = (typeof CHOICE_GROUPS)[number];

/** One question of the chooser: what somebody needs, and which source gives it. */
export const sorSourceChoiceSchema = z.strictObject({
  id: slugSchema,
  group: z.enum(CHOICE_GROUPS),
  need: z.string().min(1),
  choose: z.array(slugSchema).min(1),
  /** All of them are needed; otherwise each of them will do, the first one best. */
  together: z.boolean().default(false),
  why: z.string().min(1),
  /** What to look out for. */
  mind: z.string().min(1).optional(),
});
/** guidance/sor-sources.yaml: the ways to get at SOR, and which to choose when. */
export const sorSourcesFileSchema = z.strictObject({
  sorSources: z.array(sorSourceSchema).min(1),
  choices: z.array(sorSourceChoiceSchema).min(1),
});
/** One way to get at SOR: what it carries, how fresh it is, and who may use it. */
export type SorSource = z.infer<typeof sorSourceSchema>;
/** A need, and the source that serves it. */
export type SorSourceChoice = z.infer<typeof sorSourceChoiceSchema>;
