import { z } from 'zod';
import { behaviourSchema } from './behaviour.ts';

const mistakes = z.array(
  behaviourSchema.refine(({ expects }) => expects.length > 0, {
    path: ['expects'],
    error: 'mindst ét scenarie, der fanger fejlen',
  }),
);

/**
 * The catalogue of deliberate deviations: mistakes a region's system could make, each scripted for the exercise endpoint.
 * `expects` names the cases that must find it, and a test holds that no other case does.
 */
export const deviationFileSchema = z
  .strictObject({
    /** Tried in a region that no merger awaits. */
    deviations: mistakes.min(1),
    /** Tried in a region that a merger awaits; most are of what the register announces of it. */
    inMerger: mistakes.default([]),
  })
  .refine(({ deviations, inMerger }) => areDifferent([...deviations, ...inMerger]), {
    error: 'hvert id må kun stå én gang',
  });

/** One entry of the catalogue; unlike a behaviour of the exercise it always makes some case fail. */
export type DeliberateDeviation = z.infer<typeof deviationFileSchema>['deviations'][number];

function areDifferent(all: readonly { readonly id: string }[]): boolean {
  return new Set(all.map(({ id }) => id)).size === all.length;
}
