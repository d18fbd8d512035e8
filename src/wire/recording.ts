import type { RedactedExchange } from '../evidence/redact-exchange.ts';
import type { Exchange } from '../model/exchange.ts';

/** Takes each exchange of one scenario attempt, in order. */
export type ExchangeRecorder = (exchange: Exchange) => void | Promise<void>;

/** An exchange before it has a number in a scenario. */
export type UnplacedExchange = RedactedExchange['exchange'];

/** Takes an exchange into a scenario's evidence. */
export interface RecordExchange {
  (exchange: UnplacedExchange, options?: { readonly reused: boolean }): Promise<void>;
  /** When what is asked for this scenario must have ended, on the clock of `performance.now()`; absent where nothing waits. */
  readonly deadline?: () => number;
}

/**
 * Numbers the exchanges of one scenario attempt from 1, in the order they ended, and hands them on.
 *
 * @param deadline see {@link RecordExchange.deadline}.
 */
export function createRecording(recorder: ExchangeRecorder, deadline?: () => number): RecordExchange {
  let sequence = 0;
  const record = async (exchange: UnplacedExchange, { reused } = { reused: false }): Promise<void> => {
    sequence += 1;
    await recorder({ ...exchange, sequence, reused });
  };
  return deadline === undefined ? record : Object.assign(record, { deadline });
}
