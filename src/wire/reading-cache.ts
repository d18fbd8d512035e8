import { copyFault, Deviation, EndpointError, isFault } from '../model/faults.ts';
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
 *
 * What becomes of the first scenario meanwhile is its own: when it ends before the reading does, or its evidence cannot be
 * kept, the reading goes on for those who wait for it. Each of them gets an error of its own.
 */
export function createReadingCache(): ReadingCache {
  const readings = new Map<string, Reading>();

  async function start<T>(key: string, record: RecordExchange, load: Load<T>): Promise<T> {
    const exchanges: UnplacedExchange[] = [];
    const unkept: unknown[] = [];
    const keep = async (exchange: UnplacedExchange): Promise<void> => {
      exchanges.push(exchange);
      await record(exchange).catch((error: unknown) => void unkept.push(error));
    };
    const { deadline } = record;
    const result = load(deadline === undefined ? keep : Object.assign(keep, { deadline }));
    const reading = { result, exchanges };
    readings.set(key, reading);
    result.catch((error: unknown) => {
      if (!(error instanceof Deviation) && readings.get(key) === reading) readings.delete(key);
    });
    const value = await result;
    if (unkept.length > 0) throw unkept[0] as Error;
    return value;
  }

  return {
    forget: (key) => void readings.delete(key),
    async read<T>(key: string, record: RecordExchange, load: Load<T>): Promise<T> {
      const known = readings.get(key);
      if (known === undefined) return start(key, record, load);
      const outcome = await settledInTime(known.result, record);
      for (const exchange of known.exchanges) await record(exchange, { reused: true });
      if (outcome.status === 'rejected') throw ownError(outcome.reason);
      return outcome.value as T;
    },
  };
}

/** How a reading that another scenario began came out; one that takes longer than this scenario has is given up by it alone. */
async function settledInTime(result: Promise<unknown>, { deadline }: RecordExchange): Promise<PromiseSettledResult<unknown>> {
  if (deadline === undefined) return (await Promise.allSettled([result]))[0];
  const late = Promise.withResolvers<PromiseSettledResult<unknown>>();
  const timer = setTimeout(
    () => {
      const reason = new EndpointError('Aflæsningen, som scenariet deler med andre, blev ikke færdig i tide.', {
        expected: 'at de svar, et trin skal bruge, tilsammen kommer inden for trinnets tid',
        remedy: 'Kør scenariet alene, eller hæv scenarioMs i miljøets konfiguration.',
      });
      late.resolve({ status: 'rejected', reason });
    },
    Math.max(1, deadline() - performance.now()),
  );
  try {
    return await Promise.race([Promise.allSettled([result]).then(([settled]) => settled), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** The same fault as an object of one's own: whoever gets an error may write on it. */
function ownError(reason: unknown): unknown {
  return isFault(reason) ? copyFault(reason) : reason;
}
