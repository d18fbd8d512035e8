import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What a server does on the socket itself with a request. `nth` counts the requests of the case, from 1. */
export type Doing = (socket: Socket, request: { readonly head: string; readonly nth: number }) => void;

/** A whole answer as it is written, byte for byte. */
export interface WrittenAnswer {
  /** 200 when left out. */
  readonly status?: number;
  /** Names in the letters they are written with. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface AnswerServer {
  readonly url: string;
  /** Requests under a case's path so far. */
  count(path: string): number;
  close(): Promise<void>;
}

/**
 * A server that knows nothing of the tool under test: it reads requests off the socket and does what the case of the path
 * says. Connections stay open unless the case closes them.
 */
export async function startAnswerServer(doings: ReadonlyMap<string, Doing>): Promise<AnswerServer> {
  const sockets = new Set<Socket>();
  const counts = new Map<string, number>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      for (let end = received.indexOf('\r\n\r\n'); end >= 0; end = received.indexOf('\r\n\r\n')) {
        const head = received.subarray(0, end).toString('latin1');
        const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
        if (received.length < end + 4 + length) return;
        received = received.subarray(end + 4 + length);
        const path = /^\/[^/?]+/.exec(head.split(' ')[1] ?? '')?.[0] ?? '';
        const nth = (counts.get(path) ?? 0) + 1;
        counts.set(path, nth);
        const doing = doings.get(path);
        if (doing === undefined) socket.end('HTTP/1.1 418 x\r\ncontent-length: 0\r\n\r\n');
        else doing(socket, { head, nth });
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: (path) => counts.get(path) ?? 0,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** An answer's bytes, with its length unless the case has written one or sends in chunks. */
export function bytesOf({ status = 200, headers = {}, body = '' }: WrittenAnswer): Buffer {
  const content = Buffer.from(body);
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const framed = names.has('content-length') || names.has('transfer-encoding') || status === 304;
  const lines = [
    `HTTP/1.1 ${status} Svar`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(framed ? [] : [`Content-Length: ${content.length}`]),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), content]);
}

/** Writes one answer to every request. */
export const answering =
  (answer: WrittenAnswer): Doing =>
  (socket) =>
    void socket.write(bytesOf(answer));

/** A body in chunks of the given sizes, the last size again and again. */
export function chunked(body: Buffer, sizes: readonly number[]): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0, turn = 0; at < body.length; turn += 1) {
    const piece = body.subarray(at, at + Math.max(1, sizes[Math.min(turn, sizes.length - 1)] ?? 1));
    parts.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n'));
    at += piece.length;
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}
