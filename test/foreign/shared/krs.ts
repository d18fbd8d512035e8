import type { Handler, Reply } from './http.ts';
import { asksForWsdl, contentType, NotSoap, readCall, SOAP11 } from './soap.ts';
import type { Call } from './soap.ts';
import { childText, element } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** The register copy service by its public description: one operation, an Atom feed, tokens of 20 digits. */

export const KRS = 'http://nsi.dk/2011/10/21/StamdataKrs/';
const ATOM = 'http://www.w3.org/2005/Atom';
/** The public service’s own cap. */
const LARGEST_PAGE = 2000;

/** One snapshot of one record; `changedAt` is in epoch seconds. */
export interface Snapshot {
  readonly key: string;
  readonly changedAt: number;
  readonly xml: string;
}

interface Entry {
  readonly token: string;
  readonly changedAt: number;
  readonly xml: string;
}

/** The history of one data type. It only grows: a record that changed is appended, the old snapshot stays. */
export class Feed {
  readonly #source: () => readonly Snapshot[];
  readonly #entries: Entry[] = [];
  readonly #seen = new Map<string, string>();
  readonly #firstRecord: number;

  constructor(source: () => readonly Snapshot[], firstRecord: number) {
    this.#source = source;
    this.#firstRecord = firstRecord;
  }

  entries(): readonly Entry[] {
    const fresh = this.#source().filter((one) => this.#seen.get(one.key) !== one.xml);
    for (const one of [...fresh].sort((a, b) => a.changedAt - b.changedAt)) {
      this.#seen.set(one.key, one.xml);
      const changedAt = Math.max(one.changedAt, this.#entries.at(-1)?.changedAt ?? 0);
      const token = String(changedAt).padStart(10, '0') + String(this.#firstRecord + this.#entries.length).padStart(10, '0');
      this.#entries.push({ token, changedAt, xml: one.xml });
    }
    return this.#entries;
  }
}

export interface KrsOptions {
  readonly path: string;
  readonly registerVersion: string;
  readonly feeds: ReadonlyMap<string, Feed>;
  /** At most so many records in an answer; fewer than asked for is allowed. */
  readonly pageSize: number;
  /** The public schema leaves the parts of a request without a name space; a lenient service takes them with one too. */
  readonly lenient: boolean;
  readonly prefix: string;
  /** Looks at the header first, and may answer with a fault of its own. */
  readonly admit: (call: Call, raw: string) => Reply | undefined;
  /** What stands in the header of an answer. */
  readonly responseHeader: (call: Call) => string;
}

const FAULTS = {
  offset: ['urn:stamdata:invalid-history-offset', 'The offset is not valid.'],
  view: ['urn:stamdata:unknown-view', 'The requested view is not known.'],
  io: ['urn:stamdata:io-error', 'The request could not be read.'],
} as const;

function wsdl(address: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions targetNamespace="${KRS}" xmlns:tns="${KRS}" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <wsdl:types><xs:schema targetNamespace="${KRS}"><xs:include schemaLocation="${address}?xsd=1"/></xs:schema></wsdl:types>
  <wsdl:message name="ReplicationIn"><wsdl:part name="parameters" element="tns:ReplicationRequest"/></wsdl:message>
  <wsdl:message name="ReplicationOut"><wsdl:part name="parameters" element="tns:ReplicationResponse"/></wsdl:message>
  <wsdl:portType name="StamdataReplication"><wsdl:operation name="replicate"><wsdl:input message="tns:ReplicationIn"/><wsdl:output message="tns:ReplicationOut"/></wsdl:operation></wsdl:portType>
  <wsdl:binding name="StamdataReplicationSoap11Binding" type="tns:StamdataReplication">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>
    <wsdl:operation name="replicate"><soap:operation soapAction="${KRS}replicate" style="document"/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>
  </wsdl:binding>
  <wsdl:service name="StamdataReplicationService"><wsdl:port name="StamdataReplication" binding="tns:StamdataReplicationSoap11Binding"><soap:address location="${address}"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}

const SCHEMA = `<?xml version="1.0" encoding="utf-8"?>
<schema targetNamespace="${KRS}" xmlns:sd="${KRS}" xmlns="http://www.w3.org/2001/XMLSchema">
  <element name="ReplicationRequest" type="sd:ReplicationRequestType"/>
  <complexType name="ReplicationRequestType"><sequence>
    <element name="register" type="string"/><element name="datatype" type="string"/><element name="version" type="unsignedInt"/>
    <element name="registerVersion" type="unsignedInt" minOccurs="0"/><element name="offset" type="string"/><element name="maxRecords" type="unsignedInt" minOccurs="0"/>
  </sequence></complexType>
  <element name="ReplicationResponse" type="sd:ReplicationResponseType"/>
  <complexType name="ReplicationResponseType"><sequence><any processContents="lax"/></sequence></complexType>
</schema>`;

/** A copy service with these feeds. */
export function copyService(address: string, options: KrsOptions): Handler {
  const { prefix } = options;
  const envelope = (header: string, body: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><${prefix}:Envelope xmlns:${prefix}="${SOAP11}">${header === '' ? '' : `<${prefix}:Header>${header}</${prefix}:Header>`}<${prefix}:Body>${body}</${prefix}:Body></${prefix}:Envelope>`;
  const fault = (kind: keyof typeof FAULTS): Reply => {
    const [code, text] = FAULTS[kind];
    const detail = `<detail><k:ReplicationFault xmlns:k="${KRS}">${code}</k:ReplicationFault></detail>`;
    return {
      status: 500,
      headers: { 'Content-Type': contentType(SOAP11) },
      body: envelope(
        '',
        `<${prefix}:Fault><faultcode>${prefix}:Client</faultcode><faultstring>${code}: ${text}</faultstring>${detail}</${prefix}:Fault>`,
      ),
    };
  };

  const feedXml = (datatype: string, version: string, entries: readonly Entry[]): string => {
    const id = `tag:nsi.dk,2011:sor/${datatype}/v${version}`;
    const stamp = (seconds: number): string => new Date(seconds * 1000).toISOString();
    const items = entries.map(
      (one) =>
        `<atom:entry><atom:id>${id}/${one.token}</atom:id><atom:title/><atom:updated>${stamp(one.changedAt)}</atom:updated><atom:content type="application/xml">${one.xml}</atom:content></atom:entry>`,
    );
    return `<atom:feed xmlns:atom="${ATOM}"><atom:id>${id}</atom:id><atom:updated>${new Date().toISOString()}</atom:updated><atom:title>Stamdata Registry Feed</atom:title><atom:author><atom:name>National Sundheds IT</atom:name></atom:author>${items.join('')}</atom:feed>`;
  };

  const answer = (call: Call): Reply => {
    const { payload } = call;
    if (payload.namespace !== KRS || payload.name !== 'ReplicationRequest') return fault('io');
    const part = (name: string): string | undefined =>
      childText(payload, name, '') ?? (options.lenient ? childText(payload, name, KRS) : undefined);
    const [register, datatype = '', version = '', offset] = ['register', 'datatype', 'version', 'offset'].map(part);
    const feed = options.feeds.get(datatype);
    if (
      register !== 'sor' ||
      version !== '1' ||
      (part('registerVersion') ?? '1') !== options.registerVersion ||
      feed === undefined
    )
      return fault('view');
    if (offset === undefined || !(/^0+$/u.test(offset) || /^\d{20}$/u.test(offset))) return fault('offset');
    const wanted = Number(part('maxRecords') ?? LARGEST_PAGE);
    const size = Math.min(options.pageSize, LARGEST_PAGE, Number.isInteger(wanted) && wanted > 0 ? wanted : LARGEST_PAGE);
    const entries = feed
      .entries()
      .filter((one) => one.token > offset.padStart(20, '0'))
      .slice(0, size);
    const body = `<ReplicationResponse xmlns="${KRS}">${feedXml(datatype, version, entries)}</ReplicationResponse>`;
    return { status: 200, headers: { 'Content-Type': contentType(SOAP11) }, body: envelope(options.responseHeader(call), body) };
  };

  return (request) => {
    if (request.url.pathname !== options.path) return undefined;
    if (asksForWsdl(request)) return { status: 200, headers: { 'Content-Type': 'text/xml' }, body: wsdl(address) };
    if (request.url.search === '?xsd=1') return { status: 200, headers: { 'Content-Type': 'text/xml' }, body: SCHEMA };
    if (request.method !== 'POST') return { status: 405, headers: { Allow: 'POST' } };
    try {
      const call = readCall(request);
      if (call.soap !== SOAP11) return fault('io');
      return options.admit(call, request.body) ?? answer(call);
    } catch (error) {
      if (error instanceof NotSoap) return fault('io');
      throw error;
    }
  };
}

/** Epoch seconds of a local time such as `2020-01-31T09:12:11`, read as UTC; precise enough for an order. */
export function epochSeconds(stamp: string): number {
  return Math.floor(Date.parse(`${stamp.slice(0, 19)}Z`) / 1000);
}

/** A record’s fields in a row; those without a value are left out. */
export function fields(prefix: string, pairs: readonly (readonly [name: string, value: string | boolean | undefined])[]): string {
  return pairs.map(([name, value]) => element(prefix === '' ? name : `${prefix}:${name}`, value)).join('');
}

/** The medcom header of a request, or its security header, by local name. */
export function headerBlock(header: XmlNode | undefined, name: string, namespace: string): XmlNode | undefined {
  return header?.children.find((one) => one.name === name && one.namespace === namespace);
}
