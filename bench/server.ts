import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Every call is answered after so long: the waiting is what a run is made of. */
const DELAY_MS = 40;

/** A server that answers 1.9 kB of JSON after 40 ms. Runs in the parent; says its origin over the channel. */
const server = createServer((request, response) => {
  const id = Number(request.url?.split('/').at(-1));
  setTimeout(() => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ id, text: 'å'.repeat(900) }));
  }, DELAY_MS);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.on('disconnect', () => process.exit(0));
