import { z } from 'zod';
import { isoDateSchema } from '../identity.ts';

/** What was agreed of the trial's rhythm: when people meet, and how long a result counts. */
export const agendaFileSchema = z.strictObject({
  /** Days of the meetings where results are gone through. */
  meetings: z.array(isoDateSchema),
  /** Days after which a result has lapsed and its cell is outdated; left out: never. */
  lapseAfterDays: z.number().int().positive().optional(),
  /**
   * Days a region's register may be newer than the one a result was measured on before the cell is outdated. The register
   * is given out every day, so 0 (and left out) makes all but the newest run outdated from one day to the next.
   */
  registerDays: z.number().int().nonnegative().optional(),
});
/** What the regions have agreed about the trial itself: meetings, and for how long a result counts. */
export type Agenda = z.infer<typeof agendaFileSchema>;
