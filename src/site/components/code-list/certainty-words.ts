import type { Certainty } from '../../../model/guidance/grounds.ts';

/** How sure a fact is, in words for a reader. */
export const CERTAINTY_WORDS: Readonly<Record<Certainty, string>> = {
  confirmed: 'Bekræftet',
  assumption: 'Antagelse',
  unknown: 'Ukendt',
};
