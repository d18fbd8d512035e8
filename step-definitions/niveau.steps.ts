import { Then } from '@cucumber/cucumber';
import { filledLevels, levelNames } from '../src/sor/rules/levels.ts';
import { recordsShown } from '../src/sor/rules/records.ts';
import { expectEqual, expectTrue, inWords, levelsInWords, survey } from './support/expectations.ts';
import { foundUnit } from './support/readings.ts';
import { holdPopulation, holdRules, levelsRead } from './support/rules.ts';
import { type LevelName, levelCode } from './support/test-units.ts';
import type { PilotWorld } from './support/world.ts';

Then('har enheden præcis ét niveau', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  expectTrue(filledLevels(view).length === 1 && view.organisationalLevels.length === 1, 'Enheden har ikke præcis ét niveau.', {
    place,
    expected: 'ét niveau',
    received: levelsInWords(view.organisationalLevels),
  });
});

Then('er niveauets navn {niveau}', function (this: PilotWorld, name: LevelName) {
  const { view, place } = foundUnit(this);
  const what = this.recall('reading').surface === 'FHIR' ? 'Niveauet' : 'OrganisationalLevelName';
  const [level] = view.organisationalLevels;
  expectEqual({ what, place, expected: name, received: level?.name });
});

Then('er niveauets kode den, der er aftalt for {niveau}', function (this: PilotWorld, name: LevelName) {
  const expected = levelCode(this.session, name);
  const { view, place } = foundUnit(this);
  const received = view.organisationalLevels[0]?.code;
  expectTrue(received === expected, 'OrganisationalLevelCode er ikke som forventet.', {
    place,
    expected: `${name} (${expected})`,
    received: inWords(received),
  });
});

Then('er niveauets kode, hvis den er med, den, der er aftalt for {niveau}', function (this: PilotWorld, name: LevelName) {
  const { view, place } = foundUnit(this);
  const received = view.organisationalLevels[0]?.code;
  if (received === undefined) return;
  const expected = levelCode(this.session, name);
  expectTrue(received === expected, 'Niveauets SNOMED CT-kode er ikke som forventet.', {
    place,
    expected: `${name} (${expected}), eller at koden er udeladt`,
    received: inWords(received),
  });
});

Then('er niveauet givet i MedComs kodesystem', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const { levelSystem } = this.session;
  expectEqual({ what: 'Niveauets kodesystem', place, expected: levelSystem, received: view.organisationalLevels[0]?.system });
});

Then('har enheden intet niveau', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const levels = view.organisationalLevels;
  expectTrue(levels.length === 0, 'Enheden har et niveau, men burde intet have.', {
    place,
    expected: 'intet niveau: felterne er udeladt eller tomme',
    received: levelsInWords(levels),
  });
});

Then('er niveauet {niveau} alle stederne', function (this: PilotWorld, name: LevelName) {
  const { sorIdentifier } = this.recall('testUnit');
  const readings = this.recall('readings');
  const differing = readings.filter(({ view }) => view === undefined || levelNames(view) !== name);
  const seen = readings.map(
    ({ surface, view }) => `${surface}: ${view === undefined ? 'enheden findes ikke' : levelsInWords(view.organisationalLevels)}`,
  );
  expectTrue(differing.length === 0, 'Snitfladerne er ikke enige om enhedens niveau.', {
    place: `${sorIdentifier} i ${differing.map(({ surface }) => surface).join(', ')}`,
    expected: `${name} alle steder`,
    received: seen.join('; '),
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
  holdRules({ where, records, context: this.session }, 'id27-klassifikation', 'id27-kode-og-navn');
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
