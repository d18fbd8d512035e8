import type { ReadProblem, RegisterContent } from '../../../sor/unit.ts';

/** A register read from a file. */
export interface LoadedRegister {
  readonly content: RegisterContent;
  /** Rows and elements that could not be read; the rest is in the register. */
  readonly problems: readonly ReadProblem[];
}
