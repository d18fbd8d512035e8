import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Answers a request under its path, or leaves it to the next. */
export type Handler = (request: Request) => Reply | undefined | Promise<Reply | undefined>;

const LARGEST_BODY = 1_000_000;

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error('The request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, method: string, reply: Reply): void {
  const body = reply.body === undefined ? Buffer.alloc(0) : Buffer.from(reply.body as string);
  const bare = reply.status === 304 || reply.status === 204;
  response.writeHead(reply.status, { ...(bare ? {} : { 'Content-Length': String(body.length) }), ...reply.headers });
  response.end(method === 'HEAD' || bare ? undefined : body);
}

export interface Listening {
  readonly origin: string;
  close(): Promise<void>;
}

/** Starts a server on a port of its own; the first handler that answers decides. */
export async function listen(
  handlers: (origin: string) => readonly Handler[],
  notFound: (request: Request) => Reply,
): Promise<Listening> {
  let chain: readonly Handler[] = [];
  let origin = '';
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = incoming.method ?? 'GET';
    try {
      const request: Request = {
        method,
        url: new URL(incoming.url ?? '/', origin),
        headers: incoming.headers,
        body: await readBody(incoming),
      };
      for (const handler of chain) {
        const reply = await handler(request);
        if (reply !== undefined) return send(response, method, reply);
      }
      send(response, method, notFound(request));
    } catch (error) {
      send(response, method, { status: 500, headers: { 'Content-Type': 'text/plain' }, body: String(error) });
    }
  };
  const server: Server = createServer((incoming, response) => void answer(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  chain = handlers(origin);
  return {
    origin,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

/** True when the request’s Authorization header is exactly this user’s. */
export function hasBasic(request: Request, user: string, password: string): boolean {
  return request.headers.authorization === `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
