import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Authority, createAuthority, selfSigned } from '../support/pki.ts';
import { ask, type AskOptions, SHORT_LIMITS } from './ask.ts';
import { startTlsServer } from './tls-server.ts';

let ca: Authority;
beforeAll(async () => {
  ca = await createAuthority('Prøve-CA');
}, 60_000);

async function facedTls(
  certificate: { readonly certificate: string; readonly key: string },
  { more = {}, ...options }: AskOptions & { readonly more?: object } = {},
): Promise<string> {
  const tlsServer = await startTlsServer({ cert: certificate.certificate, key: certificate.key, ...more });
  try {
    const trusting = { tls: { trust: { file: 'ca.pem' } }, ...options };
    return await ask('fhir', tlsServer.url, {
      limits: SHORT_LIMITS,
      ...trusting,
      secrets: { 'file:ca.pem': ca.certificate, ...options.secrets },
    });
  } finally {
    await tlsServer.close();
  }
}

describe('certificates and TLS', () => {
  const host = { hosts: ['127.0.0.1'] };

  it('pass when they are right, so that the faults below are what they say', async () => {
    expect(await facedTls(await ca.issue({ commonName: 'god', ...host }))).toBe('gik godt');
  });

  it('fail when expired', async () => {
    expect(await facedTls(await ca.issue({ commonName: 'gammel', ...host, from: -10, to: -1 }))).toMatchInlineSnapshot(`
      "EndpointError: Systemets certifikat er udløbet.
      Sted: GET https://vært/metadata
      Modtaget: CERT_HAS_EXPIRED: certificate has expired
      Hvad nu: Få certifikatet rettet hos dem, der driver systemet; kontrollen kan ikke slås fra."
    `);
  });

  it('fail when self-issued', async () => {
    expect(await facedTls(await selfSigned('egen', host.hosts))).toMatchInlineSnapshot(`
      "EndpointError: Systemets certifikat er ikke udstedt af nogen, der er tillid til.
      Sted: GET https://vært/metadata
      Modtaget: DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate
      Hvad nu: Få certifikatet rettet hos dem, der driver systemet; kontrollen kan ikke slås fra."
    `);
  });

  it('fail for another host name', async () => {
    expect(await facedTls(await ca.issue({ commonName: 'anden', hosts: ['anden.example'] }))).toMatchInlineSnapshot(`
      "EndpointError: Systemets certifikat gælder et andet værtsnavn.
      Sted: GET https://vært/metadata
      Modtaget: ERR_TLS_CERT_ALTNAME_INVALID: Hostname/IP does not match certificate's altnames: IP: 127.0.0.1 is not in the cert's list:
      Hvad nu: Få certifikatet rettet hos dem, der driver systemet; kontrollen kan ikke slås fra."
    `);
  });

  it('fail when revoked', async () => {
    const revoked = await ca.issue({ commonName: 'spærret', ...host });
    const list = { 'file:liste.pem': await ca.revocationList([revoked.serial]) };
    const tls = { trust: { file: 'ca.pem' }, revoked: { file: 'liste.pem' } };
    expect(await facedTls(revoked, { tls, secrets: list })).toMatchInlineSnapshot(`
      "EndpointError: Systemets certifikat er trukket tilbage.
      Sted: GET https://vært/metadata
      Modtaget: CERT_REVOKED: certificate revoked
      Hvad nu: Få certifikatet rettet hos dem, der driver systemet; kontrollen kan ikke slås fra."
    `);
  });

  it('fail over TLS 1.0', async () => {
    const certificate = await ca.issue({ commonName: 'gammel tls', ...host });
    const more = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' };
    expect(await facedTls(certificate, { more })).toMatchInlineSnapshot(`
      "EndpointError: Der kan ikke oprettes en sikker forbindelse (TLS) til systemet.
      Sted: GET https://vært/metadata
      Modtaget: ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: tlsv1 alert protocol version
      Hvad nu: Kontrollér, om adressen skal begynde med http eller https, og hvilke TLS-udgaver systemet kan."
    `);
  });

  it('are a technical fault that says so when a server hangs up for want of a client certificate', async () => {
    const certificate = await ca.issue({ commonName: 'streng', ...host });
    const more = { requestCert: true, rejectUnauthorized: true, ca: ca.certificate };
    expect(await facedTls(certificate, { more })).toMatchInlineSnapshot(`
      "EndpointError: Systemet afbrød forbindelsen uden at svare.
      Sted: GET https://vært/metadata
      Modtaget: UND_ERR_SOCKET: other side closed
      Hvad nu: Prøv igen; gentager det sig, så spørg dem, der driver systemet. Kræver systemet et klientcertifikat (mTLS), så skriv tls.certificate og tls.key i konfigurationen."
    `);
  });
});

/** A fatal alert as the first thing a server says (RFC 8446 section 6). */
const alert =
  (number: number): ((socket: Socket) => void) =>
  (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, number])));
  };

describe('a server that says on the connection itself that a certificate will not do', () => {
  it.each([
    ['bad_certificate', 42],
    ['unsupported_certificate', 43],
    ['certificate_revoked', 44],
    ['certificate_expired', 45],
    ['certificate_unknown', 46],
    ['unknown_ca', 48],
    ['access_denied', 49],
    ['certificate_required', 116],
  ])('is a missing precondition: %s', async (_name, number) => {
    const refusing = createServer(alert(number));
    refusing.listen(0, '127.0.0.1');
    await once(refusing, 'listening');
    const { port } = refusing.address() as AddressInfo;
    const came = await ask('fhir', `https://127.0.0.1:${port}`, { limits: SHORT_LIMITS });
    refusing.close();
    expect(came.split('\n')[0]).toBe(
      'PreconditionError: Systemet afviste klientcertifikatet, eller der blev ikke vist noget (mTLS).',
    );
  });
});
