import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A proxy as organisations have them: it opens tunnels for https, passes http on, and may want to know who asks. */
export interface TestProxy {
  /** “127.0.0.1:3128” */
  readonly host: string;
  /** What it was asked for, in order: “CONNECT 127.0.0.1:443”, “GET http://…”. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export interface ProxyOptions {
  /** “user:password”: whom it lets through; without, everyone. */
  readonly user?: string;
  /** Answers every request for a tunnel with this status instead. */
  readonly refusal?: number;
  /** Opens every tunnel, and nothing comes through it: the system beyond drops what it gets. */
  readonly leadsNowhere?: boolean;
  /** Hangs up on every request for a tunnel. */
  readonly hangsUp?: boolean;
  /** Where it goes for a host it is asked for; it alone knows the names behind the wall. */
  readonly names?: Readonly<Record<string, string>>;
}

export async function startProxy({
  user,
  refusal,
  leadsNowhere = false,
  hangsUp = false,
  names = {},
}: ProxyOptions = {}): Promise<TestProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const isKnown = ({ headers }: IncomingMessage): boolean =>
    user === undefined || headers['proxy-authorization'] === `Basic ${Buffer.from(user).toString('base64')}`;
  const server = createServer((incoming, answer) => {
    asked.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
    if (!isKnown(incoming)) return void answer.writeHead(407, { 'proxy-authenticate': 'Basic realm="ud"' }).end();
    const headers = { ...incoming.headers };
    delete headers['proxy-authorization'];
    const target = new URL(incoming.url ?? '');
    target.hostname = names[target.hostname] ?? target.hostname;
    const onward = request(target, { method: incoming.method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket: Socket) => {
    asked.push(`CONNECT ${incoming.url ?? ''}`);
    if (hangsUp) return void socket.destroy();
    if (leadsNowhere) return void socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    const status = isKnown(incoming) ? refusal : 407;
    if (status !== undefined) return void socket.end(`HTTP/1.1 ${status} Nej\r\ncontent-length: 0\r\n\r\n`);
    const [host = '', port = ''] = (incoming.url ?? '').split(':');
    const onward = connect(Number(port), names[host] ?? host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n'));
    socket.on('error', () => onward.destroy());
    sockets.add(onward);
  });
  server.on('connection', (socket) => sockets.add(socket.on('error', () => undefined)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
