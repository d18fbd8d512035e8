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
  /** How many units each region is to have, 100 to 40,000; a region that takes over others brings its owner only. */
  readonly unitsPerRegion?: number;
  /** The ISO day the register is made for. Moves dates and parents, never a code. */
  readonly snapshotDate: string;
  /** All regions known, in force or not. */
  readonly regions: readonly Region[];
  readonly levels: readonly SyntheticLevel[];
}

/** With the five regions of today some 2,500 units. */
export const DEFAULT_UNITS_PER_REGION = 500;
/** The fewest units a region can be made with. */
export const MIN_UNITS_PER_REGION = 100;
/** With the five regions of today 200,000 units, as many as the register has. */
export const MAX_UNITS_PER_REGION = 40_000;
/** Closed units close in the years before this day, so no earlier snapshot can be made. */
export const FIRST_SNAPSHOT_DATE = '2024-10-01';
