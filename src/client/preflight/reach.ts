import { lookup } from 'node:dns/promises';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure, type TLSSocket } from 'node:tls';
import type { ReadTls } from '../wire/tls-agents.ts';

/** What the low steps of a connection showed. An error is the transport's own code. */
export interface Reached {
  readonly lookup: { readonly addresses: readonly string[] } | { readonly error: string };
  readonly connection?: { readonly milliseconds: number } | { readonly error: string };
  /** Absent without TLS, and when there was no connection. */
  readonly tls?: SeenTls | { readonly error: string };
}

export interface SeenTls {
  /** “TLSv1.3” */
  readonly protocol: string;
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly validTo: number;
  /** Why the certificate is not trusted; undefined when it is. */
  readonly distrust: string | undefined;
}

/** Looks a host up, connects and, for https, shakes hands, each within a time limit. Sends nothing and never rejects. */
export async function reach(url: URL, tls: ReadTls | undefined, limitMs: number): Promise<Reached> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const looked = await lookup(host, { all: true }).then(
    (found) => ({ addresses: found.map(({ address }) => address) }),
    (error: unknown) => ({ error: codeOf(error) }),
  );
  if ('error' in looked) return { lookup: looked };
  const secure = url.protocol === 'https:';
  const port = Number(url.port === '' ? (secure ? 443 : 80) : url.port);
  const started = performance.now();
  const plain = await opened(connectPlain({ host, port }), 'connect', limitMs);
  if ('error' in plain) return { lookup: looked, connection: plain };
  const connection = { milliseconds: Math.round(performance.now() - started) };
  plain.socket.destroy();
  if (!secure) return { lookup: looked, connection };
  // Not refused here: an untrusted certificate is to be shown with its dates, and is refused by every call that follows.
  const socket = connectSecure({
    host,
    port,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...proofOf(tls),
    rejectUnauthorized: false,
  });
  const shaken = await opened(socket, 'secureConnect', limitMs);
  if ('error' in shaken) return { lookup: looked, connection, tls: shaken };
  const seen = seenTls(socket);
  socket.destroy();
  return { lookup: looked, connection, tls: seen };
}

function seenTls(socket: TLSSocket): SeenTls {
  const { subject, issuer, valid_to: validTo } = socket.getPeerCertificate();
  const reason = socket.authorizationError as unknown;
  return {
    protocol: socket.getProtocol() ?? 'ukendt',
    subject: [subject.CN].flat().join(),
    issuer: [issuer.CN ?? issuer.O].flat().join(),
    validTo: Date.parse(validTo),
    distrust: socket.authorized ? undefined : codeOf(reason),
  };
}

function opened(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  limitMs: number,
): Promise<{ readonly socket: Socket } | { readonly error: string }> {
  return new Promise((resolve) => {
    const end = (result: { readonly socket: Socket } | { readonly error: string }): void => {
      clearTimeout(late);
      if ('error' in result) socket.destroy();
      resolve(result);
    };
    const late = setTimeout(() => end({ error: 'ETIMEDOUT' }), limitMs);
    socket.once(event, () => end({ socket }));
    // Kept for the socket's whole life: an error after the end must not be an exception.
    socket.on('error', (error) => end({ error: codeOf(error) }));
    socket.once('close', () => end({ error: 'ECONNRESET' }));
  });
}

/** What Node's TLS takes of a block; `certificate` is only the subject, for people. */
function proofOf(tls: ReadTls | undefined): object {
  return Object.fromEntries(Object.entries(tls ?? {}).filter(([name, value]) => name !== 'certificate' && value !== undefined));
}

/** The transport's own word for an error; AggregateError (both address families failed) has it in the first. */
function codeOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : String(error);
}
