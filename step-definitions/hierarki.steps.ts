import { Then, When } from '@cucumber/cucumber';
import { levelNames } from '../src/sor/rules/levels.ts';
import { inWords, survey } from './support/expectations.ts';
import { unitsOn } from '../src/sor/rules/view.ts';
import { validityOn } from '../src/sor/validity.ts';
import { holdPopulation } from './support/rules.ts';
import { readAll, readReference } from './support/surfaces.ts';
import type { PilotWorld } from './support/world.ts';

When('registret læses fra XML version 3', async function (this: PilotWorld) {
  const { surface, read: units } = await readReference('XML version 3', (one) => readAll(this, one));
  this.remember('population', { surface, units });
});

Then('har ingen enhed mere end ét niveau', function (this: PilotWorld) {
  holdPopulation(this, 'id27-et-niveau');
});

Then('har hvert åbent hospital niveauet Hospital', function (this: PilotWorld) {
  holdPopulation(this, 'id27-hospital-niveau');
});

Then('har hver åben enhed under et hospital præcis ét niveau', function (this: PilotWorld) {
  holdPopulation(this, 'id27-enhed-under-hospital');
});

Then('har ingen åben enhed uden for hospitalerne et niveau', function (this: PilotWorld) {
  holdPopulation(this, 'id27-uden-for-hospital');
});

Then('ligger ingen enheds niveau over eller lige med niveauet på enheden over den', function (this: PilotWorld) {
  holdPopulation(this, 'id27-raekkefoelge');
});

Then('svarer længden af hver SHAK-kode til niveauet', function (this: PilotWorld) {
  holdPopulation(this, 'id27-shak-laengde');
});

Then('er hver enheds niveau det samme begge steder', function (this: PilotWorld) {
  const { onDate } = this.session;
  const population = this.recall('population');
  const comparison = this.recall('comparison');
  const others = new Map(unitsOn(comparison.units, onDate).map((unit) => [unit.sorIdentifier, unit]));
  this.assuming('samtidige-snitflader', () => {
    survey({
      what: `åbne enheder i både ${population.surface} og ${comparison.surface}`,
      items: unitsOn(population.units, onDate).filter(
        (unit) => validityOn(unit, onDate) === 'open' && others.has(unit.sorIdentifier),
      ),
      expected: `samme niveau i ${population.surface} og ${comparison.surface}`,
      fault: (unit) => {
        const other = others.get(unit.sorIdentifier);
        if (other === undefined || levelNames(other) === levelNames(unit)) return undefined;
        const [here, there] = [unit, other].map((one) => (levelNames(one) === '' ? 'intet niveau' : levelNames(one)));
        return {
          place: inWords(unit.sorIdentifier),
          seen: `${here ?? ''} (${unit.place}) mod ${there ?? ''} (${other.place})`,
        };
      },
    });
  });
});
