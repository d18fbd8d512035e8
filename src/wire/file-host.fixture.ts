import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a host does with one request. */
export type Answering = (response: ServerResponse, request: IncomingMessage) => void;

export interface FileHost {
  readonly url: string;
  readonly host: string;
  /** Headers of the requests so far. */
  readonly asked: readonly IncomingMessage['headers'][];
  /** Breaks the connection that was answered last. */
  breakOff(): void;
  close(): Promise<void>;
}

/** A web host for tests: the first request is answered by the first, and the last answers all that come after. */
export async function startFileHost(...answers: readonly Answering[]): Promise<FileHost> {
  const asked: IncomingMessage['headers'][] = [];
  let last: ServerResponse | undefined;
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(request.headers);
    last = response;
    answer?.(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    asked,
    breakOff: () => void last?.destroy(),
    close: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One edition of a file. */
export interface Edition {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** An edition of so many bytes, all told apart, with a strong ETag of its own. */
export function editionOf(name: string, size = 200_000): Edition {
  const blocks = Array.from({ length: Math.ceil(size / 32) }, (_, at) => createHash('sha256').update(`${name} ${at}`).digest());
  return { bytes: Buffer.concat(blocks).subarray(0, size), headers: { etag: `"${name}"` } };
}

/** Gives a file as a host does that knows ranges and conditions (RFC 9110, sections 13 and 14). */
export function giving({ bytes, headers }: Edition): Answering {
  return (response, { headers: asked }) => {
    if (asked['if-none-match'] !== undefined && asked['if-none-match'] === headers['etag']) {
      response.writeHead(304, headers).end();
      return;
    }
    const [, first] = /^bytes=(\d+)-$/.exec(asked.range ?? '') ?? [];
    const isSame = [headers['etag'], headers['last-modified']].includes(asked['if-range'] as string);
    if (first === undefined || !isSame) response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes);
    else {
      const range = `bytes ${first}-${bytes.length - 1}/${bytes.length}`;
      response.writeHead(206, { ...headers, 'content-range': range }).end(bytes.subarray(Number(first)));
    }
  };
}

/** Gives the beginning of a file, and nothing more. */
export function beginning({ bytes, headers }: Edition, size: number): Answering {
  return (response) =>
    void response.writeHead(200, { ...headers, 'content-length': bytes.length }).write(bytes.subarray(0, size));
}

/** An answer in one piece. */
export function plainly(status: number, headers: Readonly<Record<string, string>> = {}, body: string | Buffer = ''): Answering {
  return (response) => void response.writeHead(status, headers).end(body);
}
