import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { connect as connectPlain, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectSecure, type TLSSocket } from 'node:tls';
import type { Proxy } from '../../wire/proxies.ts';
import { type OwnTrust, secureContext } from '../../wire/trust.ts';
import type { ReadTls } from '../../wire/tls-agents.ts';
import { openTunnel, type TunnelRefused } from './open-tunnel.ts';

/** What the low steps of a connection showed. An error is the transport's own code. */
export interface Reached {
  /** The proxy that is connected to instead of the system; it looks the system's name up. */
  readonly proxy?: Proxy;
  readonly lookup: { readonly addresses: readonly string[] } | TransportCode;
  /** Absent when the name led nowhere. */
  readonly connection?: { readonly milliseconds: number } | TransportCode | TunnelRefused;
  /** Absent without TLS, and when there was no connection. */
  readonly tls?: SeenTls | TransportCode;
}

interface TransportCode {
  readonly error: string;
}

/** What the server showed when the connection was secured. */
export interface SeenTls {
  /** “TLSv1.3” */
  readonly protocol: string;
  readonly subject: string;
  readonly issuer: string;
  /** Host names and addresses it is for, as it writes them: “DNS:a.dk, IP Address:10.0.0.1”. */
  readonly hosts: string;
  /** Milliseconds since 1970. */
  readonly validTo: number;
  /** Why the certificate is not trusted; undefined when it is. */
  readonly distrust: string | undefined;
}

/** The code of a step that was not through in time; the transport's own for the same thing. */
const LATE = 'ETIMEDOUT';

/** How an address is to be reached. */
export interface Way {
  readonly tls: ReadTls | undefined;
  readonly proxy: Proxy | undefined;
  readonly limitMs: number;
}

/**
 * Looks a host up, connects and, for https, shakes hands, all within one time limit, as every call that follows has it; where
 * there is a proxy it is looked up and connected to, and asked for a way through when the address is https. Sends nothing to
 * the system itself, and never rejects.
 */
export async function reach(url: URL, { tls, proxy, limitMs }: Way): Promise<Reached> {
  const host = bareHost(url);
  const near = proxy?.url ?? url;
  const deadline = performance.now() + limitMs;
  const left = (): number => Math.max(1, deadline - performance.now());

  const found = await addressesOf(bareHost(near), left());
  const through = proxy === undefined ? {} : { proxy };
  if ('error' in found) return { ...through, lookup: found };
  const looked = { ...through, lookup: { addresses: found.map(({ address }) => address) } };

  const started = performance.now();
  const plain = await opened(connectPlain({ host: bareHost(near), port: portOf(near), lookup: known(found) }), 'connect', left());
  if ('error' in plain) return { ...looked, connection: plain };
  const connection = { milliseconds: Math.round(performance.now() - started) };
  try {
    if (url.protocol !== 'https:') return { ...looked, connection };
    const way =
      proxy === undefined
        ? plain
        : await openTunnel({ proxy, socket: plain.socket, to: `${url.hostname}:${portOf(url)}` }, left());
    if (!('socket' in way)) return { ...looked, connection: way };
    // Not refused here: an untrusted certificate is to be shown with its dates, and is refused by every call that follows.
    const socket = connectSecure({
      socket: way.socket,
      host,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      secureContext: secureContext(ownTrust(tls)),
      rejectUnauthorized: false,
    });
    const shaken = await opened(socket, 'secureConnect', left());
    const seen = 'error' in shaken ? shaken : seenTls(socket);
    socket.destroy();
    return { ...looked, connection, tls: seen };
  } finally {
    plain.socket.destroy();
  }
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function portOf(url: URL): number {
  return Number(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port);
}

/** The system's own lookup cannot be called off; after the limit its answer is simply not waited for. */
async function addressesOf(host: string, limitMs: number): Promise<readonly LookupAddress[] | TransportCode> {
  const { promise: late, resolve } = Promise.withResolvers<TransportCode>();
  const timer = setTimeout(() => resolve({ error: LATE }), limitMs);
  const looked = lookup(host, { all: true }).catch((error: unknown) => ({ error: codeOf(error) }));
  try {
    return await Promise.race([looked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Has the connection use the addresses that were found, so that the name is looked up once. */
function known(found: readonly LookupAddress[]): LookupFunction {
  return (_host, options, done) => {
    const [first] = found;
    if (options.all === true) done(null, [...found]);
    else done(null, first?.address ?? '', first?.family);
  };
}

function seenTls(socket: TLSSocket): SeenTls {
  const { subject, issuer, subjectaltname, valid_to: validTo } = socket.getPeerCertificate();
  const reason = socket.authorizationError as unknown;
  return {
    protocol: socket.getProtocol() ?? 'ukendt',
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    hosts: subjectaltname ?? '',
    validTo: Date.parse(validTo),
    distrust: socket.authorized ? undefined : codeOf(reason),
  };
}

/** A certificate need not have a common name; its organisation is the next best to know it by. */
function nameOf({ CN, O }: ReturnType<TLSSocket['getPeerCertificate']>['subject']): string {
  const name = [CN ?? O ?? ''].flat().join(', ');
  return name === '' ? 'ukendt' : name;
}

function opened(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  limitMs: number,
): Promise<{ readonly socket: Socket } | TransportCode> {
  return new Promise((resolve) => {
    const end = (result: { readonly socket: Socket } | TransportCode): void => {
      clearTimeout(late);
      if ('error' in result) socket.destroy();
      resolve(result);
    };
    const late = setTimeout(() => end({ error: LATE }), limitMs);
    socket.once(event, () => end({ socket }));
    // Kept for the socket's whole life: an error after the end must not be an exception.
    socket.on('error', (error) => end({ error: codeOf(error) }));
    socket.once('close', () => end({ error: 'ECONNRESET' }));
  });
}

/** What a connection is secured with; the client certificate's subject is for people. */
function ownTrust(tls: ReadTls = {}): OwnTrust {
  return Object.fromEntries(Object.entries(tls).filter(([name]) => name !== 'certificate'));
}

/** The transport's own word for an error; AggregateError (both address families failed) has it in the first. */
function codeOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : String(error);
}
