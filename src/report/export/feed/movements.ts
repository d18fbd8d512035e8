import type { Verdict } from '../../../model/verdict.ts';
import { order } from '../../outcomes.ts';
import { transition } from '../../transition.ts';
import type { Cell, Matrix, MatrixRegion, MatrixRow, Transition } from '../../types.ts';

/** One step in a cell's history: from one verdict to another, or from nothing to the first. */
export interface Movement {
  readonly row: Pick<MatrixRow, 'key' | 'id' | 'name'>;
  readonly region: Pick<MatrixRegion, 'id' | 'name'>;
  readonly run: string;
  readonly at: string;
  readonly kind: Exclude<Transition, 'same'>;
  readonly before: Verdict | undefined;
  readonly now: Verdict;
}

/** Everything that ever moved in a matrix, newest first; of the same moment in the order of the matrix. */
export function movementsOf(matrix: Matrix): readonly Movement[] {
  return matrix.groups
    .flatMap(({ rows }) => rows)
    .flatMap((row) =>
      row.cells.flatMap((cell, index) => {
        const region = matrix.regions[index];
        return region === undefined || cell === undefined ? [] : movementsOfCell(cell, row, region);
      }),
    )
    .sort((a, b) => order(b.at, a.at));
}

function movementsOfCell(cell: Cell, row: MatrixRow, region: MatrixRegion): readonly Movement[] {
  const place = { row: { key: row.key, id: row.id, name: row.name }, region: { id: region.id, name: region.name } };
  // Among people's answers the one that stands is not the last; only the cell itself knows what moved.
  if (cell.manual !== undefined) {
    const { run, at, transition: kind, verdict: now } = cell;
    return run === undefined || at === undefined || kind === 'same' ? [] : [{ ...place, run, at, kind, before: undefined, now }];
  }
  return cell.history.flatMap(({ run, at, verdict: now }, index) => {
    const before = cell.history[index - 1]?.verdict;
    const kind = transition(before, now);
    return kind === 'same' ? [] : [{ ...place, run, at, kind, before, now }];
  });
}
