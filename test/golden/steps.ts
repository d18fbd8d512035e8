import { After, Before, Given, Then, When } from '@cucumber/cucumber';
import { EXCHANGE_MEDIA_TYPE, type Exchange } from '../../src/model/exchange.ts';
import { Deviation, EndpointError, PreconditionError } from '../../src/model/faults.ts';
import { EVIDENCE_SHA256 } from './evidence.ts';

const attempts = new Map<string, number>();

interface GoldenWorld {
  attach(data: string, mediaType: string): void | Promise<void>;
}

function exchange(sequence: number): Exchange {
  return {
    interface: 'fhir',
    sequence,
    purpose: 'Læs en enhed',
    reused: false,
    startedAt: '2026-11-23T06:30:00.000Z',
    durationMs: 12,
    request: { method: 'GET', url: 'http://127.0.0.1/Organization/1', headers: [] },
    response: {
      status: 200,
      headers: [{ name: 'content-type', value: 'application/fhir+json' }],
      body: { mediaType: 'application/fhir+json', size: 2, sha256: EVIDENCE_SHA256, truncatedBytes: 0, text: true },
    },
    redactions: {},
  };
}

async function ask(world: GoldenWorld, times: number): Promise<void> {
  for (let sequence = 1; sequence <= times; sequence += 1) {
    await world.attach(JSON.stringify(exchange(sequence)), EXCHANGE_MEDIA_TYPE);
  }
}

Before({ tags: '@krog-foer' }, () => {
  throw new PreconditionError('Adgangen er ikke givet.', { remedy: 'Bed regionen om adgang.' });
});
After({ tags: '@krog-efter' }, () => {
  throw new TypeError('krogen fejlede');
});

Given('et system, der svarer', () => undefined);
Given('et system, der er længe om at svare', () => new Promise((resolve) => setTimeout(resolve, 150)));
Given('et system, der først svarer anden gang', () => {
  const attempt = (attempts.get('anden gang') ?? 0) + 1;
  attempts.set('anden gang', attempt);
  if (attempt === 1) throw new EndpointError('Forbindelsen blev brudt.');
});
Given('at en forudsætning mangler', () => {
  throw new PreconditionError('Testdata mangler.', { place: 'enheden “afsnit”', remedy: 'Opret enheden.' });
});
Given('et trin, der ikke er færdigt', () => 'pending');
Given('et trin, der springer over', () => 'skipped');
Given('et tvetydigt trin', () => undefined);
Given(/^et tvetydigt trin$/, () => undefined);

When('systemet bliver spurgt', async function (this: GoldenWorld) {
  await ask(this, 1);
});
When('systemet bliver spurgt to gange', async function (this: GoldenWorld) {
  await ask(this, 2);
});
When('forbindelsen bliver brudt', () => {
  throw new EndpointError('Forbindelsen blev brudt, før svaret var helt.', { place: 'http://127.0.0.1/' });
});
When('værktøjet fejler', () => {
  throw new TypeError('Cannot read properties of undefined');
});
When('en fejl slipper løs', async () => {
  await new Promise((resolve) => {
    setTimeout(() => {
      throw new Error('løs fejl');
    }, 20);
    setTimeout(resolve, 100);
  });
});
When('processen bliver dræbt', async () => {
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
});

Then('er svaret godt', () => undefined);
Then('er niveauet {string} godt', (niveau: string) => {
  if (niveau === '') throw new Deviation('Niveauet er tomt.');
});
Then('er svaret en afvigelse', () => {
  throw new Deviation('Niveauet er et andet end aftalt.', { place: 'enheden “afsnit”', expected: 'Afsnit', received: 'Afdeling' });
});
