import type { FrozenSignOff } from '../model/decisions/decisions.ts';
import type { Matrix } from '../report/types.ts';
import type { RunRecord } from '../store/types.ts';
import { hasResults } from './site-data.ts';

/** What there is of every environment. */
export interface OfEnvironments {
  readonly matrices: readonly Matrix[];
  readonly runs: readonly RunRecord[];
  readonly signOffs: readonly FrozenSignOff[];
}

/**
 * What the site tells of environments: those with results, and of the exercise only where no real one has any, or where
 * whoever builds the site wants both; a reader must never take practice for how a region’s system stands. Where nothing was
 * ever run, all are shown, so that there is a page to say so.
 */
export function environmentsToShow(all: OfEnvironments, { exerciseToo }: { readonly exerciseToo: boolean }): OfEnvironments {
  const withResults = new Set(all.matrices.filter(hasResults).map(({ environment }) => environment.id));
  // Of an environment all is shown: a party that nobody has tried is told as just that.
  const tried = all.matrices.filter(({ environment }) => withResults.has(environment.id));
  const real = tried.filter(({ environment }) => !environment.exercise);
  if (tried.length === 0) return all;
  if (real.length === 0 || exerciseToo) return { ...all, matrices: tried };
  return {
    matrices: real,
    runs: all.runs.filter(({ plan }) => !plan.exercise),
    signOffs: all.signOffs.filter(({ snapshot }) => !snapshot.environment.exercise),
  };
}
