import { formatList } from '../../format.ts';
import type { RunHandover } from './signed-runs.ts';

/** Who has signed for what came in a bundle: “underskrevet af Region Nordjylland”, or what keeps it from counting. */
export function signatureWords({ signedBy, problems }: Pick<RunHandover, 'signedBy' | 'problems'>): string {
  if (problems.length > 0) return `hvis underskrift ikke gælder: ${problems.join('; ')}`;
  return signedBy.length === 0 ? 'som ingen har skrevet under på' : `underskrevet af ${formatList(signedBy)}`;
}
