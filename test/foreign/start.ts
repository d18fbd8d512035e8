import { Mistakes, MISTAKES_A, MISTAKES_B } from './mistakes.ts';
import type { ForeignRegion } from './region.ts';
import { startRegionA } from './region-a/start.ts';
import { startRegionB } from './region-b/start.ts';

export { environmentYaml } from './region.ts';
export type { ForeignRegion } from './region.ts';
export { MISTAKES_A, MISTAKES_B } from './mistakes.ts';

/**
 * Starts one of the two foreign regions on a port of its own on this machine. Without mistakes it is correct.
 *
 * @throws Error when a mistake is none of the region’s.
 */
export async function startForeignRegion(
  id: 'a' | 'b',
  options: { readonly mistakes?: readonly string[] } = {},
): Promise<ForeignRegion> {
  const on = options.mistakes ?? [];
  return id === 'a' ? startRegionA(new Mistakes(MISTAKES_A, on)) : startRegionB(new Mistakes(MISTAKES_B, on));
}
