import { Given, Then, When } from '@cucumber/cucumber';
import { CLASSIFICATION } from '../src/sor/classification.ts';
import { isVerhoeffValid } from '../src/sor/identifiers/verhoeff.ts';
import { expectTrue, inWords, survey } from './support/expectations.ts';
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
  const { classifications } = await this.client.udtraek.read('csvComplete');
  this.remember('classification', { from: 'SORClassifications.csv', entries: classifications });
});

Then('rummer klassifikationen niveauet {niveau} med den aftalte kode', function (this: PilotWorld, name: LevelName) {
  const expected = levelCode(this.session, name);
  const entries = this.recall('levelClassification').filter((entry) => entry.name === name || entry.code === expected);
  const seen = entries.map((entry) => `${entry.name} (${entry.code})`).join(', ');
  expectTrue(
    entries.some((entry) => entry.name === name && entry.code === expected),
    `Klassifikationen har ikke niveauet ${name} med den aftalte kode.`,
    { place: LEVELS, expected: `${name} (${expected})`, received: seen === '' ? 'hverken navnet eller koden findes' : seen },
  );
});

Then('er hver kode i klassifikationen en gyldig SNOMED CT-kode', function (this: PilotWorld) {
  survey({
    what: `poster i ${LEVELS}`,
    items: this.recall('levelClassification'),
    expected: '6 til 18 cifre med rigtigt kontrolciffer (Verhoeff)',
    fault: ({ code, name }) =>
      /^[1-9][0-9]{5,17}$/.test(code) && isVerhoeffValid(code) ? undefined : { place: name, seen: inWords(code) },
  });
});

Then('har hver kode i klassifikationen ét navn og hvert navn én kode', function (this: PilotWorld) {
  const { onDate } = this.session;
  const entries = this.recall('levelClassification').filter(
    ({ fromDate, toDate }) => fromDate <= onDate && (toDate === undefined || onDate <= toDate),
  );
  survey({
    what: `gældende poster i ${LEVELS}`,
    items: entries,
    expected: 'at ingen anden gældende post har samme kode eller samme navn',
    fault: (entry) => {
      const same = entries.filter((other) => other !== entry && (other.code === entry.code || other.name === entry.name));
      if (same.length === 0) return undefined;
      const others = same.map(({ name, code }) => `${name} (${code})`).join(', ');
      return { place: `${entry.name} (${entry.code})`, seen: `også ${others}` };
    },
  });
});

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
