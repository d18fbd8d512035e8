import type { InterfaceName } from '../../model/exchange.ts';
import { isObject, text } from '../fhir/json.ts';
import { parseXml, XmlRefused } from '../soap/xml-tree.ts';
import { headerValue, type ResolvedAuth, type Wire } from '../wire/call.ts';
import { send } from '../wire/receive.ts';

/** What an interface says of itself; a part it does not say is undefined. */
export interface Told {
  /** “HAPI 7.2, FHIR 4.0.1”, “WSDL i navnerummet …”. */
  readonly version: string | undefined;
  /** The day the register's data is for, as far as the interface says: an ISO day. */
  readonly release: string | undefined;
  /** The server's clock, milliseconds since 1970. */
  readonly serverTime: number | undefined;
}

/** One interface, as it is asked. */
export interface Asked {
  readonly name: InterfaceName;
  readonly url: string;
  /** A file below the address, for interfaces that are files. */
  readonly file: string | undefined;
  readonly auth: ResolvedAuth;
}

const FHIR: ReadonlySet<InterfaceName> = new Set(['fhir', 'journal', 'logistik', 'apotek', 'patologi']);
const SOAP: ReadonlySet<InterfaceName> = new Set(['skrs', 'sorls', 'sorus']);

/**
 * Asks an interface to describe itself: a CapabilityStatement, a WSDL, or the head of a file. Throws the three faults as
 * any call does.
 */
export async function askSelf(asked: Asked, wire: Wire): Promise<Told> {
  const { name, auth } = asked;
  const base = asked.url.replace(/\/+$/, '');
  const call = { interface: name, purpose: 'Forundersøgelse', headers: {}, auth, absence: 'not-offered' } as const;
  if (FHIR.has(name)) {
    const answer = await send(
      { ...call, method: 'GET', url: `${base}/metadata`, headers: { accept: 'application/fhir+json' } },
      wire,
    );
    return { ...fhirTold(new TextDecoder().decode(answer.value)), serverTime: serverTime(answer) };
  }
  if (SOAP.has(name)) {
    const answer = await send({ ...call, method: 'GET', url: `${base}?wsdl` }, wire);
    return { version: wsdlVersion(new TextDecoder().decode(answer.value)), release: undefined, serverTime: serverTime(answer) };
  }
  const answer = await send({ ...call, method: 'HEAD', url: `${base}/${asked.file ?? ''}` }, wire);
  return {
    version: headerValue(answer, 'server'),
    release: isoDay(headerValue(answer, 'last-modified')),
    serverTime: serverTime(answer),
  };
}

function fhirTold(body: string): Pick<Told, 'version' | 'release'> {
  const statement: unknown = tryJson(body);
  if (!isObject(statement)) return { version: undefined, release: undefined };
  const software = isObject(statement['software']) ? statement['software'] : {};
  const parts = [text(software['name']), text(software['version'])].flatMap((part) => part ?? []).join(' ');
  const fhir = text(statement['fhirVersion']);
  const version = [parts, fhir === undefined ? '' : `FHIR ${fhir}`].filter((part) => part !== '').join(', ');
  return { version: version === '' ? undefined : version, release: isoDay(text(statement['date'])) };
}

function wsdlVersion(body: string): string | undefined {
  try {
    const { attributes } = parseXml(body);
    const namespace = attributes['targetNamespace'];
    return namespace === undefined ? attributes['name'] : `${attributes['name'] ?? 'WSDL'}, ${namespace}`;
  } catch (error) {
    if (error instanceof XmlRefused) return undefined;
    throw error;
  }
}

function tryJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function serverTime(head: Parameters<typeof headerValue>[0]): number | undefined {
  const time = Date.parse(headerValue(head, 'date') ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function isoDay(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
