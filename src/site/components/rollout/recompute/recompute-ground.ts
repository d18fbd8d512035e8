import type { Region } from '../../../../model/config/region.ts';
import type { DayMeasurement, MeasuredFile } from '../../../../model/measurement.ts';
import type { LevelDefinition } from '../../../../sor/rules/levels.ts';
import type { ComparableDay } from './compare-figures.ts';

/** A day that can be measured again, as the page holds it. */
export interface RecomputableDay extends ComparableDay {
  readonly files: readonly Pick<MeasuredFile, 'name' | 'kind' | 'sha256'>[];
}

/** All that a day is measured again by; it stands in the page as JSON. */
export interface RecomputeGround {
  readonly regions: readonly Region[];
  readonly levels: readonly LevelDefinition[];
  readonly hospitalLevel?: string;
  /** Newest first. */
  readonly days: readonly RecomputableDay[];
}

/** A day with what the page needs of it. */
export const recomputableDay = ({ day, regions, findings, tried, files }: DayMeasurement): RecomputableDay => ({
  ...{ day, regions, findings, tried },
  files: files.map(({ name, kind, sha256 }) => ({ name, kind, sha256 })),
});

/** JSON that can stand in a script element: nothing in it can end the element or begin a comment. */
export const inScript = (ground: RecomputeGround): string => JSON.stringify(ground).replaceAll('<', String.raw`\u003c`);
