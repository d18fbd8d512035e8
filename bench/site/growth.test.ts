import { describe, expect, it } from 'vitest';
import { addedByCell, addedByRun, type MeasuredSite } from './growth.ts';
import { parseSize, SIZES, sizeName } from './size.ts';

const site = (cases: number, runs: number): MeasuredSite => ({
  size: { cases, regions: 5, runs },
  cost: { wall: 0, cpu: 10 + cases * 0.05 + runs * 0.1, peak: 0 },
  output: {
    files: 0,
    pages: 0,
    bytes: 1_000_000 + cases * 400_000 + runs * 700_000,
    bytesOf: {} as MeasuredSite['output']['bytesOf'],
  },
});

describe('the cost of one more', () => {
  const sites = [site(400, 10), site(1000, 10), site(1000, 50), site(1000, 200)];

  it('is the difference between two sizes in which only one thing grows', () => {
    const [cell, run] = [addedByCell(sites), addedByRun(sites)];
    expect(cell?.bytes).toBeCloseTo(80_000);
    expect(cell?.cpuMs).toBeCloseTo(10);
    expect(run?.bytes).toBeCloseTo(700_000);
    expect(run?.cpuMs).toBeCloseTo(100);
  });

  it('is taken from the largest sizes, so that early growth does not count', () => {
    const [first, ...rest] = sites.slice(1);
    const early = { ...first!, output: { ...first!.output, bytes: 0 } };
    expect(addedByRun([early, ...rest])?.bytes).toBeCloseTo(700_000);
  });

  it('is unknown when no two sizes can be compared', () => {
    expect(addedByCell(sites.slice(1))).toBeUndefined();
    expect(addedByRun(sites.slice(0, 2))).toBeUndefined();
  });
});

describe('a size', () => {
  it('can be written and read back', () => {
    for (const size of SIZES) expect(parseSize(sizeName(size))).toEqual(size);
    for (const text of ['', '1000x5', '0x5x1', '10x5x-1', 'x', '10x5x1x1']) expect(parseSize(text)).toBeUndefined();
  });
});
