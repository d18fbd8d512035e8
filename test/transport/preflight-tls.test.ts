import { type AddressInfo, createServer, type Socket } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Authority, createAuthority, selfSigned } from '../support/pki.ts';
import { preflight } from './preflight-trial.ts';
import { startTlsServer } from './tls-server.ts';

describe('the preflight over TLS', () => {
  let authority: Authority;
  beforeAll(async () => {
    authority = await createAuthority('Prøverod');
  });

  async function overTls(issued: { readonly certificate: string; readonly key: string }) {
    const server = await startTlsServer({ cert: issued.certificate, key: issued.key });
    const seen = await preflight({
      interfaces: { fhir: { url: server.url, tls: { trust: { env: 'ROD' } } } },
      secrets: { 'env:ROD': authority.certificate },
      now: new Date(),
    });
    await server.close();
    return seen;
  }

  it('takes a certificate nobody trusts for an interface that cannot be reached', async () => {
    const { reachable, said, check, thrown } = await overTls(await selfSigned('Selvudstedt', ['127.0.0.1']));
    expect(reachable).toBe(false);
    expect(said('certificate')).toMatch(
      /^failed: Systemets certifikat er ikke udstedt af nogen, der er tillid til\. \(DEPTH_ZERO_SELF_SIGNED_CERT\) TLSv1\.3\. Certifikatet er til Selvudstedt, udstedt af Selvudstedt, og udløber \d{4}-\d\d-\d\d \(om \d+ dage\)\.$/,
    );
    expect(check('certificate')?.code).toBe('SP3022');
    expect(thrown).toMatch(/^EndpointError: FHIR kunne ikke nås, da kørslen begyndte\./);
  });

  it('tells of an expired certificate with the day', async () => {
    const issued = await authority.issue({ commonName: 'Prøveserver', hosts: ['127.0.0.1'], from: -40, to: -3 });
    const { reachable, said } = await overTls(issued);
    expect(reachable).toBe(false);
    expect(said('certificate')).toMatch(
      /^failed: Systemets certifikat er udløbet\. \(CERT_HAS_EXPIRED\) .*, og udløb \d{4}-\d\d-\d\d\.$/,
    );
  });

  it('tells of a certificate for another host with the names it holds for', async () => {
    const { reachable, said } = await overTls(await authority.issue({ commonName: 'Anden', hosts: ['anden.example'], to: 90 }));
    expect(reachable).toBe(false);
    expect(said('certificate')).toMatch(
      /^failed: Systemets certifikat gælder et andet værtsnavn\. \(ERR_TLS_CERT_ALTNAME_INVALID\) .* Det gælder DNS:anden\.example\.$/,
    );
  });

  it.each([
    [10, 'warning'],
    [60, 'ok'],
  ])('takes a certificate that expires in %i days for %s', async (to, state) => {
    const { reachable, said } = await overTls(await authority.issue({ commonName: 'Prøveserver', hosts: ['127.0.0.1'], to }));
    expect(reachable).toBe(true);
    expect(said('certificate')).toMatch(
      new RegExp(
        `^${state}: TLSv1\\.3\\. Certifikatet er til Prøveserver, udstedt af Prøverod, og udløber \\S+ \\(om \\d+ dage\\)\\.$`,
      ),
    );
  });

  it('takes a client certificate refused on the connection for access not given', async () => {
    // The alert bad_certificate, fatal (RFC 8446 section 6).
    const { reachable, said, check } = await greetedWith((socket) => socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, 42])));
    expect(reachable).toBe(true);
    expect(said('certificate')).toBe('not-tried: Ikke set: systemet afbrød, før forbindelsen var sikker.');
    expect(said('access')).toMatch(/^failed: Systemet afviste klientcertifikatet, eller der blev ikke vist noget \(mTLS\)\./);
    expect(check('access')?.code).toBe('SP3023');
  });

  it('says that a client certificate may be missing when the system just hangs up', async () => {
    const { reachable, said, check } = await greetedWith((socket) => socket.destroy());
    expect(reachable).toBe(false);
    expect(said('certificate')).toBe('failed: Systemet afbrød forbindelsen uden at svare. (ECONNRESET)');
    expect(check('certificate')?.remedy).toContain('mTLS');
  });
});

/** Looks at a server that answers the TLS greeting in its own way. */
async function greetedWith(answer: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const seen = await preflight({ interfaces: { fhir: { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}` } } });
  server.close();
  return seen;
}
