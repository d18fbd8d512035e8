import type { Catalogue } from '../../model/specification.ts';
import { markedName } from '../../report/export/words.ts';
import type { Matrix } from '../../report/types.ts';
import { allFeedPath, questionsFeedPath, regionFeedPath, scenarioFeedPath, situationFeedPath } from '../data-paths.ts';
import { segment } from '../paths.ts';
import { mainMatrix } from '../site-data.ts';

/** A feed that belongs to a page. */
export interface FeedLink {
  readonly href: string;
  readonly title: string;
}

/** What feed links are chosen from: the ids a page's address can be about. */
export interface FeedWorld {
  readonly matrices: readonly Matrix[];
  /** Scenario ids by what they are called in an address. */
  readonly scenarios: ReadonlyMap<string, string>;
  readonly situations: readonly { readonly id: string; readonly name: string }[];
  /** Those of the rollout: the country's first, then each region's by its address. */
  readonly rollout: readonly (FeedLink & { readonly page: string })[];
}

/**
 * The feeds of a page, nearest first, from its id (`resultater/oevelse/midtjylland`): what a feed reader finds when it is
 * given the page's address. A page about no environment follows the one the front page tells of.
 */
export function feedLinks(page: string, world: FeedWorld): readonly FeedLink[] {
  const [section, first, second, third] = page.split('/').filter((step) => step !== '');
  if (section === 'udbredelse') return rolloutLinks(page, world.rollout);
  const named = world.matrices.find(({ environment }) => section === 'resultater' && segment(environment.id) === first);
  const matrix = named ?? mainMatrix(world.matrices);
  if (matrix === undefined) return [];
  const { environment, regions } = matrix;
  const link = (href: string, about: string): FeedLink => {
    return { href, title: markedName(environment, `${about} i ${environment.name}`) };
  };
  const all = link(allFeedPath(environment.id), 'Alle ændringer');
  const scenario = (text: string | undefined): readonly FeedLink[] => {
    const id = text === undefined ? undefined : scenarioOf(text, world.scenarios);
    return id === undefined ? [] : [link(scenarioFeedPath(environment.id, id), id)];
  };
  if (section === undefined || section === 'koersler') return [all];
  if (section === 'aabne-spoergsmaal') return [link(questionsFeedPath(environment.id), 'Åbne spørgsmål'), all];
  if (section === 'specifikationer') return [...scenario(first), all];
  if (section === 'anvendelse') {
    const situation = world.situations.find(({ id }) => segment(id) === first);
    return situation === undefined ? [] : [link(situationFeedPath(environment.id, situation.id), situation.name), all];
  }
  if (section !== 'resultater') return [];
  const region = regions.find((candidate) => segment(candidate.id) === second);
  const own = region === undefined ? [] : [link(regionFeedPath(environment.id, region.id), region.name)];
  return [...scenario(third), ...own, all];
}

/** The country's feed last, as everything of a region is in it too. */
function rolloutLinks(page: string, feeds: FeedWorld['rollout']): readonly FeedLink[] {
  const [country, ...regions] = feeds;
  return [...regions.filter((feed) => feed.page === page), ...(country === undefined ? [] : [country])].map(
    ({ href, title }) => ({ href, title }),
  );
}

/** The scenarios of a catalogue, to be found by an address. */
export const scenarioSegments = ({ specifications }: Catalogue): ReadonlyMap<string, string> =>
  new Map(specifications.map(({ id }) => [segment(id), id]));

/** The scenario an address’ step is about, itself or a row of it: `id27-012` or `id27-012-afsnit`. */
function scenarioOf(step: string, scenarios: ReadonlyMap<string, string>): string | undefined {
  for (let end = step.length; end > 0; end = step.lastIndexOf('-', end - 1)) {
    const id = scenarios.get(step.slice(0, end));
    if (id !== undefined) return id;
  }
  return undefined;
}
