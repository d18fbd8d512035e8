import { cellsOf } from './matrix.ts';
import { order } from './outcomes.ts';
import type { Cell, Matrix, Transition } from './types.ts';

/** A cell that moved, with the row it stands in. */
export interface ChangedCell {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly cell: Cell;
}

/** Cells by what moved, newest first; `same` is left out, nothing happened there. */
export type Changes = Readonly<Record<Exclude<Transition, 'same'>, readonly ChangedCell[]>>;

/** What changed with each cell's newest outcome. Cells of the same moment keep the order of the matrix. */
export function whatChanged(matrix: Matrix): Changes {
  const changes: Record<Exclude<Transition, 'same'>, ChangedCell[]> = { regressed: [], fixed: [], changed: [], new: [] };
  for (const row of matrix.groups.flatMap((group) => group.rows)) {
    const { key, id, name } = row;
    for (const cell of cellsOf(row)) if (cell.transition !== 'same') changes[cell.transition].push({ key, id, name, cell });
  }
  for (const list of Object.values(changes)) list.sort((a, b) => order(b.cell.at ?? '', a.cell.at ?? ''));
  return changes;
}
