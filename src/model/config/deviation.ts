import { z } from 'zod';
import { behaviourSchema } from './behaviour.ts';

/**
 * The catalogue of deliberate deviations: mistakes a region's system could make, each scripted for the exercise endpoint.
 * `expects` names the cases that must find it, and a test holds that no other case does.
 */
export const deviationFileSchema = z.strictObject({
  deviations: z
    .array(
      behaviourSchema.refine(({ expects }) => expects.length > 0, {
        path: ['expects'],
        error: 'mindst ét scenarie, der fanger fejlen',
      }),
    )
    .min(1)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { error: 'hvert id må kun stå én gang' }),
});

/** One entry of the catalogue; unlike a behaviour of the exercise it always makes some case fail. */
export type DeliberateDeviation = z.infer<typeof deviationFileSchema>['deviations'][number];
