import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agent } from 'undici';
import { createRedactor } from '../evidence/redactor.ts';
import { answering, type FaultServer, startFaultServer } from './fault-server.fixture.ts';
import { collecting, testMeans, testSession } from '../session/test-session.fixture.ts';
import type { Call, Wire } from './call.ts';
import { readWhole } from './read-body.ts';
import { receive } from './receive.ts';
import { createRecording } from './recording.ts';

const WAIT_MS = 150;
/** A timer may fire a little early. */
const AT_LEAST_MS = WAIT_MS - 10;

let server: FaultServer;
const agent = new Agent();
beforeAll(async () => {
  server = await startFaultServer({
    '/quick': answering(200, 'text/plain', 'answer'),
    '/slow': (socket) => {
      void setTimeout(WAIT_MS)
        .then(() => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nans'))
        .then(() => setTimeout(WAIT_MS))
        .then(() => socket.end('wer'));
    },
    '/cut': (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nans'),
  });
});
afterAll(async () => {
  await agent.destroy();
  await server.close();
});

async function exchangeOf(path: string, read: (text: Promise<Uint8Array>) => Promise<unknown> = (text) => text) {
  const { exchanges, recorder } = collecting();
  const { means } = testMeans();
  const wire: Wire = {
    ...means,
    dispatcher: agent,
    limits: testSession({}).limits,
    redactor: createRedactor({ secrets: [] }),
    record: createRecording(recorder),
  };
  const call: Call = { interface: 'fhir', purpose: 'Ask', method: 'GET', url: `${server.url}${path}`, headers: {} };
  await receive(call, wire, (chunks) => read(readWhole(chunks))).catch(() => undefined);
  return exchanges[0]!;
}

describe('an exchange timed on the wire', () => {
  it('tells when the first and when the last byte came', async () => {
    const { timing } = await exchangeOf('/slow');
    expect(timing?.firstByteMs).toBeGreaterThanOrEqual(AT_LEAST_MS);
    expect(timing!.lastByteMs - timing!.firstByteMs).toBeGreaterThanOrEqual(AT_LEAST_MS);
  });

  it('leaves out what the answer is used for', async () => {
    const { timing, durationMs } = await exchangeOf('/quick', async (text) => {
      await text;
      await setTimeout(WAIT_MS);
    });
    expect(durationMs - timing!.lastByteMs).toBeGreaterThanOrEqual(AT_LEAST_MS);
  });

  it('tells nothing of an answer that never came whole', async () => {
    const { timing, fault } = await exchangeOf('/cut');
    expect([timing, fault?.code]).toEqual([undefined, 'UND_ERR_SOCKET']);
  });
});
