import type { Transition } from '../../../report/types.ts';

/** Danish words for a movement. */
export const TRANSITION_WORDS: Readonly<Record<Transition, string>> = {
  new: 'ny',
  regressed: 'forværret',
  fixed: 'rettet',
  changed: 'ændret',
  same: 'uændret',
};

/** `2 rettet, 1 forværret`, or undefined when nothing moved. */
export function movementSummary(transitions: Readonly<Record<Transition, number>>): string | undefined {
  const parts = (['fixed', 'regressed', 'changed'] as const)
    .filter((transition) => transitions[transition] > 0)
    .map((transition) => `${transitions[transition]} ${TRANSITION_WORDS[transition]}`);
  return parts.length === 0 ? undefined : parts.join(', ');
}
