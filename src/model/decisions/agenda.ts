import { z } from 'zod';
import { isoDateSchema } from '../identity.ts';

/** What was agreed of the trial's rhythm: when people meet, and how long a result counts. */
export const agendaFileSchema = z.strictObject({
  /** Days of the meetings where results are gone through. */
  meetings: z.array(isoDateSchema),
  /** Days after which a result has lapsed and its cell is outdated; left out: never. */
  lapseAfterDays: z.number().int().positive().optional(),
});
export type Agenda = z.infer<typeof agendaFileSchema>;
