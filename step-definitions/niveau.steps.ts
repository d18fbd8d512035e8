import { Then } from '@cucumber/cucumber';
import { elementName } from '../src/sor/fields/carriers.ts';
import { expectEqual, expectTrue, inWords, levelsInWords, survey } from './support/expectations.ts';
import { filledLevels, levelName, levelNames } from './support/levels.ts';
import { foundUnit } from './support/readings.ts';
import { currentUnits } from './support/surfaces.ts';
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
  const what = this.recall('reading').surface === 'FHIR' ? 'Niveauet' : elementName('levelName');
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
  const { surface, units } = this.recall('population');
  survey({
    what: `enheder med niveau i ${surface}`,
    items: units.filter((unit) => filledLevels(unit).length > 0),
    expected: 'både OrganisationalLevelCode og OrganisationalLevelName',
    fault: (unit) =>
      filledLevels(unit).some(({ code, name }) => (code ?? '') === '' || (name ?? '') === '')
        ? { place: `${inWords(unit.sorIdentifier)}, ${unit.place}`, seen: levelsInWords(unit.organisationalLevels) }
        : undefined,
  });
});

Then('har hver niveaukode ét navn og hvert niveaunavn én kode', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  const nameOf = new Map<string, string>();
  const codeOf = new Map<string, string>();
  survey({
    what: `enheder med niveau i ${surface}`,
    items: currentUnits(units, this.session.onDate).filter((unit) => filledLevels(unit).length > 0),
    expected: 'samme navn til samme kode, og samme kode til samme navn, i hele filen eller svaret',
    fault: (unit) =>
      filledLevels(unit).flatMap(({ code = '', name = '' }) => {
        const earlierName = nameOf.get(code) ?? name;
        const earlierCode = codeOf.get(name) ?? code;
        nameOf.set(code, earlierName);
        codeOf.set(name, earlierCode);
        if (earlierName === name && earlierCode === code) return [];
        const place = `${inWords(unit.sorIdentifier)}, ${unit.place}`;
        return { place, seen: `${name} (${code}), men andre har ${earlierName} (${code}) eller ${name} (${earlierCode})` };
      }),
  });
});

Then('findes hver niveaukode i klassifikationen med samme navn', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  const names = new Map(this.recall('levelClassification').map(({ code, name }) => [code, name]));
  survey({
    what: `enheder med niveau i ${surface}`,
    items: currentUnits(units, this.session.onDate).filter((unit) => filledLevels(unit).length > 0),
    expected: 'en kode fra SorOrganisationalLevel, med klassifikationens navn',
    fault: (unit) =>
      filledLevels(unit).flatMap(({ code = '', name = '' }) => {
        const official = names.get(code);
        if (official === name) return [];
        const seen =
          official === undefined
            ? `koden ${inWords(code)} er ikke i klassifikationen`
            : `${code} hedder “${name}”, men “${official}” i klassifikationen`;
        return { place: `${inWords(unit.sorIdentifier)}, ${unit.place}`, seen };
      }),
  });
});

Then('er hvert niveau et af dem, MedCom kender', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  const known = new Set(this.session.levels.map(({ name }) => name));
  survey({
    what: `enheder med niveau i ${surface}`,
    items: units.filter((unit) => unit.organisationalLevels.length > 0),
    expected: [...known].join(', '),
    fault: (unit) => {
      const unknown = unit.organisationalLevels.filter((level) => !known.has(levelName(level)));
      return unknown.length === 0
        ? undefined
        : { place: `${inWords(unit.sorIdentifier)}, ${unit.place}`, seen: levelsInWords(unknown) };
    },
  });
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
