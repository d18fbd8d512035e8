import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import type { ExtractFile, ExtractView } from '../src/interfaces/udtraek/contract.ts';
import type { UnitView } from '../src/interfaces/views.ts';
import { MERGER_ROLES } from '../src/model/test-roles.ts';
import { recordsOf } from '../src/sor/rules/records.ts';
import { elementName } from '../src/sor/fields/carriers.ts';
import type { SorUnit } from '../src/sor/unit.ts';
import { dayOf } from '../src/sor/validity.ts';
import { expectTrue, inWords, survey } from './support/expectations.ts';
import { expectedColumn } from './support/expected-values.ts';
import type { NamedRole } from './support/parameter-types.ts';
import { holdRules } from './support/rules.ts';
import { extractName } from './support/surfaces.ts';
import { testUnit } from './support/test-units.ts';
import type { PilotWorld } from './support/world.ts';

When('{fil} hentes', async function (this: PilotWorld, file: ExtractFile) {
  this.remember('extract', await this.client.udtraek.read(file));
});

Given('{fil} er hentet', async function (this: PilotWorld, file: ExtractFile) {
  this.remember('otherExtract', await this.client.udtraek.read(file));
});

Then('kan hele filen læses uden fejl', function (this: PilotWorld) {
  const { units, problems, notes, notUnderstood, name } = named(this.recall('extract'));
  for (const { line, message } of notes) this.log(`${name}, linje ${line}: ${message}`);
  expectTrue(units.length > 0, 'Filen har ingen enheder.', { place: name, expected: 'mindst én enhed', received: 'ingen' });
  expectTrue(problems.length === 0, `${problems.length} steder i filen kan ikke læses.`, {
    place: name,
    expected: 'at hver række og hvert element kan læses',
    received: problems
      .slice(0, 10)
      .map(({ line, what, message }) => `linje ${line}${what === undefined ? '' : ` (${what})`}: ${message}`)
      .join('; '),
  });
  for (const { fault } of notUnderstood) throw fault;
});

Then('har filen disse kolonner:', function (this: PilotWorld, table: DataTable) {
  const { columns, name } = named(this.recall('extract'));
  const present = new Set(Object.values(columns).flat());
  const asked = table
    .raw()
    .flat()
    .map((column) => expectedColumn(this.session, column));
  for (const [assumption, ones] of Map.groupBy(asked, ({ ground }) => ground)) {
    const expected = ones.map((column) => column.name);
    const missing = expected.filter((column) => !present.has(column));
    this.assuming(assumption, () =>
      expectTrue(missing.length === 0, 'Filen mangler kolonner.', {
        place: name,
        expected: expected.join(', '),
        received: `mangler ${missing.join(', ')}`,
      }),
    );
  }
});

Then('har {word} i filen disse kolonner:', function (this: PilotWorld, entry: string, table: DataTable) {
  const { columns, name } = named(this.recall('extract'));
  const found = Object.keys(columns).find((candidate) => baseName(candidate) === entry.toLowerCase());
  const present = new Set(found === undefined ? [] : columns[found]);
  const expected = table.raw().map(([column = '']) => expectedColumn(this.session, column).name);
  const missing = expected.filter((column) => !present.has(column));
  this.assuming('csv-niveau', () => {
    expectTrue(missing.length === 0, `${entry} mangler kolonner.`, {
      place: `${entry} i ${name}`,
      expected: expected.join(', '),
      received: found === undefined ? `${entry} findes ikke` : `mangler ${missing.join(', ')}`,
    });
  });
});

Then('rummer filen disse filer:', function (this: PilotWorld, table: DataTable) {
  const { entries, name } = named(this.recall('extract'));
  const present = new Set(entries.map(baseName));
  const missing = table.raw().flatMap(([name = '']) => (present.has(name.toLowerCase()) ? [] : name));
  expectTrue(missing.length === 0, 'Der mangler filer.', {
    place: name,
    expected: table.raw().flat().join(', '),
    received: `mangler ${missing.join(', ')}; filen rummer ${entries.length === 0 ? 'ingen filer' : entries.join(', ')}`,
  });
});

Then('gælder de to filer samme dag', function (this: PilotWorld) {
  const [extract, other] = [named(this.recall('extract')), named(this.recall('otherExtract'))];
  expectTrue(
    dayOf(extract.snapshotDate) === dayOf(other.snapshotDate) && dayOf(extract.snapshotDate) !== '',
    'Filerne gælder ikke samme dag.',
    {
      place: `${extract.name} og ${other.name}`,
      expected: 'samme SnapshotDate',
      received: `${inWords(extract.snapshotDate)} og ${inWords(other.snapshotDate)}`,
    },
  );
});

Then('rummer de to filer de samme enheder', function (this: PilotWorld) {
  const [extract, other] = [named(this.recall('extract')), named(this.recall('otherExtract'))];
  const both = [
    { from: extract, missingIn: other },
    { from: other, missingIn: extract },
  ].flatMap(({ from, missingIn }) => {
    const known = new Set(missingIn.units.map((unit) => unit.sorIdentifier));
    return from.units.map((unit) => ({ unit, missingIn, known }));
  });
  survey({
    what: `enheder i ${extract.name} og ${other.name}`,
    items: both,
    expected: 'at hver enhed er i begge filer',
    fault: ({ unit, missingIn, known }) =>
      known.has(unit.sorIdentifier)
        ? undefined
        : { place: `${inWords(unit.sorIdentifier)}, ${unit.place}`, seen: `mangler i ${missingIn.name}` },
  });
});

Then('har hver enhed samme navn i de to filer', function (this: PilotWorld) {
  compareExtracts(this, 'navn', (unit) => unit.entityName);
});

Then('har hver enhed samme overordnede i de to filer', function (this: PilotWorld) {
  compareExtracts(this, 'overordnede', (unit) => unit.parentSorIdentifier);
});

Then('har hver enhed samme type og samme dage i de to filer', function (this: PilotWorld) {
  compareExtracts(this, 'type og dage', (unit) =>
    [unit.sorType, unit.entityTypeCode, dayOf(unit.firstFromDate), dayOf(unit.fromDate), dayOf(unit.toDate)].join(' '),
  );
});

Then('nævner enheden regionens {testenhed} som sin efterfølger', function (this: PilotWorld, role: NamedRole) {
  expectReference(this, role, { field: elementName('replacedBy'), references: (unit) => unit.replacedBy });
});

Then('nævner enheden regionens {testenhed} som sin forgænger', function (this: PilotWorld, role: NamedRole) {
  expectReference(this, role, { field: elementName('replaces'), references: (unit) => unit.replaces });
});

Then('peger hver erstatning begge veje', function (this: PilotWorld) {
  const { content, file } = this.recall('extract');
  holdRules(this, { where: extractName(file), records: recordsOf(content) }, 'sor-erstatning-begge-veje');
});

function compareExtracts(world: PilotWorld, what: string, value: (unit: UnitView) => string | undefined): void {
  const [extract, other] = [named(world.recall('extract')), named(world.recall('otherExtract'))];
  const others = new Map(other.units.map((unit) => [unit.sorIdentifier, unit]));
  survey({
    what: `enheder, der er i både ${extract.name} og ${other.name}`,
    items: extract.units.filter((unit) => others.has(unit.sorIdentifier)),
    expected: `samme ${what} i begge filer`,
    fault: (unit) => {
      const twin = others.get(unit.sorIdentifier);
      if (twin === undefined || value(twin) === value(unit)) return undefined;
      return {
        place: `${inWords(unit.sorIdentifier)}, ${unit.place}`,
        seen: `“${inWords(value(unit))}” mod “${inWords(value(twin))}” (${twin.place})`,
      };
    },
  });
}

function expectReference(
  world: PilotWorld,
  role: NamedRole,
  { field, references }: { readonly field: string; readonly references: (unit: SorUnit) => readonly string[] },
): void {
  const { sorIdentifier, words } = world.recall('testUnit');
  const target = testUnit(world.session, role.role, role.words);
  const { content, name } = named(world.recall('extract'));
  const unit = content.units.find((candidate) => candidate.sorIdentifier === sorIdentifier);
  const found = unit === undefined ? [] : references(unit);
  // The owners' own succession is the plan's, and not the register's rule for any unit.
  const assumption = MERGER_ROLES.some((one) => one === role.role) ? 'oest-historik' : 'erstatning-begge-veje';
  world.assuming(assumption, () => {
    expectTrue(found.includes(target.sorIdentifier), `Regionens ${words} nævner ikke regionens ${role.words}.`, {
      place: `${field} på ${sorIdentifier} i ${name}`,
      expected: target.sorIdentifier,
      received: unit === undefined ? 'enheden er ikke med' : found.length === 0 ? 'ingen' : found.join(', '),
    });
  });
}

/** An extract with the name the scenarios use. */
function named(extract: ExtractView): ExtractView & { readonly name: string } {
  return { ...extract, name: extractName(extract.file) };
}

function baseName(entry: string): string {
  return (entry.split('/').at(-1) ?? '').toLowerCase();
}
