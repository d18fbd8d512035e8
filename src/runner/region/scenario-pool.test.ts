import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { type AssembledCase, installScenarioPool, type PoolOptions, runInPool } from './scenario-pool.ts';

function cases(...ids: string[]): AssembledCase[] {
  return ids.map((id) => ({ pickle: { id }, testCase: { id } }) as unknown as AssembledCase);
}

const together: PoolOptions = {
  concurrency: 3,
  writes: () => false,
  timed: () => false,
  machineTurn: () => Promise.resolve(),
  spoilt: () => false,
  stopping: () => false,
};

/** A run function whose scenarios end only when told to, so that a test decides the order of events. */
function steered() {
  const open = new Map<string, (passed: boolean) => void>();
  const started: string[] = [];
  const run = (item: AssembledCase): Promise<boolean> => {
    started.push(item.testCase.id);
    return new Promise((resolve) => open.set(item.testCase.id, resolve));
  };
  const end = async (id: string, passed = true): Promise<void> => {
    open.get(id)!(passed);
    open.delete(id);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { run, started, end, underWay: () => [...open.keys()] };
}

describe('the pool of scenarios', () => {
  it('keeps at most the agreed number going and starts the next when one ends', async () => {
    const { run, started, end, underWay } = steered();
    const done = runInPool(cases('a', 'b', 'c', 'd'), run, together);
    expect(underWay()).toEqual(['a', 'b', 'c']);
    await end('b');
    expect(underWay()).toEqual(['a', 'c', 'd']);
    for (const id of ['a', 'c', 'd']) await end(id);
    expect(await done).toBe(true);
    expect(started).toEqual(['a', 'b', 'c', 'd']);
  });

  it('runs scenarios that change data alone and last', async () => {
    const { run, end, underWay } = steered();
    const done = runInPool(cases('skriver', 'a', 'b'), run, { ...together, writes: (item) => item.testCase.id === 'skriver' });
    expect(underWay()).toEqual(['a', 'b']);
    await end('a');
    expect(underWay()).toEqual(['b']);
    await end('b');
    expect(underWay()).toEqual(['skriver']);
    await end('skriver');
    expect(await done).toBe(true);
  });

  it('runs scenarios that measure time last, one by one, once the machine is its own', async () => {
    const { run, end, underWay } = steered();
    let grant: (() => void) | undefined;
    const done = runInPool(cases('timed-1', 'timed-2', 'a', 'writes'), run, {
      ...together,
      writes: (item) => item.testCase.id === 'writes',
      timed: (item) => item.testCase.id.startsWith('timed'),
      machineTurn: () => new Promise((resolve) => (grant = resolve)),
    });
    await end('a');
    expect([underWay(), grant]).toEqual([['writes'], undefined]);
    await end('writes');
    expect([underWay(), typeof grant]).toEqual([[], 'function']);
    grant!();
    await new Promise((resolve) => setImmediate(resolve));
    expect(underWay()).toEqual(['timed-1']);
    await end('timed-1');
    expect(underWay()).toEqual(['timed-2']);
    await end('timed-2');
    expect(await done).toBe(true);
  });

  it('measures nothing when the run is stopped while the region waits for the machine', async () => {
    const { run, started } = steered();
    let stopping = false;
    const machineTurn = (): Promise<void> => {
      stopping = true;
      return Promise.resolve();
    };
    const options = { ...together, timed: () => true, machineTurn, stopping: () => stopping };
    expect(await runInPool(cases('timed'), run, options)).toBe(false);
    expect(started).toEqual([]);
  });

  it('does not ask for the machine when nothing measures time', async () => {
    const { run, end } = steered();
    const machineTurn = (): Promise<void> => Promise.reject(new Error('asked'));
    const done = runInPool(cases('a'), run, { ...together, machineTurn });
    await end('a');
    expect(await done).toBe(true);
  });

  it('runs a spoilt scenario again, alone, and judges by that run only', async () => {
    const { run, started, end, underWay } = steered();
    let spoilt = true;
    const done = runInPool(cases('a', 'b'), run, { ...together, spoilt: (item) => spoilt && item.testCase.id === 'a' });
    await end('a', false);
    spoilt = false;
    await end('b');
    expect(underWay()).toEqual(['a']);
    await end('a', true);
    expect(await done).toBe(true);
    expect(started).toEqual(['a', 'b', 'a']);
  });

  it('starts nothing new when the run is stopped, and has then not passed', async () => {
    const { run, started, end } = steered();
    let stopping = false;
    const done = runInPool(cases('a', 'b', 'c', 'd', 'e'), run, { ...together, stopping: () => stopping });
    stopping = true;
    for (const id of ['a', 'b', 'c']) await end(id);
    expect(await done).toBe(false);
    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('reports not passed when one scenario fails', async () => {
    const { run, end } = steered();
    const done = runInPool(cases('a', 'b'), run, together);
    await end('a', false);
    await end('b', true);
    expect(await done).toBe(false);
  });
});

describe('Cucumber’s internal adapter', () => {
  it('still has the shape the pool builds on (the version is pinned; if this fails, read the adapter again)', () => {
    const require = createRequire(import.meta.url);
    const { InProcessAdapter } = require('@cucumber/cucumber/lib/runtime/serial/adapter') as {
      InProcessAdapter: { prototype: object };
    };
    const { Executor } = require('@cucumber/cucumber/lib/runtime/executor') as {
      Executor: { prototype: { runTestCase: unknown } };
    };
    expect(Object.getOwnPropertyNames(InProcessAdapter.prototype)).toEqual([
      'constructor',
      'setup',
      'teardown',
      'runBeforeAllHooks',
      'runTestCases',
      'runAfterAllHooks',
    ]);
    expect(Executor.prototype.runTestCase).toHaveLength(2);
    expect(installScenarioPool(together)).toBe(true);
  });
});
