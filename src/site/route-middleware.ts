import { type StarlightRouteData, defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { loadSite } from './data.ts';
import { escapeText } from './escape-text.ts';
import { feedLinks } from './feed-links.ts';

type StarlightHead = StarlightRouteData['head'];

/** The long reference section that only its own pages list in full. */
const LONG_SECTION = 'fejl';

/** Starlight writes a title as HTML; a scenario's name with `<` in it must stay text, for looks and for safety. */
function escapeTitles(head: StarlightHead): StarlightHead {
  return head.map((entry) => (entry.tag === 'title' ? { ...entry, content: escapeText(entry.content ?? '') } : entry));
}

/** Lets a feed reader that is given the page’s address find what it can follow. */
async function feedHead(page: string): Promise<StarlightHead> {
  const { matrices, catalogue, configuration } = await loadSite();
  const scenarios = catalogue.specifications.map(({ id }) => id);
  return feedLinks(page, { matrices, scenarios, situations: configuration.usageSituations }).map(({ href, title }) => ({
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
  route.head = [...escapeTitles(route.head), ...(await feedHead(context.url.pathname))];
  if (route.id.split('/')[0] === LONG_SECTION) return;
  route.sidebar = route.sidebar.map((entry) =>
    entry.type === 'group' && entry.entries.some((item) => item.type === 'link' && item.href.startsWith(`/${LONG_SECTION}/`))
      ? { ...entry, entries: entry.entries.slice(0, 1) }
      : entry,
  );
});
