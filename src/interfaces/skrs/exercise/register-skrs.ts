import type { FastifyInstance } from 'fastify';
import { behaves, behavioursOf } from '../../../exercise/ground/behaviours.ts';
import { perContent } from '../../../exercise/ground/per-content.ts';
import type { Datatype, RegionService, Scope } from '../../../exercise/ground/region-service.ts';
import { servedRegister } from '../../../exercise/ground/served-register.ts';
import { interfere, sendBody } from '../../../exercise/ground/transport-behaviours.ts';
import { SoapFault } from '../../../protocols/soap/fault.ts';
import { mountAddress, type Posted, SOAP_XML, type SoapAddress } from '../../soap/exercise.ts';
import { SKRS } from './description.ts';
import { replicationFault } from './faults.ts';
import { feedEnvelope, feedId } from './feed.ts';
import { DATATYPE_NAMES, datatypeOf, RECORD_CAP } from './names.ts';
import { recordsOf, type SkrsRecord } from './records.ts';
import { readReplicationRequest, type ReplicationRequest } from './request.ts';

const WHOLE: Scope = { interface: 'skrs' };
/** “0” begins; a token is twenty digits, and fewer are read as one with zeros in front. */
const OFFSET = /^[0-9]{1,20}$/;

/** Mounts the register copy service (SKRS) on its address: `replicate` by POST, the WSDL by GET with ?wsdl. */
export function registerSkrs(app: FastifyInstance, service: RegionService): void {
  const firstMade = service.register.published().createdAtTime;
  const views = perContent(
    () => service.register.published(),
    () => new Map<Datatype, readonly SkrsRecord[]>(),
  );
  const view = (datatype: Datatype): readonly SkrsRecord[] => {
    const known = views().get(datatype);
    if (known !== undefined) return known;
    const hasPeriod = !behaves(service, WHOLE, 'skrs-without-period');
    const records = recordsOf(datatype, servedRegister(service, { interface: 'skrs', datatype }), { firstMade, hasPeriod });
    views().set(datatype, records);
    return records;
  };

  const answer: SoapAddress['post'] = async (posted, request, reply) => {
    const asked = readOrFault(posted);
    const datatype = asked instanceof SoapFault ? undefined : datatypeOf(asked);
    const scope: Scope = datatype === undefined ? WHOLE : { ...WHOLE, datatype };
    assertAccess(service, scope);
    if (await interfere({ service, scope }, request, reply)) return reply;
    if (asked instanceof SoapFault) throw asked;
    if (datatype === undefined) throw unknownView(asked);
    const page = pageOf(view(datatype), asked, service);
    const id = behaves(service, WHOLE, 'skrs-wrong-feed-id') ? DATATYPE_NAMES[datatype] : feedId(datatype);
    return sendBody({ service, scope }, reply.type(SOAP_XML), feedEnvelope(id, page, service.now()));
  };

  // A call is not interfered with before it is known which view it asks for; what can be fetched is.
  app.addHook('onRequest', async (request, reply) => {
    const fetches = request.method === 'GET' || request.method === 'HEAD';
    return fetches && (await interfere({ service, scope: WHOLE }, request, reply)) ? reply : undefined;
  });
  mountAddress(
    app,
    { service, scope: WHOLE },
    {
      name: 'SKRS',
      description: SKRS,
      unexpected: 'urn:stamdata:internal-error',
      post: async (posted, request, reply) => {
        try {
          return await answer(posted, request, reply);
        } catch (error) {
          if (!(error instanceof SoapFault) || !behaves(service, WHOLE, 'skrs-fault-without-code')) throw error;
          throw new SoapFault(error.message, { side: error.side });
        }
      },
    },
  );
}

/** The call, or why it cannot be read; a behaviour may answer before that is told. */
function readOrFault(posted: Posted): ReplicationRequest | SoapFault {
  try {
    return readReplicationRequest(posted);
  } catch (error) {
    if (error instanceof SoapFault) return error;
    throw error;
  }
}

/** Access on SKRS is given view by view; refused to one view, it is told as the service's own fault. */
function assertAccess(service: RegionService, scope: Scope): void {
  const refused = behavioursOf(service, scope, 'access-refused').some(({ datatypes }) => datatypes !== undefined);
  if (refused) throw replicationFault('urn:stamdata:unauthorized-access', 'Adgang til visningen er ikke givet til denne klient.');
}

function unknownView({ register, registerVersion, datatype, version }: ReplicationRequest): SoapFault {
  const path = `${register}/v${registerVersion}/${datatype}/v${version}`;
  return replicationFault('urn:stamdata:unknown-view', `Visningen “${path}” findes ikke.`);
}

/** Records strictly after the offset, at most as many as asked for and never more than the cap. */
function pageOf(records: readonly SkrsRecord[], asked: ReplicationRequest, service: RegionService): readonly SkrsRecord[] {
  if (!OFFSET.test(asked.offset))
    throw replicationFault('urn:stamdata:invalid-history-offset', `“${asked.offset}” er ikke et token på 20 cifre.`);
  const last = records.at(-1)?.token ?? '';
  const asIs = asked.offset.padStart(20, '0');
  const offset = asIs > last && behaves(service, WHOLE, 'skrs-restarts-past-end') ? '' : asIs;
  const repeats = behaves(service, WHOLE, 'skrs-offset-repeats');
  const limit = behaves(service, WHOLE, 'skrs-ignores-max-records')
    ? RECORD_CAP
    : Math.min(asked.maxRecords ?? RECORD_CAP, RECORD_CAP);
  const from = records.findIndex(({ token }) => (repeats ? token >= offset : token > offset));
  return from < 0 ? [] : records.slice(from, from + limit);
}
