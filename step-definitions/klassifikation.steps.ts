import { Given, Then, When } from '@cucumber/cucumber';
import { tableOf } from '../src/interfaces/udtraek/contract.ts';
import { CLASSIFICATION } from '../src/sor/classification.ts';
import { recordsShown } from '../src/sor/rules/records.ts';
import { expectTrue, inWords, survey } from './support/expectations.ts';
import { holdRules, levelsRead } from './support/rules.ts';
import { type LevelName, levelCode } from './support/test-units.ts';
import type { PilotWorld } from './support/world.ts';

/** The classification's own place in messages. */
const LEVELS = 'SorOrganisationalLevel i SKRS';

async function readLevelClassification(this: PilotWorld): Promise<void> {
  this.remember('levelClassification', await this.client.skrs.classification('sorOrganisationalLevel'));
}
Given('klassifikationen SorOrganisationalLevel er læst fra SKRS', readLevelClassification);
When('klassifikationen SorOrganisationalLevel læses fra SKRS', readLevelClassification);

When('SORClassifications læses fra SKRS', async function (this: PilotWorld) {
  const entries = await this.client.skrs.classification('sorClassifications');
  this.remember('classification', { from: 'SORClassifications i SKRS', entries });
});

When('SORClassifications.csv læses fra den komplette CSV-fil', async function (this: PilotWorld) {
  const classifications = tableOf(await this.client.udtraek.read('csvComplete'), 'classifications');
  this.remember('classification', { from: 'SORClassifications.csv', entries: classifications });
});

Then('rummer klassifikationen niveauet {niveau} med den aftalte kode', function (this: PilotWorld, name: LevelName) {
  const expected = levelCode(this.session, name);
  const entries = this.recall('levelClassification').filter((entry) => entry.name === name || entry.code === expected);
  const seen = entries.map((entry) => `${entry.name} (${entry.code})`).join(', ');
  this.assuming('id27-seks-niveauer', () => {
    expectTrue(
      entries.some((entry) => entry.name === name && entry.code === expected),
      `Klassifikationen har ikke niveauet ${name} med den aftalte kode.`,
      { place: LEVELS, expected: `${name} (${expected})`, received: seen === '' ? 'hverken navnet eller koden findes' : seen },
    );
  });
});

Then('er hver kode i klassifikationen en gyldig SNOMED CT-kode', function (this: PilotWorld) {
  holdClassification(this, 'id27-klassifikation-snomed');
});

Then('har hver kode i klassifikationen ét navn og hvert navn én kode', function (this: PilotWorld) {
  holdClassification(this, 'id27-klassifikation-entydig');
});

function holdClassification(world: PilotWorld, rule: string): void {
  holdRules(world, { where: LEVELS, records: recordsShown([], { classifications: levelsRead(world) }) }, rule);
}

Then('rummer den OrganisationalLevelGroup, og hver gruppe har kode og navn', function (this: PilotWorld) {
  const { from, entries } = this.recall('classification');
  const groups = entries.filter(({ classification }) => classification === CLASSIFICATION.levelGroup);
  expectTrue(groups.length > 0, 'Der er ingen data om OrganisationalLevelGroup.', {
    place: from,
    expected: 'mindst én post med klassifikationen OrganisationalLevelGroup',
    received: `${entries.length} poster, ingen af dem i OrganisationalLevelGroup`,
  });
  survey({
    what: `grupper i ${from}`,
    items: groups,
    expected: 'både kode og navn',
    fault: ({ code, name }) =>
      code === '' || name === '' ? { place: from, seen: `kode: ${inWords(code)}, navn: ${inWords(name)}` } : undefined,
  });
});
