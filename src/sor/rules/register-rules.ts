import { CONSISTENCY_RULES } from './consistency.ts';
import { DATA_QUALITY_RULES } from './data-quality.ts';
import { ID27_RULES } from './id27.ts';
import type { Rule } from './rule.ts';
import { TABLE_RULES } from './tables.ts';

/** Every rule that can be tried on a whole register: the form of its data, its inner agreement, ID27, and its tables. */
export const REGISTER_RULES: readonly Rule[] = [...DATA_QUALITY_RULES, ...CONSISTENCY_RULES, ...ID27_RULES, ...TABLE_RULES];

/** The rule with an id. Throws TypeError when there is none: a caller that names it wrong is a mistake in the code. */
export function ruleOf(id: string): Rule {
  const rule = REGISTER_RULES.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new TypeError(`Ingen regel hedder “${id}”`);
  return rule;
}
