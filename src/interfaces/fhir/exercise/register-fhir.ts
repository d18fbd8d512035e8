import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { behaves, behavioursOf } from '../../../exercise/ground/behaviours.ts';
import { entityTag, isUnchanged } from '../../../exercise/ground/conditional.ts';
import { perContent } from '../../../exercise/ground/per-content.ts';
import { contentFor, type RegionService } from '../../../exercise/ground/region-service.ts';
import { interfere, type Place, sendBody } from '../../../exercise/ground/transport-behaviours.ts';
import { searchset } from './bundle.ts';
import { capabilityStatement } from './capabilities.ts';
import { assertJsonWanted, queryOf } from './negotiate.ts';
import type { Organization } from './organization.ts';
import { fhirScope, type FhirServer, indexOrganizations } from './organization-index.ts';
import { asFhirProblem, FhirProblem, operationOutcome } from './outcome.ts';
import { searchFilters } from './search.ts';
import type { SearchParameter } from './search-parameters.ts';
import { FHIR_JSON } from '../../../protocols/fhir-json/systems.ts';

const FORM = 'application/x-www-form-urlencoded';
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Mounts FHIR R4 Organization on a base of its own: metadata, read, search by GET and POST. A regional system shows the register as it is now. */
export function registerFhir(app: FastifyInstance, service: RegionService, server: FhirServer = 'fhir'): void {
  const scope = fhirScope(server);
  const place: Place = { service, scope };
  const prefix = server === 'fhir' ? '/fhir' : `/${server}/fhir`;
  const baseAddress = (request: FastifyRequest): string => `${request.protocol}://${request.host}/${service.region.id}${prefix}`;
  const organizations = perContent(
    () => contentFor(service, scope),
    () => {
      const units = indexOrganizations(service, scope);
      return { units, byId: new Map(units.map((one) => [one.resource.id, one])) };
    },
  );
  const loses = behaves(service, scope, 'fhir-paging-loses-units');
  const silent = behaves(service, scope, 'fhir-no-outcome');
  const neverEmpty = behaves(service, scope, 'fhir-search-never-empty');
  const strays = behavioursOf(service, scope, 'fhir-search-astray');
  /** The parameters without those that a behaviour makes find everything, or nothing. */
  const astray = (parameters: readonly SearchParameter[], finds: 'everything' | 'nothing'): readonly SearchParameter[] =>
    parameters.filter(([key]) => !strays.some((one) => one.finds === finds && one.parameter === key.split(':')[0]));
  const onPage = (page: readonly Organization[], number: number): readonly Organization[] =>
    loses && number > 1 ? page.slice(1) : page;

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', async (request, reply) => {
    if (await interfere(place, request, reply)) return reply;
    assertJsonWanted(request);
    return undefined;
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = asFhirProblem(error);
    return send({ place, request, reply: reply.code(problem.status) }, operationOutcome(problem));
  });
  app.setNotFoundHandler((request) => {
    throw new FhirProblem(404, 'not-supported', `Endepunktet har kun metadata og Organization, ikke ${pathOf(request)}.`);
  });

  const search = (request: FastifyRequest, reply: FastifyReply, parameters: readonly SearchParameter[]): FastifyReply => {
    const lenient = /handling=lenient/.test(String(request.headers['prefer'] ?? ''));
    const filters = searchFilters(astray(parameters, 'everything'), { lenient });
    const { units } = organizations();
    const isEmpty = astray(parameters, 'nothing').length < parameters.length;
    const found = isEmpty ? [] : units.filter((one) => filters.every((isMatch) => isMatch(one)));
    const matches = (neverEmpty && found.length === 0 ? units : found).map((one) => one.resource);
    const address = `${baseAddress(request)}/Organization`;
    return send({ place, request, reply }, searchset({ address, parameters }, matches, onPage));
  };

  app.get('/metadata', (request, reply) => send({ place, request, reply }, capabilityStatement(place, baseAddress(request))));
  app.get('/Organization', (request, reply) => search(request, reply, queryOf(request)));
  app.post('/Organization/_search', (request, reply) =>
    search(request, reply, [...queryOf(request), ...Array.from(new URLSearchParams(formOf(request)))]),
  );
  app.get<{ Params: { id: string } }>('/Organization/:id', (request, reply) => {
    const found = organizations().byId.get(request.params.id);
    if (found !== undefined) {
      return send({ place, request, reply }, found.resource, new Date(found.lastUpdated));
    }
    if (silent) return reply.code(404).send();
    throw new FhirProblem(404, 'not-found', `Der er ingen Organization med id ${request.params.id}.`);
  });
  refuseOtherMethods(app, {
    '/metadata': ['GET'],
    '/Organization': ['GET'],
    '/Organization/_search': ['POST'],
    '/Organization/:id': ['GET'],
  });
}

/** Other methods on the same addresses: 405 with the ones that are. */
function refuseOtherMethods(app: FastifyInstance, routes: Readonly<Record<string, readonly (typeof METHODS)[number][]>>): void {
  for (const [url, allowed] of Object.entries(routes)) {
    app.route({
      method: METHODS.filter((method) => !allowed.includes(method)),
      url,
      handler: (request, reply) => {
        void reply.header('allow', allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', '));
        throw new FhirProblem(405, 'not-supported', `${request.method} kan ikke bruges på ${pathOf(request)}.`);
      },
    });
  }
}

/** The form of a search by POST; without a body there are no more parameters. Throws FhirProblem 415. */
function formOf(request: FastifyRequest): string {
  if (typeof request.body !== 'string' || request.body === '') return '';
  if (request.headers['content-type']?.toLowerCase().startsWith(FORM) === true) return request.body;
  throw new FhirProblem(415, 'not-supported', `En søgning med POST skal sendes som ${FORM}.`);
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? request.url;
}

interface Answering {
  readonly place: Place;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Sends a resource with a weak entity tag; a client that has this version already gets 304. */
function send({ place, request, reply }: Answering, resource: object, lastModified?: Date): FastifyReply {
  const body = JSON.stringify(resource);
  const etag = entityTag(body, 'weak');
  void reply.header('etag', etag).type(FHIR_JSON);
  if (lastModified !== undefined) void reply.header('last-modified', lastModified.toUTCString());
  const validators = lastModified === undefined ? { etag } : { etag, lastModified };
  if (reply.statusCode === 200 && request.method !== 'POST' && isUnchanged(request, validators)) return reply.code(304).send();
  return sendBody(place, reply, body);
}
