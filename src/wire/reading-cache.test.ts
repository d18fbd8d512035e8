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

it('gives each of those who waited an error of its own, with the same words', async () => {
  const cache = createReadingCache();
  const load = () => Promise.reject(new EndpointError('brød sammen', { place: 'her', remedy: 'prøv igen' }));
  const errors = await Promise.all(
    [scenario(), scenario(), scenario()].map(({ record }) => cache.read('a', record, load).catch((error: unknown) => error)),
  );
  expect(new Set(errors).size).toBe(3);
  expect(new Set(errors.map((error) => (error as Error).message)).size).toBe(1);
  for (const error of errors) expect(error).toBeInstanceOf(EndpointError);
});

it('goes on for those who wait when the scenario that began it has ended', async () => {
  const cache = createReadingCache();
  const over = () => Promise.reject(new Error('Cannot attach when a step/hook is not running'));
  const load = async (keep: RecordExchange) => {
    await keep(exchange('side 1'));
    return 'godt';
  };
  const waiting = scenario();
  const [first, second] = await Promise.allSettled([cache.read('a', over, load), cache.read('a', waiting.record, load)]);
  expect(first).toMatchObject({ status: 'rejected', reason: { message: 'Cannot attach when a step/hook is not running' } });
  expect(second).toEqual({ status: 'fulfilled', value: 'godt' });
  expect(waiting.seen).toEqual(['side 1 (genbrugt)']);
});

it('is given up by a scenario whose time is up, and by no other', async () => {
  const cache = createReadingCache();
  const { promise, resolve } = Promise.withResolvers<string>();
  const hurried = Object.assign(scenario().record, { deadline: () => performance.now() + 5 });
  const patient = cache.read('a', scenario().record, () => promise);
  await expect(cache.read('a', hurried, () => promise)).rejects.toThrow(/^Aflæsningen, som scenariet deler/);
  resolve('godt');
  await expect(patient).resolves.toBe('godt');
});
