import { createRequire } from 'node:module';
import type { Pickle, TestCase } from '@cucumber/messages';

/** A scenario as Cucumber hands it to its runtime adapter. */
export interface AssembledCase {
  readonly pickle: Pickle;
  readonly testCase: TestCase;
}

interface Adapter {
  readonly executor: { runTestCase(item: AssembledCase, failing: boolean): Promise<boolean> };
  runTestCases(items: readonly AssembledCase[]): Promise<boolean>;
}

/** How many scenarios run at once, and what stops them. */
export interface PoolOptions {
  /** Scenarios under way at once, at least 1. */
  readonly concurrency: number;
  /** Scenarios that change data: they run one at a time. */
  readonly writes: (item: AssembledCase) => boolean;
  /** Scenarios that measure time: they run one at a time, last, and only once {@link PoolOptions.machineTurn} has resolved. */
  readonly timed: (item: AssembledCase) => boolean;
  /** Asked for once, when all else has ended; resolves when no other region runs scenarios, or the run is stopping. */
  readonly machineTurn: () => Promise<void>;
  /** True when the last attempt was spoilt by another scenario's stray exception and must be run again by itself. */
  readonly spoilt: (item: AssembledCase) => boolean;
  /** True when no further scenario should start. */
  readonly stopping: () => boolean;
  /** Runs a scenario so that what it leaves behind can be told from that of its neighbours. */
  readonly within?: (item: AssembledCase, run: () => Promise<boolean>) => Promise<boolean>;
}

/**
 * Lets Cucumber's in-process adapter keep several scenarios under way. A scenario mostly waits for answers, and Cucumber
 * runs one at a time in a process, so without this the waits of all scenarios are added up. Everything else (parsing,
 * hooks, messages, retries) stays Cucumber's own.
 *
 * The adapter is reached through the package's exported `./lib/*`, which is not documented API. The version is pinned,
 * a test watches the shape, and where the shape is not the expected one this returns false and the scenarios run one
 * at a time, slower but right; the caller says so in the outcome.
 */
export function installScenarioPool(options: PoolOptions): boolean {
  const prototype = findAdapterPrototype();
  if (prototype === undefined) return false;
  prototype.runTestCases = async function runTestCases(this: Adapter, items) {
    const within = options.within ?? ((_item, run) => run());
    return runInPool(items, (item) => within(item, () => this.executor.runTestCase(item, false)), options);
  };
  return true;
}

/**
 * The order of a pool: shared scenarios side by side, those that change data one by one, spoilt ones again by themselves,
 * and at the end, with the machine to itself, those that measure time.
 */
export async function runInPool(
  items: readonly AssembledCase[],
  run: (item: AssembledCase) => Promise<boolean>,
  options: PoolOptions,
): Promise<boolean> {
  const timed = items.filter((item) => options.timed(item));
  const writing = items.filter((item) => options.writes(item) && !options.timed(item));
  const shared = items.filter((item) => !options.writes(item) && !options.timed(item));
  const again: AssembledCase[] = [];
  let success = true;
  const runOne = async (item: AssembledCase): Promise<void> => {
    const passed = await run(item);
    if (options.spoilt(item)) again.push(item);
    else if (!passed) success = false;
  };
  const queue = shared.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      if (options.stopping()) return;
      await runOne(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.concurrency, shared.length) }, worker));
  for (const item of writing) {
    if (options.stopping()) return false;
    await runOne(item);
  }
  for (const item of again) {
    if (options.stopping()) return false;
    if (!(await run(item))) success = false;
  }
  if (timed.length > 0 && !options.stopping()) await options.machineTurn();
  for (const item of timed) {
    if (options.stopping()) return false;
    if (!(await run(item))) success = false;
  }
  return success && !options.stopping();
}

function findAdapterPrototype(): Adapter | undefined {
  const require = createRequire(import.meta.url);
  let loaded: unknown;
  try {
    loaded = require('@cucumber/cucumber/lib/runtime/serial/adapter');
  } catch {
    return undefined;
  }
  const adapter = (loaded as { InProcessAdapter?: { prototype?: Partial<Adapter> } }).InProcessAdapter?.prototype;
  return typeof adapter?.runTestCases === 'function' ? (adapter as Adapter) : undefined;
}
