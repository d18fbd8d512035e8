import { tagId } from '../../report/export/feed/tag-id.ts';
import { ROLLOUT_EXERCISE_NOTE } from '../../report/export/rollout/exercise-words.ts';
import { rolloutEntries } from '../../report/export/rollout/rollout-feed.ts';
import { markedName } from '../../report/export/words.ts';
import { fileNotes } from '../../report/rollout/file-watch.ts';
import { rolloutFeedPath, whole } from '../data-paths.ts';
import { ruleTitle } from '../rollout-rules.ts';
import type { SiteFeed } from './feeds.ts';
import { rolloutPageOf, rolloutScopes, type RolloutSite } from './rollout-data.ts';

/** Entries a feed holds; older ones are on the pages. */
const MOST_ENTRIES = 50;

/** A feed of the rollout, with the path of the page it follows. */
export interface RolloutFeed extends SiteFeed {
  readonly page: string;
}

/** The feeds of the rollout: of the country, and of each region that anything was measured of. */
export function rolloutFeeds(site: RolloutSite, siteUrl: string | undefined): readonly RolloutFeed[] {
  const { exercise } = site.rollout;
  const host = siteUrl === undefined ? undefined : new URL(siteUrl).hostname;
  const notes = fileNotes(site.rollout.days);
  return rolloutScopes(site).flatMap((scope) => {
    const newest = scope.days.at(-1);
    if (newest === undefined) return [];
    const path = rolloutFeedPath(scope.region?.id);
    const title = markedName({ exercise }, `Udbredelsen i ${scope.region?.name ?? 'hele landet'}`);
    const page = rolloutPageOf(scope);
    return [
      {
        path,
        title,
        page,
        make: () => {
          const idOf = (...parts: readonly string[]): string => tagId(host, ['udbredelse', ...parts]);
          const entries = rolloutEntries(
            { exercise, scope, fileNotes: notes, titleOf: ruleTitle, idOf, link: whole(siteUrl, page) },
            MOST_ENTRIES,
          );
          return {
            id: tagId(host, ['feed', path]),
            title: `${title} – SOR-pilot`,
            subtitle: exercise ? ROLLOUT_EXERCISE_NOTE : undefined,
            self: whole(siteUrl, path),
            page: whole(siteUrl, page),
            updated: entries[0]?.updated ?? newest.measuredAt,
            entries,
          };
        },
      },
    ];
  });
}
