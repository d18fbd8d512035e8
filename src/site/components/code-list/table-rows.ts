const collator = new Intl.Collator('da', { numeric: true, sensitivity: 'base' });

/** How a column is sorted, in the words of aria-sort. */
export type SortDirection = 'ascending' | 'descending';

/** Whether a row holds every word that is looked for; case does not matter. */
export function rowMatches(text: string, query: string): boolean {
  const lower = text.toLocaleLowerCase('da');
  return query
    .toLocaleLowerCase('da')
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

/** Rows in the order of one column, Danish alphabet and numbers by size; empty cells last whichever way. */
export function sortRows<T>(rows: readonly T[], textOf: (row: T) => string, direction: SortDirection): T[] {
  return rows.toSorted((a, b) => {
    const [left, right] = [textOf(a), textOf(b)];
    if (left === '' || right === '') return Number(left === '') - Number(right === '');
    return direction === 'ascending' ? collator.compare(left, right) : collator.compare(right, left);
  });
}

/** A press on a column sorts it upwards first, then downwards. */
export const nextDirection = (now: string | null): SortDirection => (now === 'ascending' ? 'descending' : 'ascending');

/** What the status line says. */
export const countWords = (shown: number, all: number): string =>
  shown === all ? `${all} rækker.` : `${shown} af ${all} rækker vises.`;
