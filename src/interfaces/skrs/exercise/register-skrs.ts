import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { behaves, behavioursOf } from '../../../exercise/ground/behaviours.ts';
import { perContent } from '../../../exercise/ground/per-content.ts';
import type { Datatype, RegionService, Scope } from '../../../exercise/ground/region-service.ts';
import { servedRegister } from '../../../exercise/ground/served-register.ts';
import { interfere, type Place, sendBody } from '../../../exercise/ground/transport-behaviours.ts';
import { feedEnvelope } from './feed.ts';
import { datatypeOf, RECORD_CAP, REPLICATE_ACTION } from './names.ts';
import { recordsOf, type SkrsRecord } from './records.ts';
import { readReplicationRequest, type ReplicationRequest } from './request.ts';
import { asSoapFault, faultEnvelope, SoapFault } from './soap-fault.ts';
import { wsdl } from './wsdl.ts';

const XML = 'text/xml; charset=utf-8';
const PLAIN = 'text/plain; charset=utf-8';
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
    const records = recordsOf(datatype, servedRegister(service, { interface: 'skrs', datatype }), firstMade);
    views().set(datatype, records);
    return records;
  };

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('text/xml', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => {
    const fault = asSoapFault(error);
    return reply.code(fault.status).type(XML).send(faultEnvelope(fault));
  });

  app.get('/', async (request, reply) => {
    const place: Place = { service, scope: { interface: 'skrs' } };
    if (await interfere(place, request, reply)) return reply;
    const asksForWsdl = /[?&]wsdl(?:[=&]|$)/i.test(request.url);
    if (!asksForWsdl) {
      return reply.code(405).header('allow', 'POST').type(PLAIN).send('SKRS kaldes med POST. Beskrivelsen hentes med ?wsdl.');
    }
    if (behaves(service, place.scope, 'wsdl-missing')) return reply.code(404).type(PLAIN).send('Beskrivelsen findes ikke.');
    return sendBody(place, reply.type(XML), wsdl(`${request.protocol}://${request.host}${request.url.split('?')[0] ?? ''}`));
  });

  app.post('/', async (request, reply) => {
    const asked = readRequest(request);
    const datatype = asked instanceof SoapFault ? undefined : datatypeOf(asked);
    const scope: Scope = { interface: 'skrs', ...(datatype === undefined ? {} : { datatype }) };
    assertAccess(service, scope);
    if (await interfere({ service, scope }, request, reply)) return reply;
    if (asked instanceof SoapFault) throw asked;
    if (datatype === undefined) throw unknownView(asked);
    const page = pageOf(view(datatype), asked, service);
    return sendFeed({ service, scope }, reply, feedEnvelope(datatype, page, service.now()));
  });

  app.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/',
    handler: (_request, reply) => reply.code(405).header('allow', 'GET, HEAD, POST').type(PLAIN).send('SKRS kaldes med POST.'),
  });
}

/** The call, or why it cannot be read; a behaviour may answer before that is told. */
function readRequest(request: FastifyRequest): ReplicationRequest | SoapFault {
  const action = request.headers['soapaction'];
  const plain = String(action ?? '').replaceAll('"', '');
  if (plain !== '' && plain !== REPLICATE_ACTION) return new SoapFault('Client', `SOAPAction “${plain}” kendes ikke.`);
  try {
    return readReplicationRequest(typeof request.body === 'string' ? request.body : '');
  } catch (error) {
    if (error instanceof SoapFault) return error;
    throw error;
  }
}

/** Access on SKRS is given view by view; refused to one view, it is told as the service's own fault. */
function assertAccess(service: RegionService, scope: Scope): void {
  const refused = behavioursOf(service, scope, 'access-refused').some(({ datatypes }) => datatypes !== undefined);
  if (refused) throw new SoapFault('urn:stamdata:unauthorized-access', 'Adgang til visningen er ikke givet til denne klient.');
}

function unknownView({ register, registerVersion, datatype, version }: ReplicationRequest): SoapFault {
  const path = `${register}/v${registerVersion}/${datatype}/v${version}`;
  return new SoapFault('urn:stamdata:unknown-view', `Visningen “${path}” findes ikke.`);
}

/** Records strictly after the offset, at most as many as asked for and never more than the cap. */
function pageOf(records: readonly SkrsRecord[], asked: ReplicationRequest, service: RegionService): readonly SkrsRecord[] {
  if (!OFFSET.test(asked.offset))
    throw new SoapFault('urn:stamdata:invalid-history-offset', `“${asked.offset}” er ikke et token på 20 cifre.`);
  const offset = asked.offset.padStart(20, '0');
  const scope: Scope = { interface: 'skrs' };
  const repeats = behaves(service, scope, 'skrs-offset-repeats');
  const limit = behaves(service, scope, 'skrs-ignores-max-records')
    ? RECORD_CAP
    : Math.min(asked.maxRecords ?? RECORD_CAP, RECORD_CAP);
  const from = records.findIndex(({ token }) => (repeats ? token >= offset : token > offset));
  return from < 0 ? [] : records.slice(from, from + limit);
}

function sendFeed(place: Place, reply: FastifyReply, feed: Iterable<string>): FastifyReply {
  return sendBody(place, reply.type(XML), feed);
}
