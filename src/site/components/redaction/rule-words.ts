import type { RedactionRule } from '../../../evidence/rules.ts';

/** What a rule is called to people; its own name, as it stands in the evidence, has only letters that a file name can have. */
export const RULE_WORDS: Readonly<Record<RedactionRule, string>> = {
  hemmelighed: 'Hemmelighed',
  hoved: 'HTTP-hoved',
  forespoergsel: 'Forespørgsel',
  cpr: 'CPR-nummer',
  'cpr-maaske': 'Måske CPR-nummer',
  sti: 'Sti',
  vaert: 'Værtsnavn',
};
