import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { behaves } from '../../exercise/ground/behaviours.ts';
import { interfere, type Place, sendBody } from '../../exercise/ground/transport-behaviours.ts';
import type { RegionService, Scope } from '../../exercise/ground/region-service.ts';
import { answerEnvelope } from '../../protocols/soap/envelope.ts';
import { asSoapFault, faultElement } from '../../protocols/soap/fault.ts';
import { readCall } from '../../protocols/soap/read-call.ts';
import { type ServiceDescription, serviceWsdl, shapeOf } from '../../protocols/soap/service-wsdl.ts';
import type { XmlElement } from '../../protocols/xml/xml-tree.ts';

/** The media type of every envelope. */
export const SOAP_XML = 'text/xml; charset=utf-8';
const PLAIN = 'text/plain; charset=utf-8';

/** A SOAP service on the endpoint: what it is, and what each operation answers. */
export interface MountedService {
  readonly scope: Scope;
  readonly description: ServiceDescription;
  /** The content of the operation's response element. Throws SoapFault. */
  readonly answer: (operation: string, request: XmlElement) => string;
}

/** Mounts a SOAP 1.1 service on its address; behaviours of the region may answer before it. */
export function mountService(app: FastifyInstance, service: RegionService, mounted: MountedService): void {
  const { scope, description, answer } = mounted;
  const { name, namespace } = description;
  const place: Place = { service, scope };
  const shape = shapeOf(description);
  app.addHook('onRequest', async (request, reply) => ((await interfere(place, request, reply)) ? reply : undefined));
  mountAddress(app, place, {
    name,
    description,
    post: ({ envelope, soapAction }, _request, reply) => {
      const call = readCall(envelope, soapAction, shape);
      const inner = answer(call.operation, call.request);
      const body = `<tns:${call.operation}Response xmlns:tns="${namespace}" xmlns="${namespace}">${inner}</tns:${call.operation}Response>`;
      return sendBody(place, reply.type(SOAP_XML), answerEnvelope(body));
    },
  });
}

/** What was posted to a service. */
export interface Posted {
  readonly envelope: string;
  /** The SOAPAction as written; undefined when there is none. */
  readonly soapAction: string | undefined;
}

/** A SOAP service's address, whatever it does with a call. */
export interface SoapAddress {
  /** What the service is called to those who call it in another way. */
  readonly name: string;
  readonly description: ServiceDescription;
  /** The service's own code for an error nobody expected. */
  readonly unexpected?: string;
  /** Throws SoapFault. */
  readonly post: (posted: Posted, request: FastifyRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply>;
}

/** Mounts an address: calls by POST, the WSDL by GET with ?wsdl, and every error as a SOAP fault. */
export function mountAddress(app: FastifyInstance, place: Place, { name, description, unexpected, post }: SoapAddress): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('text/xml', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => {
    const fault = asSoapFault(error, unexpected);
    const body = faultElement(fault, description.fault?.code);
    return reply.code(fault.status).type(SOAP_XML).send(answerEnvelope(body));
  });

  app.get('/', (request, reply) => {
    if (!/[?&]wsdl(?:[=&]|$)/i.test(request.url))
      return notAllowed(reply, 'POST', `${name} kaldes med POST. Beskrivelsen hentes med ?wsdl.`);
    if (behaves(place.service, place.scope, 'wsdl-missing')) return reply.code(404).type(PLAIN).send('Beskrivelsen findes ikke.');
    const address = `${request.protocol}://${request.host}${request.url.split('?')[0] ?? ''}`;
    return sendBody(place, reply.type(SOAP_XML), serviceWsdl(description, address));
  });

  app.post('/', (request, reply) => {
    const envelope = typeof request.body === 'string' ? request.body : '';
    const action = request.headers['soapaction'];
    return post({ envelope, soapAction: action === undefined ? undefined : [action].flat().join() }, request, reply);
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
