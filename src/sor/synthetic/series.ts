import type { Region } from '../../model/config/region.ts';
import { makeSorCode, parseSorCode, runningNumberOf } from '../identifiers/sor-code.ts';
import { hash } from './random.ts';

/**
 * Everything a part of the register is told apart by comes from a series of its own: running numbers, SHAK hospitals,
 * ydernumre, pharmacy numbers, location numbers, CVR numbers and places. A region's series follows from the region alone,
 * so a region more, a region less or another order moves nothing in the others.
 */
export const SERIES_COUNT = 25;
/** The series of what lies outside every region. */
export const OUTSIDE = 0;

/** Region codes are given out one after another from 1081, and each has the series that its place in that row gives. */
const BEFORE_FIRST_REGION_CODE = 1080;
const SERIES_BY_CODE = 19;

/**
 * Which series a region has, 1 to {@link SERIES_COUNT}: by its official code, which no other region has, and without a
 * code by its id, among the last six.
 */
export function seriesOf({ id, code }: Pick<Region, 'id' | 'code'>): number {
  const place = Number(code ?? 0) - BEFORE_FIRST_REGION_CODE;
  if (place >= 1 && place <= SERIES_BY_CODE) return place;
  return SERIES_BY_CODE + 1 + (hash(id) % (SERIES_COUNT - SERIES_BY_CODE));
}

/** Hands out what must be a unit's own, in the order units are made. */
export interface Numbering {
  /** 1 to {@link SERIES_COUNT}, or {@link OUTSIDE}. */
  readonly series: number;
  /** The SOR code of one more unit. */
  next(): string;
  /** How many codes have been given. */
  readonly made: number;
  /** A number only the latest unit has, in whatever series. */
  readonly ordinal: number;
}

/**
 * Running numbers of eight digits, 90000001 to 92500999: every public code seen has at most six digits there, so no code
 * made here is one of the register's. What lies outside regions has the first thousand.
 */
const OUTSIDE_FROM = 90_000_001;
const REGIONS_FROM = 90_001_000;
const SERIES_LENGTH = 100_000;

/** Starts the numbers of a series; no part may have more than `unitsPerRegion` units. */
export function createNumbering(series: number, unitsPerRegion: number): Numbering {
  const first = series === OUTSIDE ? OUTSIDE_FROM : REGIONS_FROM + (series - 1) * SERIES_LENGTH;
  let made = 0;
  return {
    series,
    next: () => makeSorCode(first + made++),
    get made() {
      return made;
    },
    get ordinal() {
      return series * unitsPerRegion + made;
    },
  };
}

/** The series a SOR code is from; undefined when no synthetic register gave it to a region's unit. */
export function seriesOfCode(sorIdentifier: string): number | undefined {
  const parsed = parseSorCode(sorIdentifier);
  if (!parsed.ok) return undefined;
  const series = 1 + Math.floor((runningNumberOf(parsed.value) - REGIONS_FROM) / SERIES_LENGTH);
  return series >= 1 && series <= SERIES_COUNT ? series : undefined;
}
