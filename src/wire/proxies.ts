import { BlockList, isIP } from 'node:net';
import type { Network, Variables } from '../model/network.ts';
import { PilotError } from '../model/pilot-error.ts';

/** A proxy that calls go through. */
export interface Proxy {
  /** Address with user name and password, where it has them. */
  readonly url: URL;
  /** “proxy.region.dk:8080”: what may be shown. */
  readonly shown: string;
  /** The variable it was named in. */
  readonly variable: string;
}

/** How calls leave this machine. */
export interface Proxies {
  /** The proxy a call to an address goes through; undefined where it goes straight. */
  for(address: URL): Proxy | undefined;
  /** User names and passwords of proxies, for redaction. */
  readonly basicPairs: readonly { readonly username: string; readonly password: string }[];
}

/** No proxy at all: what a machine has that names none. */
export const NO_PROXIES: Proxies = { for: () => undefined, basicPairs: [] };

/** Takes from an environment what concerns the network; the rest is kept from the processes that talk with regions. */
export function networkOf(environment: Readonly<Record<string, string | undefined>>): Network {
  const of = (names: readonly string[]): Variables =>
    Object.fromEntries(names.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])));
  return {
    proxies: of(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy']),
    trust: of(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR']),
  };
}

/**
 * The proxies the environment names, by the convention of curl: `https_proxy` for https, `http_proxy` for http, and `no_proxy`
 * with hosts, domains (`.region.dk`), addresses and ranges (`10.0.0.0/8`) that are reached without, each with or without a port;
 * `*` is all of them. Lower case goes before upper case. The machine itself is never reached through a proxy.
 *
 * Throws PilotError SP1047 for a proxy that cannot be used; its password is not repeated.
 */
export function readProxies(environment: Readonly<Record<string, string | undefined>>): Proxies {
  const https = readProxy(environment, 'https_proxy');
  const http = readProxy(environment, 'http_proxy');
  if (https === undefined && http === undefined) return NO_PROXIES;
  const isExempt = exemptions(variable(environment, 'no_proxy')?.value ?? '');
  return {
    for: (address) => (isExempt(address) ? undefined : address.protocol === 'https:' ? https : http),
    basicPairs: [https, http].flatMap((proxy) =>
      proxy === undefined || proxy.url.username === ''
        ? []
        : [{ username: decodeURIComponent(proxy.url.username), password: decodeURIComponent(proxy.url.password) }],
    ),
  };
}

function variable(environment: Readonly<Record<string, string | undefined>>, name: string) {
  const found = [name, name.toUpperCase()].find((one) => (environment[one] ?? '').trim() !== '');
  return found === undefined ? undefined : { name: found, value: (environment[found] ?? '').trim() };
}

function readProxy(environment: Readonly<Record<string, string | undefined>>, name: string): Proxy | undefined {
  const given = variable(environment, name);
  if (given === undefined) return undefined;
  // Many write the host alone, as curl lets them.
  const text = given.value.includes('://') ? given.value : `http://${given.value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === '' || !['http:', 'https:'].includes(url.protocol) || !canBeDecoded(url)) {
    throw new PilotError('SP1047', {
      place: { what: `miljøvariablen ${given.name}` },
      seen:
        url === undefined || url.hostname === ''
          ? 'værdien er ikke en adresse'
          : `adressen begynder med ${url.protocol}//, eller brugernavn og adgangskode i den er ikke skrevet rigtigt`,
      expected: 'adressen på en HTTP-proxy, fx http://proxy.region.dk:8080',
      remedy: `Ret ${given.name}, eller kør “unset ${given.name}”, hvis systemerne kan nås uden proxy. Tegn som @ og : i en adgangskode skrives som %40 og %3A.`,
    });
  }
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return { url, shown: `${url.hostname}:${port}`, variable: given.name };
}

function canBeDecoded({ username, password }: URL): boolean {
  try {
    decodeURIComponent(`${username}${password}`);
    return true;
  } catch {
    return false;
  }
}

const OWN_HOSTS = ['localhost', '127.0.0.0/8', '::1'];

/** Says which addresses a list of exemptions covers. */
function exemptions(list: string): (address: URL) => boolean {
  const rules = [...OWN_HOSTS, ...list.split(/[\s,]+/).filter((entry) => entry !== '')].map(exemption);
  return (address) => {
    const host = bareHost(address.hostname);
    const port = address.port === '' ? (address.protocol === 'https:' ? '443' : '80') : address.port;
    return rules.some((covers) => covers(host, port));
  };
}

function exemption(entry: string): (host: string, port: string) => boolean {
  const [, bracketed, ipv6Port] = /^\[(.+)\](?::(\d+))?$/.exec(entry) ?? [];
  const [, named, namedPort] = isIP(entry) === 6 ? [] : (/^([^:]*):(\d+)$/.exec(entry) ?? []);
  const wanted = bareHost(bracketed ?? named ?? entry);
  const wantedPort = ipv6Port ?? namedPort;
  const covers = wanted === '*' ? () => true : (inRange(wanted) ?? belowHost(wanted));
  return (host, port) => (wantedPort === undefined || wantedPort === port) && covers(host);
}

/** A host, and everything below it; `*.region.dk` and `.region.dk` are written by some, and mean the same. */
function belowHost(wanted: string): (host: string) => boolean {
  const domain = wanted.replace(/^\*?\./, '');
  return (host) => host === domain || host.endsWith(`.${domain}`);
}

/** An address or a range of them; undefined for what is neither. */
function inRange(wanted: string): ((host: string) => boolean) | undefined {
  const [network = '', bits] = wanted.split('/');
  const family = isIP(network);
  if (family === 0) return undefined;
  const type = family === 6 ? 'ipv6' : 'ipv4';
  const most = family === 6 ? 128 : 32;
  const prefix = bits === undefined ? most : Number(bits);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > most) return () => false;
  const range = new BlockList();
  range.addSubnet(network, prefix, type);
  return (host) => isIP(host) !== 0 && range.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

/** Without the brackets of IPv6, the dot some end a full name with, and in lower case. */
function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.+)\]$/, '$1')
    .replace(/\.$/, '');
}
