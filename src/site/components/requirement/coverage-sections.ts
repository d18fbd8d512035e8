import { type RequirementStanding, requirementStandings } from '../../../report/requirement-standing.ts';
import type { Matrix } from '../../../report/types.ts';
import { hasResults, mainMatrix, type SiteData } from '../../site-data.ts';

/** How the requirements stand among the parties of one matrix, as a section of the page on their coverage. */
export interface CoverageSection {
  readonly matrix: Matrix;
  /** Those that concern any of its parties. */
  readonly standings: readonly RequirementStanding[];
  /** Those of them that scenarios try. */
  readonly own: readonly RequirementStanding[];
  /** Ids of the requirements whose row is where links lead: the first on the page. */
  readonly anchored: ReadonlySet<string>;
}

/**
 * The sections of the page on the requirements' coverage: the regions of each environment with results, then its other
 * parties. Where nothing was run, the scenarios are told all the same.
 */
export function coverageSections(
  site: Pick<SiteData, 'matrices' | 'partyMatrices' | 'catalogue' | 'configuration'>,
): readonly CoverageSection[] {
  const tried = site.matrices.filter(hasResults);
  const main = mainMatrix(site.matrices);
  const regions = tried.length > 0 ? tried : main === undefined ? [] : [main];
  const seen = new Set<string>();
  return [...regions, ...site.partyMatrices].map((matrix) => {
    const standings = requirementStandings(matrix, site.catalogue, site.configuration.requirements);
    const own = standings.filter(({ state }) => state !== 'without-scenario');
    const anchored = new Set(own.map(({ trace }) => trace.requirement.id).filter((id) => !seen.has(id)));
    for (const id of anchored) seen.add(id);
    return { matrix, standings, own, anchored };
  });
}
