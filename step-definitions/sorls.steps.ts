import { Then, When } from '@cucumber/cucumber';
import { PreconditionError } from '../src/model/faults.ts';
import { addDays, dayOf } from '../src/sor/validity.ts';
import { elementName } from '../src/sor/fields/carriers.ts';
import { expectedValue } from './support/expected-values.ts';
import { expectTrue, inWords, unitInWords } from './support/expectations.ts';
import { found, sorlsFound } from './support/surfaces.ts';
import type { PilotWorld } from './support/world.ts';

/** The assumption that the answer to a wrong lookup rests on. */
const FAULT_GROUND = 'sorls-fejl';

When('WSDL-beskrivelsen af SORLS hentes', function (this: PilotWorld) {
  this.remember('describes', (word) => this.client.sorls.describes(word));
  this.remember('describedBy', 'SORLS');
});

When('WSDL-beskrivelsen af SORUS hentes', function (this: PilotWorld) {
  this.remember('describes', (word) => this.client.sorus.describes(word));
  this.remember('describedBy', 'SORUS');
});

Then('nævner beskrivelsen {word}', async function (this: PilotWorld, name: string) {
  const { found: called, names, looked, unread } = await this.recall('describes')(name);
  const details = {
    place: '?wsdl og de skemaer, den henter',
    expected: `en operation eller et element, der hedder ${names.join(' eller ')}`,
    received: `${looked} navne, ingen af dem ${name}`,
  };
  if (called === undefined && unread.length > 0) {
    throw new PreconditionError(`Det kan ikke ses, om beskrivelsen nævner ${name}; en del af den er ikke læst.`, {
      ...details,
      received: `${details.received}; ikke læst, fordi det ligger et andet sted eller mangler: ${unread.join(', ')}`,
    });
  }
  this.assuming(this.recall('describedBy') === 'SORUS' ? 'sorus-beskrivelse' : undefined, () => {
    expectTrue(called !== undefined, `Beskrivelsen nævner ikke ${name}.`, details);
  });
});

When('SOR-koden {word} slås op i SORLS', async function (this: PilotWorld, sorIdentifier: string) {
  await lookUp(this, FAULT_GROUND, { sorIdentifier });
});

When('enheden slås op i SORLS på dens første dag', async function (this: PilotWorld) {
  await lookUpOn(this, (first) => first);
});

When('enheden slås op i SORLS på dagen før dens første', async function (this: PilotWorld) {
  await lookUpOn(this, (first) => addDays(first, -1));
});

Then('kendte SORLS enheden', function (this: PilotWorld) {
  this.assuming(this.recall('lookupGround'), () => {
    expectTrue(found(this.recall('lookup')) !== undefined, 'SORLS kender ikke enheden.', {
      place: 'GetSorEntity',
      expected: 'enheden er med',
      received: 'et tomt svar',
    });
  });
});

Then('kendte SORLS ikke enheden', function (this: PilotWorld) {
  const ground = this.recall('lookupGround');
  if (ground === FAULT_GROUND && expectedAnswer(this, 'ukendt') === 'fejl') return expectFault(this, 'koden ikke findes');
  this.assuming(ground, () => {
    const view = found(this.recall('lookup'));
    expectTrue(view === undefined, 'SORLS gav en enhed, der ikke skulle være der.', {
      place: 'GetSorEntity',
      expected: 'et tomt svar',
      received: view === undefined ? 'et tomt svar' : unitInWords(view),
    });
  });
});

Then('afviser SORLS opslaget', function (this: PilotWorld) {
  if (expectedAnswer(this, 'forkert-form') === 'fejl') return expectFault(this, 'koden ikke er en SOR-kode');
  const answer = this.recall('lookup');
  this.assuming(this.recall('lookupGround'), () => {
    expectTrue(answer.kind === 'not-found', 'SORLS gav ikke et tomt svar.', {
      place: 'GetSorEntity',
      expected: 'et tomt svar, for koden er ikke en SOR-kode',
      received: answer.kind === 'fault' ? `${inWords(answer.faultCode)}: ${answer.faultString}` : 'en enhed',
    });
  });
});

/** What a wrong lookup is expected to be answered with: “tomt-svar” or “fejl”. */
function expectedAnswer({ session }: PilotWorld, wrong: 'ukendt' | 'forkert-form'): string | undefined {
  return expectedValue(session, FAULT_GROUND, 'choices')[wrong];
}

/** Checks that the lookup ended as a fault a program can tell by its code. */
function expectFault(world: PilotWorld, why: string): void {
  const answer = world.recall('lookup');
  world.assuming(world.recall('lookupGround'), () => {
    expectTrue(answer.kind === 'fault', 'SORLS svarede ikke med en fejl.', {
      place: 'GetSorEntity',
      expected: `en SOAP-fejl, der siger, at ${why}`,
      received: answer.kind === 'not-found' ? 'et tomt svar' : 'en enhed',
    });
    expectTrue(!/^(?:\w+:)?(?:Client|Server)$/.test(answer.faultCode), 'Fejlen har ingen kode, et program kan kende den på.', {
      place: 'GetSorEntity',
      expected: 'en kode ud over SOAP’s egen Client eller Server',
      received: `${inWords(answer.faultCode)}: ${answer.faultString}`,
    });
  });
}

async function lookUpOn(world: PilotWorld, chosen: (first: string) => string): Promise<void> {
  const { sorIdentifier, words } = world.recall('testUnit');
  const first = dayOf((await sorlsFound(world, () => world.client.sorls.getSorEntity({ sorIdentifier })))?.firstFromDate);
  if (first === '') {
    throw new PreconditionError(`Regionens ${words} har ingen første dag i SORLS.`, {
      place: sorIdentifier,
      expected: elementName('firstFromDate'),
    });
  }
  await lookUp(world, 'sorls-dato', { sorIdentifier, date: chosen(first) });
}

/** Keeps what a lookup gave, and the assumption that what it should give rests on. */
async function lookUp(
  world: PilotWorld,
  ground: string,
  query: { readonly sorIdentifier: string; readonly date?: string },
): Promise<void> {
  world.remember('lookup', await world.reading(ground, () => world.client.sorls.getSorEntity(query)));
  world.remember('lookupGround', ground);
}
