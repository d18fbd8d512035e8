import { Given, Then, When } from '@cucumber/cucumber';
import type { UnitView } from '../src/interfaces/views.ts';
import { filledLevels, levelNames } from '../src/sor/rules/levels.ts';
import { inWords, levelsInWords, survey, unitInWords } from './support/expectations.ts';
import { unitsOn } from '../src/sor/rules/view.ts';
import { validityOn } from '../src/sor/validity.ts';
import { holdPopulation } from './support/rules.ts';
import { readAll, readReference, readUnit } from './support/surfaces.ts';
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

Given('alle enheder er læst fra registret', async function (this: PilotWorld) {
  const { surface, read: units } = await readReference('XML version 3', (one) => readAll(this, one));
  this.remember('comparison', { surface, units });
});

/** So many lookups tell what a table of all would, and are no load on a service that answers one unit at a time. */
const SAMPLE = 150;

When('et udsnit af enhederne slås op i SORLS', async function (this: PilotWorld) {
  const { onDate } = this.session;
  const open = unitsOn(this.recall('comparison').units, onDate).filter((unit) => validityOn(unit, onDate) === 'open');
  // Those with a level say most; the others are there to show that they have none.
  const [withLevel = [], without = []] = [true, false].map((has) =>
    open.filter((unit) => (levelNames(unit) !== '') === has).toSorted(bySorCode),
  );
  const chosen = [...spread(withLevel, SAMPLE - SAMPLE / 5), ...spread(without, SAMPLE / 5)];
  const units: UnitView[] = [];
  for (const { sorIdentifier = '' } of chosen) {
    const view = await readUnit(this, 'SORLS', sorIdentifier);
    if (view !== undefined) units.push(view);
  }
  this.remember('population', { surface: 'SORLS', units });
});

const bySorCode = (a: UnitView, b: UnitView): number => ((a.sorIdentifier ?? '') < (b.sorIdentifier ?? '') ? -1 : 1);

/** At most so many of a list, evenly spread and the same every time. */
function spread<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)]).filter(
    (one) => one !== undefined,
  );
}

Then('er hver enheds niveau det samme begge steder', function (this: PilotWorld) {
  expectSame(this, { what: 'niveau', none: 'intet niveau' }, (unit) => levelNames(unit));
});

Then('er koden og navnet på hver enheds niveau de samme begge steder', function (this: PilotWorld) {
  const inFull = (unit: UnitView): string => (filledLevels(unit).length === 0 ? '' : levelsInWords(filledLevels(unit)));
  expectSame(this, { what: 'kode og navn', none: 'intet niveau' }, inFull);
});

Then('er hver enheds overordnede den samme begge steder', function (this: PilotWorld) {
  expectSame(this, { what: 'overordnede', none: 'ingen overordnet' }, (unit) => unit.parentSorIdentifier ?? '');
});

Then('er hver enhed aktiv, netop når den er åben i registret', function (this: PilotWorld) {
  const { onDate } = this.session;
  const { surface, units } = this.recall('population');
  const register = this.recall('comparison');
  const known = new Map(unitsOn(register.units, onDate).map((unit) => [unit.sorIdentifier, unit]));
  this.assuming('fhir-aktiv', () => {
    survey({
      what: `enheder i både ${surface} og ${register.surface}`,
      items: unitsOn(units, onDate).filter(({ sorIdentifier }) => known.has(sorIdentifier)),
      expected: 'aktiv, når registret siger åben, og ellers ikke',
      fault: (unit) => {
        const registered = known.get(unit.sorIdentifier);
        const isOpen = registered !== undefined && validityOn(registered, onDate) === 'open';
        if (registered === undefined || unit.active === isOpen) return undefined;
        const seen = unit.active === undefined ? 'active mangler' : `active er ${unit.active}`;
        return {
          place: inWords(unit.sorIdentifier),
          seen: `${seen}; ${unitInWords(registered)} er ${isOpen ? 'åben' : 'ikke åben'}`,
        };
      },
    });
  });
});

/** That the units both places have are alike there. What only one has is another scenario's business. */
function expectSame(
  world: PilotWorld,
  { what, none }: { readonly what: string; readonly none: string },
  value: (unit: UnitView) => string,
): void {
  const { onDate } = world.session;
  const population = world.recall('population');
  const comparison = world.recall('comparison');
  const others = new Map(unitsOn(comparison.units, onDate).map((unit) => [unit.sorIdentifier, unit]));
  world.assuming('samtidige-snitflader', () => {
    survey({
      what: `åbne enheder i både ${population.surface} og ${comparison.surface}`,
      items: unitsOn(population.units, onDate).filter(
        (unit) => validityOn(unit, onDate) === 'open' && others.has(unit.sorIdentifier),
      ),
      expected: `samme ${what} i ${population.surface} og ${comparison.surface}`,
      fault: (unit) => {
        const other = others.get(unit.sorIdentifier);
        if (other === undefined || value(other) === value(unit)) return undefined;
        const [here = '', there = ''] = [unit, other].map((one) => (value(one) === '' ? none : value(one)));
        return { place: inWords(unit.sorIdentifier), seen: `${here} (${unit.place}) mod ${there} (${other.place})` };
      },
    });
  });
}
