import type { UsageSituation } from '../../model/config/vocabulary.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Catalogue } from '../../model/specification.ts';
import type { Feed } from '../../report/export/feed/atom.ts';
import { entriesOf } from '../../report/export/feed/entries.ts';
import { type Movement, movementsOf } from '../../report/export/feed/movements.ts';
import { tagId } from '../../report/export/feed/tag-id.ts';
import { exerciseNote, markedName } from '../../report/export/words.ts';
import { order } from '../../report/outcomes.ts';
import type { Matrix } from '../../report/types.ts';
import {
  allFeedPath,
  questionsFeedPath,
  regionFeedPath,
  scenarioFeedPath,
  siteAddresses,
  situationFeedPath,
  whole,
} from '../data-paths.ts';
import { environmentPath, openQuestionsPath, regionPath, situationPath, specificationPath } from '../paths.ts';
import { hasPages } from '../site-data.ts';

/** Entries a feed holds; older ones are on the pages. Readers keep what they have seen. */
const MOST_ENTRIES = 50;

/** When nothing was ever run, a feed still needs a time that never moves. */
const BEFORE_ALL = '2026-01-01T00:00:00Z';

/** A feed there is: where it stands, what it is called, and how it is made when it is asked for. */
export interface SiteFeed {
  readonly path: string;
  readonly title: string;
  readonly make: () => Feed;
}

/** What an environment's feeds are made of. */
export interface FeedInput {
  /** All of one environment, its regions' first. */
  readonly matrices: readonly [Matrix, ...Matrix[]];
  readonly catalogue: Catalogue;
  readonly usageSituations: readonly UsageSituation[];
  readonly siteUrl: string | undefined;
}

const OPEN = 'open-question' satisfies Verdict;

interface Choice {
  readonly path: string;
  readonly page: string;
  readonly about: string;
  readonly scope?: readonly string[];
  readonly movements: () => readonly Movement[];
}

/** Every feed of an environment: of all that changes, of its open questions, and of each party, scenario and usage situation. */
export function feedsOf(input: FeedInput): readonly SiteFeed[] {
  const [{ environment }] = input.matrices;
  const [updatedAt] = input.matrices.flatMap((matrix) => matrix.updatedAt ?? []).toSorted((a, b) => order(b, a));
  const host = input.siteUrl === undefined ? undefined : new URL(input.siteUrl).hostname;
  const addresses = siteAddresses(input.siteUrl);
  return choicesOf(input).map(({ path, page, about, scope, movements }) => {
    const title = markedName(environment, `${about} i ${environment.name}`);
    return {
      path,
      title,
      make: () => {
        const idOf = (...parts: readonly string[]): string => tagId(host, ['aendring', ...parts]);
        const context = { environment, addresses, idOf, ...(scope === undefined ? {} : { scope }) };
        const entries = entriesOf(movements(), MOST_ENTRIES, context);
        return {
          id: tagId(host, ['feed', path]),
          title: `${title} – SOR-pilot`,
          subtitle: exerciseNote(environment),
          self: whole(input.siteUrl, path),
          page: whole(input.siteUrl, page),
          updated: entries[0]?.updated ?? updatedAt ?? BEFORE_ALL,
          entries,
        };
      },
    };
  });
}

function choicesOf({ matrices, catalogue, usageSituations }: FeedInput): readonly Choice[] {
  const [{ environment }] = matrices;
  const front = environmentPath(environment.id);
  const movements = matrices.flatMap(movementsOf).toSorted((a, b) => order(b.at, a.at));
  const byScenario = Map.groupBy(movements, ({ row }) => row.id);
  return [
    { path: allFeedPath(environment.id), page: front, about: 'Alle ændringer', movements: () => movements },
    {
      path: questionsFeedPath(environment.id),
      page: openQuestionsPath(),
      about: 'Åbne spørgsmål',
      scope: ['aabne-spoergsmaal'],
      movements: () => movements.filter(({ before, now }) => before === OPEN || now === OPEN),
    },
    ...matrices.flatMap((matrix) =>
      matrix.regions.map(({ id, name }) => ({
        path: regionFeedPath(environment.id, id),
        page: hasPages(matrix) ? regionPath(environment.id, id) : front,
        about: name,
        movements: () => movements.filter(({ region }) => region.id === id),
      })),
    ),
    ...catalogue.specifications.map(({ id, name }) => ({
      path: scenarioFeedPath(environment.id, id),
      page: specificationPath(id),
      about: `${id} ${name}`,
      scope: [id],
      movements: () => byScenario.get(id) ?? [],
    })),
    ...usageSituations.map(({ id, name }) => ({
      path: situationFeedPath(environment.id, id),
      page: situationPath(id),
      about: name,
      scope: ['anvendelse', id],
      movements: () => {
        const scenarios = catalogue.specifications.filter(({ usageSituations: used }) => used.includes(id));
        const ids = new Set(scenarios.map((scenario) => scenario.id));
        return movements.filter(({ row }) => ids.has(row.id));
      },
    })),
  ];
}
