import { createPrivateKey } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessProblems } from '../../src/session/check-access.ts';
import { limitsSchema, regionEndpointsSchema } from '../../src/model/config/environment.ts';
import { formatPilotError } from '../../src/model/pilot-error.ts';
import { createAuthority, signIdCard } from '../support/pki.ts';

/** What is wrong with keys, certificates and id cards is told before anything is sent, and never quotes them. */

const values = new Map<string, string>();
beforeAll(async () => {
  const ca = await createAuthority('Prøve-CA');
  const [client, other, old] = await Promise.all([
    ca.issue({ commonName: 'pilot-klient' }),
    ca.issue({ commonName: 'en-anden' }),
    ca.issue({ commonName: 'gammel-klient', from: -10, to: -1 }),
  ]);
  const locked = createPrivateKey(client.key).export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'den rette kode',
  });
  const card = signIdCard(other);
  for (const [name, text] of Object.entries({
    'ca.pem': ca.certificate,
    'klient.pem': client.certificate,
    'klient.key': client.key,
    'laast.key': locked.toString(),
    'anden.key': other.key,
    'gammel.pem': old.certificate,
    'gammel.key': old.key,
    'vroevl.pem': 'hemmeligt-vrøvl-der-ikke-er-pem',
    'kort.xml': card,
    'usigneret.xml': card.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, ''),
    'halvt.xml': card.slice(0, 300),
    'udloebet.xml': signIdCard(other, { notOnOrAfter: '2026-01-01T00:00:00Z' }),
    'doctype.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${card}`,
  }))
    values.set(`file:${name}`, text);
  values.set('env:KODE', 'en forkert kode');
}, 60_000);

async function told(interfaces: object, name = 'fhir'): Promise<string> {
  const url = 'https://region.example/fhir';
  const endpoints = regionEndpointsSchema.parse({ interfaces: { [name]: { url, ...interfaces } } });
  const now = (): Date => new Date();
  const problems = await accessProblems([{ party: { name: 'Region Midtjylland' }, endpoints }], {
    values,
    limits: limitsSchema.parse({}),
    now,
  });
  const text = problems
    .map(formatPilotError)
    .join('\n')
    .replaceAll(/\d{4}-\d\d-\d\d(?: kl\. \d\d:\d\d UTC|T[\d:.]+Z)/g, '(tid)');
  for (const value of values.values()) expect(text).not.toContain(value.length > 60 ? value.slice(30, 60) : value);
  return text;
}

const pem = (file: string): { file: string } => ({ file });
const card = (file: string): object => ({ auth: { kind: 'dgws', idCard: { file } } });

describe('a right configuration', () => {
  it('gives no error', async () => {
    expect(await told({ tls: { trust: pem('ca.pem'), certificate: pem('klient.pem'), key: pem('klient.key') } })).toBe('');
    expect(await told(card('kort.xml'), 'skrs')).toBe('');
  });

  it('gives none when a program fetches the id card: that is not run before it is needed', async () => {
    expect(await told({ auth: { kind: 'dgws', idCard: { command: ['/findes/ikke'] } } }, 'skrs')).toBe('');
  });
});

describe('SP1040', () => {
  it('tells of a certificate that cannot be read', async () => {
    expect(await told({ tls: { trust: pem('vroevl.pem') } })).toMatchInlineSnapshot(`
      "SP1040 Certifikat eller nøgle kan ikke læses
        Sted:      Region Midtjylland, FHIR, tls.trust
        Fundet:    teksten er ikke et certifikat i PEM
        Forventet: et eller flere certifikater i PEM (“BEGIN CERTIFICATE”)
        Løsning:   Udpeg filen med certifikatet; er den i DER-format (.cer), skal den først skrives om til PEM.
        Læs mere:  docs/fejl/sp1040.mdx"
    `);
  });

  it('tells of a key that cannot be read', async () => {
    expect(await told({ tls: { certificate: pem('klient.pem'), key: pem('vroevl.pem') } })).toMatchInlineSnapshot(`
      "SP1040 Certifikat eller nøgle kan ikke læses
        Sted:      Region Midtjylland, FHIR, tls.key
        Fundet:    teksten er ikke en privat nøgle i PEM
        Forventet: en privat nøgle i PEM (“BEGIN PRIVATE KEY”), og dens adgangskode, hvis den er låst
        Løsning:   Udpeg filen med nøglen; en .p12- eller .pfx-fil skal først skrives om til PEM.
        Læs mere:  docs/fejl/sp1040.mdx"
    `);
  });

  it('tells of a revocation list that cannot be read', async () => {
    expect(await told({ tls: { revoked: pem('klient.pem') } })).toMatchInlineSnapshot(`
      "SP1040 Certifikat eller nøgle kan ikke læses
        Sted:      Region Midtjylland, FHIR, tls.revoked
        Fundet:    teksten er ikke en spærreliste i PEM
        Forventet: en spærreliste (CRL) i PEM (“BEGIN X509 CRL”)
        Løsning:   Udpeg filen med spærrelisten; er den i DER-format (.crl), skal den først skrives om til PEM.
        Læs mere:  docs/fejl/sp1040.mdx"
    `);
  });

  it('tells of a locked key without its passphrase or with a wrong one', async () => {
    const tls = { certificate: pem('klient.pem'), key: pem('laast.key') };
    expect(await told({ tls })).toContain('låst med en adgangskode, og ingen er angivet');
    expect(await told({ tls: { ...tls, passphrase: { env: 'KODE' } } })).toContain('adgangskoden passer ikke');
  });

  it('tells of the key for private_key_jwt', async () => {
    const client = { method: 'private_key_jwt', key: pem('vroevl.pem') };
    const auth = { kind: 'oauth2', tokenUrl: 'https://region.example/token', clientId: 'pilot', client };
    expect((await told({ auth })).split('\n')[1]).toMatchInlineSnapshot(
      `"  Sted:      Region Midtjylland, FHIR, auth.client.key"`,
    );
  });
});

it('SP1041 tells of a key to another certificate', async () => {
  expect(await told({ tls: { certificate: pem('klient.pem'), key: pem('anden.key') } })).toMatchInlineSnapshot(`
    "SP1041 Nøglen hører til et andet certifikat
      Sted:      Region Midtjylland, FHIR, tls.key
      Fundet:    nøglen hører ikke til certifikatet for CN=pilot-klient
      Forventet: nøglen til certifikatet i tls.certificate; står der flere certifikater i filen, er det første klientens
      Løsning:   Udpeg den nøgle og det certifikat, der er lavet sammen.
      Læs mere:  docs/fejl/sp1041.mdx"
  `);
});

it('SP1042 tells of an expired client certificate', async () => {
  expect(await told({ tls: { certificate: pem('gammel.pem'), key: pem('gammel.key') } })).toMatchInlineSnapshot(`
    "SP1042 Klientcertifikatet gælder ikke
      Sted:      Region Midtjylland, FHIR, tls.certificate
      Fundet:    certifikatet for CN=gammel-klient gælder fra (tid) til (tid)
      Forventet: et certifikat, der gælder (tid)
      Løsning:   Få udstedt et nyt klientcertifikat, eller ret uret på maskinen.
      Læs mere:  docs/fejl/sp1042.mdx"
  `);
});

describe('SP1043', () => {
  it.each([
    ['halvt.xml', 'ikke velformet XML'],
    ['usigneret.xml', 'ikke underskrevet'],
    ['doctype.xml', 'uden DOCTYPE'],
    ['vroevl.pem', 'ikke velformet XML'],
  ])('%s: %s', async (file, said) => {
    expect(await told(card(file), 'skrs')).toContain(said);
  });

  it('says what was expected', async () => {
    expect(await told(card('halvt.xml'), 'skrs')).toMatchInlineSnapshot(`
      "SP1043 SOSI-id-kortet kan ikke læses
        Sted:      Region Midtjylland, SKRS (registerkopi), auth.idCard
        Fundet:    teksten er ikke velformet XML uden DOCTYPE
        Forventet: et SOSI-id-kort: en underskrevet saml:Assertion med Conditions, som en STS har udstedt
        Løsning:   Hent et nyt id-kort hos STS’en, og gem hele Assertion-elementet uændret.
        Læs mere:  docs/fejl/sp1043.mdx"
    `);
  });
});

it('SP1044 tells of an expired id card', async () => {
  expect(await told(card('udloebet.xml'), 'skrs')).toMatchInlineSnapshot(`
    "SP1044 SOSI-id-kortet gælder ikke
      Sted:      Region Midtjylland, SKRS (registerkopi), auth.idCard
      Fundet:    kortet gælder fra (tid) til (tid)
      Forventet: et kort, der gælder (tid)
      Løsning:   Hent et nyt id-kort hos STS’en, eller lad idCard.command hente et, når der er brug for det.
      Læs mere:  docs/fejl/sp1044.mdx"
  `);
});

describe('SP1045', () => {
  it('tells of a certificate without a key', async () => {
    expect(await told({ tls: { certificate: pem('klient.pem') } })).toMatchInlineSnapshot(`
      "SP1045 Adgangen er ikke sat helt op
        Sted:      Region Midtjylland, FHIR, tls
        Fundet:    tls.key mangler, men certifikatet er der
        Forventet: både tls.certificate og tls.key, eller ingen af dem
        Løsning:   Skriv tls.key.
        Læs mere:  docs/fejl/sp1045.mdx"
    `);
  });

  it('tells of a token service that must see a certificate and has none to see', async () => {
    const auth = {
      kind: 'oauth2',
      tokenUrl: 'https://region.example/token',
      clientId: 'pilot',
      client: { method: 'tls_client_auth' },
    };
    expect(await told({ auth })).toMatchInlineSnapshot(`
      "SP1045 Adgangen er ikke sat helt op
        Sted:      Region Midtjylland, FHIR, auth.client
        Fundet:    tokentjenesten skal have et klientcertifikat (tls_client_auth), og snitfladen har intet
        Forventet: tls.certificate og tls.key ved siden af auth
        Løsning:   Skriv tls.certificate og tls.key, eller vælg en anden method.
        Læs mere:  docs/fejl/sp1045.mdx"
    `);
  });

  it('tells of an id card for an interface without a SOAP header', async () => {
    expect(await told(card('kort.xml'))).toMatchInlineSnapshot(`
      "SP1045 Adgangen er ikke sat helt op
        Sted:      Region Midtjylland, FHIR, auth
        Fundet:    dgws, men FHIR er ikke SOAP og har intet hoved at lægge id-kortet i
        Forventet: dgws på SKRS (registerkopi), SORLS (opslag), SORUS (opdatering)
        Løsning:   Vælg den slags adgang, snitfladen tager imod.
        Læs mere:  docs/fejl/sp1045.mdx"
    `);
  });
});
