import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DeliveryInterface } from '../../model/interfaces.ts';
import { entityTag, isUnchanged } from '../../exercise/ground/conditional.ts';
import { contentFor, type RegionService } from '../../exercise/ground/region-service.ts';
import { interfere, sendBody } from '../../exercise/ground/transport-behaviours.ts';

const PLAIN = 'text/plain; charset=utf-8';

/** A file that is handed over. */
export interface DeliveredFile {
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** What a region hands over on one interface. */
export interface Delivery {
  readonly interface: DeliveryInterface;
  /** Names of the files. */
  readonly files: readonly string[];
  /** Undefined when the register has no units the file could be about. */
  readonly render: (file: string) => DeliveredFile | undefined;
}

/** Mounts delivered files: GET and HEAD, conditional, whole files only, made from the register as last imported. */
export function registerDelivery(app: FastifyInstance, service: RegionService, delivery: Delivery): void {
  const scope = { interface: delivery.interface };
  const fileOf = (request: FastifyRequest): string =>
    request.url.split('?')[0]?.slice(`/${service.region.id}/${delivery.interface}/`.length) ?? '';
  app.addHook('onRequest', async (request, reply) => ((await interfere({ service, scope }, request, reply)) ? reply : undefined));

  app.get('/*', (request, reply) => {
    const file = fileOf(request);
    const delivered = delivery.files.includes(file) ? delivery.render(file) : undefined;
    if (delivered === undefined) {
      return reply
        .code(404)
        .type(PLAIN)
        .send(`Filen findes ikke. Her er ${delivery.files.join(', ')}.`);
    }
    const etag = entityTag(delivered.bytes);
    const lastModified = new Date(contentFor(service, scope).createdAtTime);
    void reply.header('etag', etag).header('last-modified', lastModified.toUTCString()).header('accept-ranges', 'none');
    if (isUnchanged(request, { etag, lastModified })) return reply.code(304).send();
    return sendBody({ service, scope }, reply.type(delivered.contentType), delivered.bytes);
  });

  app.route({
    method: ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/*',
    handler: (_request, reply) => reply.code(405).header('allow', 'GET, HEAD').type(PLAIN).send('Filerne kan kun hentes.'),
  });
}
