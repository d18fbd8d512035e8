import { expect, it } from 'vitest';
import { exchangeSchema } from '../model/exchange.ts';
import { rawBody } from './body-tap.ts';
import { redactExchange } from './redact-exchange.ts';
import { createRedactor } from './redactor.ts';

it('an exchange becomes something that may be published: every place cleaned, every rule counted', async () => {
  const redactor = createRedactor({ secrets: ['kode-123456'], local: { hosts: ['bygge01'], folders: [] } });
  const body = (text: string) => rawBody(Buffer.from(text), 'text/plain');
  const { exchange, files } = await redactExchange(
    {
      interface: 'fhir',
      purpose: 'Find 0101901234',
      startedAt: new Date('2026-11-23T08:00:00Z'),
      durationMs: 12,
      request: {
        method: 'GET',
        url: 'https://h/x?apikey=kode-123456',
        headers: [{ name: 'authorization', value: 'Bearer kode-123456' }],
        body: body('kode-123456'),
      },
      response: { status: 200, headers: [{ name: 'server', value: 'a' }], body: body('svar til 010190-1234') },
      fault: { code: 'ECONNRESET', message: 'på bygge01' },
    },
    redactor,
    1_000,
  );
  expect(exchangeSchema.safeParse({ ...exchange, sequence: 1, reused: false }).error).toBeUndefined();
  expect(files.map((bytes) => (bytes instanceof Uint8Array ? bytes : Buffer.concat(bytes)).toString())).toEqual([
    '••••••',
    'svar til ••••••-••••',
  ]);
  expect(exchange.redactions).toEqual({ cpr: 1, 'cpr-maaske': 1, hemmelighed: 2, hoved: 1, vaert: 1 });
  expect(JSON.stringify(exchange)).not.toMatch(/kode-123456|010190|bygge01/);
  expect(exchange.request.url).toBe('https://h/x?apikey=••••••');
});
