import { z } from 'zod';
import { INTERFACES } from './interfaces.ts';
import { PREFLIGHT_CHECKS, type PreflightCheckName, type RegionPreflight } from './preflight.ts';

/**
 * What one preflight of a region came to, in short, so that a look an hour costs next to nothing to keep for years: whether each
 * interface could be used, and at which check it failed when it could not. Addresses and sentences are left out.
 */
export const lookSchema = z.object({
  at: z.iso.datetime(),
  interfaces: z.array(
    z.object({
      interface: z.enum(INTERFACES),
      /** The checks that failed, in the order they are tried; none when the interface could be used. */
      failed: z.array(z.enum(Object.keys(PREFLIGHT_CHECKS) as [PreflightCheckName, ...PreflightCheckName[]])),
    }),
  ),
});
/** One look at a region's interfaces. */
export type Look = z.infer<typeof lookSchema>;

/** A preflight in short. */
export function lookOf({ at, interfaces }: Pick<RegionPreflight, 'at' | 'interfaces'>): Look {
  return {
    at,
    interfaces: interfaces.map(({ interface: name, checks }) => ({
      interface: name,
      failed: checks.flatMap(({ check, state }) => (state === 'failed' ? [check] : [])),
    })),
  };
}
