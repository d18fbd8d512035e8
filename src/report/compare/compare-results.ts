import { CHANGE_KINDS, type ChangeKind, changeKind } from './change-kind.ts';
import { type ChangeReason, changeReason, type MovedPart, movedParts } from './change-reason.ts';
import type { ComparedResult } from './compared-result.ts';

/** One case in one region that is not as it was. */
export interface Change {
  readonly key: string;
  readonly name: string;
  readonly region: string;
  readonly kind: Exclude<ChangeKind, 'same'>;
  /** Where to look; absent for what is no longer run. */
  readonly reason: ChangeReason | undefined;
  /** Everything it is measured on that is not as it was, also where the reason is another. */
  readonly moved: readonly MovedPart[];
  readonly before: ComparedResult | undefined;
  readonly after: ComparedResult | undefined;
}

/** How many results there are of each kind of change. */
export type ChangeCounts = Readonly<Record<ChangeKind, number>>;

/** Two sets of results compared. */
export interface Comparison {
  /** Most urgent kind first; within a kind in the order of the results. */
  readonly changes: readonly Change[];
  readonly counts: ChangeCounts;
  /** The same by the party they are of. */
  readonly countsByRegion: Readonly<Record<string, ChangeCounts>>;
  /** Regions without any result now. Their cases are not among the changes: the region was not asked. */
  readonly regionsGone: readonly string[];
}

/**
 * Holds two sets of results of one environment against each other, case by case in each region. A case that occurs twice
 * in a set counts with its last result.
 */
export function compareResults(before: readonly ComparedResult[], after: readonly ComparedResult[]): Comparison {
  const then = byPlace(before);
  const now = byPlace(after);
  const regions = new Set(after.map(({ region }) => region));
  const countsByRegion: Record<string, Record<ChangeKind, number>> = Object.fromEntries(
    Array.from(regions, (region) => [region, noChanges()]),
  );
  const changes: Change[] = [];
  for (const place of new Set([...now.keys(), ...then.keys()])) {
    const [old, current] = [then.get(place), now.get(place)];
    const one = current ?? old;
    if (one === undefined || !regions.has(one.region)) continue;
    const kind = changeKind(old, current);
    const own = countsByRegion[one.region];
    if (own !== undefined) own[kind] += 1;
    if (kind === 'same') continue;
    changes.push({
      key: one.key,
      name: one.name,
      region: one.region,
      kind,
      reason: current === undefined ? undefined : changeReason(old, current),
      moved: old === undefined || current === undefined ? [] : movedParts(old, current),
      before: old,
      after: current,
    });
  }
  return {
    changes: changes.sort((a, b) => CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind)),
    counts: sumOfCounts(Object.values(countsByRegion)),
    countsByRegion,
    regionsGone: [...new Set(before.map(({ region }) => region))].filter((region) => !regions.has(region)),
  };
}

/** What of a comparison is about some parties. */
export function onlyOf(comparison: Comparison, isOne: (party: string) => boolean): Comparison {
  const own = Object.entries(comparison.countsByRegion).filter(([party]) => isOne(party));
  return {
    changes: comparison.changes.filter(({ region }) => isOne(region)),
    counts: sumOfCounts(own.map(([, counts]) => counts)),
    countsByRegion: Object.fromEntries(own),
    regionsGone: comparison.regionsGone.filter(isOne),
  };
}

const noChanges = (): Record<ChangeKind, number> =>
  Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as Record<ChangeKind, number>;

function sumOfCounts(all: readonly ChangeCounts[]): ChangeCounts {
  const sum = noChanges();
  for (const counts of all) for (const kind of CHANGE_KINDS) sum[kind] += counts[kind];
  return sum;
}

const byPlace = (results: readonly ComparedResult[]): ReadonlyMap<string, ComparedResult> =>
  new Map(results.map((one) => [`${one.region}\n${one.key}`, one]));
