import { type StarlightRouteData, defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { escapeText } from './escape-text.ts';

type StarlightHead = StarlightRouteData['head'];

/** The long reference section that only its own pages list in full. */
const LONG_SECTION = 'fejl';

/** Starlight writes a title as HTML; a scenario's name with `<` in it must stay text, for looks and for safety. */
function escapeTitles(head: StarlightHead): StarlightHead {
  return head.map((entry) => (entry.tag === 'title' ? { ...entry, content: escapeText(entry.content ?? '') } : entry));
}

/**
 * Keeps the menu short: outside the error codes, their section is one link. Otherwise every page would carry a link
 * to each of them, and the site would grow with the square of its pages.
 */
export const onRequest = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  route.head = escapeTitles(route.head);
  if (route.id.split('/')[0] === LONG_SECTION) return;
  route.sidebar = route.sidebar.map((entry) =>
    entry.type === 'group' && entry.entries.some((item) => item.type === 'link' && item.href.startsWith(`/${LONG_SECTION}/`))
      ? { ...entry, entries: entry.entries.slice(0, 1) }
      : entry,
  );
});
