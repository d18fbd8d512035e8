import { type StarlightRouteData, defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { escapeXml } from '../../protocols/xml/escape-xml.ts';
import { SITUATION_SECTIONS } from '../components/situation/situation-words.ts';
import { loadSite } from '../data.ts';
import { feedLinks, scenarioSegments } from '../published/feed-links.ts';
import type { RolloutSite } from '../published/rollout-data.ts';
import { rolloutFeeds } from '../published/rollout-feeds.ts';
import { onceFor } from '../once-for.ts';

type StarlightHead = StarlightRouteData['head'];

/** The long reference section that only its own pages list in full. */
const LONG_SECTION = 'fejl';

/** Starlight writes a title as HTML; a scenario's name with `<` in it must stay text, for looks and for safety. */
function escapeTitles(head: StarlightHead): StarlightHead {
  return head.map((entry) => (entry.tag === 'title' ? { ...entry, content: escapeXml(entry.content ?? '') } : entry));
}

/** The folder of the pages whose parts a component writes. */
const SITUATIONS = 'anvendelse';

/** Headings that a component writes are not in Markdown, so a situation's list of contents is given here. */
function situationContents(id: string, toc: StarlightRouteData['toc']): StarlightRouteData['toc'] {
  const [top, ...rest] = toc?.items ?? [];
  if (toc === undefined || top === undefined || !id.startsWith(`${SITUATIONS}/`)) return toc;
  const own = Object.values(SITUATION_SECTIONS).map((section) => ({ ...section, depth: 2, children: [] }));
  return { ...toc, items: [top, ...own, ...rest] };
}

const scenariosOf = onceFor(scenarioSegments);
const rolloutFeedsOf = onceFor((site: RolloutSite) =>
  rolloutFeeds(site, undefined).map(({ path: href, title, page }) => ({ href, title, page })),
);

/** Lets a feed reader that is given the page’s address find what it can follow. */
async function feedHead(page: string): Promise<StarlightHead> {
  const site = await loadSite();
  const { matrices, catalogue, configuration } = site;
  const world = {
    matrices,
    scenarios: scenariosOf(catalogue),
    situations: configuration.usageSituations,
    rollout: rolloutFeedsOf(site),
  };
  return feedLinks(page, world).map(({ href, title }) => ({
    tag: 'link',
    attrs: { rel: 'alternate', type: 'application/atom+xml', href, title },
  }));
}

/**
 * Adds the feeds, and keeps the menu short: outside the error codes, their section is one link. Otherwise every page would carry a link
 * to each of them, and the site would grow with the square of its pages.
 */
export const onRequest = defineRouteMiddleware(async (context) => {
  const route = context.locals.starlightRoute;
  route.toc = situationContents(route.id, route.toc);
  route.head = [...escapeTitles(route.head), ...(await feedHead(context.url.pathname))];
  if (route.id.split('/')[0] === LONG_SECTION) return;
  route.sidebar = route.sidebar.map((entry) =>
    entry.type === 'group' && entry.entries.some((item) => item.type === 'link' && item.href.startsWith(`/${LONG_SECTION}/`))
      ? { ...entry, entries: entry.entries.slice(0, 1) }
      : entry,
  );
});
