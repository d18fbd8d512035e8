import { type Verdict, VERDICTS, verdictRow } from '../../../model/verdict.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../../report/compare/change-kind.ts';
import type { Change } from '../../../report/compare/compare-results.ts';
import { CHANGE_WORDS, PART_WORDS, REASON_WORDS } from '../../../report/compare/words.ts';
import { formatList, formatNumber } from '../../format.ts';
import { type Markup, tag, type Tag } from '../markup/markup.ts';
import type { ChangePlace } from './change-place.ts';

/** What an entry says beside its verdicts: what happened, or where to look. */
export type Telling = 'kind' | 'reason';

/** How many of each kind, the most urgent first; kinds without any are left out, but for new failures. */
export function changeCounts(counts: Readonly<Record<ChangeKind, number>>): Tag {
  const shown = CHANGE_KINDS.filter((kind) => counts[kind] > 0 || kind === 'regressed');
  return tag(
    'ul',
    { class: 'change-counts' },
    shown.map((kind) =>
      tag('li', { class: `is-${kind}${counts[kind] === 0 ? ' is-none' : ''}` }, [
        tag('strong', {}, [formatNumber(counts[kind])]),
        ` ${counts[kind] === 1 ? CHANGE_WORDS[kind].one : CHANGE_WORDS[kind].many}`,
      ]),
    ),
  );
}

/** How results came out that were not there before. */
export function verdictCounts(changes: readonly Change[]): Tag {
  const items = VERDICTS.flatMap(({ code }) => {
    const count = changes.filter(({ after }) => after?.verdict === code).length;
    return count === 0 ? [] : [tag('li', {}, [verdictLabel(code), ` ${formatNumber(count)}`])];
  });
  return tag('ul', { class: 'change-verdicts' }, items);
}

/** One case in one region: what it was, what it is, and what else has moved. */
export function changeEntry(change: Change, place: Omit<ChangePlace, 'dataHref'>, tell: Telling): Tag {
  const { key, name, region, kind, reason, moved, before, after } = change;
  const href = place.caseHref(region, key);
  const label = key.replace('~', ' · ');
  const sentence = (after ?? before)?.sentence;
  // Where both failed, what the failure was before says what has moved.
  const earlier = after?.sentence === undefined || before?.sentence === after.sentence ? undefined : before?.sentence;
  const why = reason === undefined || reason === 'newly-run' ? undefined : REASON_WORDS[reason].short;
  const told = tell === 'kind' ? CHANGE_WORDS[kind].one : why;
  return tag('li', {}, [
    tag('p', { class: 'change-move' }, [
      outcome(before),
      tag('span', { 'aria-hidden': 'true' }, ['→']),
      tag('span', { class: 'sr-only' }, ['blev til']),
      outcome(after),
      ...(after?.marks.includes('unstable') === true ? [mark('Ustabil')] : []),
      ...(place.known(region, key) ? [mark('Kendt afvigelse')] : []),
    ]),
    tag('div', {}, [
      tag('p', {}, [
        href === undefined ? tag('span', { class: 'scenario-id' }, [label]) : tag('a', { class: 'scenario-id', href }, [label]),
        ` ${name}`,
      ]),
      tag('p', { class: 'change-where' }, [
        tag('strong', {}, [place.regionName(region)]),
        told === undefined ? '' : `, ${told}`,
        moved.length === 0 ? '' : `. Ændret siden: ${formatList(moved.map((part) => PART_WORDS[part]))}`,
        '.',
      ]),
      ...(sentence === undefined ? [] : [tag('p', { class: 'soft' }, [sentence])]),
      ...(earlier === undefined ? [] : [tag('p', { class: 'soft' }, [`Før: ${earlier}`])]),
    ]),
  ]);
}

const mark = (text: string): Markup => tag('span', { class: 'mark' }, [text]);

const outcome = (side: Change['before']): Markup =>
  side === undefined ? tag('span', { class: 'soft' }, ['Ikke kørt']) : verdictLabel(side.verdict);

/** A verdict in shape, word and colour, as VerdictLabel draws it. */
const verdictLabel = (code: Verdict): Tag =>
  tag('span', { class: `verdict is-${code}` }, [
    tag('svg', { class: 'verdict-shape', 'aria-hidden': 'true', focusable: 'false' }, [tag('use', { href: `#v-${code}` }, [])]),
    ` ${verdictRow(code).da}`,
  ]);
