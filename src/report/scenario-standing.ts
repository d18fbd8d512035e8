import { type Verdict, worst } from '../model/verdict.ts';
import { tally } from './tally.ts';
import type { Matrix, MatrixGroup, Tally } from './types.ts';

/** How a chosen set of scenarios stands in one environment. */
export interface ScenarioStanding {
  /** The matrix' groups with the rows of the scenarios alone; empty groups left out. */
  readonly groups: readonly MatrixGroup[];
  /** In the order of the matrix' regions. */
  readonly byRegion: readonly {
    readonly region: string;
    readonly name: string;
    readonly worst: Verdict;
    readonly tally: Tally;
  }[];
  /** Regions where every scenario that concerns them has passed. */
  readonly passedRegions: number;
}

/** Whether nothing but passes and what does not concern the region is in it; nothing at all is no pass. */
const allPassed = ({ counts, total }: Tally): boolean => total > 0 && counts.passed === total;

/** The outcome of some scenarios, region by region. */
export function standingOf(matrix: Matrix, scenarios: readonly string[]): ScenarioStanding {
  const wanted = new Set(scenarios);
  const groups = matrix.groups
    .map((group) => ({ ...group, rows: group.rows.filter((row) => wanted.has(row.id)) }))
    .filter((group) => group.rows.length > 0);
  const byRegion = matrix.regions.map(({ id, name }, index) => {
    const cells = groups.flatMap((group) => group.rows.flatMap((row) => row.cells[index] ?? []));
    return { region: id, name, worst: worst(cells.map(({ verdict }) => verdict)), tally: tally(cells) };
  });
  return { groups, byRegion, passedRegions: byRegion.filter((region) => allPassed(region.tally)).length };
}
