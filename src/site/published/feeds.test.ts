import { describe, expect, it } from 'vitest';
import { EXPORT_CATALOGUE, exportMatrix } from '../../report/export/export-world.fixture.ts';
import { catalogueSample, matrixSample, runSample } from '../../report/samples.fixture.ts';
import { siteAddresses, whole } from '../data-paths.ts';
import { feedLinks, scenarioSegments } from './feed-links.ts';
import { feedsOf } from './feeds.ts';

const matrix = exportMatrix();
const catalogue = {
  ...EXPORT_CATALOGUE,
  specifications: EXPORT_CATALOGUE.specifications.map((one) => ({
    ...one,
    usageSituations: one.id === 'ID27-001' ? ['lpr'] : [],
  })),
};
const usageSituations = [{ id: 'lpr', name: 'LPR3', summary: '', sources: [] }];
const feeds = (siteUrl?: string): ReturnType<typeof feedsOf> =>
  feedsOf({ matrices: [matrix], catalogue, usageSituations, siteUrl });
const made = (path: string, siteUrl?: string): ReturnType<ReturnType<typeof feedsOf>[number]['make']> =>
  feeds(siteUrl)
    .find((feed) => feed.path === path)!
    .make();

describe('the feeds of the site', () => {
  it('are one for the whole, one for open questions, and one for each region, scenario and use', () => {
    expect(feeds().map(({ path }) => path)).toEqual([
      '/feeds/test1/alle.xml',
      '/feeds/test1/aabne-spoergsmaal.xml',
      '/feeds/test1/region/a.xml',
      '/feeds/test1/region/b.xml',
      ...catalogue.specifications.map(({ id }) => `/feeds/test1/scenarie/${id.toLowerCase()}.xml`),
      '/feeds/test1/anvendelse/lpr.xml',
    ]);
  });

  it('hold only what they are about, updated when the newest entry came', () => {
    expect(made('/feeds/test1/region/b.xml').entries.map(({ title }) => title)).toEqual([
      'Første afgørelse: ID27-001 i Region B: Afbrudt',
    ]);
    expect(made('/feeds/test1/anvendelse/lpr.xml').entries.map(({ title }) => title)).toEqual(
      made('/feeds/test1/scenarie/id27-001.xml').entries.map(({ title }) => title),
    );
    const { updated, entries } = made('/feeds/test1/region/a.xml');
    expect(updated).toBe(entries[0]!.updated);
  });

  it('tell of questions that came up and of those that went away, and of nothing else', () => {
    const one = catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002' }]);
    const runs = (['passed', 'open-question', 'deviation'] as const).map((verdict, hour) =>
      runSample({
        hour,
        cases: {
          a: [
            { key: 'ID27-001', verdict },
            { key: 'ID27-002', verdict: 'passed' },
          ],
        },
      }),
    );
    const feed = feedsOf({ matrices: [matrixSample(one, runs)], catalogue: one, usageSituations, siteUrl: undefined }).find(
      ({ path }) => path === '/feeds/test1/aabne-spoergsmaal.xml',
    );
    expect(feed!.make().entries.map(({ title }) => title)).toMatchInlineSnapshot(`
      [
        "Ændret: ID27-001 i Region A: Afvigelse",
        "Forværret: ID27-001 i Region A: Åbent spørgsmål",
      ]
    `);
  });

  it('know the address of the site when given, and do without', () => {
    expect(made('/feeds/test1/region/b.xml')).toMatchObject({
      id: 'tag:sor-pilot.invalid,2026:feed/%2Ffeeds%2Ftest1%2Fregion%2Fb.xml',
      self: '/feeds/test1/region/b.xml',
      page: '/resultater/test1/b/',
    });
    const known = made('/feeds/test1/region/b.xml', 'https://sor.eksempel.invalid');
    expect(known.id).toMatch(/^tag:sor\.eksempel\.invalid,2026:/);
    expect([known.self, known.page, ...known.entries.map(({ link }) => link)]).toEqual([
      'https://sor.eksempel.invalid/feeds/test1/region/b.xml',
      'https://sor.eksempel.invalid/resultater/test1/b/',
      'https://sor.eksempel.invalid/resultater/test1/b/id27-001/',
    ]);
    expect(whole(undefined, '/x')).toBe('/x');
    expect(siteAddresses('https://a.invalid').schema('results')).toBe('https://a.invalid/api/v2/schema/results.json');
  });

  it('are valid before anything has run, and lead to a page that exists', () => {
    const empty = matrixSample(catalogueSample([{ key: 'ID27-001' }]), []);
    for (const { make } of feedsOf({ matrices: [empty], catalogue, usageSituations, siteUrl: undefined })) {
      expect(make()).toMatchObject({ entries: [], updated: '2026-01-01T00:00:00Z' });
    }
    const region = feedsOf({ matrices: [empty], catalogue, usageSituations, siteUrl: undefined })[2]!;
    expect(region.make().page).toBe('/resultater/test1/');
  });

  const world = { matrices: [matrix], scenarios: scenarioSegments(catalogue), situations: usageSituations, rollout: [] };
  it.each([
    ['/', ['alle']],
    ['/resultater/test1/', ['alle']],
    ['/resultater/test1/b/', ['region/b', 'alle']],
    ['/resultater/test1/a/id27-002-afsnit/', ['scenarie/id27-002', 'region/a', 'alle']],
    ['/specifikationer/id27-001/', ['scenarie/id27-001', 'alle']],
    ['/anvendelse/lpr/', ['anvendelse/lpr', 'alle']],
    ['/anvendelse/', []],
    ['/sor/', []],
  ])('are named on the page %s as %j', (page, expected) => {
    expect(feedLinks(page, world).map(({ href }) => href)).toEqual(expected.map((name) => `/feeds/test1/${name}.xml`));
    expect(feedLinks(page, { ...world, matrices: [] })).toEqual([]);
  });

  it('are all written when a page refers to them', () => {
    const written = feeds().map(({ path }) => path);
    const pages = ['/', '/resultater/test1/a/man-001/', '/specifikationer/id27-008/', '/anvendelse/lpr/'];
    for (const { href } of pages.flatMap((page) => feedLinks(page, world))) expect(written).toContain(href);
  });
});
