import { parseSorCode, runningNumberOf } from '../identifiers/sor-code.ts';
import type { ShakSorMapRow, SorUnit } from '../unit.ts';
import { addDays } from '../validity.ts';

/**
 * The SHAK map of the units: one row from a unit's first day to its last. Every ninth section had another code until
 * 2014, the department's last sign, so that the map has history. Hospitals and departments keep theirs. Which sections those
 * are follows from their running numbers, not from what else the register holds.
 */
export function buildShakRows(units: readonly SorUnit[]): ShakSorMapRow[] {
  return units.flatMap((unit) => rowsOf(unit, isNinth(unit)));
}

function isNinth({ sorIdentifier }: SorUnit): boolean {
  const parsed = parseSorCode(sorIdentifier);
  return parsed.ok && runningNumberOf(parsed.value) % 9 === 0;
}

const CODE_CHANGED = '2014-01-01';

function rowsOf(unit: SorUnit, hadOtherCode: boolean): ShakSorMapRow[] {
  const { shakIdentifier, sorIdentifier, status, organisationalLevel } = unit;
  if (shakIdentifier === undefined) return [];
  const row = {
    shakIdentifier,
    sorIdentifier,
    fromDate: status.firstFromDate,
    ...(status.toDate === undefined ? {} : { toDate: status.toDate }),
    ...(organisationalLevel === undefined ? {} : { organisationalLevel }),
  };
  const changed =
    hadOtherCode && shakIdentifier.length === 7 && status.firstFromDate < CODE_CHANGED && !shakIdentifier.endsWith('Z');
  if (!changed) return [row];
  const before = { ...row, shakIdentifier: `${shakIdentifier.slice(0, 6)}Z`, toDate: addDays(CODE_CHANGED, -1) };
  return [before, { ...row, fromDate: CODE_CHANGED }];
}
