import type { RegisterContent } from '../unit.ts';
import { addDays } from '../validity.ts';
import { buildClassifications } from './classifications.ts';
import { flatten } from './draft.ts';
import { applyMergers } from './merger.ts';
import {
  DEFAULT_UNITS_PER_REGION,
  FIRST_SNAPSHOT_DATE,
  MAX_UNITS_PER_REGION,
  MIN_UNITS_PER_REGION,
  type SyntheticOptions,
} from './options.ts';
import { addState } from './care.ts';
import { buildRegionParts } from './region-part.ts';
import { buildShakRows } from './shak-rows.ts';

/**
 * Makes a national register that is nobody's: plausible in shape and size, with valid codes in running numbers SOR
 * does not use, and the same for the same options on every machine. What lies in a region follows from that region alone:
 * one region more or less, or another order, changes no other region's units.
 *
 * @throws RangeError when the options cannot give a register.
 */
export function createSyntheticRegister(options: SyntheticOptions): RegisterContent {
  const { seed, snapshotDate, regions, levels, unitsPerRegion = DEFAULT_UNITS_PER_REGION } = options;
  refuseUnusable(options, unitsPerRegion);
  const plan = { seed, snapshotDate, unitsPerRegion, levels: new Map(levels.map((level) => [level.name, level])) };
  const parts = buildRegionParts(plan, regions);
  const superseded = applyMergers(parts, snapshotDate);
  const owners = [...parts.map(({ draft }) => draft), ...parts.flatMap(({ others }) => others), addState(plan)];
  const units = Array.from(flatten(owners));
  return {
    snapshotDate,
    // Half past midnight UTC lies in the nightly window of the real extract all year round.
    createdAtTime: `${snapshotDate}T00:30:00Z`,
    units,
    ...(superseded.length === 0 ? {} : { superseded }),
    shakSorMap: buildShakRows(units),
    classifications: buildClassifications(levels),
  };
}

function refuseUnusable({ snapshotDate, regions }: SyntheticOptions, unitsPerRegion: number): void {
  if (!Number.isInteger(unitsPerRegion) || unitsPerRegion < MIN_UNITS_PER_REGION || unitsPerRegion > MAX_UNITS_PER_REGION) {
    throw new RangeError(
      `Antallet af enheder i hver region er ${unitsPerRegion}; det skal være et helt tal fra ${MIN_UNITS_PER_REGION} til ${MAX_UNITS_PER_REGION}`,
    );
  }
  if (snapshotDate < FIRST_SNAPSHOT_DATE || Number.isNaN(Date.parse(addDays(snapshotDate, 0)))) {
    throw new RangeError(`Øvelsesregistret kan tidligst laves for ${FIRST_SNAPSHOT_DATE}, ikke for ${snapshotDate}`);
  }
  if (regions.length === 0) throw new RangeError('Øvelsesregistret kan ikke laves uden regioner');
}
