import { z } from 'zod';
import { isoDateSchema, slugSchema } from '../identity.ts';

/** Whether a public source confirms a statement. An assumption says what would confirm it. */
export const statusSchema = z.enum(['confirmed', 'assumption']);

const statement = {
  status: statusSchema,
  /** Keys in sources.yaml; may be empty only for an assumption. */
  sources: z.array(z.string()).default([]),
  /** For an assumption: what would confirm it. */
  confirmedBy: z.string().optional(),
};

/** A requirement that scenarios verify; the id is what `@krav:` names. */
export const requirementSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1),
  text: z.string().min(1),
  status: statusSchema,
  /** Keys in sources.yaml; may be empty only for an assumption. */
  sources: z.array(z.string()).default([]),
  /** Ids in assumptions.yaml: all it rests on when it is an assumption, else what only some of its scenarios rest on. */
  assumptions: z.array(slugSchema).min(1).optional(),
  /** Why no scenario verifies it, in Danish; only for a requirement that none does. */
  unverified: z.string().min(1).optional(),
});
/** config/requirements.yaml: what the scenarios verify. */
export const requirementsFileSchema = z.strictObject({ requirements: z.array(requirementSchema).min(1) });

/** A usage situation (anvendelsessituation); the id is what `@anvendelse:` names. */
export const usageSituationSchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1),
  summary: z.string().min(1),
  sources: z.array(z.string()).min(1),
});
/** config/usage-situations.yaml: what regions use the register for. */
export const usageSituationsFileSchema = z.strictObject({ usageSituations: z.array(usageSituationSchema).min(1) });

/** One clinical-administrative level. The six names are public through MedCom; codes and order are not official. */
export const levelSchema = z.strictObject({
  name: z.string().min(1),
  /** Place in MedCom's list, 1 the uppermost. Read as a rank only by rules that are marked as assumptions. */
  position: z.number().int().positive(),
  description: z.string().min(1),
  /** SHAK length the name suggests (4, 6, 7); an assumption. */
  shakLength: z.union([z.literal(4), z.literal(6), z.literal(7)]).optional(),
  ...statement,
});
/** config/levels.yaml: the organisational levels, from the top down. */
export const levelsFileSchema = z.strictObject({
  /** MedCom's FHIR code system for the levels. */
  system: z.url(),
  levels: z.array(levelSchema).min(1),
});

/** A source that facts refer to by key. */
export const sourceSchema = z.strictObject({
  key: z.string().regex(/^[A-Z0-9-]+$/, 'store bogstaver, tal og bindestreg'),
  title: z.string().min(1),
  publisher: z.string().min(1),
  url: z.url().optional(),
  /** The day the source carries, or was read. */
  date: isoDateSchema.optional(),
  note: z.string().optional(),
});
/** config/sources.yaml: what confirmed statements rest on. */
export const sourcesFileSchema = z.strictObject({ sources: z.array(sourceSchema).min(1) });

/**
 * A rule that scenarios verify; what would confirm one that is assumed is read from its assumptions when the configuration is loaded.
 */
export type Requirement = Readonly<z.infer<typeof requirementSchema>> & { readonly confirmedBy?: string };
/** Something the register is used for, which `@anvendelse:` names. */
export type UsageSituation = z.infer<typeof usageSituationSchema>;
/** One organisational level, with its place from the top and the length of its SHAK codes where it has them. */
export type Level = z.infer<typeof levelSchema>;
/** Something public that a statement rests on; other files name it by `key`. */
export type Source = z.infer<typeof sourceSchema>;
