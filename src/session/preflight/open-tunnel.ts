import { request } from 'node:http';
import type { Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import type { Proxy } from '../../wire/proxies.ts';
import { secureContext } from '../../wire/trust.ts';

/** A proxy that opened no way, with the status it answered. */
export interface TunnelRefused {
  readonly refused: number;
}

/** What a tunnel is opened with. */
export interface TunnelMeans {
  readonly proxy: Proxy;
  /** Connected to the proxy. */
  readonly socket: Socket;
  /** Host and port of the system: “system.region.dk:443”. */
  readonly to: string;
}

/**
 * Asks a proxy for a way through to a system (CONNECT, RFC 9110 section 9.3.6), proving who asks by what stands in the proxy's
 * address. Gives the connection to go on with, the status of a refusal, or the transport's own code. Never rejects.
 */
export function openTunnel(
  { proxy: { url }, socket, to }: TunnelMeans,
  limitMs: number,
): Promise<{ readonly socket: Socket } | TunnelRefused | { readonly error: string }> {
  const near = url.protocol === 'https:' ? secured(socket, url.hostname) : socket;
  const who = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const proof = who === ':' ? {} : { 'proxy-authorization': `Basic ${Buffer.from(who).toString('base64')}` };
  return new Promise((resolve) => {
    const asked = request({
      method: 'CONNECT',
      path: to,
      headers: { host: to, ...proof },
      createConnection: () => near,
      signal: AbortSignal.timeout(Math.ceil(limitMs)),
    });
    asked.on('connect', ({ statusCode = 0 }, way: Socket) => {
      // RFC 9110 lets any 2xx open it; the client that scenarios call by takes 200 alone, and nothing else may be promised.
      resolve(statusCode === 200 ? { socket: way } : { refused: statusCode });
    });
    // Some answer without being asked to switch; then it is an ordinary answer, and no way either.
    asked.on('response', (answer) => {
      answer.resume();
      resolve({ refused: answer.statusCode ?? 0 });
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      resolve({ error: CODES[error.name] ?? CODES[error.code ?? ''] ?? error.code ?? error.name });
    });
    asked.end();
  });
}

/** Node's words for an end, as the calls that go through a proxy have them. */
const CODES: Readonly<Record<string, string>> = {
  AbortError: 'ETIMEDOUT',
  TimeoutError: 'ETIMEDOUT',
  ECONNRESET: 'UND_ERR_PRX_CONN',
  EPIPE: 'UND_ERR_PRX_CONN',
};

function secured(socket: Socket, host: string): Socket {
  return connectSecure({ socket, servername: host, secureContext: secureContext() });
}
