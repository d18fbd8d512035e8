import type { Region } from '../../model/config/region.ts';
import type { Draft } from './draft.ts';
import type { SyntheticLevel } from './options.ts';
import type { Numbering } from './series.ts';

/** What every part of the register is made with. */
export interface RegisterPlan {
  readonly seed: number;
  readonly snapshotDate: string;
  readonly unitsPerRegion: number;
  /** Levels by name. */
  readonly levels: ReadonlyMap<string, SyntheticLevel>;
}

/** What a region's own part is made with. */
export interface RegionPlan extends RegisterPlan {
  readonly region: Region;
  readonly owner: Draft;
  readonly numbering: Numbering;
}
