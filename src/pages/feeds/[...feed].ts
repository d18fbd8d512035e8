import type { APIRoute, GetStaticPaths } from 'astro';
import { toAtom } from '../../report/export/feed/atom.ts';
import { feedResponse } from '../../site/published/data-response.ts';
import { loadSite } from '../../site/data.ts';
import { feedsOf, type SiteFeed } from '../../site/published/feeds.ts';
import { rolloutFeeds } from '../../site/published/rollout-feeds.ts';
import { matricesOf } from '../../site/site-data.ts';

/** /feeds/…: what changes, for feed readers. */
export const getStaticPaths = (async () => {
  const site = await loadSite();
  const { matrices, catalogue, configuration, settings } = site;
  const { usageSituations } = configuration;
  const ofResults = matrices.flatMap((matrix) => {
    const others = matricesOf(site, matrix.environment.id).filter((one) => one !== matrix);
    return feedsOf({ matrices: [matrix, ...others], catalogue, usageSituations, siteUrl: settings.siteUrl });
  });
  return [...ofResults, ...rolloutFeeds(site, settings.siteUrl)].map((feed) => ({
    params: { feed: feed.path.replace('/feeds/', '') },
    props: { feed },
  }));
}) satisfies GetStaticPaths;

/** One Atom feed. */
export const GET: APIRoute<{ feed: SiteFeed }> = ({ props: { feed } }) => feedResponse(toAtom(feed.make()));
