import type { Exchange } from '../../model/exchange.ts';
import { isFault, parseFaultMessage, PreconditionError } from '../../model/faults.ts';
import { withoutEnd } from '../../wire/below.ts';
import { headerValue, type Wire } from '../../wire/call.ts';
import type { UnplacedExchange } from '../../wire/recording.ts';
import type { Questions, Told } from '../../interfaces/interface.ts';
import { ContractNotUnderstood } from '../../interfaces/soap/not-understood.ts';

/** Something that stood in the way of an answer, in Danish. */
interface FaultWords {
  readonly sentence: string;
  readonly remedy: string | undefined;
}

/** Whether those who call are let in, as far as the answers show. */
type Access =
  /** `unproved`: no call that changes nothing could show it. `unknown`: it does not answer in a way that says. */
  { readonly kind: 'given' | 'unproved' | 'unknown' } | { readonly kind: 'refused'; readonly fault: FaultWords };

/** What came of asking an interface. */
export interface Answered {
  readonly access: Access;
  /** What it said of itself, or why it did not; undefined when access was what stood in the way. */
  readonly self: { readonly told: Told } | { readonly fault: FaultWords } | undefined;
  /** How far its clock is ahead of ours, in milliseconds; undefined when no answer told the time. */
  readonly clockAheadMs: number | undefined;
}

/**
 * Asks both questions at once. Nothing of it is recorded as a scenario's evidence. Rejects only with what is our own
 * fault.
 */
export async function ask({ self, access }: Questions, address: string, wire: Wire): Promise<Answered> {
  const [first, second] = await Promise.all([
    outcome(self, address, wire),
    typeof access === 'function' ? outcome(access, address, wire) : undefined,
  ]);
  const entry = access === 'self' ? first : second;
  const refusal = [entry, first].find((one) => one?.thrown !== undefined && refusesAccess(one));
  const clockAheadMs = [...first.heard, ...(second?.heard ?? [])].map(clockAhead).find((ahead) => ahead !== undefined);
  if (refusal?.thrown !== undefined) {
    return { access: { kind: 'refused', fault: words(refusal.thrown, wire) }, self: undefined, clockAheadMs };
  }
  return {
    access: { kind: letIn(entry, first) },
    self: first.thrown === undefined ? { told: first.value } : { fault: words(first.thrown, wire) },
    clockAheadMs,
  };
}

type Outcome<T> = ({ readonly value: T; readonly thrown?: never } | { readonly thrown: Error }) & {
  /** What the interface itself answered, also when it refused; answers of a token service are not among them. */
  readonly heard: readonly UnplacedExchange[];
};

async function outcome<T>(question: (wire: Wire) => Promise<T>, address: string, wire: Wire): Promise<Outcome<T>> {
  const heard: UnplacedExchange[] = [];
  const own = wire.redactor.url(withoutEnd(address)).text;
  const record: Wire['record'] = (exchange) => {
    if (exchange.request.url.startsWith(own)) heard.push(exchange);
    return Promise.resolve();
  };
  try {
    return { value: await question({ ...wire, record }), heard };
  } catch (error) {
    if (isFault(error)) return { thrown: error, heard };
    throw error;
  }
}

/** A missing precondition is about access unless the interface itself said that there is nothing at the address. */
function refusesAccess({ thrown, heard }: Outcome<unknown>): boolean {
  if (!(thrown instanceof PreconditionError) || thrown instanceof ContractNotUnderstood) return false;
  const statuses = heard.map(({ response }) => response?.status);
  if (statuses.some((status) => status === 401 || status === 403)) return true;
  const last = statuses.at(-1);
  return last !== 404 && last !== 501;
}

function letIn(entry: Outcome<unknown> | undefined, self: Outcome<unknown>): 'given' | 'unproved' | 'unknown' {
  if (entry === undefined) return self.thrown === undefined ? 'unproved' : 'unknown';
  if (entry.thrown === undefined) return 'given';
  // Where it tells of itself as it should, a refusal of what else was asked is given to someone who was let in.
  return entry.thrown.name === 'Deviation' && self.thrown === undefined ? 'given' : 'unknown';
}

/**
 * How far the server was ahead when it answered. HTTP tells whole seconds, and the answer was given at some moment
 * between asking and receiving: within that, the clocks agree.
 */
function clockAhead({ startedAt, durationMs, response }: Pick<Exchange, 'startedAt' | 'durationMs' | 'response'>) {
  const told = Date.parse(response === undefined ? '' : (headerValue(response, 'date') ?? ''));
  if (Number.isNaN(told)) return undefined;
  const from = Date.parse(startedAt);
  const to = from + durationMs;
  if (told > to) return Math.round(told - to);
  if (told + 1_000 <= from) return Math.round(told + 1_000 - from);
  return 0;
}

function words(thrown: Error, wire: Wire): FaultWords {
  const { sentence, details } = parseFaultMessage(thrown.message);
  const received = details.received === undefined ? '' : ` (${details.received})`;
  return { sentence: wire.redactor.errorText(`${sentence}${received}`).text, remedy: details.remedy };
}
