import { describe, expect, it } from 'vitest';
import { countOutput, kindOf } from './output.ts';

describe('the files of a built site', () => {
  it.each([
    ['resultater/oevelse/midtjylland/id27-001-afsnit/index.html', 'cases'],
    ['resultater/oevelse/midtjylland/index.html', 'results'],
    ['resultater/oevelse/filter/region/midtjylland/index.html', 'filters'],
    ['resultater/oevelse/naeste/index.html', 'results'],
    ['krav/daekning/index.html', 'results'],
    ['specifikationer/id27-001/index.html', 'scenarios'],
    ['koersler/20261123t040000z-5ee99e12/index.html', 'runPages'],
    ['api/v1/runs/20261123t040000z-5ee99e12.json', 'runData'],
    ['api/v1/runs.json', 'data'],
    ['pagefind/pagefind.js', 'search'],
    ['feeds/oevelse/alle.xml', 'feeds'],
    ['index.html', 'guidance'],
  ])('%s counts as %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });

  it('are counted once each', () => {
    const { bytesOf, ...all } = countOutput([
      { path: 'index.html', size: 10 },
      { path: 'feeds/a.xml', size: 5 },
      { path: 'sor/index.html', size: 1 },
    ]);
    expect(all).toEqual({ files: 3, pages: 2, bytes: 16 });
    expect([bytesOf.guidance, bytesOf.feeds, bytesOf.cases]).toEqual([11, 5, 0]);
  });
});
