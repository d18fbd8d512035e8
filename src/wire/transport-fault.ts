import { EndpointError, PreconditionError } from '../model/faults.ts';
import type { Call, Wire } from './call.ts';
import { type Phase, TOO_SLOW } from './fault-table.ts';
import { brokenMeaning } from './proxy-faults.ts';
import { CodedError } from './read-body.ts';

/** A call that gave no whole answer: what the evidence says, and what the step throws. */
export interface TransportFault {
  /** The transport's own word. */
  readonly code: string;
  readonly error: EndpointError | PreconditionError;
}

/** What was thrown, and how far the call had come. */
export interface Broken {
  readonly thrown: unknown;
  readonly phase: Phase;
}

/**
 * Turns what a socket threw into an EndpointError in Danish, or a PreconditionError where the system refused our certificate. Gives undefined for errors that are not about the
 * transport: those are our own faults and must show as such.
 */
export function transportFault({ thrown, phase }: Broken, call: Call, wire: Wire): TransportFault | undefined {
  const code = errorCode(thrown);
  if (code === undefined) return undefined;
  const coding = thrown instanceof CodedError ? thrown.coding : undefined;
  const proxy = wire.proxies?.for(new URL(call.url));
  const meaning = brokenMeaning({ thrown, code, phase, coding, proxy }, wire.limits);
  if (meaning === undefined) return undefined;
  const error = new (meaning.access === true ? PreconditionError : EndpointError)(meaning.sentence, {
    place: wire.redactor.url(`${call.method} ${call.url}`).text,
    received: wire.redactor.errorText(`${code}: ${errorText(thrown)}`).text,
    remedy: meaning.remedy + certificateHint(code, phase, call),
  });
  return { code, error };
}

const HUNG_UP: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Whether the other side closed the connection. */
export function isHungUp(thrown: unknown): boolean {
  return HUNG_UP.has(errorCode(thrown) ?? '');
}

/** A server that wants a client certificate may just hang up; then nothing but the place tells. */
function certificateHint(code: string, phase: Phase, { url, auth }: Call): string {
  const hungUp = HUNG_UP.has(code) && phase === 'before-answer';
  if (!hungUp || !url.startsWith('https:') || auth?.certificate !== undefined) return '';
  return ' Kræver systemet et klientcertifikat (mTLS), så skriv tls.certificate og tls.key i konfigurationen.';
}

/** The code of an error, of its cause, or of the first of several attempts (both address families refused). */
export function errorCode(thrown: unknown): string | undefined {
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
  if (!(thrown instanceof Error)) return String(thrown);
  // OpenSSL's own words without its thread and source line; Node's without its advice to whoever runs it.
  if ('reason' in thrown && typeof thrown.reason === 'string' && thrown.message.includes(':error:')) return thrown.reason;
  return thrown.message.replace(/; if the root CA is installed locally.*$/, '').trim();
}
