import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/**
 * An address whose connections are neither taken nor refused, as behind a firewall that drops packets: a process that
 * listens and never accepts, its queue filled by connections of ours.
 */
export interface FullBacklog {
  readonly port: number;
  close(): void;
}

/** The kernel queues one more than the backlog; the rest find the queue full. */
const FILLING = 4;

/** Starts such an address; the caller closes it. */
export async function startFullBacklog(): Promise<FullBacklog> {
  const child = fork(fileURLToPath(import.meta.url), ['listen'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [port] = (await once(child, 'message')) as [number];
  const sockets = Array.from({ length: FILLING }, () => connect({ host: '127.0.0.1', port }).on('error', () => undefined));
  await Promise.race(sockets.map((socket) => once(socket, 'connect')));
  return {
    port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}

if (process.argv[2] === 'listen') {
  const server = createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    const address = server.address();
    process.send?.(typeof address === 'object' ? address?.port : undefined, () => {
      // Accepts nothing from now on: the event loop stands still until the process is ended.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });
  });
}
