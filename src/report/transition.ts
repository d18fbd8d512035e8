import { isDeclared, type Verdict } from '../model/verdict.ts';
import type { Transition } from './types.ts';

/**
 * What moved between an outcome and the one before it. Leaving `passed` is a regression and reaching it is a fix, except
 * to or from what was declared, which is no trial; any other move is a change.
 */
export function transition(before: Verdict | undefined, now: Verdict): Transition {
  if (before === undefined) return 'new';
  if (before === now) return 'same';
  if (isDeclared(before) || isDeclared(now)) return 'changed';
  if (before === 'passed') return 'regressed';
  return now === 'passed' ? 'fixed' : 'changed';
}

/** How often each transition occurs. */
export function countTransitions(transitions: Iterable<Transition>): Record<Transition, number> {
  const counts: Record<Transition, number> = { regressed: 0, fixed: 0, changed: 0, new: 0, same: 0 };
  for (const one of transitions) counts[one] += 1;
  return counts;
}
