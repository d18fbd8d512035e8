import { inflateRawSync } from 'node:zlib';
import type { ForeignRegion } from './region.ts';
import { childText, descendants, parseXml } from './shared/xml.ts';
import type { XmlNode } from './shared/xml.ts';

/** The plainest clients that can ask the two regions, each written for its region’s own contract. */

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const KRS = 'http://nsi.dk/2011/10/21/StamdataKrs/';

function urlOf(region: ForeignRegion, name: string): string {
  return (region.interfaces[name] as { url: string }).url;
}

export interface Organization {
  readonly id: string;
  readonly identifier: readonly { readonly system: string; readonly value: string }[];
  readonly active: boolean;
  readonly name: string;
  readonly type: readonly { readonly coding: readonly { readonly system: string; readonly code: string }[] }[];
  readonly contained?: readonly Organization[];
  readonly partOf?: { readonly reference?: string; readonly identifier?: { readonly value: string } };
}

export interface Bundle {
  readonly total?: number;
  readonly link: readonly { readonly relation: string; readonly url: string }[];
  readonly entry?: readonly {
    readonly resource: Organization & { readonly resourceType: string };
    readonly search: { readonly mode: string };
  }[];
}

/** A token as region A’s server demands it: credentials form-encoded, then in Basic. */
export async function fetchToken(region: ForeignRegion, secret = region.secrets['FOREIGN_A_CLIENT_SECRET']!): Promise<Response> {
  const encode = (text: string): string => new URLSearchParams({ v: text }).toString().slice(2);
  return fetch(`${region.origin}/auth/realms/region-a/protocol/openid-connect/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${encode('pilot:klient')}:${encode(secret)}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'system/Organization.rs' }),
  });
}

async function fhirHeaders(region: ForeignRegion): Promise<Record<string, string>> {
  if (region.id === 'b') return {};
  const { access_token } = (await (await fetchToken(region)).json()) as { access_token: string };
  return { Authorization: `Bearer ${access_token}` };
}

/** A GET under the FHIR base. */
export async function fhir(region: ForeignRegion, path: string, headers: Record<string, string> = {}): Promise<Response> {
  const url = path.startsWith('http') ? path : urlOf(region, 'fhir') + path;
  return fetch(url, { headers: { ...(await fhirHeaders(region)), ...headers } });
}

/** Every page of a search, entry by entry. */
export async function searchAll(region: ForeignRegion, query: string): Promise<readonly NonNullable<Bundle['entry']>[number][]> {
  const found: NonNullable<Bundle['entry']>[number][] = [];
  let next: string | undefined = `/Organization${query}`;
  while (next !== undefined) {
    const bundle = (await (await fhir(region, next)).json()) as Bundle;
    found.push(...(bundle.entry ?? []));
    next = bundle.link.find((link) => link.relation === 'next')?.url;
  }
  return found;
}

export function sorIdOf(organization: Organization): string {
  return organization.identifier.find((one) => one.system === 'urn:oid:1.2.208.176.1.1')!.value;
}

async function post(
  url: string,
  action: string,
  inner: string,
  header = '',
): Promise<{ readonly status: number; readonly xml: XmlNode }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${action}"` },
    body: `<e:Envelope xmlns:e="${SOAP}"><e:Header>${header}</e:Header><e:Body>${inner}</e:Body></e:Envelope>`,
  });
  return { status: response.status, xml: parseXml(await response.text()) };
}

/** A lookup in SORLS: `GetSorEntity` and `SorShakMap` take a SOR code, `ShakSorMap` a SHAK code. */
export async function lookUp(
  region: ForeignRegion,
  operation: 'GetSorEntity' | 'SorShakMap' | 'ShakSorMap',
  code: string,
): Promise<{ readonly status: number; readonly xml: XmlNode }> {
  const url = urlOf(region, 'sorls');
  const shak = operation === 'ShakSorMap';
  if (region.id === 'a') {
    const namespaces = 'xmlns:c="http://region-a.example/sor/opslag/kald/1" xmlns:t="http://region-a.example/sor/typer/3"';
    const name = shak ? 'ShakIdentifier' : 'SorIdentifier';
    const inner = `<c:${operation} ${namespaces}><c:Query><t:${name}>${code}</t:${name}></c:Query></c:${operation}>`;
    return post(url, `http://region-a.example/sor/opslag/kontrakt/1/${operation}`, inner);
  }
  const message = { GetSorEntity: 'EntityQuery', SorShakMap: 'ShakOfSorQuery', ShakSorMap: 'SorOfShakQuery' }[operation];
  const name = shak ? 'shakId' : 'sorId';
  const inner = `<o:${message} xmlns:o="urn:region-b:sor:opslag:v2"><${name}>${code}</${name}></o:${message}>`;
  return post(url, `urn:region-b:sor:opslag:v2:${operation}`, inner);
}

/** An update in SORUS; the parts are written without prefix, as `a` default name space or unqualified. */
export async function update(
  region: ForeignRegion,
  operation: string,
  parts: string,
): Promise<{ readonly status: number; readonly xml: XmlNode }> {
  const url = urlOf(region, 'sorus');
  if (region.id === 'a') {
    const calls = 'http://sundhedsdatastyrelsen.dk/SOROpdateringService/2019/10/08/';
    const inner = parts.replace(/<(\/?)(\w+)/gu, '<$1t:$2');
    const call = `<c:${operation} xmlns:c="${calls}" xmlns:t="SOR.Services.SOAPServices.V4"><c:request>${inner}</c:request></c:${operation}>`;
    return post(url, `${calls}ISOROpdateringService/${operation}`, call);
  }
  const call = `<u:${operation}Request xmlns:u="urn:region-b:sor:opdatering:v4"><payload>${parts}</payload></u:${operation}Request>`;
  return post(url, `urn:region-b:sor:opdatering:v4:${operation}`, call);
}

/** The headers Den Gode Webservice asks for, around an id card. */
export function dgwsHeader(card: string): string {
  const oasis = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity';
  return `<wsse:Security xmlns:wsse="${oasis}-secext-1.0.xsd"><wsu:Timestamp xmlns:wsu="${oasis}-utility-1.0.xsd"><wsu:Created>${new Date().toISOString()}</wsu:Created></wsu:Timestamp>${card}</wsse:Security><medcom:Header xmlns:medcom="http://www.medcom.dk/dgws/2006/04/dgws-1.0.xsd"><medcom:SecurityLevel>3</medcom:SecurityLevel><medcom:Linking><medcom:FlowID>1</medcom:FlowID><medcom:MessageID>2</medcom:MessageID></medcom:Linking></medcom:Header>`;
}

/** One call to the register copy, with the parts of the request unqualified as the public schema has them. */
export async function replicate(
  region: ForeignRegion,
  asked: { readonly datatype: string; readonly offset: string; readonly maxRecords?: number },
  header = region.id === 'a' ? dgwsHeader(region.secrets['FOREIGN_A_ID_CARD']!) : '',
): Promise<{ readonly status: number; readonly xml: XmlNode }> {
  const most = asked.maxRecords === undefined ? '' : `<maxRecords>${asked.maxRecords}</maxRecords>`;
  const inner = `<k:ReplicationRequest xmlns:k="${KRS}"><register>sor</register><datatype>${asked.datatype}</datatype><version>1</version><registerVersion>2</registerVersion><offset>${asked.offset}</offset>${most}</k:ReplicationRequest>`;
  return post(urlOf(region, 'skrs'), `${KRS}replicate`, inner, header);
}

/** The whole history of a data type: tokens and records in the order they came. */
export async function copyAll(
  region: ForeignRegion,
  datatype: string,
): Promise<readonly { readonly token: string; readonly record: XmlNode }[]> {
  const all: { token: string; record: XmlNode }[] = [];
  let offset = '0';
  for (;;) {
    const { xml } = await replicate(region, { datatype, offset });
    const entries = descendants(xml, 'entry').map((entry) => ({
      token: childText(entry, 'id')!.split('/').at(-1)!,
      record: entry.children.find((one) => one.name === 'content')!.children[0]!,
    }));
    if (entries.length === 0) return all;
    all.push(...entries);
    offset = entries.at(-1)!.token;
  }
}

/** A file of the extracts, with the password where one is asked for. */
export async function extract(region: ForeignRegion, name: string, init: RequestInit = {}): Promise<Response> {
  const auth = `Basic ${Buffer.from(`${region.secrets['FOREIGN_B_USER'] ?? ''}:${region.secrets['FOREIGN_B_PASSWORD'] ?? ''}`).toString('base64')}`;
  const headers = { ...(region.id === 'b' && { Authorization: auth }), ...(init.headers as Record<string, string> | undefined) };
  return fetch(urlOf(region, 'udtraek') + name, { ...init, headers });
}

/** The address of an extract by what it is, below the folder. */
export function extractName(region: ForeignRegion, kind: 'xml2' | 'xml3' | 'csvDaily' | 'csvComplete'): string {
  return (region.interfaces['udtraek'] as { files: Record<string, string> }).files[kind]!;
}

/** A table of either region as objects by column, decoded as the region writes. */
export function readCsv(region: ForeignRegion, bytes: Uint8Array): readonly Readonly<Record<string, string>>[] {
  const text = new TextDecoder(region.id === 'a' ? 'utf-8' : 'windows-1252').decode(bytes);
  const cells = (line: string): string[] =>
    [...line.matchAll(/(="[^"]*"|"(?:[^"]|"")*"|[^;]*)(?:;|$)/gu)].map(([, cell = '']) => {
      if (cell.startsWith('="')) return cell.slice(2, -1);
      return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    });
  const [head = '', ...lines] = text.split('\r\n').filter(Boolean);
  const columns = cells(head);
  return lines.map((line) => {
    const values = cells(line);
    return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? '']));
  });
}

/** The members of an archive by name; enough of the format for archives without data descriptors. */
export function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const members = new Map<string, Buffer>();
  let at = 0;
  while (archive.readUInt32LE(at) === 0x04034b50) {
    const packed = archive.readUInt32LE(at + 18);
    const nameLength = archive.readUInt16LE(at + 26);
    const start = at + 30 + nameLength + archive.readUInt16LE(at + 28);
    members.set(
      archive.toString('latin1', at + 30, at + 30 + nameLength),
      inflateRawSync(archive.subarray(start, start + packed)),
    );
    at = start + packed;
  }
  return members;
}
