import { transition } from '../transition.ts';
import type { Transition } from '../types.ts';
import type { ComparedResult } from './compared-result.ts';

/** What happened to a case between two results, the most urgent first. `regressed` is a new failure. */
export const CHANGE_KINDS = ['regressed', 'changed', 'unstable', 'fixed', 'new', 'gone', 'same'] as const satisfies readonly (
  Transition | 'unstable' | 'gone'
)[];
/** How a result moved between two states. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

type Seen = Pick<ComparedResult, 'verdict' | 'marks' | 'sentence'>;

/**
 * What happened between two results of one case. What passes only on a second try, and did not before, is unstable and
 * never fixed; the same verdict with other words is a failure that changed.
 */
export function changeKind(before: Seen | undefined, after: Seen | undefined): ChangeKind {
  if (after === undefined) return before === undefined ? 'same' : 'gone';
  if (before === undefined) return 'new';
  if (isUnstable(after) && !isUnstable(before)) return 'unstable';
  const moved = transition(before.verdict, after.verdict);
  return moved === 'same' && before.sentence !== after.sentence ? 'changed' : moved;
}

const isUnstable = ({ verdict, marks }: Seen): boolean => verdict === 'passed' && marks.includes('unstable');
