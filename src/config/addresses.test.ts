import { describe, expect, it } from 'vitest';
import { type RegionEndpoints, regionEndpointsSchema } from '../model/config/environment.ts';
import { resolveAddresses, usesExerciseEndpoint } from './addresses.ts';

const endpoints = (interfaces: unknown): RegionEndpoints => regionEndpointsSchema.parse({ interfaces });
const oauth2 = (tokenUrl: string) => ({
  kind: 'oauth2',
  tokenUrl,
  clientId: 'pilot',
  client: { method: 'tls_client_auth' },
});

describe('the address of the exercise endpoint', () => {
  it.each<[string, unknown, boolean]>([
    ['the service itself', { fhir: { url: '{endpoint}/a/fhir' } }, true],
    ['the nightly import', { sorus: { url: 'https://sorus.test', importNow: '{endpoint}/a/natlig-import' } }, true],
    ['access tokens', { fhir: { url: 'https://fhir.test', auth: oauth2('{endpoint}/a/token') } }, true],
    ['none', { fhir: { url: 'https://fhir.test', auth: oauth2('https://token.test') } }, false],
    ['none, since nothing is offered', { fhir: { notOffered: 'Ikke endnu.' } }, false],
  ])('is waited for by %s', (_what, interfaces, expected) => {
    expect(usesExerciseEndpoint(endpoints(interfaces))).toBe(expected);
  });

  it('is put in at all three places, and leaves other addresses alone', () => {
    const resolved = resolveAddresses(
      endpoints({
        sorus: { url: '{endpoint}/a/sorus', importNow: '{endpoint}/a/natlig-import', auth: oauth2('{endpoint}/a/token') },
        fhir: { url: 'https://fhir.test' },
      }),
      'http://127.0.0.1:1',
    );
    expect(usesExerciseEndpoint(resolved)).toBe(false);
    expect(resolved.interfaces).toMatchObject({
      sorus: {
        url: 'http://127.0.0.1:1/a/sorus',
        importNow: 'http://127.0.0.1:1/a/natlig-import',
        auth: { tokenUrl: 'http://127.0.0.1:1/a/token' },
      },
      fhir: { url: 'https://fhir.test' },
    });
  });
});
