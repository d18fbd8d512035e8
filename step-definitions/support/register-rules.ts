import { REGISTER_RULES } from '../../src/sor/id27/register-rules.ts';
import type { Rule } from '../../src/sor/id27/rule.ts';

/** Rules on a whole extract, by the words of the scenarios. */
const RULE_IDS = {
  'åbne overordnede': 'sor-foraelder-aaben',
  'SHAK-kodens begyndelse': 'sor-shak-praefiks',
  'SHAK-kodens form': 'sor-shak-form',
  postadresser: 'sor-adresse-findes',
  lokationsnumre: 'sor-lokationsnummer-findes',
  specialer: 'sor-speciale-gyldigt',
  'enheder i SHAK-oversættelsen': 'sor-shak-kort-kendt',
} as const satisfies Readonly<Record<string, string>>;
export type RuleWords = keyof typeof RULE_IDS;

export const RULE_WORDS = Object.keys(RULE_IDS) as readonly RuleWords[];

/** The rule a scenario speaks of. */
export function registerRule(words: RuleWords): Rule {
  const rule = REGISTER_RULES.find(({ id }) => id === RULE_IDS[words]);
  if (rule === undefined) throw new TypeError(`Ingen regel hedder “${RULE_IDS[words]}”`);
  return rule;
}
