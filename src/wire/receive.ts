import { changesRegister } from '../model/interfaces.ts';
import type { Dispatcher } from 'undici';
import { createBodyTap, type BodyTap, type RawBody, rawBody } from '../evidence/body-tap.ts';
import { type RawExchange, type RawHeader, redactExchange } from '../evidence/redact-exchange.ts';
import { PreconditionError } from '../model/faults.ts';
import { type AnswerHead, type Call, headerValue, type UsedProof, WHOLE_BODY_LIMIT, type Wire } from './call.ts';
import { STEP_TOO_SLOW, TOO_LARGE } from './fault-table.ts';
import { judgeAnswer, type Judgement, needsJudging } from './judge-answer.ts';
import { CodedError, continued, decodedChunks, readWhole, takeStart } from './read-body.ts';
import { isHungUp, transportFault } from './transport-fault.ts';
import { createWireClock, tenths, type WireClock } from './wire-clock.ts';

/** An answer that is the adapter's to judge, and what its reader made of the body. */
export interface Answer<T> extends AnswerHead {
  readonly value: T;
}

/** Reads a body while it arrives. What it leaves unread is still received, counted and hashed. */
export type BodyReader<T> = (chunks: AsyncIterable<Uint8Array>, head: AnswerHead) => Promise<T>;

/**
 * Sends a request with the call's proof of access, receives the whole answer within the session's limits, and keeps the
 * exchange as evidence whatever happens. Redirects are not followed, and nothing is tried again but two things: a proof
 * that was refused and can be had anew is renewed once, and what changes nothing is sent once more when the connection it
 * was sent on had been closed since it was last used.
 *
 * Throws EndpointError when no whole answer arrived or the system failed, PreconditionError when access is not given or
 * the interface is not there, Deviation when the system refused the request, and whatever `read` throws.
 */
export async function receive<T>(call: Call, wire: Wire, read: BodyReader<T>): Promise<Answer<T>> {
  const proof = await proofFor(call, wire);
  const first = await ask({ call, proof, read }, wire);
  if (first.kind === 'answer') return first.answer;
  if (call.auth?.renew(proof) !== true) throw first.error;
  const second = await ask({ call, proof: await proofFor(call, wire), read }, wire);
  if (second.kind === 'answer') return second.answer;
  throw second.error;
}

async function proofFor({ auth, interface: name }: Call, wire: Wire): Promise<UsedProof> {
  if (auth === undefined) return { headers: {}, soapHeader: '' };
  const context = { interface: name, wire };
  return { headers: await auth.headers(context), soapHeader: await auth.soapHeader(context) };
}

interface Asking<T> {
  readonly call: Call;
  readonly proof: UsedProof;
  readonly read: BodyReader<T>;
}

type Asked<T> =
  { readonly kind: 'answer'; readonly answer: Answer<T> } | { readonly kind: 'refused'; readonly error: PreconditionError };

async function ask<T>({ call, proof, read }: Asking<T>, wire: Wire): Promise<Asked<T>> {
  const body = typeof call.body === 'function' ? call.body(proof.soapHeader) : call.body;
  const attempt = startAttempt({ ...call, headers: { ...call.headers, ...proof.headers } }, body, wire);
  const request = (): Promise<Dispatcher.ResponseData> =>
    (call.auth?.dispatcher ?? wire.dispatcher).compose(attempt.clock.interceptor).request({
      ...addressOf(call),
      method: call.method,
      headers: attempt.headers,
      body: body ?? null,
      signal: timeLimit(wire),
    });
  let response: Dispatcher.ResponseData;
  try {
    response = await request().catch((thrown: unknown) => {
      if (!isStale(thrown, call, attempt.clock)) throw thrown;
      attempt.resend();
      return request();
    });
  } catch (thrown) {
    const fault = transportFault({ thrown, phase: 'before-answer' }, call, wire);
    if (fault === undefined) throw thrown;
    await attempt.keep(undefined, { code: fault.code, message: fault.error.message });
    throw fault.error;
  }

  const head = answerHead(response);
  const follower = followBody(response, attempt.tap, Math.min(call.maxBodyBytes ?? WHOLE_BODY_LIMIT, wire.limits.maxBodyBytes));
  const outcome = await settle<T | Refusal>(judge({ call, head, read }, follower.chunks, wire));
  await follower.drain();
  const answered = { status: head.status, headers: head.headers, body: attempt.tap.finish(head.contentType) };
  if (follower.failure !== undefined) {
    const fault = transportFault({ thrown: follower.failure, phase: 'within-answer' }, call, wire);
    if (fault === undefined) throw follower.failure as Error;
    await attempt.keep(answered, { code: fault.code, message: fault.error.message });
    throw fault.error;
  }
  const refusal = outcome.ok && outcome.value instanceof Refusal ? outcome.value : undefined;
  await attempt.keep(answered, undefined, refusal?.row);
  if (!outcome.ok) throw outcome.thrown as Error;
  if (!(outcome.value instanceof Refusal)) return { kind: 'answer', answer: { ...head, value: outcome.value } };
  const { error, renewable } = outcome.value;
  if (renewable && error instanceof PreconditionError) return { kind: 'refused', error };
  throw error;
}

/** Ends a call when it, or the step that asks for it, has taken the time it may. */
function timeLimit({ limits, record: { deadline } }: Wire): AbortSignal {
  const left = deadline === undefined ? Infinity : Math.max(1, Math.ceil(deadline() - performance.now()));
  if (left >= limits.scenarioMs) return AbortSignal.timeout(limits.scenarioMs);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new CodedError(STEP_TOO_SLOW, 'trinnets tid er brugt')), left);
  timer.unref();
  return late.signal;
}

/**
 * Whether a connection kept since an earlier call turned out to be closed: the server may close one that is idle just as
 * it is used again (RFC 9112, section 9.3.1), and then a request that changes nothing may be sent once more. A new
 * connection that is closed without an answer is the system's doing, and so is one that changes something.
 */
function isStale(thrown: unknown, { method, interface: name }: Call, clock: WireClock): boolean {
  const isSafe = method !== 'POST' || !changesRegister(name);
  return isSafe && clock.usedBefore() && isHungUp(thrown);
}

/** An answer that is no answer to the question, and what that means. */
class Refusal {
  readonly row: string;
  readonly error: Error;
  readonly renewable: boolean;
  constructor({ row, error, renewable }: Judgement) {
    this.row = row;
    this.error = error;
    this.renewable = renewable;
  }
}

interface Judging<T> {
  readonly call: Call;
  readonly head: AnswerHead;
  readonly read: BodyReader<T>;
}

/** Judges an answer by the table before its reader gets it; one that begins as it should is read while it arrives. */
async function judge<T>({ call, head, read }: Judging<T>, chunks: AsyncIterable<Uint8Array>, wire: Wire): Promise<T | Refusal> {
  const source = chunks[Symbol.asyncIterator]();
  const begun = await takeStart(source);
  if (!needsJudging(call, head, Buffer.concat(begun))) return read(continued(begun, source), head);
  const bytes = await readWhole(continued(begun, source));
  const judgement = judgeAnswer({ call, head, bytes }, wire);
  return judgement === undefined ? read(continued([bytes], source), head) : new Refusal(judgement);
}

/** {@link receive} with the body held in memory. */
export async function send(call: Call, wire: Wire): Promise<Answer<Uint8Array>> {
  return receive(call, wire, readWhole);
}

interface Attempt {
  /** Notes that the request is sent once more, on a new connection. */
  resend(): void;
  readonly headers: Readonly<Record<string, string>>;
  readonly tap: BodyTap;
  readonly clock: WireClock;
  /** Keeps the exchange: bytes first, then the record that refers to them. */
  keep(response: RawExchange['response'], fault: RawExchange['fault'], judgedAs?: string): Promise<void>;
}

function startAttempt(call: Call, sent: string | undefined, wire: Wire): Attempt {
  const startedAt = wire.now();
  const started = performance.now();
  const clock = createWireClock();
  const headers = { 'user-agent': 'sor-pilot', 'accept-encoding': 'identity', ...call.headers };
  const body: RawBody | undefined =
    sent === undefined ? undefined : rawBody(Buffer.from(sent, 'utf8'), call.headers['content-type'] ?? '');
  let resent = false;
  return {
    resend: () => (resent = true),
    headers,
    tap: createBodyTap(),
    clock,
    keep: async (response, fault, judgedAs) => {
      const raw: RawExchange = {
        interface: call.interface,
        purpose: call.purpose,
        startedAt,
        durationMs: tenths(performance.now() - started),
        timing: clock.timing(),
        request: { method: call.method, url: call.url, headers: toHeaders(headers), body },
        response,
        fault,
        judgedAs,
        resent,
      };
      const { exchange, files } = await redactExchange(raw, wire.redactor, wire.limits.maxEvidenceBytes);
      for (const bytes of files) await wire.evidence.put(bytes);
      await wire.record(exchange);
    },
  };
}

interface FollowedBody {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Receives what the reader left. */
  drain(): Promise<void>;
  /** What broke the body, if anything did; told apart from a reader that was not content with it. */
  readonly failure: unknown;
}

function followBody(response: Dispatcher.ResponseData, tap: BodyTap, limit: number): FollowedBody {
  const encoding = response.headers['content-encoding'];
  const source = decodedChunks(response.body, Array.isArray(encoding) ? encoding.join() : encoding)[Symbol.asyncIterator]();
  let failure: unknown;
  const next = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    if (failure !== undefined) return { done: true, value: undefined };
    try {
      const step = await source.next();
      if (step.done === true) return { done: true, value: undefined };
      tap.add(step.value);
      if (tap.size > limit) throw new CodedError(TOO_LARGE, `mere end ${limit} byte`);
      return { done: false, value: step.value };
    } catch (thrown) {
      failure = thrown;
      response.body.destroy();
      throw thrown;
    }
  };
  return {
    // No `return` on the iterator: a reader that stops early must not close the body, the rest is still to be hashed.
    chunks: { [Symbol.asyncIterator]: () => ({ next }) },
    drain: async () => {
      await settle(
        (async () => {
          while ((await next()).done !== true);
        })(),
      );
    },
    get failure() {
      return failure;
    },
  };
}

type Settled<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly thrown: unknown };

async function settle<T>(promise: Promise<T>): Promise<Settled<T>> {
  try {
    return { ok: true, value: await promise };
  } catch (thrown) {
    return { ok: false, thrown };
  }
}

function addressOf(call: Call): { readonly origin: string; readonly path: string } {
  const url = new URL(call.url);
  return { origin: url.origin, path: `${url.pathname}${url.search}` };
}

function answerHead(response: Dispatcher.ResponseData): AnswerHead {
  const headers = Object.entries(response.headers).flatMap(([name, value]): RawHeader[] =>
    value === undefined ? [] : [value].flat().map((one) => ({ name, value: one })),
  );
  return { status: response.statusCode, headers, contentType: headerValue({ headers }, 'content-type') ?? '' };
}

function toHeaders(headers: Readonly<Record<string, string>>): RawHeader[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
