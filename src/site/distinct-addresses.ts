import type { Catalogue } from '../model/specification.ts';
import { PilotError } from '../model/pilot-error.ts';
import { segment } from './paths.ts';

/**
 * Two cases whose keys differ only in letter case or punctuation would share one page, and one result would hide the
 * other. Throws PilotError SP5001 for the first such pair.
 */
export function assertDistinctAddresses(catalogue: Catalogue): void {
  const keys = new Map<string, string>();
  for (const { key, path, line } of catalogue.cases) {
    const address = segment(key);
    const earlier = keys.get(address);
    if (earlier !== undefined) {
      throw new PilotError('SP5001', {
        place: { file: path, line },
        seen: `“${earlier}” og “${key}” får samme adresse (${address}), så den ene side ville skjule den anden`,
        expected: 'nøgler, der er forskellige, også uden tegnsætning og store bogstaver',
        remedy: 'Giv en af rækkerne et andet navn i eksemplernes første kolonne.',
      });
    }
    keys.set(address, key);
  }
}
