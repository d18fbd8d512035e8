import { readCsvRows } from '../../sor/formats/csv/rows.ts';
import { readSorXml } from '../../sor/formats/xml/read.ts';
import type { RawXmlUnit } from '../../sor/formats/xml/unit-paths.ts';
import { asChunks } from '../../sor/test-register.fixture.ts';
import type { BehaviourKind } from '../../model/config/behaviour.ts';
import { startTestEndpoint } from './endpoint.fixture.ts';
import type { RunningEndpoint } from './start-endpoint.ts';
import { unpacked } from '../../protocols/zip/make-zip.fixture.ts';

/** What the endpoint's tests use to look at a region from the other side of the socket. */

export const SKRS = 'stamdata-batch-copy-ws/service/StamdataReplication';
export const XML3 = 'udtraek/sorxml/V_3_0_0/Sor.xml';
export const XML2 = 'udtraek/sorxml/V_2_0_0/Sor.xml';
export const DAILY = 'udtraek/SorEntity_daily.csv';
export const ZIP = 'udtraek/Sor_complete.zip';

/** What a reader on the other side of the socket sees of the region. */
export interface Seen {
  readonly get: (
    path: string,
  ) => Promise<{ readonly status: number; readonly headers: Record<string, unknown>; readonly bytes: Buffer }>;
  /** All records of a view, each as its fields in order, `name=value`. */
  readonly records: (datatype: string, maxRecords?: number) => Promise<readonly (readonly string[])[]>;
  readonly replicate: (
    datatype: string,
    offset?: string,
    maxRecords?: number,
  ) => Promise<{ readonly status: number; readonly text: string }>;
  readonly xmlUnit: (path: string, sorCode: string) => Promise<RawXmlUnit | undefined>;
  readonly csv: (bytes: Buffer) => Promise<{
    readonly columns: readonly string[];
    readonly rows: readonly Readonly<Record<string, string>>[];
    readonly problems: number;
    readonly encoding: string;
  }>;
  readonly fhir: (path: string) => Promise<{
    readonly type?: { coding: { system: string; code: string }[] }[];
    readonly partOf?: { reference: string };
    readonly entry?: unknown[];
  }>;
}

/** The region as it is seen over the socket. */
export function seenFrom({ origin }: RunningEndpoint): Seen {
  const get: Seen['get'] = async (path) => {
    const answer = await fetch(`${origin}/midtjylland/${path}`);
    return { status: answer.status, headers: Object.fromEntries(answer.headers), bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const replicate: Seen['replicate'] = async (datatype, offset = '0', maxRecords = 2000) => {
    const answer = await fetch(`${origin}/midtjylland/${SKRS}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><k:ReplicationRequest xmlns:k="http://nsi.dk/2011/10/21/StamdataKrs/"><register>sor</register><datatype>${datatype}</datatype><version>1</version><registerVersion>2</registerVersion><offset>${offset}</offset><maxRecords>${maxRecords}</maxRecords></k:ReplicationRequest></s:Body></s:Envelope>`,
    });
    return { status: answer.status, text: await answer.text() };
  };
  return {
    get,
    replicate,
    records: async (datatype, maxRecords) => {
      const { text } = await replicate(datatype, '0', maxRecords);
      return Array.from(text.matchAll(/<atom:content[^>]*>(.*?)<\/atom:content>/gs), ([, record = '']) =>
        Array.from(record.matchAll(/<(\w+)>([^<]*)<\/\1>/g), ([, name = '', value = '']) => `${name}=${value}`),
      );
    },
    xmlUnit: async (path, sorCode) => {
      let found: RawXmlUnit | undefined;
      const onUnit = (unit: RawXmlUnit): void => {
        if (unit.fields.some((field) => field.path === 'SorIdentifier' && field.value === sorCode)) found = unit;
      };
      const { complete } = await readSorXml(asChunks((await get(path)).bytes, 65_536), { onUnit });
      if (!complete) throw new Error(`${path} er ikke læst til ende`);
      return found;
    },
    csv: async (bytes) => {
      const rows: Readonly<Record<string, string>>[] = [];
      let columns: readonly string[] = [];
      let problems = 0;
      let encoding = '';
      for await (const item of readCsvRows(asChunks(bytes, 65_536))) {
        if (item.kind === 'columns') columns = item.columns;
        else if (item.kind === 'row') rows.push(item.columns);
        else if (item.kind === 'problem') problems += 1;
        else encoding = item.encoding;
      }
      return { columns, rows, problems, encoding };
    },
    fhir: async (path) => JSON.parse((await get(`fhir/${path}`)).bytes.toString()) as Awaited<ReturnType<Seen['fhir']>>,
  };
}

export const levelFields = (fields: readonly string[] | undefined) =>
  fields?.filter((field) => field.startsWith('OrganisationalLevel'));
export const levelOf = async (seen: Seen, sorCode: string) =>
  levelFields((await seen.records('sorentity')).find((fields) => fields.includes(`SorId=${sorCode}`)));
export const xmlLevelOf = async (seen: Seen, path: string, sorCode: string) =>
  (await seen.xmlUnit(path, sorCode))?.fields.flatMap(({ path: at, value }) =>
    at.includes('OrganisationalLevel/') ? [`${at.split('/').at(-1)}=${value}`] : [],
  );
export const fhirLevelOf = async (seen: Seen, sorCode: string) =>
  ((await seen.fhir(`Organization/${sorCode}`)).type ?? []).slice(2).map(({ coding }) => coding.map(({ code }) => code));
export const csvLevelsOf = async (seen: Seen, path: string, sorCode: string) =>
  (await seen.csv((await seen.get(path)).bytes)).rows
    .filter((row) => row['SorId'] === sorCode)
    .map((row) => [row['OrganisationalLevelCode'], row['OrganisationalLevelName']]);
export const zipFile = async (seen: Seen, name: string): Promise<Buffer> => {
  const found = (await unpacked((await seen.get(ZIP)).bytes))[name];
  if (found === undefined) throw new Error(`Ingen ${name} i filen`);
  return found;
};
export const broken = (call: Promise<unknown>) =>
  call.then(
    () => 'svarede',
    (error: unknown) => String((error as { cause?: { code?: string } }).cause?.code ?? error),
  );
export const BROKEN = /^(ECONNRESET|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/;

/** A kind's fields, and what is seen of it and of what it must leave alone. */
export type TriedKind = readonly [fields: object, check: (seen: Seen) => Promise<void>];
/** The kinds that spoil single rows of the register's tables, whatever they are about. */
export type RowKind = Extract<BehaviourKind, 'fields-replaced' | `units-${string}` | `map-${string}`>;

/** Looks at a region that behaves so. */
export async function tryKind(kind: string, [fields, check]: TriedKind): Promise<void> {
  const endpoint = await startTestEndpoint([{ kind, ...fields }]);
  try {
    await check(seenFrom(endpoint));
  } finally {
    await endpoint.close();
  }
}
