import { Then } from '@cucumber/cucumber';
import { Deviation, PreconditionError } from '../src/model/faults.ts';
import { checkRegister } from '../src/sor/id27/check-register.ts';
import { indexRegister } from '../src/sor/register.ts';
import { count } from './support/expectations.ts';
import { registerRule, type RuleWords } from './support/register-rules.ts';
import { extractName } from './support/surfaces.ts';
import type { PilotWorld } from './support/world.ts';

const SHOWN = 10;

Then('holder hele filen reglen om {registerregel}', function (this: PilotWorld, words: RuleWords) {
  const { content, file } = this.recall('extract');
  const { onDate, levels } = this.session;
  const rule = registerRule(words);
  const name = extractName(file);
  if (content.units.length === 0) {
    throw new PreconditionError('Filen har ingen enheder at se efter.', {
      place: name,
      expected: `mindst én; reglen er: ${rule.title}`,
      received: 'ingen',
    });
  }
  for (const { findings, total } of checkRegister(indexRegister(content), [rule], { onDate, levels })) {
    const [first] = findings;
    if (first === undefined) continue;
    const shown = findings.slice(0, SHOWN).map((one) => `${one.sorIdentifier}, ${one.place}: ${one.received}`);
    throw new Deviation(`${count(total)} brud på reglen “${rule.title}”.`, {
      place: `${first.place} på ${first.sorIdentifier} i ${name}`,
      expected: first.expected,
      received: [...shown, ...(total > shown.length ? [`… og ${count(total - shown.length)} til`] : [])].join('; '),
    });
  }
});
