import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import type { AnswerCase } from './case.ts';
import { ENCODING_CASES } from './cases/encodings.ts';
import { FAULT_CASES } from './cases/faults.ts';
import { PAGE_CASES, STATUS_CASES } from './cases/pages.ts';
import { WAY_CASES } from './cases/ways.ts';
import { envelope, FEED, WSDL } from './right-answers.ts';
import { answering, type AnswerServer, bytesOf, type Doing, startAnswerServer } from './server.ts';

const CASES: readonly AnswerCase[] = [...FAULT_CASES, ...PAGE_CASES, ...STATUS_CASES, ...ENCODING_CASES, ...WAY_CASES];
const pathOf = (index: number): string => `/svar-${index}`;

/** SORLS is asked by its WSDL, which is right in every case. */
function doingOf({ asks, answer }: AnswerCase): Doing {
  const doing = typeof answer === 'function' ? answer : answering(answer);
  if (asks !== 'sorls') return doing;
  const wsdl = bytesOf({ headers: { 'Content-Type': 'text/xml; charset=utf-8' }, body: WSDL });
  return (socket, request) => (request.head.startsWith('GET') ? void socket.write(wsdl) : doing(socket, request));
}

let server: AnswerServer;
beforeAll(async () => {
  server = await startAnswerServer(new Map(CASES.map((one, index) => [pathOf(index), doingOf(one)])));
});
afterAll(() => server.close());

describe('answers from real life', () => {
  it('are a hundred at the least, each named once', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(100);
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
  });

  it.each(CASES.map((one, index) => [one.name, one, index] as const))('%s', async (_name, one, index) => {
    const { thrown, cause, told } = await ask(one.asks, `${server.url}${pathOf(index)}`, one.times);
    expect({ thrown, told }).toEqual({ thrown: one.thrown, told: expect.stringContaining(one.says) as string });
    if (one.cause !== undefined) expect(cause).toBe(one.cause);
  });

  it('keep in the exchange that a request was sent once more', async () => {
    const answer = bytesOf({ headers: { 'Content-Type': 'text/xml' }, body: envelope(FEED) });
    const closing: Doing = (socket, { nth }) => (nth === 2 ? socket.destroy() : void socket.write(answer));
    const own = await startAnswerServer(new Map([['/a', closing]]));
    const { exchanges, thrown } = await ask('skrs', `${own.url}/a`, 2);
    expect(thrown).toBe('none');
    expect(exchanges.map(({ resent }) => resent)).toEqual([undefined, true]);
    expect(own.count('/a')).toBe(3);
    await own.close();
  });

  it('are asked for once more only where nothing is changed by it', async () => {
    const answer = bytesOf({ headers: { 'Content-Type': 'text/plain' }, body: 'sat i gang' });
    const closing: Doing = (socket, { nth }) => (nth === 2 ? socket.destroy() : void socket.write(answer));
    const own = await startAnswerServer(new Map([['/a', closing]]));
    expect(await ask('sorus-import', `${own.url}/a`, 2)).toMatchObject({ thrown: 'EndpointError', cause: 'network' });
    expect(own.count('/a')).toBe(2);
    await own.close();
  });
});
