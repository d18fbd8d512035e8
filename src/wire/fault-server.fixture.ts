import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What the server does with one request: writes raw bytes to the socket, well-formed or not. */
export type Behaviour = (socket: Socket, request: string) => void;

export interface FaultServer {
  readonly url: string;
  readonly port: number;
  /** Requests received so far, head and body as text. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * A server for tests that breaks answers on the socket itself, which no mock of a client library can. One behaviour a
 * path; each connection is closed after its answer unless the behaviour keeps it.
 */
export async function startFaultServer(behaviours: Readonly<Record<string, Behaviour>>): Promise<FaultServer> {
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = '';
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      received += chunk.toString('utf8');
      // A TLS greeting: answered as web servers do, in plain HTTP.
      if (chunk[0] === 0x16) socket.end(httpAnswer(400, 'text/plain', 'taler ikke TLS'));
      const request = takeRequest(received);
      if (request === undefined) return;
      received = '';
      requests.push(request);
      const path = request.split(' ')[1] ?? '';
      const behaviour = behaviours[path] ?? behaviours[path.split('?')[0] ?? ''];
      if (behaviour === undefined) socket.end(httpAnswer(404, 'text/plain', 'findes ikke'));
      else behaviour(socket, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function takeRequest(received: string): string | undefined {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
  return Buffer.byteLength(received.slice(headEnd + 4)) >= length ? received : undefined;
}

/** A well-formed HTTP/1.1 answer as text. */
export function httpAnswer(
  status: number,
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): string {
  const lines = Object.entries({ 'content-type': contentType, 'content-length': String(Buffer.byteLength(body)), ...headers });
  return `HTTP/1.1 ${status} x\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}connection: close\r\n\r\n${body}`;
}

/** Answers every request with the same well-formed answer. */
export function answering(
  status: number,
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Behaviour {
  return (socket) => socket.end(httpAnswer(status, contentType, body, headers));
}
