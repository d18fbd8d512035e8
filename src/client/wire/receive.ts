import type { Dispatcher } from 'undici';
import { createBodyTap, type BodyTap, type RawBody, rawBody } from '../../evidence/body-tap.ts';
import { headBytes } from '../../evidence/keep-body.ts';
import { type RawExchange, type RawHeader, redactExchange } from '../../evidence/redact-exchange.ts';
import { type AnswerHead, type Call, headerValue, WHOLE_BODY_LIMIT, type Wire } from './call.ts';
import { CodedError } from './coded-error.ts';
import { decodedChunks } from './content-decoding.ts';
import { TOO_LARGE } from './fault-table.ts';
import { statusFault } from './judge-status.ts';
import { readWhole } from './read-whole.ts';
import { transportFault } from './transport-fault.ts';

/** An answer that is the adapter's to judge, and what its reader made of the body. */
export interface Answer<T> extends AnswerHead {
  readonly value: T;
}

/** Reads a body while it arrives. What it leaves unread is still received, counted and hashed. */
export type BodyReader<T> = (chunks: AsyncIterable<Uint8Array>, head: AnswerHead) => Promise<T>;

/**
 * Sends a request, receives the whole answer within the session's limits, and keeps the exchange as evidence whatever
 * happens. Redirects are not followed and nothing is tried again.
 *
 * Throws EndpointError when no whole answer arrived or the system failed, PreconditionError when access is not given or
 * the interface is not there, Deviation when the system refused the request, and whatever `read` throws.
 */
export async function receive<T>(call: Call, wire: Wire, read: BodyReader<T>): Promise<Answer<T>> {
  const attempt = startAttempt(call, wire);
  let response: Dispatcher.ResponseData;
  try {
    response = await wire.dispatcher.request({
      ...addressOf(call),
      method: call.method,
      headers: attempt.headers,
      body: call.body ?? null,
      signal: AbortSignal.timeout(wire.limits.scenarioMs),
    });
  } catch (thrown) {
    const fault = transportFault({ thrown, phase: 'before-answer' }, call, wire);
    if (fault === undefined) throw thrown;
    await attempt.keep(undefined, { code: fault.code, message: fault.error.message });
    throw fault.error;
  }

  const head = answerHead(response);
  const body = followBody(response, attempt.tap, Math.min(call.maxBodyBytes ?? WHOLE_BODY_LIMIT, wire.limits.maxBodyBytes));
  const usable = (head.status >= 200 && head.status < 300) || (call.ownStatuses ?? []).includes(head.status);
  const outcome = await settle<T | string>(usable ? read(body.chunks, head) : readWhole(body.chunks).then(toText));
  await body.drain();
  const answered = { status: head.status, headers: head.headers, body: attempt.tap.finish(head.contentType) };
  if (body.failure !== undefined) {
    const fault = transportFault({ thrown: body.failure, phase: 'within-answer' }, call, wire);
    if (fault === undefined) throw body.failure as Error;
    await attempt.keep(answered, { code: fault.code, message: fault.error.message });
    throw fault.error;
  }
  await attempt.keep(answered, undefined);
  if (!usable) throw statusFault(call, { ...head, text: outcome.ok ? String(outcome.value) : '' }, wire);
  if (!outcome.ok) throw outcome.thrown as Error;
  return { ...head, value: outcome.value as T };
}

/** {@link receive} with the body held in memory. */
export async function send(call: Call, wire: Wire): Promise<Answer<Uint8Array>> {
  return receive(call, wire, readWhole);
}

interface Attempt {
  readonly headers: Readonly<Record<string, string>>;
  readonly tap: BodyTap;
  /** Keeps the exchange: bytes first, then the record that refers to them. */
  keep(response: RawExchange['response'], fault: RawExchange['fault']): Promise<void>;
}

function startAttempt(call: Call, wire: Wire): Attempt {
  const startedAt = wire.now();
  const started = performance.now();
  const keepBytes = headBytes(wire.redactor, wire.limits.maxEvidenceBytes);
  const headers = { 'user-agent': 'sor-pilot', 'accept-encoding': 'identity', ...call.headers };
  const body: RawBody | undefined =
    call.body === undefined ? undefined : rawBody(Buffer.from(call.body, 'utf8'), call.headers['content-type'] ?? '', keepBytes);
  return {
    headers,
    tap: createBodyTap(keepBytes),
    keep: async (response, fault) => {
      const raw: RawExchange = {
        interface: call.interface,
        purpose: call.purpose,
        startedAt,
        durationMs: Math.round((performance.now() - started) * 10) / 10,
        request: { method: call.method, url: call.url, headers: toHeaders(headers), body },
        response,
        fault,
      };
      const { exchange, files } = redactExchange(raw, wire.redactor, wire.limits.maxEvidenceBytes);
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
