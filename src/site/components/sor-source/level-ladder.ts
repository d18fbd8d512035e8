/** A level as the drawing needs it. */
export interface LadderLevel {
  readonly name: string;
  readonly position: number;
  readonly shakLength?: number | undefined;
}

/** One rung: a level of ID27, and the SHAK length that is assumed to answer to it. */
export interface Rung {
  readonly name: string;
  readonly shak: string | undefined;
  /** Top of the rung in the drawing's units. */
  readonly y: number;
}

/** Height of a rung, in the drawing's own units. */
export const RUNG_HEIGHT = 40;
/** From the top of one rung to the top of the next, in the drawing's own units. */
export const RUNG_STEP = 52;

/** The levels from the top down, each with its place and its length in SHAK in words. */
export function rungs(levels: readonly LadderLevel[]): Rung[] {
  return [...levels]
    .sort((a, b) => a.position - b.position)
    .map(({ name, shakLength }, index) => ({
      name,
      shak: shakLength === undefined ? undefined : `${shakLength} tegn`,
      y: 32 + index * RUNG_STEP,
    }));
}
