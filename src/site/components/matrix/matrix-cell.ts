import { causeRow } from '../../../model/cause.ts';
import { type Mark, MARKS, verdictRow } from '../../../model/verdict.ts';
import type { Cell, Transition } from '../../../report/types.ts';

/** What a cell shows and says. */
export interface CellText {
  /** Short word that is seen. */
  readonly short: string;
  /** What a screen reader is told after the short word: the rest of the verdict, its cause, movement, marks. */
  readonly rest: string;
  /** A small sign for what moved or is doubtful; empty when nothing is. */
  readonly sign: string;
}

const MOVEMENT: Partial<Readonly<Record<Transition, { readonly sign: string; readonly words: string }>>> = {
  regressed: { sign: '↓', words: 'forværret siden sidst' },
  fixed: { sign: '↑', words: 'rettet siden sidst' },
  changed: { sign: '↔', words: 'ændret siden sidst' },
};

const MARK_SIGNS: Partial<Readonly<Record<Mark, string>>> = { unstable: '≈', outdated: '↺', disputed: '≠' };

/** Sign of a failure that is agreed to. */
export const KNOWN_SIGN = '◆';

/** The words and signs of a matrix cell; `sign` is always told in words in `rest` too. */
export function cellText(cell: Cell): CellText {
  const { short, da: full } = verdictRow(cell.verdict);
  const movement = MOVEMENT[cell.transition];
  const marks = MARKS.filter((row) => MARK_SIGNS[row.code] !== undefined && cell.marks.includes(row.code));
  const signs = [
    ...(movement === undefined ? [] : [movement.sign]),
    ...marks.flatMap((row) => MARK_SIGNS[row.code] ?? []),
    ...(cell.known === undefined ? [] : [KNOWN_SIGN]),
  ];
  const words = [
    ...(short === full ? [] : [full]),
    ...(cell.cause === undefined ? [] : [`årsag: ${causeRow(cell.cause).da}`]),
    ...(movement === undefined ? [] : [movement.words]),
    ...marks.map((row) => row.da.toLowerCase()),
    ...(cell.known === undefined ? [] : ['kendt afvigelse']),
  ];
  return { short, rest: words.join(', '), sign: signs.join('') };
}
