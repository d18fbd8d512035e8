import 'reflect-metadata';
import { createPublicKey } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { SignedXml } from 'xml-crypto';

/** Real certificates for tests: a root, what it issues, what it revokes, and id cards signed with it. */

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
const DAY = 86_400_000;

/** A certificate and its key, PEM. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
  readonly publicKey: string;
  readonly serial: string;
}

export interface IssueOptions {
  readonly commonName: string;
  /** Host names and addresses of a server; a client has none. */
  readonly hosts?: readonly string[];
  /** Days from now. */
  readonly from?: number;
  readonly to?: number;
}

export interface Authority {
  readonly certificate: string;
  issue(options: IssueOptions): Promise<Issued>;
  /** A revocation list over serial numbers. */
  revocationList(serials: readonly string[]): Promise<string>;
}

/** A root of one's own. Its times are real ones: TLS looks at the machine's clock. */
export async function createAuthority(commonName: string): Promise<Authority> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const name = `CN=${commonName}`;
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name,
    ...validity(-2, 3_650),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  let serials = 16;
  return {
    certificate: root.toString('pem'),
    async issue({ commonName: subject, hosts = [], from = -1, to = 30 }) {
      const own = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
      serials += 1;
      const serial = serials.toString(16).padStart(2, '0');
      const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: serial,
        subject: `CN=${subject}`,
        issuer: name,
        ...validity(from, to),
        signingAlgorithm: ALGORITHM,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        extensions: [
          new x509.ExtendedKeyUsageExtension([
            hosts.length > 0 ? x509.ExtendedKeyUsage.serverAuth : x509.ExtendedKeyUsage.clientAuth,
          ]),
          ...(hosts.length === 0 ? [] : [namesOf(hosts)]),
        ],
      });
      return { certificate: certificate.toString('pem'), ...(await exported(own)), serial };
    },
    async revocationList(revoked) {
      const list = await x509.X509CrlGenerator.create({
        issuer: name,
        thisUpdate: new Date(Date.now() - DAY),
        nextUpdate: new Date(Date.now() + 30 * DAY),
        entries: revoked.map((serialNumber) => ({ serialNumber, revocationDate: new Date(Date.now() - DAY) })),
        signingAlgorithm: ALGORITHM,
        signingKey: keys.privateKey,
      });
      return x509.PemConverter.encode(list.rawData, 'X509 CRL');
    },
  };
}

/** A certificate nobody vouches for. */
export async function selfSigned(commonName: string, hosts: readonly string[]): Promise<Issued> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${commonName}`,
    ...validity(-1, 30),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [namesOf(hosts)],
  });
  return { certificate: certificate.toString('pem'), ...(await exported(keys)), serial: '01' };
}

function namesOf(hosts: readonly string[]): x509.SubjectAlternativeNameExtension {
  return new x509.SubjectAlternativeNameExtension(
    hosts.map((host) => ({ type: /^[0-9.]+$/.test(host) ? ('ip' as const) : ('dns' as const), value: host })),
  );
}

function validity(from: number, to: number): { readonly notBefore: Date; readonly notAfter: Date } {
  return { notBefore: new Date(Date.now() + from * DAY), notAfter: new Date(Date.now() + to * DAY) };
}

async function exported(keys: CryptoKeyPair): Promise<{ readonly key: string; readonly publicKey: string }> {
  const key = x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  return { key, publicKey };
}

export interface CardOptions {
  readonly level?: 3 | 4;
  readonly notBefore?: string;
  readonly notOnOrAfter?: string;
}

/** A SOSI id card of a system, signed by an STS whose certificate and key are given. */
export function signIdCard(sts: Pick<Issued, 'key' | 'certificate'>, options: CardOptions = {}): string {
  const { level = 3, notBefore = '2020-01-01T00:00:00Z', notOnOrAfter = '2099-01-01T00:00:00Z' } = options;
  const attribute = (name: string, value: string): string =>
    `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;
  const card =
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" IssueInstant="${notBefore}" Version="2.0" id="IDCard">` +
    '<saml:Issuer>PRØVE-STS</saml:Issuer>' +
    '<saml:Subject><saml:NameID Format="medcom:cvrnumber">12345678</saml:NameID></saml:Subject>' +
    `<saml:Conditions NotBefore="${notBefore}" NotOnOrAfter="${notOnOrAfter}"/>` +
    `<saml:AttributeStatement id="IDCardData">${attribute('sosi:IDCardID', 'a0JBcHJvZXZlLWtvcnQ=')}` +
    `${attribute('sosi:IDCardVersion', '1.0.1')}${attribute('sosi:IDCardType', level === 4 ? 'user' : 'system')}` +
    `${attribute('sosi:AuthenticationLevel', String(level))}</saml:AttributeStatement></saml:Assertion>`;
  const signature = new SignedXml({
    privateKey: sts.key,
    publicCert: sts.certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  signature.addReference({
    xpath: "/*[local-name(.)='Assertion']",
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
  });
  signature.computeSignature(card, { prefix: 'ds' });
  return signature.getSignedXml();
}
