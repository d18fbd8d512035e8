import { z } from 'zod';

/** See {@link partDigest}. */
const digestSchema = z.string().regex(/^[a-p]{24}$/);

/**
 * A SHA-256 in hexadecimal, shortened: enough to tell two texts apart, and short enough to keep a few hundred of in every
 * plan. In letters alone, `a` to `p` for 0 to 15: ten digits in a row would be taken for a personal number sooner or later.
 */
export function partDigest(sha256: string): string {
  return sha256.slice(0, 24).replaceAll(/[0-9a-f]/g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)));
}

/**
 * What the results of a run rest on, in parts small enough that a result is outdated only by what it used itself: each
 * step definition, and of each region what its configuration says, by value. Written so that comments, line ends and the
 * order things stand in change nothing. The text of a scenario has its own fingerprint, and so has the register its day.
 */
export const basisSchema = z.object({
  /**
   * A digest of each step definition with what it uses inside step-definitions/, by its pattern; in the order cases count
   * them by. The first, without a pattern, is of what surrounds every scenario.
   */
  steps: z.array(z.object({ pattern: z.string(), digest: digestSchema })),
  /** By region, a digest of each part of what its configuration says: see {@link BasisPart}. */
  regions: z.record(z.string(), z.record(z.string(), digestSchema)),
  /** Number of the last change of judging that was in force; the list is in model/judging-changes.json. */
  judging: z.number().int().nonnegative(),
});

/** What one case used of its run's basis; what it did not use cannot outdate it. */
export const usedBasisSchema = z.object({
  /** Places in the basis' list of steps. */
  steps: z.array(z.number().int().nonnegative()),
  /** Names of the interfaces that were called. */
  interfaces: z.array(z.string()),
});

/** What the results of a run rest on, part by part. */
export type Basis = z.infer<typeof basisSchema>;
/** What one case used of its run's basis. */
export type UsedBasis = z.infer<typeof usedBasisSchema>;

/**
 * A part of a party's configuration: how an interface is reached and read, its test units, the version under test, the codes and names of levels,
 * what is agreed of times and refusal codes, how an assumption is settled, and what is assumed of one that has a value.
 */
export type BasisPart =
  `interface:${string}` | 'units' | 'version' | 'levels' | 'agreements' | `assumption:${string}` | `assumed:${string}`;

/** What stands in place of a pattern for what surrounds every scenario: hooks, the world, time limits. */
export const AROUND_EVERY_SCENARIO = '';
