import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openSession } from '../../src/client/open-session.ts';
import { testMeans, testSession } from '../../src/client/testing/test-session.ts';
import { createAuthority, selfSigned } from '../support/pki.ts';
import { startTlsServer } from './tls-server.ts';
import type { PreflightCheckName } from '../../src/model/preflight.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A FHIR server that answers /metadata as given. */
async function fhirServer(status: number, headers: Readonly<Record<string, string>>, body: unknown): Promise<string> {
  const server = createServer((_request, response) => {
    response.sendDate = headers['date'] === undefined;
    response.writeHead(status, { 'content-type': 'application/fhir+json', ...headers }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
}

const STATEMENT = {
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  date: '2026-11-22T01:30:00Z',
  software: { name: 'Prøve', version: '7' },
};
const OUR_TIME = { date: 'Mon, 23 Nov 2026 08:00:00 GMT' };

async function preflight(url: string, limits: Readonly<Record<string, number>> = {}) {
  const open = openSession(testSession({ fhir: { url } }, limits), testMeans().means);
  try {
    const started = performance.now();
    const { interfaces } = await open.preflight();
    const milliseconds = performance.now() - started;
    const seen = interfaces[0];
    const client = open.clientFor(() => undefined);
    const said = (name: PreflightCheckName): string => {
      const check = seen?.checks.find(({ check: one }) => one === name);
      return check === undefined ? 'ikke med' : `${check.state}: ${check.sentence}`;
    };
    const thrown = await client.fhir.capabilities().then(
      () => 'gik godt',
      (error: unknown) => String(error),
    );
    return { reachable: seen?.reachable, said, thrown, milliseconds };
  } finally {
    await open.close();
  }
}

describe('forundersøgelsen', () => {
  it('siger, hvad en snitflade er, og hvilken dag dens register gælder', async () => {
    const { reachable, said } = await preflight(await fhirServer(200, OUR_TIME, STATEMENT));
    expect(reachable).toBe(true);
    expect(said('access')).toBe('ok: Systemet svarer uden at spørge, hvem der kalder.');
    expect(said('version')).toBe('ok: Prøve 7, FHIR 4.0.1.');
    expect(said('release')).toBe('ok: Registret er fra 2026-11-22.');
    expect(said('clock')).toBe('ok: Urene går ens på nær 0 sekunder.');
    expect(said('certificate')).toBe('ikke med');
  });

  it('en lukket port bliver én teknisk fejl med grunden, og hvert kald siger den straks', async () => {
    const { reachable, said, thrown } = await preflight('http://127.0.0.1:1/fhir');
    expect(reachable).toBe(false);
    expect(said('connection')).toBe('failed: Systemet tager ikke imod forbindelser på adressen. (ECONNREFUSED)');
    expect(said('access')).toBe('not-tried: Ikke prøvet, fordi noget før det fejlede.');
    expect(thrown).toMatchInlineSnapshot(`
      "EndpointError: FHIR kunne ikke nås, da kørslen begyndte.
      Sted: http://127.0.0.1:1/fhir
      Modtaget: Systemet tager ikke imod forbindelser på adressen. (ECONNREFUSED)
      Hvad nu: Kontrollér adressen i konfigurationen, og at systemet er startet."
    `);
  });

  it('en vært, der ikke svarer, venter der kun på én gang', async () => {
    // 192.0.2.0/24 is kept for documentation (RFC 5737): no route leads there, and some networks say so at once.
    const { reachable, said, milliseconds, thrown } = await preflight('http://192.0.2.1/fhir', { connectMs: 300 });
    expect(reachable).toBe(false);
    expect(said('connection')).toMatch(/^failed: .*\((?:ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ECONNREFUSED|ECONNRESET)\)$/);
    expect(thrown).toMatch(/^EndpointError: FHIR kunne ikke nås, da kørslen begyndte\./);
    expect(milliseconds).toBeLessThan(2_000);
  });

  it('et navn, der ikke findes, siges som det', async () => {
    const { said } = await preflight('http://findes-ikke.invalid/fhir');
    expect(said('lookup')).toMatch(/^failed: Systemets værtsnavn kan ikke slås op\. \((?:ENOTFOUND|EAI_AGAIN)\)$/);
  });

  it('afvist adgang er ikke en snitflade, der ikke kan nås', async () => {
    const { reachable, said } = await preflight(await fhirServer(401, OUR_TIME, {}));
    expect(reachable).toBe(true);
    expect(said('access')).toMatch(/^failed: Der er ikke givet adgang til FHIR\./);
  });

  it('et ur, der går forkert, er en advarsel', async () => {
    const late = { date: 'Mon, 23 Nov 2026 08:05:00 GMT' };
    const { said } = await preflight(await fhirServer(200, late, STATEMENT));
    expect(said('clock')).toBe('warning: Systemets ur og maskinens går 300 sekunder forskelligt.');
  });

  it('det, et system ikke siger, er ikke en fejl', async () => {
    const { reachable, said } = await preflight(await fhirServer(200, OUR_TIME, { resourceType: 'CapabilityStatement' }));
    expect(reachable).toBe(true);
    expect(said('version')).toBe('not-tried: Systemet siger ikke, hvilken udgave det er.');
    expect(said('release')).toBe('not-tried: Snitfladen siger ikke, hvilken dag registret gælder.');
  });
});

describe('forundersøgelsen over TLS', () => {
  it('et certifikat, ingen har tillid til, er en snitflade, der ikke kan nås', async () => {
    const { certificate, key } = await selfSigned('Selvudstedt', ['127.0.0.1']);
    const server = await startTlsServer({ cert: certificate, key });
    const { reachable, said, thrown } = await preflight(server.url);
    await server.close();
    expect(reachable).toBe(false);
    expect(said('certificate')).toBe(
      'failed: Systemets certifikat er ikke udstedt af nogen, der er tillid til. (DEPTH_ZERO_SELF_SIGNED_CERT)',
    );
    expect(thrown).toMatch(/^EndpointError: FHIR kunne ikke nås, da kørslen begyndte\./);
  });

  it('et certifikat, der snart udløber, er en advarsel med dagene', async () => {
    const authority = await createAuthority('Prøverod');
    const { certificate, key } = await authority.issue({ commonName: 'Prøveserver', hosts: ['127.0.0.1'], to: 10 });
    const server = await startTlsServer({ cert: certificate, key });
    const now = new Date();
    const { means } = testMeans({ ROD: authority.certificate });
    const secrets = new Map([['env:ROD', authority.certificate]]);
    const session = testSession({ fhir: { url: server.url, tls: { trust: { env: 'ROD' } } } });
    const open = openSession(session, { ...means, secrets, now: () => now });
    const { interfaces } = await open.preflight();
    await open.close();
    await server.close();
    expect(interfaces[0]?.reachable).toBe(true);
    expect(interfaces[0]?.checks.find(({ check }) => check === 'certificate')).toMatchObject({
      state: 'warning',
      sentence: expect.stringMatching(
        /^TLSv1\.3\. Certifikatet er til Prøveserver, udstedt af Prøverod, og udløber om \d+ dage\.$/,
      ) as string,
    });
  });
});
