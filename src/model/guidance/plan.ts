import { z } from 'zod';
import { slugSchema } from '../identity.ts';
import { looseDateSchema, sourceKeysSchema } from './grounds.ts';

/** How far something has come. `unknown` is what is said where no source tells. */
export const PROGRESS = ['unknown', 'planned', 'under-way', 'done'] as const;
/** Refuses a state that is none of {@link PROGRESS}. */
export const progressSchema = z.enum(PROGRESS);
/** How far an activity has come; `unknown` where no source tells. */
export type Progress = z.infer<typeof progressSchema>;

/** Who the national plan gives work to. */
export const partySchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1),
  role: z.string().min(1),
  sources: z.array(z.string()).default([]),
});

/** What a later source says of an activity. */
const laterWordSchema = z.strictObject({ date: looseDateSchema.optional(), text: z.string().min(1), sources: sourceKeysSchema });

/** One activity of the national plan. */
export const activitySchema = z.strictObject({
  id: slugSchema,
  /** Its number in the plan. */
  number: z.number().int().positive(),
  title: z.string().min(1),
  parties: z.array(slugSchema).min(1),
  covers: z.string().min(1),
  progress: progressSchema.default('unknown'),
  /** When the source said so; a state without a day is soon taken for today’s. */
  asOf: looseDateSchema.optional(),
  later: z.array(laterWordSchema).default([]),
  /** Scenario subjects (folders under features/) that try it. */
  subjects: z.array(slugSchema).default([]),
  sources: sourceKeysSchema,
});

/** A dated event of the plan. */
export const milestoneSchema = z.strictObject({
  id: slugSchema,
  date: looseDateSchema,
  /** The last day of something that lasts. */
  until: looseDateSchema.optional(),
  what: z.string().min(1),
  /** Short words for the drawing. */
  label: z.string().min(1).max(40),
  /** Told as happened, planned, or expected. */
  kind: z.enum(['reported', 'plan', 'expectation', 'law']),
  topics: z.array(z.enum(['id27', 'shak', 'lpr', 'region'])).min(1),
  sources: sourceKeysSchema,
});

/** One line of a region’s road; owners add to it. */
export const roadmapEntrySchema = z.strictObject({
  date: looseDateSchema.optional(),
  until: looseDateSchema.optional(),
  what: z.string().min(1),
  progress: progressSchema.default('unknown'),
  sources: sourceKeysSchema,
});
/** guidance/plan.yaml: the national plan with its parties, activities, milestones and each region's road. */
export const planFileSchema = z.strictObject({
  parties: z.array(partySchema).min(1),
  activities: z.array(activitySchema).min(1),
  milestones: z.array(milestoneSchema).min(1),
  /** By region id. A region that is not named has told nothing. */
  roadmaps: z.partialRecord(slugSchema, z.array(roadmapEntrySchema).min(1)),
});
/** Somebody the plan gives work to. */
export type PlanParty = z.infer<typeof partySchema>;
/** A dated event of the plan, told as a fact, a plan, an expectation or a law. */
export type Milestone = z.infer<typeof milestoneSchema>;
/** The national plan as it was read. */
export type Plan = z.infer<typeof planFileSchema>;
