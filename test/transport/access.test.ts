import { beforeAll, describe, expect, it } from 'vitest';
import { accessValues, only } from './access-trial.ts';

let values: Readonly<Record<string, string>>;
beforeAll(async () => {
  values = await accessValues();
}, 60_000);

describe('user name and password', () => {
  const demands = { fhir: [{ kind: 'basic', username: { env: 'BRUGER' }, password: { env: 'KODE' } }] };
  const auth = (password: string) => ({ auth: { kind: 'basic', username: { env: 'BRUGER' }, password: { env: password } } });

  it('give access when they are right', async () => {
    expect(await only({ values, demands, access: auth('KODE') })).toBe('gik godt');
  });

  it('are a missing precondition that says what was refused when they are wrong', async () => {
    expect(await only({ values, demands, access: auth('FORKERT') })).toMatchInlineSnapshot(`
      "PreconditionError: Der er ikke givet adgang til FHIR.
      Sted: GET http://vært/midtjylland/fhir/Organization?identifier=urn%3Aoid%3A1.2.208.176.1.1%7C901010011000016000
      Forventet: et svar på brugernavn og adgangskode (Basic)
      Modtaget: status 401: “Brugernavn eller adgangskode er forkert.”
      Hvad nu: Få adgangen givet, eller ret adgangsoplysningerne i konfigurationen."
    `);
  });

  it('are a missing precondition when there are none', async () => {
    expect(await only({ values, demands, access: {} })).toMatchInlineSnapshot(`
      "PreconditionError: Der er ikke givet adgang til FHIR.
      Sted: GET http://vært/midtjylland/fhir/Organization?identifier=urn%3Aoid%3A1.2.208.176.1.1%7C901010011000016000
      Forventet: et svar uden adgangsoplysninger: konfigurationen har ingen
      Modtaget: status 401: “Snitfladen kræver brugernavn og adgangskode (Basic).”
      Hvad nu: Få adgangen givet, eller ret adgangsoplysningerne i konfigurationen."
    `);
  });
});

describe('a fixed token', () => {
  const demands = { fhir: [{ kind: 'bearer', token: { env: 'TOKEN' } }] };

  it('gives access when it is right and not when it is wrong', async () => {
    expect(await only({ values, demands, access: { auth: { kind: 'bearer', token: { env: 'TOKEN' } } } })).toBe('gik godt');
    expect(await only({ values, demands, access: { auth: { kind: 'bearer', token: { env: 'FORKERT' } } } }))
      .toMatchInlineSnapshot(`
        "PreconditionError: Der er ikke givet adgang til FHIR.
        Sted: GET http://vært/midtjylland/fhir/Organization?identifier=urn%3Aoid%3A1.2.208.176.1.1%7C901010011000016000
        Forventet: et svar på et adgangsbevis (Bearer)
        Modtaget: status 401: “Adgangsbeviset kendes ikke.”
        Hvad nu: Få adgangen givet, eller ret adgangsoplysningerne i konfigurationen."
      `);
  });
});

describe('a client certificate (mTLS)', () => {
  const demands = { fhir: [{ kind: 'mtls', commonName: 'pilot-klient' }] };
  const tls = (name?: string, more: object = {}) => ({
    tls: {
      trust: { file: 'ca.pem' },
      ...(name === undefined ? {} : { certificate: { file: `${name}.pem` }, key: { file: `${name}.key` } }),
      ...more,
    },
  });

  it('gives access when it is right, also when the server’s certificate is checked against a revocation list', async () => {
    expect(await only({ values, demands, secure: true, access: tls('klient') })).toBe('gik godt');
    expect(await only({ values, demands, secure: true, access: tls('klient', { revoked: { file: 'spaerreliste.pem' } }) })).toBe(
      'gik godt',
    );
  });

  it('is a missing precondition when there is none', async () => {
    expect(await only({ values, demands, secure: true, access: tls() })).toMatchInlineSnapshot(`
      "PreconditionError: Der er ikke givet adgang til FHIR.
      Sted: GET https://vært/midtjylland/fhir/Organization?identifier=urn%3Aoid%3A1.2.208.176.1.1%7C901010011000016000
      Forventet: et svar uden adgangsoplysninger: konfigurationen har ingen
      Modtaget: status 403: “Snitfladen kræver klientcertifikat: der blev ikke vist noget klientcertifikat.”
      Hvad nu: Få adgangen givet, eller ret adgangsoplysningerne i konfigurationen."
    `);
  });

  it('is a missing precondition when a stranger issued it', async () => {
    expect(await only({ values, demands, secure: true, access: tls('fremmed') })).toMatchInlineSnapshot(`
      "PreconditionError: Der er ikke givet adgang til FHIR.
      Sted: GET https://vært/midtjylland/fhir/Organization?identifier=urn%3Aoid%3A1.2.208.176.1.1%7C901010011000016000
      Forventet: et svar på klientcertifikatet CN=fremmed-klient
      Modtaget: status 403: “Snitfladen kræver klientcertifikat: klientcertifikatet er ikke udstedt af nogen, der er tillid til.”
      Hvad nu: Få adgangen givet, eller ret adgangsoplysningerne i konfigurationen."
    `);
  });

  it('is a missing precondition when it is revoked', async () => {
    expect(await only({ values, demands, secure: true, access: tls('spaerret') })).toMatch(
      /PreconditionError[\s\S]*er trukket tilbage/,
    );
  });

  it('is a technical fault without trust in the server’s issuer', async () => {
    expect((await only({ values, demands, secure: true, access: {} })).split('\n')[0]).toBe(
      'EndpointError: Systemets certifikat er ikke udstedt af nogen, der er tillid til.',
    );
  });
});
