import { CLASSIFICATION } from '../../../sor/classification.ts';
import { spelled } from '../../../sor/fields/carriers.ts';
import { type ColumnNames, columnNames, findColumns, unknownColumns } from '../../../sor/fields/known-names.ts';
import { CLASSIFICATION_FIELDS, SHAK_MAP_FIELDS } from '../../../sor/map-fields.ts';
import type { SkrsEndpoint } from '../../../model/config/environment.ts';
import { type Parameter, shapedRequest } from '../../../protocols/soap/service-shape.ts';
import type { ResolvedAuth, Wire } from '../../../wire/call.ts';
import type { ReadingCache } from '../../../wire/reading-cache.ts';
import { columnsNotUnderstood } from '../../columns-not-understood.ts';
import { faultView, fetchWsdl, postCall } from '../../soap/client.ts';
import type { ReplicationAnswer, ReplicationRequest, SkrsClient, SkrsDatatype } from '../contract.ts';
import { feedOf, stamdataCode } from './answer.ts';
import { fetchAll, type PlacedEntry } from './fetch-all.ts';
import { DATATYPE_TITLES, FIRST_OFFSET, KRS_SHAPE, REPLICATE } from './protocol.ts';
import { classificationOfEntry, shakMapOfEntry, unitOfEntry } from './views.ts';

/** What an SKRS client is made of. */
export interface SkrsContext {
  readonly endpoint: SkrsEndpoint;
  readonly auth: ResolvedAuth;
  readonly wire: Wire;
  readonly cache: ReadingCache;
}

/**
 * A client for the register copy service (SKRS): SOAP 1.1, document/literal, one operation. Lists whose elements are named in
 * a way nobody knows throw ColumnsNotUnderstood.
 */
export function createSkrsClient(context: SkrsContext): SkrsClient {
  const { endpoint, auth, wire, cache } = context;
  const whole = <T>(datatype: SkrsDatatype, view: (placed: PlacedEntry, names: ColumnNames) => T): Promise<readonly T[]> =>
    cache.read(`skrs:${datatype}`, wire.record, async (record) => {
      const title = DATATYPE_TITLES[datatype];
      const records = await fetchAll(title, (offset, page) =>
        replicate({ datatype, offset }, `Hent ${title} fra SKRS (side ${page})`, { ...context, wire: { ...wire, record } }),
      );
      const names = columnNames(datatype, endpoint.mapping);
      assertUnderstood(datatype, records, names);
      return records.map((placed) => view(placed, names));
    });

  return {
    wsdl: async () => (await fetchWsdl({ interface: 'skrs', url: endpoint.url, auth, wire }, 'Hent SKRS’ WSDL')).text,
    sorEntities: ({ fresh } = { fresh: false }) => {
      if (fresh) cache.forget('skrs:sorEntity');
      return whole('sorEntity', ({ entry, place }, names) => unitOfEntry(entry, place, names));
    },
    shakSorMap: () => whole('shakSorMap', ({ entry, place }, names) => shakMapOfEntry(entry, place, names)),
    classification: (datatype) =>
      whole(datatype, ({ entry }, names) =>
        classificationOfEntry(entry, datatype === 'sorOrganisationalLevel' ? CLASSIFICATION.level : '', names),
      ),
    replicate: (request) => {
      const { datatype, offset = FIRST_OFFSET } = request;
      const title = typeof datatype === 'string' ? DATATYPE_TITLES[datatype] : datatype.name;
      return replicate(request, `Spørg SKRS om ${title} fra mærke ${offset}`, context);
    },
  };
}

/** Elements without which a list says nothing, by the names we give them; none of them is public for the copy. */
const NEEDED: Readonly<Record<SkrsDatatype, readonly string[]>> = {
  sorEntity: [spelled('skrs', 'sorIdentifier')],
  shakSorMap: [SHAK_MAP_FIELDS.shakIdentifier.name, SHAK_MAP_FIELDS.sorIdentifier.name],
  sorOrganisationalLevel: [CLASSIFICATION_FIELDS.code.name, CLASSIFICATION_FIELDS.name.name],
  sorClassifications: [
    CLASSIFICATION_FIELDS.classification.name,
    CLASSIFICATION_FIELDS.code.name,
    CLASSIFICATION_FIELDS.name.name,
  ],
};

/** Throws ColumnsNotUnderstood when no record of a list has an element that the list says nothing without. */
function assertUnderstood(datatype: SkrsDatatype, records: readonly PlacedEntry[], names: ColumnNames): void {
  const there = [...new Set(records.flatMap(({ entry }) => entry.fields.map(({ name }) => name)))];
  const unknown = unknownColumns(datatype, NEEDED[datatype], { found: findColumns(names, there), there });
  if (unknown === undefined || there.length === 0) return;
  const title = DATATYPE_TITLES[datatype];
  throw columnsNotUnderstood(unknown, { interface: 'skrs', title, place: `elementerne i en post i ${title}` });
}

async function replicate(request: ReplicationRequest, purpose: string, context: SkrsContext): Promise<ReplicationAnswer> {
  const { endpoint, auth, wire } = context;
  const { answer, status, place } = await postCall(
    { interface: 'skrs', url: endpoint.url, auth, wire },
    {
      purpose,
      soapAction: REPLICATE.soapAction,
      request: shapedRequest(KRS_SHAPE, REPLICATE, parametersOf(request, endpoint)),
      prefix: 'krs',
    },
  );
  return answer.kind === 'fault' ? faultView(answer.fault, status, stamdataCode) : feedOf(answer.body, place);
}

/** In the schema's order; registerVersion is an addition to the public schema of 2013, documented on nspop.dk. */
function parametersOf(
  { datatype, register = 'sor', version = 1, offset = FIRST_OFFSET, maxRecords }: ReplicationRequest,
  { datatypes, registerVersion }: SkrsEndpoint,
): readonly Parameter[] {
  return [
    ['register', register],
    ['datatype', typeof datatype === 'string' ? datatypes[datatype] : datatype.name],
    ['version', String(version)],
    ['registerVersion', String(registerVersion)],
    ['offset', offset],
    ['maxRecords', maxRecords === undefined ? undefined : String(maxRecords)],
  ];
}
