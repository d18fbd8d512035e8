import { Given, Then, When } from '@cucumber/cucumber';
import type { RegionClient } from '../src/interfaces/registry.ts';
import type { ExtractFile } from '../src/interfaces/udtraek/contract.ts';
import { INTERFACE_NAMES, type InterfaceName } from '../src/model/interfaces.ts';
import { PreconditionError, TesterFault } from '../src/model/faults.ts';
import { type TesterWatch, watchTester } from '../src/session/tester/watch-tester.ts';
import type { Exchange } from '../src/model/exchange.ts';
import { fewestFor, judgeResponseTimes, type ResponseTime, withoutTester } from '../src/model/response-time.ts';
import { expectedValue } from './support/expected-values.ts';
import { count, expectTrue } from './support/expectations.ts';
import { extractName } from './support/surfaces.ts';
import type { PilotWorld } from './support/world.ts';

const DOWNLOADS = 3;
/** By nearest rank, two of three. */
const DOWNLOAD_PERCENT = 50;
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

/** Each call has its own time limit; a step of twenty slow answers may take longer than other steps are given. */
const AS_LONG_AS_IT_TAKES = { timeout: -1 };

When('svartiden måles, mens enheden slås op på {word}', AS_LONG_AS_IT_TAKES, async function (this: PilotWorld, name: string) {
  const timed = TIMED[name];
  if (timed === undefined) throw new TypeError(`Svartiden måles ikke på “${name}”.`);
  const { sorIdentifier } = this.recall('testUnit');
  const lookups = fewestFor(lookupPercent(this));
  const times = await timesOf(this, lookups, () => LOOK_UP[timed](this.client, sorIdentifier));
  this.remember('answerTimes', { place: `${lookups} opslag på ${name}`, times });
});

When('{fil} hentes forfra tre gange', AS_LONG_AS_IT_TAKES, async function (this: PilotWorld, file: ExtractFile) {
  const times = await timesOf(this, DOWNLOADS, () => this.client.udtraek.download(file));
  this.remember('answerTimes', { place: extractName(file), times });
});

Then('holder opslagene den aftalte svartid', function (this: PilotWorld) {
  const percent = lookupPercent(this);
  expectKept(this, { percent, what: `en ${percent}-percentil på` });
});

Then('holder mindst to af de tre hentninger den aftalte svartid', function (this: PilotWorld) {
  expectKept(this, { percent: DOWNLOAD_PERCENT, what: 'to af tre hentninger på' });
});

/** The percentile of the lookups that must keep the limit; as many are made as it takes to tell it from the slowest. */
function lookupPercent({ session }: PilotWorld): number {
  return expectedValue(session, 'svartid-maaling', 'percent');
}

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

/** Does the same thing some times, one after another, and times each on the wire. */
async function timesOf(world: PilotWorld, number: number, ask: () => Promise<unknown>): Promise<readonly ResponseTime[]> {
  const watch = await watchTester();
  try {
    const times: ResponseTime[] = [];
    while (times.length < number) times.push(await timeOf(world, watch, ask));
    return times;
  } finally {
    await watch.close();
  }
}

async function timeOf(world: PilotWorld, watch: TesterWatch, ask: () => Promise<unknown>): Promise<ResponseTime> {
  const { value: exchanges, cost } = await watch.during(() => world.exchangesOf(ask));
  const tester = exchanges.some(isAnsweredHere) ? cost : { ...cost, starvedMs: 0 };
  return { tookMs: Math.round(onTheWire(exchanges)), tester };
}

/** The endpoint shares this machine's cores, as the exercise does. */
function isAnsweredHere({ request }: Exchange): boolean {
  const host = URL.parse(request.url)?.hostname ?? '';
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

/** One answer may take several exchanges; whoever waits for it waits for all of them, but for those made earlier. */
function onTheWire(exchanges: readonly Exchange[]): number {
  const timed = exchanges.flatMap(({ reused, timing }) => (reused || timing === undefined ? [] : [timing.lastByteMs]));
  if (timed.length === 0) throw new TypeError('Trinnet spurgte ikke over nettet, så der er ingen tid at måle.');
  return timed.reduce((sum, milliseconds) => sum + milliseconds, 0);
}

interface Claim {
  readonly percent: number;
  /** What is claimed, before the limit: “en 95-percentil på”. */
  readonly what: string;
}

/** Throws Deviation when the region was too slow, and TesterFault when this machine may have been the slow one. */
function expectKept(world: PilotWorld, { percent, what }: Claim): void {
  const limitMs = world.recall('answerLimitMs');
  const { place, times } = world.recall('answerTimes');
  const { kind, measuredMs, netMs } = judgeResponseTimes({ limitMs, percent, times });
  const all = inWords(times.map(({ tookMs }) => tookMs));
  world.log(
    `Målte svartider: ${all}. Aftalt: højst ${count(limitMs)} ms. Uden det, testerens maskine selv kan have kostet: ${inWords(times.map(withoutTester))}.`,
  );
  const expected = `${what} højst ${count(limitMs)} ms`;
  if (kind === 'tester') {
    throw new TesterFault('Maskinen, der afprøver, var for optaget til at måle svartiden.', {
      place,
      expected,
      received: `${count(measuredMs)} ms, men uden det, maskinen selv kan have kostet, ${count(Math.round(netMs))} ms; alle målte tider: ${all}`,
      remedy: 'Luk andre programmer på maskinen, eller brug en anden, og kør scenariet igen.',
    });
  }
  world.assuming('svartid-maaling', () =>
    expectTrue(kind === 'kept', 'Svaret tager længere, end der er aftalt.', {
      place,
      expected,
      received: `${count(measuredMs)} ms; alle målte tider: ${all}`,
    }),
  );
}

const inWords = (times: readonly number[]): string => `${times.map((time) => count(Math.round(time))).join(', ')} ms`;
