import type { Dispatcher } from 'undici';
import { createBodyTap, type BodyTap, type RawBody, rawBody } from '../evidence/body-tap.ts';
import { type RawExchange, type RawHeader, redactExchange } from '../evidence/redact-exchange.ts';
import { PreconditionError } from '../model/faults.ts';
import { type AnswerHead, type Call, headerValue, type UsedProof, WHOLE_BODY_LIMIT, type Wire } from './call.ts';
import { dgwsFault } from './dgws-fault.ts';
import { TOO_LARGE } from './fault-table.ts';
import { statusFault } from './judge-status.ts';
import { decodedChunks, readWhole } from './read-body.ts';
import { transportFault } from './transport-fault.ts';
import { createWireClock, tenths, type WireClock } from './wire-clock.ts';

/** An answer that is the adapter's to judge, and what its reader made of the body. */
export interface Answer<T> extends AnswerHead {
  readonly value: T;
}

/** Reads a body while it arrives. What it leaves unread is still received, counted and hashed. */
export type BodyReader<T> = (chunks: AsyncIterable<Uint8Array>, head: AnswerHead) => Promise<T>;

/**
 * Sends a request with the call's proof of access, receives the whole answer within the session's limits, and keeps the
 * exchange as evidence whatever happens. Redirects are not followed, and nothing is tried again but one thing: a proof
 * that was refused and can be had anew is renewed once.
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
  let response: Dispatcher.ResponseData;
  try {
    response = await (call.auth?.dispatcher ?? wire.dispatcher).compose(attempt.clock.interceptor).request({
      ...addressOf(call),
      method: call.method,
      headers: attempt.headers,
      body: body ?? null,
      signal: AbortSignal.timeout(wire.limits.scenarioMs),
    });
  } catch (thrown) {
    const fault = transportFault({ thrown, phase: 'before-answer' }, call, wire);
    if (fault === undefined) throw thrown;
    await attempt.keep(undefined, { code: fault.code, message: fault.error.message });
    throw fault.error;
  }

  const head = answerHead(response);
  const follower = followBody(response, attempt.tap, Math.min(call.maxBodyBytes ?? WHOLE_BODY_LIMIT, wire.limits.maxBodyBytes));
  const usable = (head.status >= 200 && head.status < 300) || (call.ownStatuses ?? []).includes(head.status);
  const outcome = await settle<T | Refusal>(
    head.status < 400 && usable ? read(follower.chunks, head) : judge({ call, head, usable, read }, follower.chunks, wire),
  );
  await follower.drain();
  const answered = { status: head.status, headers: head.headers, body: attempt.tap.finish(head.contentType) };
  if (follower.failure !== undefined) {
    const fault = transportFault({ thrown: follower.failure, phase: 'within-answer' }, call, wire);
    if (fault === undefined) throw follower.failure as Error;
    await attempt.keep(answered, { code: fault.code, message: fault.error.message });
    throw fault.error;
  }
  await attempt.keep(answered, undefined);
  if (!outcome.ok) throw outcome.thrown as Error;
  if (!(outcome.value instanceof Refusal)) return { kind: 'answer', answer: { ...head, value: outcome.value } };
  const { error, renewable } = outcome.value;
  if (renewable && error instanceof PreconditionError) return { kind: 'refused', error };
  throw error;
}

/** An answer that is no answer to the question, and what that means. */
class Refusal {
  readonly error: Error;
  /** Whether the proof of access itself was refused, so that a fresh one may do better. */
  readonly renewable: boolean;
  constructor(error: Error, renewable: boolean) {
    this.error = error;
    this.renewable = renewable;
  }
}

interface Judging<T> {
  readonly call: Call;
  readonly head: AnswerHead;
  readonly usable: boolean;
  readonly read: BodyReader<T>;
}

/** An answer with an error's status, or one the interface has no meaning for. A DGWS fault is about access whatever its status. */
async function judge<T>(
  { call, head, usable, read }: Judging<T>,
  chunks: AsyncIterable<Uint8Array>,
  wire: Wire,
): Promise<T | Refusal> {
  const bytes = await readWhole(chunks);
  const dgws = dgwsFault({ bytes, head, call }, wire);
  if (dgws !== undefined) return new Refusal(dgws.error, dgws.renewable);
  if (usable) return read(oneChunk(bytes), head);
  return new Refusal(statusFault(call, { ...head, text: toText(bytes) }, wire), head.status === 401);
}

// eslint-disable-next-line @typescript-eslint/require-await -- a body that is already there, in the form readers take
async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** {@link receive} with the body held in memory. */
export async function send(call: Call, wire: Wire): Promise<Answer<Uint8Array>> {
  return receive(call, wire, readWhole);
}

interface Attempt {
  readonly headers: Readonly<Record<string, string>>;
  readonly tap: BodyTap;
  readonly clock: WireClock;
  /** Keeps the exchange: bytes first, then the record that refers to them. */
  keep(response: RawExchange['response'], fault: RawExchange['fault']): Promise<void>;
}

function startAttempt(call: Call, sent: string | undefined, wire: Wire): Attempt {
  const startedAt = wire.now();
  const started = performance.now();
  const clock = createWireClock();
  const headers = { 'user-agent': 'sor-pilot', 'accept-encoding': 'identity', ...call.headers };
  const body: RawBody | undefined =
    sent === undefined ? undefined : rawBody(Buffer.from(sent, 'utf8'), call.headers['content-type'] ?? '');
  return {
    headers,
    tap: createBodyTap(),
    clock,
    keep: async (response, fault) => {
      const raw: RawExchange = {
        interface: call.interface,
        purpose: call.purpose,
        startedAt,
        durationMs: tenths(performance.now() - started),
        timing: clock.timing(),
        request: { method: call.method, url: call.url, headers: toHeaders(headers), body },
        response,
        fault,
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

function toText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** An error with a code of ours, for limits that no library watches. */
class CodedError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
