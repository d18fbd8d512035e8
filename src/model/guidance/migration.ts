import { z } from 'zod';
import { scenarioIdSchema, slugSchema } from '../identity.ts';
import { sourceKeysSchema } from './grounds.ts';

/** One thing to do before a kind of system can manage without SHAK, and which scenarios tell something of it. */
export const migrationItemSchema = z.strictObject({
  do: z.string().min(1),
  why: z.string().min(1),
  /** Scenarios that try it, in the system itself or in the register it reads. None: the page says so. */
  scenarios: z.array(scenarioIdSchema).default([]),
  /** Requirements behind it. */
  requirements: z.array(slugSchema).default([]),
});

/** A kind of system and its list. */
export const systemKindSchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1),
  /** Who does it, and what is special to the kind. */
  lead: z.string().min(1),
  /** Usage situations that need it. */
  situations: z.array(slugSchema).default([]),
  items: z.array(migrationItemSchema).min(1),
  sources: sourceKeysSchema,
});
/** guidance/migration.yaml: what each kind of system has to do before SHAK is closed. */
export const migrationFileSchema = z.strictObject({ systemKinds: z.array(systemKindSchema).min(1) });
/** A kind of system with its checklist. */
export type SystemKind = z.infer<typeof systemKindSchema>;
