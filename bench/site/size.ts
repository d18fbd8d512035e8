/** How much is published: cases in each region, regions, and runs that tried them. */
export interface SiteSize {
  readonly cases: number;
  readonly regions: number;
  readonly runs: number;
}

/** Sizes that the site is built at: first with more cases, then with more runs of the same cases. */
export const SIZES: readonly SiteSize[] = [
  { cases: 400, regions: 5, runs: 10 },
  { cases: 1000, regions: 5, runs: 10 },
  { cases: 1000, regions: 5, runs: 50 },
  { cases: 1000, regions: 5, runs: 200 },
];

/** `1000x5x200`: how a size is chosen on the command line. */
export function parseSize(text: string): SiteSize | undefined {
  const found = /^([1-9]\d{0,4})x([1-9])x([1-9]\d{0,3})$/.exec(text);
  if (found === null) return undefined;
  const [cases = 0, regions = 0, runs = 0] = found.slice(1).map(Number);
  return { cases, regions, runs };
}

/** The size as it is written, and named on disk. */
export const sizeName = ({ cases, regions, runs }: SiteSize): string => `${cases}x${regions}x${runs}`;
