import { z } from 'zod';
import { slugSchema } from '../identity.ts';
import { certaintySchema, sourceKeysSchema } from './grounds.ts';

/** A place the register's data can be had from: a file, a service, a browser or a registry built upon it. */
export const sorSourceSchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1),
  kind: z.enum(['file', 'service', 'browser', 'registry']),
  holds: z.string().min(1),
  /** Address or path as the source has it; left out where none is public. */
  address: z.string().min(1).optional(),
  access: z.string().min(1),
  /** How often it is renewed. */
  updated: z.string().min(1),
  format: z.string().min(1),
  chooseWhen: z.string().min(1),
  avoidWhen: z.string().min(1).optional(),
  /** Whether it carries ID27’s two fields. */
  level: z.strictObject({ certainty: certaintySchema, text: z.string().min(1) }),
  history: z.string().min(1),
  /** `@snitflade:` values whose scenarios try it. */
  interfaces: z.array(z.string()).default([]),
  sources: sourceKeysSchema,
});

/** One question of the chooser: what somebody needs, and which source gives it. */
export const sorSourceChoiceSchema = z.strictObject({
  id: slugSchema,
  need: z.string().min(1),
  choose: z.array(slugSchema).min(1),
  why: z.string().min(1),
});
export const sorSourcesFileSchema = z.strictObject({
  sorSources: z.array(sorSourceSchema).min(1),
  choices: z.array(sorSourceChoiceSchema).min(1),
});
export type SorSource = z.infer<typeof sorSourceSchema>;
export type SorSourceChoice = z.infer<typeof sorSourceChoiceSchema>;
