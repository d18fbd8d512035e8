import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import type { ReplicationAnswer, ReplicationEntry } from '../src/interfaces/skrs/contract.ts';
import { Deviation } from '../src/model/faults.ts';
import { expectTrue, inWords, survey } from './support/expectations.ts';
import type { FeedWalk } from './support/memory.ts';
import type { PilotWorld } from './support/world.ts';

/** The beginning of a feed (Guide til anvendere: start with 0). */
const START = '0';
const NAMESPACE = 'http://nsi.dk/2011/10/21/StamdataKrs/';

When('WSDL-beskrivelsen af SKRS hentes', async function (this: PilotWorld) {
  this.remember('wsdl', await this.client.skrs.wsdl());
});

Then('beskriver den operationen {word} i tjenestens navnerum', function (this: PilotWorld, operation: string) {
  const wsdl = this.recall('wsdl');
  const missing = [`targetNamespace="${NAMESPACE}"`, `name="${operation}"`].filter((text) => !wsdl.includes(text));
  expectTrue(missing.length === 0, 'WSDL-beskrivelsen er ikke tjenestens.', {
    place: '?wsdl',
    expected: `operationen ${operation} i ${NAMESPACE}`,
    received: `${wsdl.length} tegn uden ${missing.join(' og ')}`,
  });
});

Given(
  'de første {int} poster i SorEntity er hentet i bidder på {int}',
  async function (this: PilotWorld, total: number, size: number) {
    this.remember('otherWalk', await walk(this, total, size));
  },
);

When(
  'de første {int} poster i SorEntity hentes i bidder på {int}',
  async function (this: PilotWorld, total: number, size: number) {
    this.remember('walk', await walk(this, total, size));
  },
);

When('SKRS bliver bedt om datatypen {string}', async function (this: PilotWorld, name: string) {
  this.remember('replication', await this.client.skrs.replicate({ datatype: { name }, offset: START, maxRecords: 1 }));
});

When('SKRS bliver bedt om SorEntity fra offset {string}', async function (this: PilotWorld, offset: string) {
  this.remember('replication', await this.client.skrs.replicate({ datatype: 'sorEntity', offset, maxRecords: 1 }));
});

When('den første post i SorEntity hentes', async function (this: PilotWorld) {
  this.remember('replication', await this.client.skrs.replicate({ datatype: 'sorEntity', offset: START, maxRecords: 1 }));
});

Then('er ingen bid større end bestilt', function (this: PilotWorld) {
  const { maxRecords, pages } = this.recall('walk');
  survey({
    what: 'svar fra SKRS',
    items: pages,
    expected: `højst ${maxRecords} poster i hvert svar`,
    fault: ({ entries, feedId }) =>
      entries.length <= maxRecords ? undefined : { place: feedId, seen: `${entries.length} poster` },
  });
});

Then('er det de samme poster i samme rækkefølge', function (this: PilotWorld) {
  const [tokens, others] = [tokensOf(this.recall('walk')), tokensOf(this.recall('otherWalk'))];
  const length = Math.min(tokens.length, others.length);
  survey({
    what: 'poster i SorEntity',
    items: tokens.slice(0, length),
    expected: 'at bidernes størrelse ikke ændrer, hvilke poster der kommer',
    fault: (token) => {
      const at = tokens.indexOf(token);
      return others[at] === token ? undefined : { place: `post nr. ${at + 1}`, seen: `${token} mod ${inWords(others[at])}` };
    },
  });
});

Then('har hver post et token på 20 cifre, større end det foregående', function (this: PilotWorld) {
  const tokens = tokensOf(this.recall('walk'));
  survey({
    what: 'poster i SorEntity',
    items: tokens.map((token, index) => ({ token, previous: tokens[index - 1] ?? '', number: index + 1 })),
    expected: '20 cifre, der vokser fra post til post',
    fault: ({ token, previous, number }) =>
      /^[0-9]{20}$/.test(token) && token > previous
        ? undefined
        : { place: `post nr. ${number}`, seen: `${inWords(token)} efter ${previous === '' ? 'ingen' : previous}` },
  });
});

Then('kommer der ingen poster', function (this: PilotWorld) {
  const { entries, feedId } = feedOf(this.recall('replication'));
  expectTrue(entries.length === 0, 'SKRS sendte poster, der allerede var hentet.', {
    place: feedId,
    expected: 'et feed uden poster',
    received: `${entries.length} poster, den første ${entries[0]?.token ?? ''}`,
  });
});

Then('har posten disse felter:', function (this: PilotWorld, table: DataTable) {
  const entry = firstEntry(this.recall('replication'));
  const present = new Set(entry.fields.map(({ name }) => name.toLowerCase()));
  const missing = table.raw().flatMap(([name = '']) => (present.has(name.toLowerCase()) ? [] : name));
  expectTrue(missing.length === 0, 'Posten mangler felter.', {
    place: entry.token,
    expected: table.raw().flat().join(', '),
    received: `mangler ${missing.join(', ')}`,
  });
});

Then('er feedets id det, SKRS skal give SorEntity', function (this: PilotWorld) {
  const { feedId } = feedOf(this.recall('replication'));
  expectTrue(/^tag:nsi\.dk,2011:sor\/[^/]+\/v[0-9]+$/i.test(feedId), 'Feedets id følger ikke formen.', {
    place: 'atom:id',
    expected: 'tag:nsi.dk,2011:sor/<datatype>/v<version>',
    received: inWords(feedId),
  });
});

Then('svarer SKRS med fejlkoden {string}', function (this: PilotWorld, code: string) {
  const answer = this.recall('replication');
  const received =
    answer.kind === 'fault' ? `${answer.faultCode}: ${answer.faultString}` : `et feed med ${answer.entries.length} poster`;
  expectTrue(
    answer.kind === 'fault' && `${answer.faultCode} ${answer.faultString}`.includes(code),
    'SKRS svarede ikke med den rette fejl.',
    {
      place: 'SOAP-fejl',
      expected: code,
      received,
    },
  );
});

/** Calls until so many records have come or the feed ends; each call goes on from the last token. */
async function walk(world: PilotWorld, total: number, maxRecords: number): Promise<FeedWalk> {
  const pages: FeedWalk['pages'][number][] = [];
  let offset = START;
  let received = 0;
  while (received < total) {
    const feed = feedOf(await world.client.skrs.replicate({ datatype: 'sorEntity', offset, maxRecords }));
    const last = feed.entries.at(-1)?.token;
    if (last === undefined) break;
    pages.push(feed);
    if (last === offset) throw endless(offset);
    offset = last;
    received += feed.entries.length;
  }
  return { maxRecords, pages };
}

function endless(offset: string): Deviation {
  return new Deviation('SKRS kommer ikke videre i rækken af poster.', {
    place: `offset ${offset}`,
    expected: 'poster efter det token, der blev spurgt fra',
    received: 'den samme post igen',
  });
}

function feedOf(answer: ReplicationAnswer): Extract<ReplicationAnswer, { kind: 'feed' }> {
  if (answer.kind === 'feed') return answer;
  throw new Deviation('SKRS svarede med en fejl.', {
    place: 'SOAP-fejl',
    expected: 'et feed',
    received: `${answer.faultCode}: ${answer.faultString}`,
  });
}

function firstEntry(answer: ReplicationAnswer): ReplicationEntry {
  const feed = feedOf(answer);
  const [entry] = feed.entries;
  if (entry !== undefined) return entry;
  throw new Deviation('SorEntity er tom.', { place: feed.feedId, expected: 'mindst én post', received: 'ingen' });
}

function tokensOf({ pages }: FeedWalk): readonly string[] {
  return pages.flatMap(({ entries }) => entries.map(({ token }) => token));
}
