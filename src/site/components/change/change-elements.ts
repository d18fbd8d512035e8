import { CHANGE_KINDS } from '../../../report/compare/change-kind.ts';
import { didNotPass } from '../../../report/cause-tally.ts';
import type { Comparison } from '../../../report/compare/compare-results.ts';
import type { RunDocument } from '../../../report/compare/from-document.ts';
import { CHANGE_WORDS } from '../../../report/compare/words.ts';
import { formatList, formatNumber } from '../../format.ts';
import { casePath } from '../../paths.ts';
import { type Markup, tag, toNode } from '../markup/markup.ts';
import { changeCounts, changeEntry, verdictCounts } from './change-markup.ts';
import { here } from '../page/here.ts';

/** Entries of one kind that are shown at first; the rest stand folded. */
const SHOWN = 100;

/** Whether a case has a page today. */
export type CasePages = (environment: string, region: string, key: string) => boolean;

/** The two runs that were compared, and where their cases have a page. */
export interface ComparedRuns {
  readonly before: RunDocument;
  readonly after: RunDocument;
  readonly pages: CasePages;
}

/** A comparison as the pages made at build show it, in nodes; texts from a document are only ever text. */
export function changesAsElements(comparison: Comparison, { before, after, pages }: ComparedRuns): Node[] {
  const { changes, counts, regionsGone } = comparison;
  const names = new Map([...before.regions, ...after.regions].map(({ id, shortName }) => [id, shortName]));
  const regionName = (id: string): string => names.get(id) ?? id;
  const environment = after.environment.id;
  const place = {
    regionName,
    caseHref: (region: string, key: string) =>
      pages(environment, region, key) ? here(casePath(environment, region, key)) : undefined,
    known: () => false,
  };
  const gone =
    regionsGone.length === 0 ? [] : [tag('p', {}, [`Ikke med i den senere: ${formatList(regionsGone.map(regionName))}.`])];
  const kinds = CHANGE_KINDS.flatMap((kind): Node[] => {
    const own = changes.filter((change) => change.kind === kind);
    if (own.length === 0) return [];
    // What came for the first time and passed is told by its number alone.
    const told = kind === 'new' ? own.filter(({ after: now }) => now !== undefined && didNotPass(now)) : own;
    const entries = (from: number, to?: number): Markup =>
      tag(
        'ul',
        { class: 'change-list' },
        told.slice(from, to).map((change) => changeEntry(change, place, 'reason')),
      );
    return [
      toNode(tag('h2', {}, [CHANGE_WORDS[kind].heading])),
      ...(kind === 'new' ? [toNode(verdictCounts(own))] : []),
      ...(told.length > 0 ? [toNode(entries(0, SHOWN))] : []),
      ...(told.length > SHOWN ? [folded(told.length - SHOWN, () => entries(SHOWN))] : []),
    ];
  });
  return [...[changeCounts(counts), ...gone].map(toNode), ...kinds];
}

/** The rest of a long list; its entries are made when somebody opens it. */
function folded(count: number, entries: () => Markup): HTMLElement {
  const details = document.createElement('details');
  details.append(toNode(tag('summary', {}, [`${formatNumber(count)} mere`])));
  details.addEventListener('toggle', () => details.append(toNode(entries())), { once: true });
  return details;
}
