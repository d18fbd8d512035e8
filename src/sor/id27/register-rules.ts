import type { RegisterContent } from '../unit.ts';
import { CONSISTENCY_RULES } from './consistency.ts';
import { DATA_QUALITY_RULES } from './data-quality.ts';
import type { Rule } from './rule.ts';
import { ID27_RULES } from './rules.ts';

/** Every rule that can be tried on a whole register: the form of its data, its inner agreement, and ID27. */
export const REGISTER_RULES: readonly Rule[] = [...DATA_QUALITY_RULES, ...CONSISTENCY_RULES, ...ID27_RULES];

const HOLDS: Readonly<Record<NonNullable<Rule['needs']>, (content: RegisterContent) => boolean>> = {
  levels: ({ units }) => units.some(({ organisationalLevel }) => organisationalLevel !== undefined),
  classifications: ({ classifications }) => classifications.length > 0,
  shakSorMap: ({ shakSorMap }) => shakSorMap.length > 0,
};

/**
 * Whether an extract holds what a rule needs to say anything. XML has no classifications and no SHAK map, and version 2
 * no levels; a rule that finds fault with that has found the kind of file and not a mistake.
 */
export function canBeTried({ needs }: Rule, content: RegisterContent): boolean {
  return needs === undefined || HOLDS[needs](content);
}
