import { Deviation } from '../model/faults.ts';
import type { RecordExchange, UnplacedExchange } from './recording.ts';

/** Loads something whole, recording each exchange it takes. */
export type Load<T> = (record: RecordExchange) => Promise<T>;

/** Whole-register readings of one session, each done once however many scenarios ask, also at the same time. */
export interface ReadingCache {
  read<T>(key: string, record: RecordExchange, load: Load<T>): Promise<T>;
  /** Lets the next reading ask again, as after a change in the register. */
  forget(key: string): void;
}

interface Reading {
  readonly result: Promise<unknown>;
  readonly exchanges: UnplacedExchange[];
}

/**
 * Makes an empty cache. The scenario that reads first has the exchanges recorded as they happen; every other scenario
 * gets the same ones marked as reused. An answer that deviated stays as it was answered; a reading that broke, or had
 * a missing precondition, is forgotten, so that the next scenario asks again.
 */
export function createReadingCache(): ReadingCache {
  const readings = new Map<string, Reading>();

  function start(key: string, record: RecordExchange, load: Load<unknown>): Reading {
    const exchanges: UnplacedExchange[] = [];
    const result = load(async (exchange) => {
      exchanges.push(exchange);
      await record(exchange);
    });
    const reading = { result, exchanges };
    readings.set(key, reading);
    result.catch((error: unknown) => {
      if (!(error instanceof Deviation) && readings.get(key) === reading) readings.delete(key);
    });
    return reading;
  }

  return {
    forget: (key) => void readings.delete(key),
    async read<T>(key: string, record: RecordExchange, load: Load<T>): Promise<T> {
      const known = readings.get(key);
      if (known === undefined) return start(key, record, load).result as Promise<T>;
      const settled = await Promise.allSettled([known.result]);
      for (const exchange of known.exchanges) await record(exchange, { reused: true });
      const [outcome] = settled;
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value as T;
    },
  };
}
