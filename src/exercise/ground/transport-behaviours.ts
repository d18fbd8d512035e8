import { Readable } from 'node:stream';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Behaviour } from '../../model/config/behaviour.ts';
import { behaves, touches } from './behaviours.ts';
import type { RegionService, Scope } from './region-service.ts';

const PLAIN = 'text/plain; charset=utf-8';

/** Where a request is about to be answered. */
export interface Place {
  readonly service: RegionService;
  readonly scope: Scope;
}

/**
 * Applies the behaviours that lie below the protocols, before the protocol answers: an interface that is not there,
 * access refused, a server error, a reset, a server that never answers, a slow one. True when the request has been
 * dealt with and nothing more may be sent.
 */
export async function interfere({ service, scope }: Place, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  for (const behaviour of service.behaviours.filter((candidate) => touches(candidate, scope))) {
    if (await interfereOnce(behaviour, request, reply)) return true;
  }
  return false;
}

async function interfereOnce(behaviour: Behaviour, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  switch (behaviour.kind) {
    case 'slow':
      await setTimeout(behaviour.milliseconds, undefined, { ref: false });
      return false;
    case 'interface-absent':
      return refuse(reply, 404, 'Snitfladen er ikke taget i brug i dette miljø endnu.');
    case 'access-refused':
      return refuse(reply, 403, 'Adgang er ikke givet til denne klient.');
    case 'http-error':
      return refuse(reply, behaviour.status, 'Serveren kunne ikke behandle forespørgslen.');
    case 'connection-reset':
      reply.hijack();
      request.raw.socket.resetAndDestroy();
      return true;
    case 'timeout':
      reply.hijack();
      await setTimeout(behaviour.milliseconds, undefined, { ref: false });
      request.raw.socket.destroy();
      return true;
    default:
      return false;
  }
}

function refuse(reply: FastifyReply, status: number, text: string): true {
  void reply.code(status).type(PLAIN).send(text);
  return true;
}

/**
 * Sends a body, or half of it where a behaviour cuts it: the head promises the whole, then the connection is closed.
 * A body that is streamed is cut after its first piece.
 */
export function sendBody({ service, scope }: Place, reply: FastifyReply, body: string | Buffer | Iterable<string>): FastifyReply {
  const cut = behaves(service, scope, 'cut-body');
  if (typeof body !== 'string' && !Buffer.isBuffer(body)) return reply.send(Readable.from(cut ? firstPiece(body) : body));
  if (!cut) return reply.send(body);
  const bytes = Buffer.from(body);
  return reply
    .header('content-length', bytes.byteLength)
    .send(Readable.from(firstPiece([bytes.subarray(0, Math.ceil(bytes.byteLength / 2))])));
}

/** Gives one piece and breaks; the pause lets the piece go out first. */
async function* firstPiece<T>(pieces: Iterable<T>): AsyncGenerator<T> {
  for (const piece of pieces) {
    yield piece;
    await setImmediate();
    break;
  }
  throw new Error('Svaret skæres over, fordi regionens adfærd siger det.');
}
