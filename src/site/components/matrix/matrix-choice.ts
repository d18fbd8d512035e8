/** Filters chosen together, as they stand in the page's address: `?region=…&aarsag=…`. */
export const CHOICE_KINDS = ['region', 'emne', 'afgoerelse', 'aarsag', 'krav', 'snitflade'] as const;
/** What a reader can narrow the matrix by. */
export type ChoiceKind = (typeof CHOICE_KINDS)[number];
/** What a reader has chosen; a kind that is not there narrows nothing. */
export type Choice = ReadonlyMap<ChoiceKind, string>;

/** What a row and one of its cells say of themselves. */
export type CellValues = Readonly<Record<ChoiceKind, readonly string[]>>;

/** Reads a choice from an address' query; what is not a filter, or is empty, is left alone. */
export function readChoice(query: string): Choice {
  const parameters = new URLSearchParams(query);
  return new Map(
    CHOICE_KINDS.flatMap((kind) => {
      const value = parameters.get(kind);
      return value === null || value === '' ? [] : [[kind, value] as const];
    }),
  );
}

/** The query of a choice, with whatever else stood in the old query kept; empty when nothing is left. */
export function writeChoice(choice: Choice, query: string): string {
  const parameters = new URLSearchParams(query);
  for (const kind of CHOICE_KINDS) {
    const value = choice.get(kind);
    if (value === undefined) parameters.delete(kind);
    else parameters.set(kind, value);
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether a cell has all that is chosen. */
export const isChosen = (cell: CellValues, choice: Choice): boolean =>
  [...choice].every(([kind, value]) => cell[kind].includes(value));

/** What the status line says. */
export const chosenWords = (cells: number, rows: number): string =>
  cells === 0
    ? 'Ingen afprøvninger har det hele.'
    : `Viser ${cells} ${cells === 1 ? 'afprøvning' : 'afprøvninger'} i ${rows} ${rows === 1 ? 'række' : 'rækker'}.`;
