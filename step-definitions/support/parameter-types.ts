import { defineParameterType } from '@cucumber/cucumber';
import { RULE_WORDS, type RuleWords } from './rules.ts';
import { levelNamed, LEVEL_ROLES, OTHER_ROLES } from './test-units.ts';
import { FIELD_GROUPS, type FieldGroup } from './compared-fields.ts';
import { MESSAGE_FORMATS, type MessageFormat } from './deliveries.ts';
import type { PilotWorld } from './world.ts';
import { EXTRACTS, MAP_SOURCES, type MapSource, type Surface, SURFACES } from './surfaces.ts';

/** How a scenario speaks of a test unit, and the role it means. */
export interface NamedRole {
  readonly words: string;
  readonly role: string;
}

const LEVELS = Object.keys(LEVEL_ROLES).join('|');

function alternatives(words: readonly string[]): RegExp {
  return new RegExp(words.map((word) => word.replaceAll('.', String.raw`\.`)).join('|'));
}

defineParameterType({
  name: 'niveau',
  regexp: alternatives(Object.keys(LEVEL_ROLES)),
  transformer(this: PilotWorld, word) {
    return levelNamed(this.session, word);
  },
});

defineParameterType({
  name: 'testenhed',
  regexp: [new RegExp(`testenhed på niveauet (?:${LEVELS})`), alternatives(Object.keys(OTHER_ROLES))],
  transformer: (words): NamedRole => ({ words, role: roleOf(words) }),
});

defineParameterType({
  name: 'sted',
  regexp: alternatives(Object.keys(SURFACES)),
  transformer: (name) => name as Surface,
});

defineParameterType({
  name: 'fil',
  regexp: alternatives(Object.keys(EXTRACTS)),
  transformer: (name) => EXTRACTS[name as keyof typeof EXTRACTS],
});

defineParameterType({
  name: 'shakkilde',
  regexp: alternatives(MAP_SOURCES),
  transformer: (name) => name as MapSource,
});

defineParameterType({
  name: 'meddelelsesformat',
  regexp: alternatives(MESSAGE_FORMATS),
  transformer: (name) => name as MessageFormat,
});

defineParameterType({
  name: 'registerregel',
  regexp: alternatives(RULE_WORDS),
  transformer: (words) => words as RuleWords,
});

defineParameterType({
  name: 'feltgruppe',
  regexp: alternatives(Object.keys(FIELD_GROUPS)),
  transformer: (name) => name as FieldGroup,
});

function roleOf(words: string): string {
  const level = Object.entries(LEVEL_ROLES).find(([name]) => words.endsWith(` ${name}`));
  const other = Object.entries(OTHER_ROLES).find(([name]) => name === words);
  const role = level?.[1] ?? other?.[1];
  if (role === undefined) throw new TypeError(`Ingen rolle svarer til “${words}”`);
  return role;
}
