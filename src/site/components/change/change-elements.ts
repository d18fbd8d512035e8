import { type Verdict, VERDICTS, verdictRow } from '../../../model/verdict.ts';
import { CHANGE_KINDS } from '../../../report/compare/change-kind.ts';
import { didNotPass } from '../../../report/cause-tally.ts';
import type { Change, Comparison } from '../../../report/compare/compare-results.ts';
import type { RunDocument } from '../../../report/compare/from-document.ts';
import { CHANGE_WORDS, PART_WORDS, REASON_WORDS } from '../../../report/compare/words.ts';
import { formatList, formatNumber } from '../../format.ts';
import { casePath } from '../../paths.ts';

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

/** Where an entry stands. */
interface EntryPlace {
  readonly environment: string;
  readonly names: ReadonlyMap<string, string>;
  readonly pages: CasePages;
}

/** A comparison as the pages made at build show it, in elements; texts from a document are only ever text. */
export function changesAsElements(comparison: Comparison, { before, after, pages }: ComparedRuns): HTMLElement[] {
  const { changes, counts, regionsGone } = comparison;
  const counted = element('ul', 'change-counts');
  for (const kind of CHANGE_KINDS) {
    if (counts[kind] === 0 && kind !== 'regressed') continue;
    const item = element('li', `is-${kind}`);
    if (counts[kind] === 0) item.classList.add('is-none');
    item.append(
      element('strong', '', formatNumber(counts[kind])),
      ` ${counts[kind] === 1 ? CHANGE_WORDS[kind].one : CHANGE_WORDS[kind].many}`,
    );
    counted.append(item);
  }
  const names = new Map([...before.regions, ...after.regions].map(({ id, shortName }) => [id, shortName]));
  const parts: HTMLElement[] = [counted];
  if (regionsGone.length > 0)
    parts.push(element('p', '', `Ikke med i den senere: ${formatList(regionsGone.map((id) => names.get(id) ?? id))}.`));
  for (const kind of CHANGE_KINDS) {
    const own = changes.filter((change) => change.kind === kind);
    if (own.length === 0) continue;
    const entry = (change: Change): HTMLElement => entryOf(change, { environment: after.environment.id, names, pages });
    parts.push(element('h2', '', CHANGE_WORDS[kind].heading));
    if (kind === 'new') parts.push(verdictCounts(own));
    // What came for the first time and passed is told by its number alone.
    const told = kind === 'new' ? own.filter(({ after: now }) => now !== undefined && didNotPass(now)) : own;
    const list = element('ul', 'change-list');
    list.append(...told.slice(0, SHOWN).map(entry));
    if (told.length > 0) parts.push(list);
    if (told.length > SHOWN) parts.push(folded(told.slice(SHOWN), entry));
  }
  return parts;
}

/** How the new results came out. */
function verdictCounts(changes: readonly Change[]): HTMLElement {
  const list = element('ul', 'change-verdicts');
  for (const { code } of VERDICTS) {
    const count = changes.filter(({ after }) => after?.verdict === code).length;
    if (count === 0) continue;
    const item = element('li', '');
    item.append(verdict(code), ` ${formatNumber(count)}`);
    list.append(item);
  }
  return list;
}

/** The rest of a long list; its entries are made when somebody opens it. */
function folded(changes: readonly Change[], entry: (change: Change) => HTMLElement): HTMLElement {
  const details = document.createElement('details');
  details.append(element('summary', '', `${formatNumber(changes.length)} mere`));
  details.addEventListener(
    'toggle',
    () => {
      const list = element('ul', 'change-list');
      list.append(...changes.map(entry));
      details.append(list);
    },
    { once: true },
  );
  return details;
}

function entryOf(change: Change, { environment, names, pages }: EntryPlace): HTMLElement {
  const { key, name, region, reason, moved, before, after } = change;
  const item = element('li', '');
  const move = element('p', 'change-move');
  const arrow = element('span', '', '→');
  arrow.setAttribute('aria-hidden', 'true');
  move.append(
    before === undefined ? element('span', 'soft', 'Ikke kørt') : verdict(before.verdict),
    arrow,
    element('span', 'sr-only', 'blev til'),
    after === undefined ? element('span', 'soft', 'Ikke kørt') : verdict(after.verdict),
  );
  if (after?.marks.includes('unstable') === true) move.append(element('span', 'mark', 'Ustabil'));
  const told = element('div', '');
  const label = key.replace('~', ' · ');
  const link = element(pages(environment, region, key) ? 'a' : 'span', 'scenario-id', label);
  if (link instanceof HTMLAnchorElement) link.href = casePath(environment, region, key);
  const title = element('p', '');
  title.append(link, ` ${name}`);
  const where = element('p', 'change-where');
  where.append(
    element('strong', '', names.get(region) ?? region),
    reason === undefined || reason === 'newly-run' ? '' : `, ${REASON_WORDS[reason].short}`,
    moved.length === 0 ? '' : `. Ændret siden: ${formatList(moved.map((part) => PART_WORDS[part]))}`,
    '.',
  );
  told.append(title, where);
  const sentence = (after ?? before)?.sentence;
  if (sentence !== undefined) told.append(element('p', 'soft', sentence));
  const earlier = before?.sentence;
  if (after?.sentence !== undefined && earlier !== undefined && earlier !== after.sentence)
    told.append(element('p', 'soft', `Før: ${earlier}`));
  item.append(move, told);
  return item;
}

/** A verdict in shape, word and colour, as the pages draw it. */
function verdict(code: Verdict): HTMLElement {
  const label = element('span', `verdict is-${code}`);
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  shape.classList.add('verdict-shape');
  shape.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#v-${code}`);
  shape.append(use);
  label.append(shape, ` ${verdictRow(code).da}`);
  return label;
}

function element(name: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
