import { AsyncResource } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { StrayExceptions } from './stray-exceptions.ts';

type Handler = (error: Error) => void;

/** Cucumber's list of handlers, and what is told of exceptions it does not get. */
function room(...underWay: readonly string[]) {
  const unused = (): void => undefined;
  const manager = {
    registerHandler: unused as (handler: Handler) => void,
    unregisterHandler: unused as (handler: Handler) => void,
  };
  const told: string[] = [];
  const listener = {
    underWay: () => underWay,
    afterEnd: (id: string, error: unknown) => void told.push(`${id} afterwards: ${String(error)}`),
    ownerless: () => void told.push('ownerless'),
  };
  /** A step of a scenario that is under way until `then` has been done. */
  const step = (id: string, then: () => void = unused): Promise<void> =>
    stray.within(
      id,
      async () => {
        const handler = (error: Error): void => void told.push(`${id}: ${error.message}`);
        manager.registerHandler(handler);
        await Promise.resolve();
        then();
        manager.unregisterHandler(handler);
      },
      listener,
    );
  const stray = new StrayExceptions(manager);
  return { stray, listener, manager, told, step };
}

describe('an exception that nobody caught', () => {
  it('ends the step of the scenario it was thrown in, and no other', async () => {
    const { stray, listener, told, step } = room('a', 'b');
    await Promise.all([step('a', () => stray.strike(new Error('bum'), listener)), step('b')]);
    expect(told).toEqual(['a: bum']);
  });

  it('is told, and ends no step, when its scenario has ended', async () => {
    const { stray, listener, told, step } = room('b');
    let late: () => void = () => undefined;
    await stray.within(
      'a',
      () => Promise.resolve((late = AsyncResource.bind(() => stray.strike(new Error('bum'), listener)))),
      listener,
    );
    await step('b', late);
    expect(told).toEqual(['a afterwards: Error: bum']);
  });

  it('ends the next step when it struck between two, and is told when there is none', async () => {
    const { stray, listener, manager, told } = room('a', 'c');
    const strike = (): void => stray.strike(new Error('bum'), listener);
    await stray.within(
      'a',
      async () => {
        strike();
        manager.registerHandler((error) => void told.push(`a: ${error.message}`));
        await Promise.resolve();
      },
      listener,
    );
    await stray.within('c', () => Promise.resolve(strike()), listener);
    expect(told).toEqual(['a: bum', 'c afterwards: Error: bum']);
  });

  it('ends all that is under way when nothing tells whose it is', async () => {
    const { stray, listener, told, step } = room('a', 'b');
    const [a, b] = [step('a'), step('b')];
    stray.strike(new Error('bum'), listener);
    await Promise.all([a, b]);
    expect(told).toEqual(['ownerless', 'a: bum', 'b: bum']);
  });
});

it('finds Cucumber’s own list where it was (the version is pinned; if this fails, read UserCodeRunner again)', () => {
  const require = createRequire(import.meta.url);
  const { default: manager } = require('@cucumber/cucumber/lib/uncaught_exception_manager') as { default: object };
  expect(Object.keys(manager)).toEqual(['registerHandler', 'unregisterHandler']);
});
