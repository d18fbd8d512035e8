import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import type { FhirSearchResult } from '../src/interfaces/fhir/contract.ts';
import { Deviation } from '../src/model/faults.ts';
import { expectedValue } from './support/expected-values.ts';
import { expectEqual, expectTrue, inWords, survey, unitInWords } from './support/expectations.ts';
import { foundUnit } from './support/readings.ts';
import { lettersOfSorType } from '../src/sor/codes/sor-type.ts';
import type { PilotWorld } from './support/world.ts';

/** System of SOR codes (DK Core, SORIdentifier). */
const SOR_SYSTEM = 'urn:oid:1.2.208.176.1.1';
/** System of the SOR types IE, SI, OE (MedCom EHMI, EER). */
const SOR_TYPE_SYSTEM = 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-organization-type';
/** A logical id that no server gives out. */
const UNKNOWN_ID = 'findes-ikke-0000';

When('FHIR-serverens CapabilityStatement læses', async function (this: PilotWorld) {
  this.remember('capabilities', await this.reading('fhir-soegning', () => this.client.fhir.capabilities()));
});

Then('angiver serveren FHIR R4', function (this: PilotWorld) {
  const { fhirVersion } = this.recall('capabilities');
  this.assuming('fhir-soegning', () => {
    expectTrue(fhirVersion?.startsWith('4.0') === true, 'Serveren angiver ikke FHIR R4.', {
      place: 'CapabilityStatement.fhirVersion',
      expected: '4.0.x',
      received: inWords(fhirVersion),
    });
  });
});

Then('kan Organization både læses og fremsøges', function (this: PilotWorld) {
  const { organizationInteractions } = this.recall('capabilities');
  const missing = ['read', 'search-type'].filter((name) => !organizationInteractions.includes(name));
  this.assuming('fhir-soegning', () => {
    expectTrue(missing.length === 0, 'Serveren tilbyder ikke læsning og søgning af Organization.', {
      place: 'CapabilityStatement.rest.resource.interaction for Organization',
      expected: 'read og search-type',
      received: organizationInteractions.length === 0 ? 'ingen' : organizationInteractions.join(', '),
    });
  });
});

Then('kan der søges på Organization med disse parametre:', function (this: PilotWorld, table: DataTable) {
  const { organizationSearchParameters } = this.recall('capabilities');
  const names = expectedValue(this.session, 'fhir-soegning', 'names');
  const expected = table.raw().map(([name = '']) => names[name] ?? name);
  const missing = expected.filter((name) => !organizationSearchParameters.includes(name));
  this.assuming('fhir-soegning', () => {
    expectTrue(missing.length === 0, 'Serveren mangler søgeparametre.', {
      place: 'CapabilityStatement.rest.resource.searchParam for Organization',
      expected: expected.join(', '),
      received: `mangler ${missing.join(', ')}`,
    });
  });
});

When('der søges på enhedens SOR-kode', async function (this: PilotWorld) {
  const { sorIdentifier } = this.recall('testUnit');
  this.remember('search', await this.client.fhir.search({ identifier: `${SOR_SYSTEM}|${sorIdentifier}` }));
});

When('der søges på en SOR-kode, som ingen enhed har', async function (this: PilotWorld) {
  // The first code the register's own rule allows; the operator's numbering begins far above it.
  this.remember('search', await this.client.fhir.search({ identifier: `${SOR_SYSTEM}|11000016002` }));
});

When('der søges på begyndelsen af enhedens navn', async function (this: PilotWorld) {
  const { view } = foundUnit(this);
  await searchBy(this, 'name', (view.entityName ?? '').slice(0, 12).trim());
});

When('der søges efter enheder, som er del af enheden', async function (this: PilotWorld) {
  const { sorIdentifier } = this.recall('testUnit');
  await searchBy(this, 'partof', `Organization/${await logicalId(this, sorIdentifier)}`);
});

When('der søges efter organisationer af typen {word}', async function (this: PilotWorld, type: string) {
  // The code system has both kinds of letters in public texts; a server that knows neither has found nothing.
  for (const letters of lettersOfSorType(type)) {
    const { units } = await searchBy(this, 'type', `${SOR_TYPE_SYSTEM}|${letters}`);
    if (units.length > 0) break;
  }
});

Given('alle organisationer er hentet i sider på {int}', async function (this: PilotWorld, size: number) {
  this.remember('otherSearch', await this.reading('fhir-soegning', () => this.client.fhir.search({ _count: String(size) })));
});

When('alle organisationer hentes i sider på {int}', async function (this: PilotWorld, size: number) {
  this.remember('search', await this.reading('fhir-soegning', () => this.client.fhir.search({ _count: String(size) })));
});

When('enheden læses på sit logiske id', async function (this: PilotWorld) {
  const { sorIdentifier } = this.recall('testUnit');
  this.remember('answer', await this.client.fhir.read(await logicalId(this, sorIdentifier)));
});

When('der læses et logisk id, som ikke findes', async function (this: PilotWorld) {
  this.remember('answer', await this.reading('fhir-soegning', () => this.client.fhir.read(UNKNOWN_ID)));
});

Then('giver søgningen netop enheden', function (this: PilotWorld) {
  const { sorIdentifier } = this.recall('testUnit');
  const { units } = this.recall('search');
  expectTrue(units.length === 1 && units[0]?.sorIdentifier === sorIdentifier, 'Søgningen gav ikke netop enheden.', {
    place: `Organization?identifier=${SOR_SYSTEM}|${sorIdentifier}`,
    expected: sorIdentifier,
    received: hits(this.recall('search')),
  });
});

Then('er enheden blandt svarene', function (this: PilotWorld) {
  const { sorIdentifier } = this.recall('testUnit');
  const search = this.recall('search');
  this.assuming('fhir-soegning', () => {
    expectTrue(
      search.units.some((unit) => unit.sorIdentifier === sorIdentifier),
      'Enheden er ikke blandt svarene.',
      { place: 'Organization?name=…', expected: sorIdentifier, received: hits(search) },
    );
  });
});

Then('giver søgningen intet svar', function (this: PilotWorld) {
  const search = this.recall('search');
  expectTrue(search.units.length === 0 && (search.total ?? 0) === 0, 'Søgningen gav svar, men burde intet give.', {
    place: 'Organization?identifier=…',
    expected: 'et Bundle uden svar',
    received: hits(search),
  });
});

Then('har hvert svar enheden som sin overordnede', function (this: PilotWorld) {
  const { sorIdentifier } = this.recall('testUnit');
  this.assuming('fhir-soegning', () => {
    survey({
      what: 'organisationer fundet med partof',
      items: this.recall('search').units,
      expected: `partOf peger på ${sorIdentifier}`,
      fault: (unit) =>
        unit.parentSorIdentifier === sorIdentifier
          ? undefined
          : { place: unitInWords(unit), seen: `overordnet: ${inWords(unit.parentSorIdentifier)}` },
    });
  });
});

Then('er hvert svar af typen {word}', function (this: PilotWorld, type: string) {
  this.assuming('fhir-soegning', () => {
    survey({
      what: 'organisationer fundet med type',
      items: this.recall('search').units,
      expected: type,
      fault: (unit) => (unit.sorType === type ? undefined : { place: unitInWords(unit), seen: `type: ${inWords(unit.sorType)}` }),
    });
  });
});

Then('er der mere end én side', function (this: PilotWorld) {
  const { pages } = this.recall('search');
  this.assuming('fhir-soegning', () => {
    expectTrue(pages > 1, 'Serveren deler ikke svaret i sider.', {
      place: 'Bundle.link med relation next',
      expected: 'mere end én side',
      received: `${pages} side`,
    });
  });
});

Then('er de samme organisationer hentet begge gange, hver én gang', function (this: PilotWorld) {
  const [search, other] = [this.recall('search'), this.recall('otherSearch')];
  const [ids, others] = [new Set(search.ids), new Set(other.ids)];
  const seen = new Set<string>();
  this.assuming('fhir-soegning', () => {
    survey({
      what: 'organisationer',
      items: [...search.ids, ...others],
      expected: 'de samme organisationer uanset sidernes størrelse, og ingen af dem to gange',
      fault: (id) => {
        if (!others.has(id)) return { place: id, seen: 'kom kun med i den anden hentning' };
        if (!ids.has(id)) return { place: id, seen: 'kom kun med i den første hentning' };
        if (seen.has(id) && search.ids.indexOf(id) !== search.ids.lastIndexOf(id))
          return { place: id, seen: 'kom med flere gange' };
        seen.add(id);
        return undefined;
      },
    });
  });
});

Then('svarer det oplyste antal til det hentede', function (this: PilotWorld) {
  const { total, units } = this.recall('search');
  // Bundle.total is optional in FHIR; a server that gives none has said nothing wrong.
  if (total === undefined) return;
  this.assuming('fhir-soegning', () => {
    expectEqual({
      what: 'Bundle.total',
      place: 'Organization?_count=…',
      expected: String(units.length),
      received: String(total),
    });
  });
});

Then('er svaret en Organization med enhedens SOR-kode', function (this: PilotWorld) {
  const { sorIdentifier } = this.recall('testUnit');
  const { status, unit } = this.recall('answer');
  expectTrue(status === 200 && unit?.sorIdentifier === sorIdentifier, 'Svaret er ikke enheden.', {
    place: 'Organization/[id]',
    expected: `200 med SOR-koden ${sorIdentifier}`,
    received: `${status} med ${unit === undefined ? 'ingen Organization' : `SOR-koden: ${inWords(unit.sorIdentifier)}`}`,
  });
});

Then('er svarets medietype FHIR JSON', function (this: PilotWorld) {
  const { contentType } = this.recall('answer');
  expectTrue(contentType.toLowerCase().startsWith('application/fhir+json'), 'Svaret har en forkert medietype.', {
    place: 'Content-Type',
    expected: 'application/fhir+json',
    received: inWords(contentType),
  });
});

Then('er svaret 404 med en OperationOutcome, der siger hvorfor', function (this: PilotWorld) {
  const { status, outcome } = this.recall('answer');
  const errors = outcome.filter(({ severity }) => severity === 'error' || severity === 'fatal');
  this.assuming('fhir-soegning', () => {
    expectTrue(status === 404 && errors.length > 0, 'Svaret forklarer ikke, at organisationen ikke findes.', {
      place: `Organization/${UNKNOWN_ID}`,
      expected: '404 med OperationOutcome.issue af alvoren error eller fatal',
      received: `${status} med ${outcome.length === 0 ? 'ingen OperationOutcome' : outcome.map(({ severity, code }) => `${severity} ${code}`).join(', ')}`,
    });
  });
});

/** Searches by a parameter, under the name the server is expected to have it, and keeps what was found. */
async function searchBy(world: PilotWorld, parameter: string, value: string): Promise<FhirSearchResult> {
  const name = expectedValue(world.session, 'fhir-soegning', 'names')[parameter] ?? parameter;
  const found = await world.reading('fhir-soegning', () => world.client.fhir.search({ [name]: value }));
  world.remember('search', found);
  return found;
}

/** The server's own id of a unit. Throws Deviation when a search by SOR code does not find it. */
async function logicalId(world: PilotWorld, sorIdentifier: string): Promise<string> {
  const { ids } = await world.client.fhir.search({ identifier: `${SOR_SYSTEM}|${sorIdentifier}` });
  const [id] = ids;
  if (id !== undefined) return id;
  throw new Deviation('Enheden kan ikke findes på sin SOR-kode.', {
    place: `Organization?identifier=${SOR_SYSTEM}|${sorIdentifier}`,
    expected: 'én Organization',
    received: 'ingen',
  });
}

function hits({ units }: FhirSearchResult): string {
  if (units.length === 0) return 'ingen svar';
  const shown = units.slice(0, 10).map((unit) => inWords(unit.sorIdentifier));
  return `${units.length} svar: ${shown.join(', ')}${units.length > shown.length ? ' …' : ''}`;
}
