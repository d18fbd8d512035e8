import { Then } from '@cucumber/cucumber';
import type { UnitView } from '../src/interfaces/views.ts';
import { type Finding, inWords, levelsInWords, survey } from './support/expectations.ts';
import { filledLevels, levelNames, levelPositions, openTree } from './support/levels.ts';
import { currentUnits } from './support/surfaces.ts';
import type { PilotWorld } from './support/world.ts';

Then('har ingen enhed mere end ét niveau', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  survey({
    what: `enheder i ${surface}`,
    items: units,
    expected: 'intet eller ét niveau',
    fault: (unit) => (unit.organisationalLevels.length > 1 ? levelFinding(unit) : undefined),
  });
});

Then('har hvert åbent hospital niveauet Hospital', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  const tree = openTree(units, this.session.onDate);
  survey({
    what: `åbne hospitaler i ${surface}`,
    items: tree.open.filter(tree.isHospital),
    expected: 'niveauet Hospital på hver sundhedsinstitution af typen hospital',
    fault: (unit) => (levelNames(unit) === 'Hospital' ? undefined : levelFinding(unit)),
  });
});

Then('har hver åben enhed under et hospital præcis ét niveau', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  const tree = openTree(units, this.session.onDate);
  survey({
    what: `åbne organisatoriske enheder under et hospital i ${surface}`,
    items: tree.open.filter(tree.isUnderHospital),
    expected: 'præcis ét niveau',
    fault: (unit) => (filledLevels(unit).length === 1 ? undefined : levelFinding(unit)),
  });
});

Then('har ingen åben enhed uden for hospitalerne et niveau', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  const tree = openTree(units, this.session.onDate);
  survey({
    what: `åbne enheder uden for hospitalerne i ${surface}`,
    items: tree.open.filter((unit) => !tree.isHospital(unit) && !tree.isUnderHospital(unit)),
    expected: 'intet niveau',
    fault: (unit) => (filledLevels(unit).length === 0 ? undefined : levelFinding(unit)),
  });
});

Then('ligger ingen enheds niveau over eller lige med niveauet på enheden over den', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  const positions = levelPositions(this.session);
  const tree = openTree(units, this.session.onDate);
  const positionOf = (unit: UnitView): number | undefined => positions.get(levelNames(unit));
  survey({
    what: `åbne enheder med niveau under et hospital i ${surface}`,
    items: tree.open.filter((unit) => tree.isUnderHospital(unit) && positionOf(unit) !== undefined),
    expected: `et niveau længere nede i rækken end den nærmeste overordnedes: ${[...positions.keys()].join(', ')}`,
    fault: (unit) => {
      const above = tree.ancestorsOf(unit).find((ancestor) => positionOf(ancestor) !== undefined);
      const [own = 0, higher = 0] = [positionOf(unit), above === undefined ? 0 : positionOf(above)];
      if (above === undefined || own > higher) return undefined;
      return {
        place: `${inWords(unit.sorIdentifier)}, ${unit.place}`,
        seen: `${levelNames(unit)} under ${levelNames(above)} (${inWords(above.sorIdentifier)})`,
      };
    },
  });
});

Then('svarer længden af hver SHAK-kode til niveauet', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  const lengths = new Map(this.session.levels.map(({ name, shakLength }) => [name, shakLength]));
  const tree = openTree(units, this.session.onDate);
  survey({
    what: `åbne enheder med både SHAK-kode og niveau i ${surface}`,
    items: tree.open.filter((unit) => (unit.shakIdentifier ?? '') !== '' && filledLevels(unit).length > 0),
    expected: [...lengths].flatMap(([name, length]) => (length === undefined ? [] : `${name}: ${length} tegn`)).join(', '),
    fault: (unit) => {
      const shak = unit.shakIdentifier ?? '';
      return lengths.get(levelNames(unit)) === shak.length
        ? undefined
        : {
            place: `${inWords(unit.sorIdentifier)}, ${unit.place}`,
            seen: `SHAK ${shak} (${shak.length} tegn) på ${levelNames(unit)}`,
          };
    },
  });
});

Then('er hver enheds niveau det samme begge steder', function (this: PilotWorld) {
  const { onDate } = this.session;
  const population = this.recall('population');
  const comparison = this.recall('comparison');
  const others = new Map(currentUnits(comparison.units, onDate).map((unit) => [unit.sorIdentifier, unit]));
  survey({
    what: `åbne enheder i både ${population.surface} og ${comparison.surface}`,
    items: openTree(population.units, onDate).open.filter((unit) => others.has(unit.sorIdentifier)),
    expected: `samme niveau i ${population.surface} og ${comparison.surface}`,
    fault: (unit) => {
      const other = others.get(unit.sorIdentifier);
      if (other === undefined || levelNames(other) === levelNames(unit)) return undefined;
      return {
        place: inWords(unit.sorIdentifier),
        seen: `${inEach(unit)} (${unit.place}) mod ${inEach(other)} (${other.place})`,
      };
    },
  });
});

function levelFinding(unit: UnitView): Finding {
  return { place: `${inWords(unit.sorIdentifier)}, ${unit.place}`, seen: levelsInWords(unit.organisationalLevels) };
}

function inEach(unit: UnitView): string {
  const names = levelNames(unit);
  return names === '' ? 'intet niveau' : names;
}
