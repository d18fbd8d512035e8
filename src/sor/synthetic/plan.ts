import type { Numbering } from './draft.ts';
import type { SyntheticLevel } from './options.ts';

/** What every part of the register is made with. */
export interface RegisterPlan {
  readonly seed: number;
  readonly snapshotDate: string;
  readonly unitCount: number;
  /** Levels by name. */
  readonly levels: ReadonlyMap<string, SyntheticLevel>;
  readonly numbering: Numbering;
}
