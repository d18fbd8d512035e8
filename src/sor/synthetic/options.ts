import type { Region } from '../../model/config/region.ts';

/** A level as the register is to carry it; codes come from configuration, never from here. */
export interface SyntheticLevel {
  readonly name: string;
  readonly code: string;
  readonly position: number;
  readonly shakLength?: number | undefined;
}

/** What a synthetic register is made from; equal options give an equal register. */
export interface SyntheticOptions {
  readonly seed: number;
  /** How many units there are to be, 500 to 200,000. */
  readonly unitCount?: number;
  /** The ISO day the register is made for. Moves dates and parents, never a code. */
  readonly snapshotDate: string;
  /** All regions known, in force or not. */
  readonly regions: readonly Region[];
  readonly levels: readonly SyntheticLevel[];
}

export const DEFAULT_UNIT_COUNT = 2500;
export const MIN_UNIT_COUNT = 500;
export const MAX_UNIT_COUNT = 200_000;
/** Closed units close in the years before this day, so no earlier snapshot can be made. */
export const FIRST_SNAPSHOT_DATE = '2024-10-01';
