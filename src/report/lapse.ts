import { danishDay } from '../model/danish-day.ts';
import { MARK_CODES, wasTried } from '../model/verdict.ts';
import type { Cell, Matrix } from './types.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The same matrix with the cells marked outdated whose result is more than `days` days old on the day; never, when `days`
 * is left out. Days are counted between dates in Denmark. Verdicts and tallies stay.
 */
export function markLapsed(matrix: Matrix, days: number | undefined, today: string): Matrix {
  if (days === undefined) return matrix;
  const mark = (cell: Cell): Cell =>
    hasLapsed(cell, days, today)
      ? {
          ...cell,
          marks: MARK_CODES.filter((code) => code === 'outdated' || cell.marks.includes(code)),
          outdated: [
            ...cell.outdated,
            { part: 'lapsed', words: 'resultatet er ældre, end det er aftalt, at et resultat gælder' },
          ],
        }
      : cell;
  return {
    ...matrix,
    groups: matrix.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell && mark(cell)) })),
    })),
  };
}

/** What was never measured (never run, not applicable) has no age. */
function hasLapsed({ at, verdict }: Pick<Cell, 'at' | 'verdict'>, days: number, today: string): boolean {
  if (at === undefined || !wasTried(verdict)) return false;
  return Date.parse(today) - Date.parse(danishDay(at)) > days * DAY_MS;
}
