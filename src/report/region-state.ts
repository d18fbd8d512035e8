import { severity } from '../model/verdict.ts';
import { type CauseTally, causeTally, isOpen } from './cause-tally.ts';
import { type KnownTally, knownTally } from './known-tally.ts';
import { commonOf, countUntried } from './tally.ts';
import type { Cell, Matrix, MatrixRegion, MatrixRow } from './types.ts';

/** How a region stands, for somebody who reads one line. */
export interface RegionState {
  readonly region: MatrixRegion;
  /**
   * `untried`: nothing was run. `open`: something did not pass. `known`: all that did not pass is agreed to for a time.
   * `unfinished`: all that was tried passed, but not all was tried. `passed`: all of it passed.
   */
  readonly state: 'untried' | 'open' | 'known' | 'unfinished' | 'passed';
  readonly causes: CauseTally;
  /** What of it is agreed to for a time. */
  readonly known: KnownTally;
  readonly outdated: number;
  /** The worst case that is open: by verdict, then the one that came to be so last; undefined when there is none. */
  readonly worst: { readonly cell: Cell; readonly row: MatrixRow } | undefined;
}

/** The regions of a matrix as a stakeholder sees them, in its order. Numbers are the matrix' own. */
export function regionStates(matrix: Matrix): RegionState[] {
  const rows = commonOf(matrix.groups.flatMap((group) => group.rows));
  return matrix.regions.map((region, index): RegionState => {
    const own = rows.flatMap((row) => {
      const cell = row.cells[index];
      return cell === undefined ? [] : [{ cell, row }];
    });
    const cells = own.map(({ cell }) => cell);
    const causes = causeTally(cells);
    const [worst] = own.filter(({ cell }) => isOpen(cell)).toSorted((a, b) => byConcern(a.cell, b.cell));
    return {
      region,
      state: stateOf(region, causes),
      causes,
      known: knownTally(cells),
      outdated: cells.filter(({ marks }) => marks.includes('outdated')).length,
      worst,
    };
  });
}

/** A region’s state from its numbers; what is agreed to is neither open nor passed. */
function stateOf({ tally }: MatrixRegion, { total, known }: CauseTally): RegionState['state'] {
  if (tally.judged === 0) return 'untried';
  if (total > 0) return 'open';
  if (known > 0) return 'known';
  return countUntried(tally) > 0 ? 'unfinished' : 'passed';
}

/** Worst verdict first; among equals what got worse last time; else the order of the matrix. */
function byConcern(a: Cell, b: Cell): number {
  return severity(a.verdict) - severity(b.verdict) || Number(b.transition === 'regressed') - Number(a.transition === 'regressed');
}
