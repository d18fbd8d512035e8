import { Then } from '@cucumber/cucumber';
import { levelNames } from '../src/sor/rules/levels.ts';
import { recordsShown } from '../src/sor/rules/records.ts';
import { elementName } from '../src/sor/fields/carriers.ts';
import { levelGround, systemGround } from './support/assumed-ground.ts';
import { expectEqual, expectTrue, inWords, levelsInWords, survey } from './support/expectations.ts';
import { expectLevelName, expectOneLevel } from './support/level-checks.ts';
import { foundUnit } from './support/readings.ts';
import { holdPopulation, holdRules, levelsRead } from './support/rules.ts';
import { type LevelName, levelCode } from './support/test-units.ts';
import type { PilotWorld } from './support/world.ts';

Then('har enheden præcis ét niveau', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  expectOneLevel(this, view.organisationalLevels, { place, ground: levelGround(this.recall('reading').surface) });
});

Then('er niveauets navn {niveau}', function (this: PilotWorld, name: LevelName) {
  const { view, place } = foundUnit(this);
  const { surface } = this.recall('reading');
  const what = surface === 'FHIR' ? 'Niveauet' : elementName('levelName');
  const [level] = view.organisationalLevels;
  expectLevelName(this, { what, name, received: level?.name }, { place, ground: levelGround(surface) });
});

Then('er niveauets kode den, der er aftalt for {niveau}', function (this: PilotWorld, name: LevelName) {
  const expected = levelCode(this.session, name);
  const { view, place } = foundUnit(this);
  const received = view.organisationalLevels[0]?.code;
  this.assuming(levelGround(this.recall('reading').surface), () => {
    expectTrue(received === expected, 'OrganisationalLevelCode er ikke som forventet.', {
      place,
      expected: `${name} (${expected})`,
      received: inWords(received),
    });
  });
});

Then('er niveauets kode, hvis den er med, den, der er aftalt for {niveau}', function (this: PilotWorld, name: LevelName) {
  const { view, place } = foundUnit(this);
  const received = view.organisationalLevels[0]?.code;
  if (received === undefined) return;
  const expected = levelCode(this.session, name);
  this.assuming(levelGround(this.recall('reading').surface), () => {
    expectTrue(received === expected, 'Niveauets SNOMED CT-kode er ikke som forventet.', {
      place,
      expected: `${name} (${expected}), eller at koden er udeladt`,
      received: inWords(received),
    });
  });
});

Then('er niveauet givet i MedComs kodesystem', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const { levelSystem } = this.session;
  this.assuming(levelGround(this.recall('reading').surface), () => {
    expectEqual({ what: 'Niveauets kodesystem', place, expected: levelSystem, received: view.organisationalLevels[0]?.system });
  });
});

Then('har enheden intet niveau', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const levels = view.organisationalLevels;
  this.assuming(systemGround(this.recall('reading').surface) ?? 'id27-uden-for-hospital', () => {
    expectTrue(levels.length === 0, 'Enheden har et niveau, men burde intet have.', {
      place,
      expected: 'intet niveau: felterne er udeladt eller tomme',
      received: levelsInWords(levels),
    });
  });
});

Then('er niveauet {niveau} alle stederne', function (this: PilotWorld, name: LevelName) {
  const { sorIdentifier } = this.recall('testUnit');
  const readings = this.recall('readings');
  const differing = readings.filter(({ view }) => view === undefined || levelNames(view) !== name);
  const seen = readings.map(
    ({ surface, view }) => `${surface}: ${view === undefined ? 'enheden findes ikke' : levelsInWords(view.organisationalLevels)}`,
  );
  this.assuming('samtidige-snitflader', () => {
    expectTrue(differing.length === 0, 'Snitfladerne er ikke enige om enhedens niveau.', {
      place: `${sorIdentifier} i ${differing.map(({ surface }) => surface).join(', ')}`,
      expected: `${name} alle steder`,
      received: seen.join('; '),
    });
  });
});

Then('har hver enhed med niveau både kode og navn', function (this: PilotWorld) {
  holdPopulation(this, 'id27-to-felter');
});

Then('har hver niveaukode ét navn og hvert niveaunavn én kode', function (this: PilotWorld) {
  holdPopulation(this, 'id27-ens-kode-og-navn');
});

Then('findes hver niveaukode i klassifikationen med samme navn', function (this: PilotWorld) {
  const { surface: where, units } = this.recall('population');
  const records = recordsShown(units, { classifications: levelsRead(this) });
  holdRules(this, { where, records }, 'id27-klassifikation', 'id27-kode-og-navn');
});

Then('er hvert niveau et af dem, MedCom kender', function (this: PilotWorld) {
  holdPopulation(this, 'id27-kendt-niveau');
});

Then('har ingen enhed et niveau', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  survey({
    what: `enheder i ${surface}`,
    items: units,
    expected: 'ingen niveaufelter',
    fault: (unit) =>
      unit.organisationalLevels.length === 0
        ? undefined
        : { place: `${inWords(unit.sorIdentifier)}, ${unit.place}`, seen: levelsInWords(unit.organisationalLevels) },
  });
});
