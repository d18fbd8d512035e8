import { Given, Then, When } from '@cucumber/cucumber';
import type { RegionClient } from '../src/interfaces/registry.ts';
import type { ExtractFile } from '../src/interfaces/udtraek/contract.ts';
import { INTERFACE_NAMES, type InterfaceName } from '../src/model/interfaces.ts';
import { PreconditionError } from '../src/model/faults.ts';
import { percentile } from '../src/model/percentile.ts';
import { count, expectTrue } from './support/expectations.ts';
import { extractName } from './support/surfaces.ts';
import type { PilotWorld } from './support/world.ts';

const LOOKUPS = 10;
const PERCENT = 95;
/** A page of the copy of the usual size; SKRS has no lookup of one unit. */
const PAGE = 100;
const START = '0'.repeat(20);

type TimedInterface = Extract<InterfaceName, 'fhir' | 'sorls' | 'skrs'>;
const TIMED: Readonly<Record<string, TimedInterface>> = { FHIR: 'fhir', SORLS: 'sorls', SKRS: 'skrs' };

const LOOK_UP: Readonly<Record<TimedInterface, (client: RegionClient, sorIdentifier: string) => Promise<unknown>>> = {
  fhir: (client, sorIdentifier) => client.fhir.findBySor(sorIdentifier),
  sorls: (client, sorIdentifier) => client.sorls.getSorEntity({ sorIdentifier }),
  skrs: (client) => client.skrs.replicate({ datatype: 'sorEntity', offset: START, maxRecords: PAGE }),
};

Given('den aftalte svartid på {word}', function (this: PilotWorld, name: string) {
  const agreed = name === 'udtrækket' ? 'udtraek' : TIMED[name];
  if (agreed === undefined) throw new TypeError(`Svartiden aftales ikke for “${name}”.`);
  agree(this, agreed);
});

When('enheden slås op ti gange på {word}', async function (this: PilotWorld, name: string) {
  const timed = TIMED[name];
  if (timed === undefined) throw new TypeError(`Svartiden måles ikke på “${name}”.`);
  const { sorIdentifier } = this.recall('testUnit');
  const times: number[] = [];
  for (let number = 0; number < LOOKUPS; number += 1) {
    times.push(await timeOf(() => LOOK_UP[timed](this.client, sorIdentifier)));
  }
  this.remember('answerTimes', { place: `${LOOKUPS} opslag på ${name}`, limitMs: this.recall('answerLimitMs'), times });
});

When('{fil} hentes forfra', async function (this: PilotWorld, file: ExtractFile) {
  const time = await timeOf(() => this.client.udtraek.read(file, { fresh: true }));
  this.remember('answerTimes', { place: extractName(file), limitMs: this.recall('answerLimitMs'), times: [time] });
});

Then('er 95-percentilen ikke over den aftalte svartid', function (this: PilotWorld) {
  const { place, limitMs, times } = this.recall('answerTimes');
  const measured = percentile(times, PERCENT);
  const all = `${times.map(count).join(', ')} ms`;
  this.log(`Målte svartider: ${all}. Aftalt: højst ${count(limitMs)} ms.`);
  expectTrue(measured <= limitMs, 'Svaret tager længere, end der er aftalt.', {
    place,
    expected: `en 95-percentil på højst ${count(limitMs)} ms`,
    received: `${count(measured)} ms; alle målte tider: ${all}`,
  });
});

/** Looks up the agreed limit. Throws PreconditionError when there is none: a limit nobody has agreed cannot be broken. */
function agree(world: PilotWorld, name: InterfaceName): void {
  const { environment, region, responseTimeMs } = world.session;
  const limit = responseTimeMs[name];
  if (limit === undefined) {
    throw new PreconditionError(`Der er ikke aftalt nogen svartid for ${INTERFACE_NAMES[name]}.`, {
      place: `config/environments/${environment.id}.yaml → responseTimeMs.${name}`,
      expected: 'den længste svartid i millisekunder, som er aftalt med regionen',
      remedy: `Aftal svartiden med ${region.name}, og skriv den i miljøfilen.`,
    });
  }
  world.remember('answerLimitMs', limit);
}

/** Whole milliseconds from the question is sent until its answer is read. */
async function timeOf(ask: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await ask();
  return Math.round(performance.now() - start);
}
