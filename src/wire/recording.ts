import type { RedactedExchange } from '../evidence/redact-exchange.ts';
import type { Exchange } from '../model/exchange.ts';

/** Takes each exchange of one scenario attempt, in order. */
export type ExchangeRecorder = (exchange: Exchange) => void | Promise<void>;

/** An exchange before it has a number in a scenario. */
export type UnplacedExchange = RedactedExchange['exchange'];

/** Takes an exchange into a scenario's evidence. */
export type RecordExchange = (exchange: UnplacedExchange, options?: { readonly reused: boolean }) => Promise<void>;

/** Numbers the exchanges of one scenario attempt from 1, in the order they ended, and hands them on. */
export function createRecording(recorder: ExchangeRecorder): RecordExchange {
  let sequence = 0;
  return async (exchange, { reused } = { reused: false }) => {
    sequence += 1;
    await recorder({ ...exchange, sequence, reused });
  };
}
