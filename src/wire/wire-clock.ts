import { subscribe } from 'node:diagnostics_channel';
import type { Dispatcher } from 'undici';
import type { WireTiming } from '../model/exchange.ts';

/** Times one request. A connection that undici replaces on its own starts the clock again. */
export interface WireClock {
  readonly interceptor: Dispatcher.DispatcherComposeInterceptor;
  /** Undefined until the last byte is there. */
  timing(): WireTiming | undefined;
  /** Whether the request was last written to a connection that had been used before, and so may have been closed meanwhile. */
  usedBefore(): boolean;
}

/** Connections that have carried a request. */
const used = new WeakSet<object>();
/** Told which connection the request that is being started is written to; undici starts and writes it in one go. */
let starting: ((socket: object) => void) | undefined;

// Only here does undici tell on which connection a request goes.
subscribe('undici:client:sendHeaders', (message) => {
  const { socket } = message as { readonly socket: object };
  starting?.(socket);
  starting = undefined;
  used.add(socket);
});

/**
 * Times a request from when it is written to its socket until the first and the last byte of the answer are received: no
 * waiting for a connection or a token before, no decoding, parsing or evidence after.
 */
export function createWireClock(): WireClock {
  let sentAt = 0;
  let firstByteAt: number | undefined;
  let lastByteAt: number | undefined;
  let usedBefore = false;
  return {
    interceptor: (dispatch) => (options, handler) =>
      dispatch(options, {
        onRequestStart: (controller, context: unknown) => {
          sentAt = performance.now();
          firstByteAt = undefined;
          starting = (socket) => (usedBefore = used.has(socket));
          handler.onRequestStart?.(controller, context);
        },
        onResponseStarted: () => {
          // A notice ahead of the answer (1xx) is no answer, so the last one counts.
          firstByteAt = performance.now();
          handler.onResponseStarted?.();
        },
        onResponseEnd: (controller, trailers) => {
          lastByteAt = performance.now();
          handler.onResponseEnd?.(controller, trailers);
        },
        onRequestUpgrade: (...values) => handler.onRequestUpgrade?.(...values),
        onResponseStart: (...values) => handler.onResponseStart?.(...values),
        onResponseData: (...values) => handler.onResponseData?.(...values),
        onResponseError: (...values) => handler.onResponseError?.(...values),
        onBodySent: (chunk) => handler.onBodySent?.(chunk),
        onRequestSent: () => handler.onRequestSent?.(),
      }),
    usedBefore: () => usedBefore,
    timing: () =>
      firstByteAt === undefined || lastByteAt === undefined
        ? undefined
        : { firstByteMs: tenths(firstByteAt - sentAt), lastByteMs: tenths(lastByteAt - sentAt) },
  };
}

/** Milliseconds with one decimal. */
export function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
