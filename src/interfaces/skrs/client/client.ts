import { CLASSIFICATION } from '../../../sor/classification.ts';
import type { SkrsEndpoint } from '../../../model/config/environment.ts';
import { Deviation } from '../../../model/faults.ts';
import type { ReplicationAnswer, ReplicationRequest, SkrsClient, SkrsDatatype } from '../contract.ts';
import type { Call, ResolvedAuth, Wire } from '../../../wire/call.ts';
import { statusFault } from '../../../wire/judge-status.ts';
import type { ReadingCache } from '../../../wire/reading-cache.ts';
import { send } from '../../../wire/receive.ts';
import { textOf } from '../../../protocols/text-of-body.ts';
import { readXml } from '../../../protocols/xml/read-xml.ts';
import { replicationAnswer } from './answer.ts';
import { fetchAll, type PlacedEntry } from './fetch-all.ts';
import { DATATYPE_TITLES, FIRST_OFFSET, KRS_SOAP_ACTION, WSDL_NAMESPACE } from './protocol.ts';
import { replicateEnvelope } from './request.ts';
import { classificationOfEntry, shakMapOfEntry, unitOfEntry } from './views.ts';

export interface SkrsContext {
  readonly endpoint: SkrsEndpoint;
  readonly auth: ResolvedAuth;
  readonly wire: Wire;
  readonly cache: ReadingCache;
}

/** A client for the register copy service (SKRS): SOAP 1.1, document/literal, one operation. */
export function createSkrsClient(context: SkrsContext): SkrsClient {
  const { wire, cache } = context;
  const whole = <T>(datatype: SkrsDatatype, view: (placed: PlacedEntry) => T): Promise<readonly T[]> =>
    cache.read(`skrs:${datatype}`, wire.record, async (record) => {
      const title = DATATYPE_TITLES[datatype];
      const records = await fetchAll(title, (offset, page) =>
        replicate({ datatype, offset }, `Hent ${title} fra SKRS (side ${page})`, { ...context, wire: { ...wire, record } }),
      );
      return records.map(view);
    });

  return {
    wsdl: () => readWsdl(context),
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
  const call: Call = {
    interface: 'skrs',
    purpose,
    method: 'POST',
    url: endpoint.url,
    headers: { accept: 'text/xml', 'content-type': 'text/xml; charset=utf-8', soapaction: `"${KRS_SOAP_ACTION}"` },
    auth,
    body: (soapHeader) =>
      replicateEnvelope({
        soapHeader,
        register: request.register ?? 'sor',
        datatype: typeof request.datatype === 'string' ? endpoint.datatypes[request.datatype] : request.datatype.name,
        version: request.version ?? 1,
        registerVersion: endpoint.registerVersion,
        offset: request.offset ?? FIRST_OFFSET,
        maxRecords: request.maxRecords,
      }),
    ownStatuses: [500],
    absence: 'not-offered',
  };
  const answer = await send(call, wire);
  const place = wire.redactor.url(`POST ${endpoint.url}`).text;
  if (answer.status !== 500) {
    return replicationAnswer(textOf(answer.value, answer.contentType, place), answer.status, place);
  }
  // SOAP 1.1 sends its faults with status 500; a 500 that is no fault is a server that broke.
  const text = new TextDecoder().decode(answer.value);
  const fault = readFault(text, place);
  if (fault === undefined) throw statusFault(call, { ...answer, text }, wire);
  return fault;
}

function readFault(text: string, place: string): ReplicationAnswer | undefined {
  try {
    const answer = replicationAnswer(text, 500, place);
    return answer.kind === 'fault' ? answer : undefined;
  } catch (error) {
    if (error instanceof Deviation) return undefined;
    throw error;
  }
}

async function readWsdl({ endpoint, auth, wire }: SkrsContext): Promise<string> {
  const url = `${endpoint.url}?wsdl`;
  const answer = await send(
    {
      interface: 'skrs',
      purpose: 'Hent SKRS’ WSDL',
      method: 'GET',
      url,
      auth,
      headers: { accept: 'text/xml' },
      absence: 'not-offered',
    },
    wire,
  );
  const place = wire.redactor.url(`GET ${url}`).text;
  const text = textOf(answer.value, answer.contentType, place);
  const root = readXml(text, place);
  if (root.name === 'definitions' && root.namespace === WSDL_NAMESPACE) return text;
  throw new Deviation('Svaret er ikke en WSDL.', {
    place,
    expected: `definitions i ${WSDL_NAMESPACE}`,
    received: `${root.name} i ${root.namespace === '' ? 'intet navnerum' : root.namespace}`,
  });
}
