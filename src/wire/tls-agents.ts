import { createSecureContext, type SecureContext } from 'node:tls';
import { Agent, type Dispatcher, Pool, ProxyAgent } from 'undici';
import type { SecretReference, Tls } from '../model/config/access.ts';
import type { Limits } from '../model/config/environment.ts';
import { PilotError } from '../model/pilot-error.ts';
import { certificateTime, readCertificates, readPrivateKey } from './pem.ts';
import { NO_PROXIES, type Proxies } from './proxies.ts';
import { secretValue } from './secret-value.ts';
import { type OwnTrust, secureContext } from './trust.ts';

/** No environment may have more scenarios than this under way in a region, so more sockets would stand idle. */
const MAX_CONNECTIONS = 50;

/** What a `tls` block comes to. */
export interface TlsProof {
  readonly dispatcher: Dispatcher;
  /** Subject of the client certificate, when one is shown. */
  readonly certificate?: string;
}

/** The connections of a region, by the certificates they are made with. */
export interface TlsAgents {
  /** Connections without certificates of our own. */
  readonly plain: Dispatcher;
  /** Connections by a `tls` block; equal blocks share one pool. Throws PilotError SP1012, SP1040 to SP1042 and SP1045. */
  forBlock(tls: Tls, what: string): TlsProof;
  close(): Promise<void>;
}

/** The secrets and limits that connections are made with. */
export interface TlsMeans {
  readonly values: ReadonlyMap<string, string>;
  readonly limits: Limits;
  readonly now: () => Date;
  /** How calls leave the machine; without, they go straight. */
  readonly proxies?: Proxies | undefined;
}

/** Pools of sockets, one a distinct `tls` block. No socket is opened before the first call. */
export function createTlsAgents({ values, limits, now, proxies = NO_PROXIES }: TlsMeans): TlsAgents {
  const agentWith = (own: OwnTrust): Agent => {
    let context: SecureContext | undefined;
    return agentFor({ limits, proxies, contextOnce: () => (context ??= secureContext(own)) });
  };
  const plain = agentWith({});
  const byBlock = new Map<string, { readonly agent: Agent; readonly certificate?: string }>();
  return {
    plain,
    forBlock(tls, what) {
      const key = JSON.stringify([tls.trust, tls.certificate, tls.key, tls.passphrase, tls.revoked]);
      let known = byBlock.get(key);
      if (known === undefined) {
        const { certificate, ...own } = readTls(tls, { values, what, now: now() });
        known = { agent: agentWith(own), ...(certificate === undefined ? {} : { certificate }) };
        byBlock.set(key, known);
      }
      const { agent, ...rest } = known;
      return { dispatcher: agent, ...rest };
    },
    close: async () => {
      await Promise.all([plain, ...Array.from(byBlock.values(), ({ agent }) => agent)].map((agent) => agent.destroy()));
    },
  };
}

interface AgentMeans {
  readonly limits: Limits;
  readonly proxies: Proxies;
  readonly contextOnce: () => SecureContext;
}

/** One pool an origin, straight to it or through the proxy the machine reaches it by. */
function agentFor({ limits, proxies, contextOnce }: AgentMeans): Agent {
  const { connectMs: timeout, headersMs: headersTimeout, bodyMs: bodyTimeout } = limits;
  const own = { connections: MAX_CONNECTIONS, pipelining: 1, allowH2: false, headersTimeout, bodyTimeout };
  const pool = (origin: string | URL, options: object): Pool => new Pool(origin, { ...options, ...own });
  return new Agent({
    ...own,
    factory: (origin, options: object) => {
      const address = new URL(String(origin));
      const tls = address.protocol === 'https:' ? { secureContext: contextOnce() } : {};
      const proxy = proxies.for(address);
      if (proxy === undefined) return pool(origin, { ...options, connect: { timeout, ...tls } });
      return new ProxyAgent({
        uri: proxy.url.href,
        // Proxies let plain HTTP through as a request with the whole address, and many open a tunnel for nothing but https.
        proxyTunnel: false,
        requestTls: { timeout, ...tls },
        proxyTls: { timeout, ...(proxy.url.protocol === 'https:' ? { secureContext: secureContext() } : {}) },
        factory: pool,
      });
    },
  });
}

/** What Node's TLS takes, and the client certificate's subject. */
export interface ReadTls extends OwnTrust {
  readonly certificate?: string;
}

/** Whose certificates are read, for the words of an error. */
export interface TlsPlace {
  readonly values: ReadonlyMap<string, string>;
  /** “Region Midtjylland, FHIR” */
  readonly what: string;
  readonly now: Date;
}

/**
 * Reads a `tls` block and holds it against itself, so that what is wrong with it is told before anything is sent.
 * Throws PilotError SP1012 (missing), SP1040 (unreadable), SP1041 (key of another certificate), SP1042 (certificate out
 * of date) and SP1045 (certificate without key or the other way round).
 */
export function readTls(tls: Tls, { values, what, now }: TlsPlace): ReadTls {
  const place = (field: keyof Tls): { readonly place: string } => ({ place: `${what}, tls.${field}` });
  const value = (field: keyof Tls): string | undefined => {
    const reference: SecretReference | undefined = tls[field];
    return reference === undefined ? undefined : secretValue(reference, { values, what: `${what}, tls.${field}` });
  };
  const trust = value('trust');
  if (trust !== undefined) readCertificates(trust, place('trust'));
  const crl = value('revoked');
  if (crl !== undefined && !isRevocationList(crl)) throw noCrl(`${what}, tls.revoked`);
  const trusted = {
    ...(trust === undefined ? {} : { ca: trust }),
    ...(crl === undefined ? {} : { crl }),
  };
  const cert = value('certificate');
  const key = value('key');
  const passphrase = value('passphrase');
  if (cert === undefined && key === undefined) return trusted;
  if (cert === undefined || key === undefined) throw halfPair(what, cert === undefined ? 'certificate' : 'key');
  const [own] = readCertificates(cert, place('certificate'));
  if (!own.checkPrivateKey(readPrivateKey(key, { ...place('key'), passphrase }))) {
    throw new PilotError('SP1041', {
      place: { what: `${what}, tls.key` },
      seen: `nøglen hører ikke til certifikatet for ${subjectOf(own.subject)}`,
      expected: 'nøglen til certifikatet i tls.certificate; står der flere certifikater i filen, er det første klientens',
      remedy: 'Udpeg den nøgle og det certifikat, der er lavet sammen.',
    });
  }
  if (now < own.validFromDate || now >= own.validToDate) {
    throw new PilotError('SP1042', {
      place: { what: `${what}, tls.certificate` },
      seen: `certifikatet for ${subjectOf(own.subject)} gælder fra ${certificateTime(own.validFromDate)} til ${certificateTime(own.validToDate)}`,
      expected: `et certifikat, der gælder ${certificateTime(now)}`,
      remedy: 'Få udstedt et nyt klientcertifikat, eller ret uret på maskinen.',
    });
  }
  return { ...trusted, cert, key, ...(passphrase === undefined ? {} : { passphrase }), certificate: subjectOf(own.subject) };
}

/** OpenSSL is the only reader of a revocation list that counts. */
function isRevocationList(crl: string): boolean {
  try {
    createSecureContext({ crl });
    return true;
  } catch {
    return false;
  }
}

/** `CN=a\nO=b` on one line. */
function subjectOf(subject: string): string {
  return subject.replaceAll('\n', ', ');
}

function noCrl(what: string): PilotError {
  return new PilotError('SP1040', {
    place: { what },
    seen: 'teksten er ikke en spærreliste i PEM',
    expected: 'en spærreliste (CRL) i PEM (“BEGIN X509 CRL”)',
    remedy: 'Udpeg filen med spærrelisten; er den i DER-format (.crl), skal den først skrives om til PEM.',
  });
}

function halfPair(what: string, missing: 'certificate' | 'key'): PilotError {
  return new PilotError('SP1045', {
    place: { what: `${what}, tls` },
    seen: `tls.${missing} mangler, men ${missing === 'key' ? 'certifikatet' : 'nøglen'} er der`,
    expected: 'både tls.certificate og tls.key, eller ingen af dem',
    remedy: `Skriv tls.${missing}.`,
  });
}
