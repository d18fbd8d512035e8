import { severity } from '../model/verdict.ts';
import { type CauseTally, causeTally, didNotPass } from './cause-tally.ts';
import type { Cell, Matrix, MatrixRegion, MatrixRow } from './types.ts';

/** How a region stands, for somebody who reads one line. */
export interface RegionState {
  readonly region: MatrixRegion;
  /**
   * `untried`: nothing was run. `open`: something did not pass. `unfinished`: all that was tried passed, but not all was
   * tried. `passed`: all of it passed.
   */
  readonly state: 'untried' | 'open' | 'unfinished' | 'passed';
  readonly causes: CauseTally;
  readonly outdated: number;
  /** The worst case that did not pass: by verdict, then the one that came to be so last; undefined when there is none. */
  readonly worst: { readonly cell: Cell; readonly row: MatrixRow } | undefined;
}

/** The regions of a matrix as a stakeholder sees them, in its order. Numbers are the matrix' own. */
export function regionStates(matrix: Matrix): RegionState[] {
  const rows = matrix.groups.flatMap((group) => group.rows);
  return matrix.regions.map((region, index): RegionState => {
    const own = rows.flatMap((row) => {
      const cell = row.cells[index];
      return cell === undefined ? [] : [{ cell, row }];
    });
    const cells = own.map(({ cell }) => cell);
    const { tally } = region;
    const causes = causeTally(cells);
    const [worst] = own.filter(({ cell }) => didNotPass(cell)).toSorted((a, b) => byConcern(a.cell, b.cell));
    return {
      region,
      state: tally.judged === 0 ? 'untried' : causes.total > 0 ? 'open' : tally.counts['not-run'] > 0 ? 'unfinished' : 'passed',
      causes,
      outdated: cells.filter(({ marks }) => marks.includes('outdated')).length,
      worst,
    };
  });
}

/** Worst verdict first; among equals what got worse last time; else the order of the matrix. */
function byConcern(a: Cell, b: Cell): number {
  return severity(a.verdict) - severity(b.verdict) || Number(b.transition === 'regressed') - Number(a.transition === 'regressed');
}
