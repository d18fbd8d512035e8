import { EndpointError } from '../../model/faults.ts';
import type { Call, Wire } from './call.ts';
import { faultMeaning, type Phase, TOO_SLOW } from './fault-table.ts';

/** A call that gave no whole answer: what the evidence says, and what the step throws. */
export interface TransportFault {
  /** The transport's own word. */
  readonly code: string;
  readonly error: EndpointError;
}

/** What was thrown, and how far the call had come. */
export interface Broken {
  readonly thrown: unknown;
  readonly phase: Phase;
}

/**
 * Turns what a socket threw into an EndpointError in Danish. Gives undefined for errors that are not about the
 * transport: those are our own faults and must show as such.
 */
export function transportFault({ thrown, phase }: Broken, call: Call, wire: Wire): TransportFault | undefined {
  const code = errorCode(thrown);
  if (code === undefined) return undefined;
  const meaning = faultMeaning(code, phase, wire.limits);
  if (meaning === undefined) return undefined;
  const error = new EndpointError(meaning.sentence, {
    place: wire.redactor.url(`${call.method} ${call.url}`).text,
    received: wire.redactor.errorText(`${code}: ${errorText(thrown)}`).text,
    remedy: meaning.remedy,
  });
  return { code, error };
}

/** The code of an error, of its cause, or of the first of several attempts (both address families refused). */
function errorCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  if (thrown.name === 'TimeoutError') return TOO_SLOW;
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  // undici 8.12 has no code for the commonest case, a first line that is not HTTP at all.
  if (thrown.name === 'HTTPParserError') return thrown.name;
  if (thrown instanceof AggregateError) return errorCode(thrown.errors[0]);
  return errorCode(thrown.cause);
}

function errorText(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.message === '') return errorText(thrown.errors[0]);
  return thrown instanceof Error ? thrown.message : String(thrown);
}
