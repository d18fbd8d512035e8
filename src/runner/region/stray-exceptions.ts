import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';

type Handler = (error: Error) => void;

/** Cucumber's list of the steps and hooks under way that a stray exception is to end. */
interface ExceptionManager {
  registerHandler(handler: Handler): void;
  unregisterHandler(handler: Handler): void;
}

/** Who is to hear of stray exceptions that no single step can answer for. */
export interface StrayListener {
  /** Ids of the test cases under way. */
  readonly underWay: () => readonly string[];
  /** The scenario that left it behind had ended, so that it can be charged to none. */
  readonly afterEnd: (testCaseId: string, error: unknown) => void;
  /** Nothing tells whose it is; all that is under way has heard of it. */
  readonly ownerless: () => void;
}

/**
 * Finds whose a stray exception is: one thrown in a timer, or a rejection nobody awaits. Cucumber charges it to every step
 * under way in the process, and so to the neighbours of the scenario that left it behind, even after that has ended. Here
 * it goes to the scenario whose code made the timer or promise, however many are under way, and to none once that has ended.
 *
 * Like the pool it reaches into Cucumber's exported `./lib/*`, whose shape a test watches; where that is another, each
 * exception is without an owner, and is treated as Cucumber does.
 */
export class StrayExceptions {
  readonly #origin = new AsyncLocalStorage<string>();
  /** The test case each of Cucumber's handlers belongs to. */
  readonly #handlers = new Map<Handler, string | undefined>();
  /** What struck a scenario between two steps; its next step answers for it. */
  readonly #pending = new Map<string, unknown>();
  readonly #knowsHandlers: boolean;

  constructor(manager: ExceptionManager | undefined = findManager()) {
    this.#knowsHandlers = manager !== undefined;
    if (manager === undefined) return;
    manager.registerHandler = (handler) => {
      const testCase = this.#origin.getStore();
      this.#handlers.set(handler, testCase);
      if (testCase === undefined || !this.#pending.has(testCase)) return;
      const error = this.#pending.get(testCase);
      this.#pending.delete(testCase);
      handler(error as Error);
    };
    manager.unregisterHandler = (handler) => void this.#handlers.delete(handler);
  }

  /** Runs a scenario so that what it leaves behind is known as its own. */
  async within<T>(testCaseId: string, run: () => Promise<T>, listener: StrayListener): Promise<T> {
    try {
      return await this.#origin.run(testCaseId, run);
    } finally {
      if (this.#pending.has(testCaseId)) listener.afterEnd(testCaseId, this.#pending.get(testCaseId));
      this.#pending.delete(testCaseId);
    }
  }

  /** Takes an exception that nobody caught, in the context it was thrown in. */
  strike(error: unknown, listener: StrayListener): void {
    const testCase = this.#origin.getStore();
    if (testCase !== undefined && !listener.underWay().includes(testCase)) {
      listener.afterEnd(testCase, error);
      return;
    }
    if (testCase === undefined || !this.#knowsHandlers) {
      listener.ownerless();
      // Where it is Cucumber that keeps them, it listens to the process itself.
      for (const handler of [...this.#handlers.keys()]) handler(error as Error);
      return;
    }
    const own = [...this.#handlers].filter(([, owner]) => owner === testCase);
    for (const [handler] of own) handler(error as Error);
    if (own.length === 0) this.#pending.set(testCase, error);
  }
}

function findManager(): ExceptionManager | undefined {
  const require = createRequire(import.meta.url);
  try {
    const loaded = require('@cucumber/cucumber/lib/uncaught_exception_manager') as { default?: Partial<ExceptionManager> };
    const manager = loaded.default;
    return typeof manager?.registerHandler === 'function' && typeof manager.unregisterHandler === 'function'
      ? (manager as ExceptionManager)
      : undefined;
  } catch {
    return undefined;
  }
}
