import type { FastifyInstance, FastifyReply } from 'fastify';
import { behaves } from '../../exercise/ground/behaviours.ts';
import type { RegionService, Scope } from '../../exercise/ground/region-service.ts';
import { interfere, type Place, sendBody } from '../../exercise/ground/transport-behaviours.ts';
import { readCall } from '../../protocols/soap/read-call.ts';
import { asServiceFault, envelope, serviceFaultEnvelope } from '../../protocols/soap/service-fault.ts';
import { type ServiceDescription, serviceWsdl } from '../../protocols/soap/service-wsdl.ts';
import type { XmlElement } from '../../protocols/xml/xml-tree.ts';

const XML = 'text/xml; charset=utf-8';
const PLAIN = 'text/plain; charset=utf-8';

/** A SOAP service on the endpoint: what it is, and what each operation answers. */
export interface MountedService {
  readonly scope: Scope;
  readonly description: ServiceDescription;
  /** The content of the operation's response element. Throws ServiceFault. */
  readonly answer: (operation: string, request: XmlElement) => string;
}

/** Mounts a SOAP 1.1 service on its address: operations by POST, the WSDL by GET with ?wsdl. */
export function mountService(app: FastifyInstance, service: RegionService, mounted: MountedService): void {
  const { scope, description, answer } = mounted;
  const { name, namespace } = description;
  const place: Place = { service, scope };
  const shape = { namespace, operations: Object.keys(description.operations) };

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('text/xml', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', async (request, reply) => ((await interfere(place, request, reply)) ? reply : undefined));
  app.setErrorHandler((error, _request, reply) => {
    const fault = asServiceFault(error);
    return reply.code(fault.status).type(XML).send(serviceFaultEnvelope(fault));
  });

  app.get('/', (request, reply) => {
    if (!/[?&]wsdl(?:[=&]|$)/i.test(request.url))
      return notAllowed(reply, 'POST', `${name} kaldes med POST. Beskrivelsen hentes med ?wsdl.`);
    if (behaves(service, scope, 'wsdl-missing')) return reply.code(404).type(PLAIN).send('Beskrivelsen findes ikke.');
    const address = `${request.protocol}://${request.host}${request.url.split('?')[0] ?? ''}`;
    return sendBody(place, reply.type(XML), serviceWsdl(description, address));
  });

  app.post('/', (request, reply) => {
    const action = request.headers['soapaction'];
    const call = readCall(typeof request.body === 'string' ? request.body : '', [action].flat().join(), shape);
    const inner = answer(call.operation, call.request);
    const body = `<tns:${call.operation}Response xmlns:tns="${namespace}" xmlns="${namespace}">${inner}</tns:${call.operation}Response>`;
    return sendBody(place, reply.type(XML), envelope(body));
  });

  app.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/',
    handler: (_request, reply) => notAllowed(reply, 'GET, HEAD, POST', `${name} kaldes med POST.`),
  });
}

function notAllowed(reply: FastifyReply, allow: string, text: string): FastifyReply {
  return reply.code(405).header('allow', allow).type(PLAIN).send(text);
}
