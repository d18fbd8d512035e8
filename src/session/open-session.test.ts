import { describe, expect, it } from 'vitest';
import { openSession } from './open-session.ts';
import { collecting, testMeans, testSession } from './test-session.fixture.ts';

const message = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'ingen fejl',
    (error: unknown) => `${(error as Error).name}: ${(error as Error).message}`,
  );

describe('a session', () => {
  it('is not opened when a secret is missing', () => {
    const session = testSession({ fhir: { url: 'http://127.0.0.1:1/', auth: { kind: 'bearer', token: { env: 'TOKEN' } } } });
    expect(() => openSession(session, testMeans().means)).toThrowErrorMatchingInlineSnapshot(
      `[PilotError: SP1012 Hemmeligheden mangler: miljøvariablen TOKEN er ikke sat eller er tom]`,
    );
  });

  it('says why when an interface is not offered or not configured, and sends nothing', async () => {
    const open = openSession(testSession({ fhir: { notOffered: 'kommer i marts 2027' } }), testMeans().means);
    const { exchanges, recorder } = collecting();
    const client = open.clientFor(recorder);
    expect(await message(client.fhir.findBySor('1'))).toMatchInlineSnapshot(`
      "PreconditionError: Region Midtjylland tilbyder ikke FHIR endnu: kommer i marts 2027
      Sted: konfigurationen for Region Midtjylland
      Hvad nu: Skriv adressen i miljøets konfiguration, når snitfladen er der."
    `);
    expect(await message(client.skrs.wsdl())).toMatchInlineSnapshot(`
      "PreconditionError: Region Midtjylland har ingen adresse for SKRS (registerkopi).
      Sted: konfigurationen for Region Midtjylland
      Forventet: en adresse under interfaces.skrs
      Hvad nu: Skriv adressen i miljøets konfiguration, eller notOffered med en grund."
    `);
    expect(await message(client.udtraek.read('xml3'))).toMatch(
      /^PreconditionError: Region Midtjylland har ingen adresse for Udtræk/,
    );
    expect(exchanges).toEqual([]);
    await open.close();
  });
});
