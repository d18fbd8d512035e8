import { expect, it } from 'vitest';
import { Deviation, EndpointError } from '../model/faults.ts';
import { createReadingCache } from './reading-cache.ts';
import type { RecordExchange, UnplacedExchange } from './recording.ts';

const exchange = (purpose: string): UnplacedExchange => ({
  interface: 'skrs',
  purpose,
  startedAt: '2026-11-23T08:00:00.000Z',
  durationMs: 1,
  request: { method: 'POST', url: 'http://h/', headers: [] },
  redactions: {},
});

function scenario() {
  const seen: string[] = [];
  const record: RecordExchange = (one, { reused } = { reused: false }) => {
    seen.push(`${one.purpose}${reused ? ' (genbrugt)' : ''}`);
    return Promise.resolve();
  };
  return { seen, record };
}

it('gives ten scenarios that ask at once one reading, which only the first has as its own', async () => {
  const cache = createReadingCache();
  let loads = 0;
  const scenarios = Array.from({ length: 10 }, scenario);
  const values = await Promise.all(
    scenarios.map(({ record }) =>
      cache.read('alt', record, async (keep) => {
        loads += 1;
        await keep(exchange('side 1'));
        await keep(exchange('side 2'));
        return loads;
      }),
    ),
  );
  expect(loads).toBe(1);
  expect(values).toEqual(Array.from({ length: 10 }, () => 1));
  expect(scenarios[0]!.seen).toEqual(['side 1', 'side 2']);
  for (const { seen } of scenarios.slice(1)) expect(seen).toEqual(['side 1 (genbrugt)', 'side 2 (genbrugt)']);
});

it('tells all who waited of a reading that broke down, and tries it again for the next', async () => {
  const cache = createReadingCache();
  let loads = 0;
  const load = async (keep: RecordExchange) => {
    loads += 1;
    await keep(exchange(`forsøg ${loads}`));
    if (loads === 1) throw new EndpointError('brød sammen');
    return 'godt';
  };
  const [first, second, third] = [scenario(), scenario(), scenario()];
  const outcomes = await Promise.allSettled([cache.read('a', first.record, load), cache.read('a', second.record, load)]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
  expect(second.seen).toEqual(['forsøg 1 (genbrugt)']);
  await expect(cache.read('a', third.record, load)).resolves.toBe('godt');
  expect(third.seen).toEqual(['forsøg 2']);
});

it('does not ask again for an answer that deviated: the deviation is the answer', async () => {
  const cache = createReadingCache();
  let loads = 0;
  const load = () => {
    loads += 1;
    return Promise.reject(new Deviation('afveg'));
  };
  await expect(cache.read('a', scenario().record, load)).rejects.toThrow('afveg');
  await expect(cache.read('a', scenario().record, load)).rejects.toThrow('afveg');
  expect(loads).toBe(1);
});
