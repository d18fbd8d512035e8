import { beforeAll, describe, expect, it } from 'vitest';
import { accessValues, only, readFhir, trial } from './access-trial.ts';

let values: Readonly<Record<string, string>>;
beforeAll(async () => {
  values = await accessValues();
}, 60_000);

describe('OAuth 2.0', () => {
  const auth = (client: object, more: object = {}) => ({
    auth: { kind: 'oauth2', tokenUrl: '{endpoint}/midtjylland/token', clientId: 'pilot', client, ...more },
  });
  const demand = (client: object, more: object = {}) => ({ fhir: [{ kind: 'oauth2', clientId: 'pilot', client, ...more }] });
  const secret = (method: string, name = 'HEMMELIG') => ({ method, secret: { env: name } });
  const tls = { tls: { trust: { file: 'ca.pem' }, certificate: { file: 'klient.pem' }, key: { file: 'klient.key' } } };
  const jwtDemand = demand({ method: 'private_key_jwt', publicKey: { file: 'klient.pub' } });

  it.each(['client_secret_basic', 'client_secret_post'])('gives access by %s', async (method) => {
    expect(await only({ values, demands: demand(secret(method)), access: auth(secret(method)) })).toBe('gik godt');
  });

  it.each(['RS256', 'PS256'])('gives access by private_key_jwt with %s', async (algorithm) => {
    const access = auth({ method: 'private_key_jwt', key: { file: 'klient.key' }, keyId: 'nøgle-1', algorithm });
    expect(await only({ values, demands: jwtDemand, access })).toBe('gik godt');
  });

  it('gives access by tls_client_auth, with a token bound to the certificate', async () => {
    const demands = demand({ method: 'tls_client_auth', commonName: 'pilot-klient' });
    expect(await only({ values, demands, secure: true, access: { ...auth({ method: 'tls_client_auth' }), ...tls } })).toBe(
      'gik godt',
    );
  });

  it('fetches the token once, even when several ask at once, in an exchange that shows nothing of it', async () => {
    await trial(
      { values, demands: demand(secret('client_secret_post')), access: auth(secret('client_secret_post')) },
      async (one) => {
        await Promise.all([1, 2, 3, 4].map(() => one.client.fhir.capabilities()));
        const tokens = one.exchanges.filter(({ purpose }) => purpose.includes('adgangsbevis'));
        expect(tokens).toHaveLength(1);
        const { request, response } = tokens[0]!;
        expect(one.files.get(request.body!.sha256!)).toMatchInlineSnapshot(
          `"grant_type=client_credentials&client_id=pilot&client_secret=••••••"`,
        );
        expect(one.files.get(response!.body!.sha256!)).toMatchInlineSnapshot(
          `"{"access_token":"••••••","token_type":"Bearer","expires_in":300}"`,
        );
      },
    );
  });

  it('renews the token shortly before it expires', async () => {
    let shift = 0;
    const now = (): Date => new Date(Date.now() + shift);
    const options = { values, demands: demand(secret('client_secret_basic')), access: auth(secret('client_secret_basic')), now };
    await trial(options, async ({ outcome, exchanges }) => {
      expect(await outcome(readFhir)).toBe('gik godt');
      shift = 260_000;
      expect(await outcome(readFhir)).toBe('gik godt');
      expect(exchanges).toHaveLength(3);
      shift = 271_000;
      expect(await outcome(readFhir)).toBe('gik godt');
      expect(exchanges).toHaveLength(5);
    });
  });

  it('renews a refused token once', async () => {
    let shift = 0;
    const options = {
      values,
      demands: demand(secret('client_secret_basic')),
      access: auth(secret('client_secret_basic')),
      now: () => new Date(Date.now() + shift),
      // The client's clock stands still: it learns of the expiry by the refusal.
      clientNow: () => new Date(),
    };
    await trial(options, async ({ outcome, exchanges }) => {
      expect(await outcome(readFhir)).toBe('gik godt');
      shift = 301_000;
      expect(await outcome(readFhir)).toBe('gik godt');
      expect(exchanges.map(({ response }) => response?.status)).toEqual([200, 200, 401, 200, 200]);
    });
  });

  it('is a missing precondition with a wrong secret', async () => {
    const access = auth(secret('client_secret_basic', 'FORKERT'));
    expect(await only({ values, demands: demand(secret('client_secret_basic')), access })).toMatchInlineSnapshot(`
      "PreconditionError: Tokentjenesten gav ikke klienten pilot adgang til FHIR.
      Sted: POST http://vært/midtjylland/token
      Forventet: et adgangsbevis til klienten pilot (client_secret_basic)
      Modtaget: status 401: invalid_client
      Hvad nu: Kontrollér clientId og klientens hemmelighed, nøgle eller certifikat."
    `);
  });

  it('is a missing precondition with a wrong key', async () => {
    const access = auth({ method: 'private_key_jwt', key: { file: 'fremmed.key' } });
    expect((await only({ values, demands: jwtDemand, access })).split('\n')[0]).toBe(
      'PreconditionError: Tokentjenesten gav ikke klienten pilot adgang til FHIR.',
    );
  });

  it('is a missing precondition with a scope the client may not ask for', async () => {
    const demands = demand(secret('client_secret_basic'), { scope: 'laes' });
    expect(await only({ values, demands, access: auth(secret('client_secret_basic'), { scope: 'laes' }) })).toBe('gik godt');
    expect(await only({ values, demands, access: auth(secret('client_secret_basic'), { scope: 'skriv' }) }))
      .toMatchInlineSnapshot(`
      "PreconditionError: Tokentjenesten gav ikke klienten pilot adgang til FHIR.
      Sted: POST http://vært/midtjylland/token
      Forventet: et adgangsbevis til klienten pilot (client_secret_basic)
      Modtaget: status 400: invalid_scope
      Hvad nu: Ret scope i konfigurationen til et, klienten må bede om."
    `);
  });

  it('is a missing precondition, never a deviation, with an address that is no token service', async () => {
    const access = auth(secret('client_secret_basic'), { tokenUrl: '{endpoint}/findes-ikke' });
    expect(await only({ values, demands: demand(secret('client_secret_basic')), access })).toMatchInlineSnapshot(`
      "PreconditionError: Tokentjenesten gav ikke klienten pilot adgang til FHIR.
      Sted: POST http://vært/findes-ikke
      Forventet: et adgangsbevis til klienten pilot (client_secret_basic)
      Modtaget: status 404: ingen fejlkode
      Hvad nu: Kontrollér tokenUrl i konfigurationen."
    `);
  });
});
