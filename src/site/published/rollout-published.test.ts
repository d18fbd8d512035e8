import { describe, expect, it } from 'vitest';
import { ALL_REGIONS, changeOf, countsOf, dayOf } from '../../report/rollout/rollout.fixture.ts';
import { rolloutSidebar } from '../sidebar/rollout-sidebar.ts';
import { feedLinks } from './feed-links.ts';
import { rolloutIndex, rolloutScopes, type RolloutSite } from './rollout-data.ts';
import { rolloutFeeds } from './rollout-feeds.ts';

const siteOf = (exercise: boolean): RolloutSite => ({
  configuration: { regions: [...ALL_REGIONS] },
  rollout: {
    exercise,
    units: [],
    days: [dayOf('2026-11-23', { 'Region Nord': countsOf(1) }), dayOf('2026-11-24', { 'Region Nord': countsOf(2) })],
    history: [changeOf({ day: '2026-11-24' })],
  },
});

describe('what is published of the rollout', () => {
  it('is of the country, and of each region that anything was measured of', () => {
    expect(rolloutScopes(siteOf(false)).map(({ region }) => region?.id)).toEqual([undefined, 'nord']);
    expect(rolloutSidebar(siteOf(false)).at(-1)).toEqual({
      label: 'Regioner',
      items: [{ label: 'Region Nord', link: '/udbredelse/nord/' }],
    });
  });

  it('is named in the list of all addresses, whole when the site’s own is known', () => {
    const index = rolloutIndex(siteOf(true), 'https://sor.eksempel.invalid/');
    expect(index).toMatchObject({
      exercise: true,
      days: 'https://sor.eksempel.invalid/api/v2/rollout/landet/days.json',
      regions: [{ id: 'nord', changesCsv: 'https://sor.eksempel.invalid/api/v2/rollout/nord/changes.csv' }],
    });
  });
});

describe('the feeds of the rollout', () => {
  const made = (exercise: boolean) => rolloutFeeds(siteOf(exercise), undefined).map((feed) => ({ ...feed, feed: feed.make() }));

  it('are one for the country and one a region, each with the page it follows', () => {
    expect(made(false).map(({ path, title, page }) => [path, title, page])).toEqual([
      ['/feeds/udbredelse/landet.xml', 'Udbredelsen i hele landet', '/udbredelse/'],
      ['/feeds/udbredelse/region/nord.xml', 'Udbredelsen i Region Nord', '/udbredelse/nord/'],
    ]);
    expect(made(false).map(({ feed }) => feed.updated)).toEqual(Array<string>(2).fill('2026-11-24T02:00:00.000Z'));
  });

  it('say in every title that it is an exercise, when it is one', () => {
    for (const { feed } of made(true)) {
      for (const title of [feed.title, ...feed.entries.map((entry) => entry.title)]) expect(title).toMatch(/^Øvelse: /);
      expect(feed.subtitle).toContain('opdigtede register');
    }
    expect(JSON.stringify(made(false))).not.toMatch(/øvelse/i);
  });

  it('are found from the rollout’s pages, the region’s own first', () => {
    const rollout = made(false).map(({ path: href, title, page }) => ({ href, title, page }));
    const world = { matrices: [], scenarios: new Map<string, string>(), situations: [], rollout };
    const of = (page: string) => feedLinks(page, world).map(({ href }) => href);
    expect(of('/udbredelse/nord/')).toEqual(['/feeds/udbredelse/region/nord.xml', '/feeds/udbredelse/landet.xml']);
    expect(of('/udbredelse/hospital/900010011000016009/')).toEqual(['/feeds/udbredelse/landet.xml']);
  });
});
