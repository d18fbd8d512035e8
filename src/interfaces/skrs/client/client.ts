import { CLASSIFICATION } from '../../../sor/classification.ts';
import type { SkrsEndpoint } from '../../../model/config/environment.ts';
import { type Parameter, shapedRequest } from '../../../protocols/soap/service-shape.ts';
import type { ResolvedAuth, Wire } from '../../../wire/call.ts';
import type { ReadingCache } from '../../../wire/reading-cache.ts';
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

/** A client for the register copy service (SKRS): SOAP 1.1, document/literal, one operation. */
export function createSkrsClient(context: SkrsContext): SkrsClient {
  const { endpoint, auth, wire, cache } = context;
  const whole = <T>(datatype: SkrsDatatype, view: (placed: PlacedEntry) => T): Promise<readonly T[]> =>
    cache.read(`skrs:${datatype}`, wire.record, async (record) => {
      const title = DATATYPE_TITLES[datatype];
      const records = await fetchAll(title, (offset, page) =>
        replicate({ datatype, offset }, `Hent ${title} fra SKRS (side ${page})`, { ...context, wire: { ...wire, record } }),
      );
      return records.map(view);
    });

  return {
    wsdl: async () => (await fetchWsdl({ interface: 'skrs', url: endpoint.url, auth, wire }, 'Hent SKRS’ WSDL')).text,
    sorEntities: ({ fresh } = { fresh: false }) => {
      if (fresh) cache.forget('skrs:sorEntity');
      return whole('sorEntity', ({ entry, place }) => unitOfEntry(entry, place));
    },
    shakSorMap: () => whole('shakSorMap', ({ entry, place }) => shakMapOfEntry(entry, place)),
    classification: (datatype) =>
      whole(datatype, ({ entry }) =>
        classificationOfEntry(entry, datatype === 'sorOrganisationalLevel' ? CLASSIFICATION.level : ''),
      ),
    replicate: (request) => {
      const { datatype, offset = FIRST_OFFSET } = request;
      const title = typeof datatype === 'string' ? DATATYPE_TITLES[datatype] : datatype.name;
      return replicate(request, `Spørg SKRS om ${title} fra mærke ${offset}`, context);
    },
  };
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
