import { Then } from '@cucumber/cucumber';
import { recordsOf } from '../src/sor/rules/records.ts';
import { holdRules, rulesNamed, type RuleWords } from './support/rules.ts';
import { extractName } from './support/surfaces.ts';
import type { PilotWorld } from './support/world.ts';

Then('holder hele filen reglen om {registerregel}', function (this: PilotWorld, words: RuleWords) {
  const { content, file } = this.recall('extract');
  holdRules(this, { where: extractName(file), records: recordsOf(content) }, ...rulesNamed(words));
});
