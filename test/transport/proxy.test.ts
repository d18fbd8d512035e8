import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import { openSession } from '../../src/session/open-session.ts';
import { collecting, testMeans, testSession } from '../../src/session/test-session.fixture.ts';
import { readProxies } from '../../src/wire/proxies.ts';
import { cli, unbroken } from '../support/cli.ts';
import { type Authority, createAuthority } from '../support/pki.ts';
import { type ProxyOptions, startProxy } from './proxy-server.ts';
import { startTlsServer } from './tls-server.ts';

/** The name of a system behind the wall: no name server in the world knows it, the proxy does. */
const HOST = 'system.region.invalid';

let authority: Authority;
let issued: Awaited<ReturnType<Authority['issue']>>;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  authority = await createAuthority('Regionens rod');
  issued = await authority.issue({ commonName: HOST, hosts: [HOST, '127.0.0.1'], to: 90 });
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Behind {
  readonly proxy?: ProxyOptions;
  /** User name and password in the variable, with the at sign. */
  readonly who?: string;
  readonly noProxy?: string;
  /** Where the variable points instead of at the proxy. */
  readonly astray?: string;
  readonly host?: string;
  readonly auth?: (origin: string) => object;
}

/** A region whose system is reached through a proxy alone: what its preflight and a call come to, and what is kept of it. */
async function behind({ proxy: options = {}, who = '', noProxy = '', astray, host = HOST, auth }: Behind) {
  const system = await startTlsServer({ cert: issued.certificate, key: issued.key });
  const proxy = await startProxy({ names: { [HOST]: '127.0.0.1' }, ...options });
  closing.push(
    () => system.close(),
    () => proxy.close(),
  );
  const origin = `https://${host}:${new URL(system.url).port}`;
  const { means, files } = testMeans({ 'env:ROD': authority.certificate, 'env:KODE': 'klientens kode 27' });
  const proxies = readProxies({ HTTPS_PROXY: `http://${who}${astray ?? proxy.host}`, NO_PROXY: noProxy });
  const fhir = { url: origin, tls: { trust: { env: 'ROD' } }, ...(auth === undefined ? {} : { auth: auth(origin) }) };
  const open = openSession(testSession({ fhir }, { connectMs: 2_000 }), { ...means, now: () => new Date(), proxies });
  closing.push(() => open.close());
  const { exchanges, recorder } = collecting();
  const came = await open
    .clientFor(recorder)
    .fhir.capabilities()
    .then(
      () => 'gik godt',
      (error: unknown) => `${(error as Error).name}: ${(error as Error).message}`,
    );
  const asked = [...proxy.asked];
  const found = await open.preflight().found;
  const checks = found.interfaces[0]?.checks ?? [];
  const said = (name: string): string => {
    const one = checks.find(({ check }) => check === name);
    return `${one?.state ?? ''}: ${one?.sentence ?? ''}`.replaceAll(/127\.0\.0\.1:\d+/g, 'proxyen:1');
  };
  const kept = JSON.stringify([exchanges, found]) + [...files.values()].join('\n');
  return { came: came.replaceAll(/127\.0\.0\.1:\d+/g, 'proxyen:1'), asked, said, kept };
}

describe('a system that is reached through a proxy', () => {
  it('is asked through a tunnel, by a name only the proxy knows, with its own certificate and roots of ours', async () => {
    const { came, asked, said } = await behind({});
    expect(came).toBe('gik godt');
    expect(asked).toEqual([expect.stringMatching(/^CONNECT system\.region\.invalid:\d+$/)]);
    expect(said('lookup')).toBe(
      'ok: Vejen går gennem proxyen proxyen:1 (HTTPS_PROXY), som fører til 127.0.0.1 og selv slår systemet op.',
    );
    expect(said('connection')).toMatch(/^ok: Proxyen tog imod forbindelsen på \d+ ms\.$/);
    expect(said('certificate')).toMatch(/^ok: TLSv1\.3\. Certifikatet er til system\.region\.invalid, udstedt af Regionens rod/);
  });

  it('is asked with the user name and password of the proxy, which are in nothing that is kept', async () => {
    const { came, kept, said } = await behind({
      proxy: { user: 'pilot:meget hemmelig@ord' },
      who: 'pilot:meget%20hemmelig%40ord@',
    });
    expect(came).toBe('gik godt');
    expect(said('certificate')).toMatch(/^ok: /);
    for (const secret of ['meget hemmelig', 'meget%20hemmelig', Buffer.from('pilot:meget hemmelig@ord').toString('base64')])
      expect(kept).not.toContain(secret);
  });

  it.each<[string, Behind, string, string]>([
    [
      'that wants to know who asks',
      { proxy: { user: 'pilot:kode' } },
      'EndpointError: Proxyen proxyen:1 vil vide, hvem der spørger (status 407).',
      'Skriv brugernavn og adgangskode i HTTPS_PROXY',
    ],
    [
      'that opens no way to the system',
      { proxy: { refusal: 403 } },
      'EndpointError: Proxyen proxyen:1 vil ikke åbne en forbindelse til systemet (status 403).',
      'om at åbne for systemets vært og port',
    ],
    [
      'that answers as no proxy does',
      { proxy: { refusal: 204 } },
      'EndpointError: Proxyen proxyen:1 vil ikke åbne en forbindelse til systemet (status 204).',
      'om at åbne for systemets vært og port',
    ],
    [
      'that cannot find the system',
      { proxy: { names: {} }, host: 'ingen.region.invalid' },
      'EndpointError: Proxyen proxyen:1 kan ikke nå systemet (status 502).',
      'Kontrollér systemets adresse',
    ],
    [
      'that hangs up',
      { proxy: { hangsUp: true } },
      'EndpointError: Proxyen proxyen:1 afbrød forbindelsen, før systemet var nået.',
      'spørg dem, der driver proxyen',
    ],
    [
      'that is not there',
      { astray: '127.0.0.1:9' },
      'EndpointError: Proxyen proxyen:1 tager ikke imod forbindelser.',
      'Kontrollér HTTPS_PROXY',
    ],
    [
      'whose name leads nowhere',
      { astray: 'proxy.region.invalid:8080' },
      'EndpointError: Proxyen proxy.region.invalid:8080 kan ikke slås op.',
      'Kontrollér HTTPS_PROXY',
    ],
  ])('is told apart from a proxy %s, by a call and by the preflight', async (_, given, sentence, remedy) => {
    const { came, said } = await behind(given);
    expect(came.split('\n')[0]).toBe(sentence);
    expect(came).toContain(remedy);
    const told = `${said('lookup')} ${said('connection')}`;
    expect(told).toContain(`failed: ${sentence.replace('EndpointError: ', '')}`);
  });

  it('is not told to be refused by the proxy when it is the one that may be silent', async () => {
    const { came } = await behind({ proxy: { leadsNowhere: true } });
    expect(came.split('\n')[0]).toBe(
      'EndpointError: Forbindelsen gennem proxyen proxyen:1 kom ikke i stand inden for 2 sekunder.',
    );
  });

  it('gets its tokens through the proxy too', async () => {
    const auth = (origin: string): object => ({
      kind: 'oauth2',
      tokenUrl: `${origin}/token`,
      clientId: 'pilot',
      client: { method: 'client_secret_post', secret: { env: 'KODE' } },
    });
    const { came, asked } = await behind({ auth });
    // The server answers everything with a CapabilityStatement, which is no token; that it answered is the point.
    expect(came).toMatch(/^EndpointError: Tokentjenestens svar kan ikke bruges som adgangsbevis\./);
    expect(asked).toHaveLength(1);
  });

  it.each([['127.0.0.1'], ['127.0.0.0/8'], ['*']])('is reached without it when NO_PROXY has %s', async (noProxy) => {
    const { came, asked, said } = await behind({ host: '127.0.0.1', noProxy, proxy: { refusal: 403 } });
    expect(came).toBe('gik godt');
    expect(asked).toEqual([]);
    expect(said('lookup')).toBe('ok: Navnet fører til 127.0.0.1.');
  });
});

describe('a system over plain http', () => {
  it('is asked for by its whole address, as proxies want it', async () => {
    const system = createServer((_request, answer) => {
      answer.setHeader('content-type', 'application/fhir+json').end('{"resourceType":"CapabilityStatement"}');
    });
    system.listen(0, '127.0.0.1');
    await once(system, 'listening');
    const proxy = await startProxy({ names: { [HOST]: '127.0.0.1' } });
    const url = `http://${HOST}:${(system.address() as AddressInfo).port}`;
    const { means } = testMeans();
    const open = openSession(testSession({ fhir: { url } }), { ...means, proxies: readProxies({ http_proxy: proxy.host }) });
    closing.push(
      () => open.close(),
      () => proxy.close(),
      () => new Promise((resolve) => void system.close(() => resolve())),
    );
    await open.clientFor(() => undefined).fhir.capabilities();
    expect(proxy.asked).toEqual([`GET ${url}/metadata`]);
  });
});

describe('a proxy that wants to know who asks for plain http', () => {
  it('is told as such', async () => {
    const proxy = await startProxy({ user: 'pilot:kode' });
    const { means } = testMeans();
    const fhir = { url: `http://${HOST}:8080` };
    const open = openSession(testSession({ fhir }), { ...means, proxies: readProxies({ http_proxy: proxy.host }) });
    closing.push(
      () => open.close(),
      () => proxy.close(),
    );
    const asked = open.clientFor(() => undefined).fhir.capabilities();
    await expect(asked).rejects.toThrow(`Proxyen ${proxy.host} vil vide, hvem der spørger (status 407).`);
  });
});

describe('the command line behind a proxy', () => {
  it("goes through it in the preflight and in a region's own process, and trusts whom the machine trusts", async () => {
    const system = await startTlsServer({ cert: issued.certificate, key: issued.key });
    const proxy = await startProxy({ names: { [HOST]: '127.0.0.1' } });
    const folder = await mkdtemp(join(tmpdir(), 'sor-pilot-proxy-'));
    closing.push(
      () => system.close(),
      () => proxy.close(),
      () => rm(folder, { recursive: true, force: true }),
    );
    await cp(join(root, 'config'), join(folder, 'config'), { recursive: true });
    const url = `https://${HOST}:${new URL(system.url).port}`;
    await writeFile(
      join(folder, 'config/environments/bag-muren.yaml'),
      `id: bag-muren\nname: Bag muren\ndescription: En region bag en proxy.\nexercise: false\nregions:\n  midtjylland:\n    interfaces:\n      fhir: { url: '${url}' }\n`,
    );
    await writeFile(join(folder, 'rod.pem'), authority.certificate);
    const where = ['--environment', 'bag-muren', '--region', 'midtjylland', '--config', join(folder, 'config')];
    const behindIt = { HTTPS_PROXY: `http://${proxy.host}`, SSL_CERT_FILE: join(folder, 'rod.pem') };

    const seen = await cli(['preflight', ...where], behindIt);
    expect(unbroken(seen.stderr)).toContain(`Vejen går gennem proxyen ${proxy.host} (HTTPS_PROXY)`);
    expect(unbroken(seen.stderr)).toContain('✓ Certifikat TLSv1.3. Certifikatet er til system.region.invalid');
    const tunnels = proxy.asked.length;

    const run = ['run', ...where, '--scenario', 'FHIR-007', '--no-preflight', '--results', join(folder, 'results')];
    const ran = await cli(run, behindIt);
    expect(proxy.asked.length).toBeGreaterThan(tunnels);
    expect(ran.stderr).not.toContain('teknisk fejl');

    const untrusting = await cli(run, { HTTPS_PROXY: `http://${proxy.host}` });
    expect(unbroken(untrusting.stderr)).toContain('Systemets certifikat er ikke udstedt af nogen, der er tillid til.');
  });

  it('is told of a proxy that cannot be used before anything is sent, without its password', async () => {
    const told = await cli(['run', '--scenario', 'FHIR-007'], { HTTPS_PROXY: 'socks5://pilot:hemmelig-27@proxy.region.dk:1080' });
    expect(told.code).toBe(3);
    expect(told.stderr).toContain('SP1047 Proxyen kan ikke bruges');
    expect(told.stderr).not.toContain('hemmelig-27');
  });
});
