/** What is said wherever figures of the exercise's register stand. */
export const ROLLOUT_EXERCISE_NOTE =
  'Tallene er målt på øvelsens opdigtede register. De siger intet om det rigtige register eller om en region.';
