import type { RegisterContent } from '../unit.ts';
import { addDays } from '../validity.ts';
import { buildClassifications } from './classifications.ts';
import { createNumbering, type Draft, flatten } from './draft.ts';
import { applyMergers } from './merger.ts';
import { DEFAULT_UNIT_COUNT, FIRST_SNAPSHOT_DATE, MAX_UNIT_COUNT, MIN_UNIT_COUNT, type SyntheticOptions } from './options.ts';
import { addOutsideCare } from './outside-care.ts';
import { addRegionHospitals, addRegionOwners } from './region-hospitals.ts';
import { buildShakRows } from './shak-rows.ts';

/**
 * Makes a national register that is nobody's: plausible in shape and size, with valid codes in running numbers SOR
 * does not use, and the same for the same options on every machine.
 *
 * @throws RangeError when the options cannot give a register.
 */
export function createSyntheticRegister(options: SyntheticOptions): RegisterContent {
  const unitCount = options.unitCount ?? DEFAULT_UNIT_COUNT;
  refuseUnusable(options, unitCount);
  const plan = {
    seed: options.seed,
    snapshotDate: options.snapshotDate,
    unitCount,
    levels: new Map(options.levels.map((level) => [level.name, level])),
    numbering: createNumbering(),
  };
  const owners = addRegionOwners(plan, options.regions);
  const others: Draft[] = [...addRegionHospitals(plan, owners), ...addOutsideCare(plan, owners)];
  const superseded = applyMergers(owners, options.snapshotDate);
  const units = Array.from(flatten([...owners.map(({ draft }) => draft), ...others]));
  return {
    snapshotDate: options.snapshotDate,
    // Half past midnight UTC lies in the nightly window of the real extract all year round.
    createdAtTime: `${options.snapshotDate}T00:30:00Z`,
    units,
    ...(superseded.length === 0 ? {} : { superseded }),
    shakSorMap: buildShakRows(units),
    classifications: buildClassifications(options.levels),
  };
}

function refuseUnusable({ snapshotDate, regions }: SyntheticOptions, unitCount: number): void {
  if (!Number.isInteger(unitCount) || unitCount < MIN_UNIT_COUNT || unitCount > MAX_UNIT_COUNT) {
    throw new RangeError(
      `Antallet af enheder er ${unitCount}; det skal være et helt tal fra ${MIN_UNIT_COUNT} til ${MAX_UNIT_COUNT}`,
    );
  }
  if (snapshotDate < FIRST_SNAPSHOT_DATE || Number.isNaN(Date.parse(addDays(snapshotDate, 0)))) {
    throw new RangeError(`Øvelsesregistret kan tidligst laves for ${FIRST_SNAPSHOT_DATE}, ikke for ${snapshotDate}`);
  }
  if (regions.length === 0) throw new RangeError('Øvelsesregistret kan ikke laves uden regioner');
}
