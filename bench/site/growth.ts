import type { BuildCost } from './measure-build.ts';
import type { SiteOutput } from './output.ts';
import type { SiteSize } from './size.ts';

/** A size with what its site cost. */
export interface MeasuredSite {
  readonly size: SiteSize;
  readonly cost: BuildCost;
  readonly output: SiteOutput;
}

/** What one more of something adds. */
export interface Added {
  readonly cpuMs: number;
  readonly bytes: number;
}

const cellsOf = ({ cases, regions }: SiteSize): number => cases * regions;

/** What one more cell adds, between the two largest sizes that differ in cells and not in runs. */
export const addedByCell = (sites: readonly MeasuredSite[]): Added | undefined =>
  added(
    sites,
    ({ size }) => cellsOf(size),
    ({ size }) => size.runs,
  );

/** What one more run adds, between the two largest sizes that differ in runs and not in cells: pages show so many outcomes and no more. */
export const addedByRun = (sites: readonly MeasuredSite[]): Added | undefined =>
  added(
    sites,
    ({ size }) => size.runs,
    ({ size }) => cellsOf(size),
  );

function added(
  sites: readonly MeasuredSite[],
  grows: (site: MeasuredSite) => number,
  stays: (site: MeasuredSite) => number,
): Added | undefined {
  const pairs = sites.flatMap((from) =>
    sites.filter((to) => stays(from) === stays(to) && grows(to) > grows(from)).map((to) => ({ from, to })),
  );
  const largest = pairs.toSorted((a, b) => grows(b.from) - grows(a.from) || grows(b.to) - grows(a.to))[0];
  if (largest === undefined) return undefined;
  const { from, to } = largest;
  const more = grows(to) - grows(from);
  return { cpuMs: ((to.cost.cpu - from.cost.cpu) * 1000) / more, bytes: (to.output.bytes - from.output.bytes) / more };
}
