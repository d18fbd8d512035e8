import type { SorUnit } from '../../sor/unit.ts';

/**
 * When a unit was last changed, in milliseconds since 1970: UpdatedAt (a time without a zone is read as UTC), else the
 * day its present form took effect; never after the register was made, as for a unit that opens later.
 *
 * @param madeAt when the register was made, ISO date-time.
 */
export function changedAt({ status }: SorUnit, madeAt: string): number {
  const { updatedAt, fromDate } = status;
  if (updatedAt === undefined) return changedOn(fromDate, madeAt);
  return notAfter(Date.parse(/Z|[+-][0-9]{2}:?[0-9]{2}$/.test(updatedAt) ? updatedAt : `${updatedAt}Z`), madeAt);
}

/** The same for a row that has only the ISO day it holds from. */
export function changedOn(fromDate: string, madeAt: string): number {
  return notAfter(Date.parse(`${fromDate}T00:00:00Z`), madeAt);
}

function notAfter(time: number, madeAt: string): number {
  const latest = Date.parse(madeAt);
  return Number.isNaN(time) || time > latest ? latest : time;
}
