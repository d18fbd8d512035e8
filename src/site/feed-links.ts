import { markedName } from '../report/export/words.ts';
import type { Matrix } from '../report/types.ts';
import { allFeedPath, regionFeedPath, scenarioFeedPath, situationFeedPath } from './data-paths.ts';
import { segment } from './paths.ts';
import { mainMatrix } from './site-data.ts';

/** A feed that belongs to a page. */
export interface FeedLink {
  readonly href: string;
  readonly title: string;
}

/** What feed links are chosen from: the ids a page's address can be about. */
export interface FeedWorld {
  readonly matrices: readonly Matrix[];
  readonly scenarios: readonly string[];
  readonly situations: readonly { readonly id: string; readonly name: string }[];
}

/**
 * The feeds of a page, nearest first, from its id (`resultater/oevelse/midtjylland`): what a feed reader finds when it is
 * given the page's address. A page about no environment follows the one the front page tells of.
 */
export function feedLinks(page: string, world: FeedWorld): readonly FeedLink[] {
  const [section, first, second, third] = page.split('/').filter((step) => step !== '');
  const named = world.matrices.find(({ environment }) => section === 'resultater' && segment(environment.id) === first);
  const matrix = named ?? mainMatrix(world.matrices);
  if (matrix === undefined) return [];
  const { environment, regions } = matrix;
  const link = (href: string, about: string): FeedLink => {
    return { href, title: markedName(environment, `${about} i ${environment.name}`) };
  };
  const all = link(allFeedPath(environment.id), 'Alle ændringer');
  const scenario = (text: string | undefined): readonly FeedLink[] => {
    const id = world.scenarios.find((candidate) => text !== undefined && isAbout(text, segment(candidate)));
    return id === undefined ? [] : [link(scenarioFeedPath(environment.id, id), id)];
  };
  if (section === undefined || section === 'koersler') return [all];
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

/** Whether an address’ last step is a scenario or a row of it: `id27-012` or `id27-012-afsnit`. */
function isAbout(step: string, id: string): boolean {
  return step === id || step.startsWith(`${id}-`);
}
