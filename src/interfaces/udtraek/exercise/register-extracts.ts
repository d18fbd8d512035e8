import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isUnchanged } from '../../../exercise/ground/conditional.ts';
import type { ExtractFile, RegionService, Scope } from '../../../exercise/ground/region-service.ts';
import { interfere, sendBody } from '../../../exercise/ground/transport-behaviours.ts';
import { EXTRACT_FILES, fileScope } from './files.ts';
import { renderedFile } from './render-file.ts';

const PLAIN = 'text/plain; charset=utf-8';

/** Mounts the extract's files: GET and HEAD, conditional, whole files only. */
export function registerExtracts(app: FastifyInstance, service: RegionService): void {
  app.addHook('onRequest', async (request, reply) => {
    const file = fileOf(request, service);
    const scope: Scope = file === undefined ? { interface: 'udtraek' } : fileScope(file);
    return (await interfere({ service, scope }, request, reply)) ? reply : undefined;
  });

  app.get('/*', async (request, reply) => {
    const file = fileOf(request, service);
    if (file === undefined) {
      const names = Object.keys(EXTRACT_FILES).join(', ');
      return reply.code(404).type(PLAIN).send(`Filen findes ikke. Udtrækket har ${names}.`);
    }
    const { bytes, contentType, etag, lastModified } = await renderedFile(service, file);
    void reply.header('etag', etag).header('last-modified', lastModified.toUTCString()).header('accept-ranges', 'none');
    if (isUnchanged(request, { etag, lastModified })) return reply.code(304).send();
    return sendBody({ service, scope: fileScope(file) }, reply.type(contentType), bytes);
  });

  app.route({
    method: ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/*',
    handler: (_request, reply) => reply.code(405).header('allow', 'GET, HEAD').type(PLAIN).send('Udtrækket kan kun hentes.'),
  });
}

function fileOf(request: FastifyRequest, { region }: RegionService): ExtractFile | undefined {
  const path = request.url.split('?')[0]?.slice(`/${region.id}/udtraek/`.length) ?? '';
  return Object.hasOwn(EXTRACT_FILES, path) ? EXTRACT_FILES[path] : undefined;
}
