import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SecretReference } from '../../../model/config/access.ts';
import type { Demand } from '../../../model/config/security.ts';
import { interfaceAt, type ServedRoom } from '../served-rooms.ts';
import { seenCertificate } from './client-certificate.ts';
import { dgwsFaultEnvelope, refuseDgws } from './dgws.ts';
import { type HttpRefusal, refuseBasic, refuseBearer } from './header-credentials.ts';
import { type EndpointSecurity, valueIn } from './endpoint-security.ts';
import { registerTokenService, type TokenService } from './token-service.ts';

/** What a region's guard knows: its demands, and the means to check them. */
export interface GuardMeans {
  /** Id of the region, the first part of its addresses. */
  readonly region: string;
  /** What the region serves. */
  readonly rooms: readonly ServedRoom[];
  readonly security: EndpointSecurity | undefined;
  readonly now: () => Date;
}

interface Guarding {
  readonly value: (reference: SecretReference) => string;
  readonly tokens: TokenService;
}

/**
 * Puts a region's demands in front of everything it answers, and its token service beside; call it before any route is
 * mounted. A call that does not meet a demand is refused before the interface, or a behaviour of it, sees it.
 */
export function guardRegion(app: FastifyInstance, { region, rooms, security, now }: GuardMeans): void {
  const byInterface = security?.file.regions[region];
  if (security === undefined || byInterface === undefined) return;
  const value = valueIn(security);
  const oauth = Object.values(byInterface).flatMap((demands) => demands.filter((demand) => demand.kind === 'oauth2'));
  const tokens = registerTokenService(app, { demands: oauth, value, now });
  const demandsOn = (request: FastifyRequest): readonly Demand[] => {
    // The route that matched, not the address as written: an address can be written in many ways.
    const name = interfaceAt(rooms, request.routeOptions.url?.slice(region.length + 1) ?? '');
    return name === undefined ? [] : (byInterface[name] ?? []);
  };
  app.addHook('onRequest', async (request, reply) => {
    const refusal = demandsOn(request)
      .map((demand) => refuseHead(request, demand, { value, tokens }))
      .find((one) => one !== undefined);
    if (refusal === undefined) return;
    if (refusal.challenge !== undefined) void reply.header('www-authenticate', refusal.challenge);
    return reply.code(refusal.status).type('text/plain; charset=utf-8').send(refusal.reason);
  });
  app.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'POST') return;
    const envelope = typeof request.body === 'string' ? request.body : '';
    const refusal = demandsOn(request)
      .filter((demand) => demand.kind === 'dgws')
      .map((demand) => refuseDgws(envelope, { sts: value(demand.sts), level: demand.level, now: now() }))
      .find((one) => one !== undefined);
    if (refusal === undefined) return;
    return reply.code(500).type('text/xml; charset=utf-8').send(dgwsFaultEnvelope(refusal));
  });
}

/** What can be checked against the head of a request and its connection. */
function refuseHead(request: FastifyRequest, demand: Demand, { tokens, value }: Guarding): HttpRefusal | undefined {
  switch (demand.kind) {
    case 'basic':
      return refuseBasic(request, demand, value);
    case 'bearer':
      return refuseBearer(request, demand, value);
    case 'oauth2':
      return tokens.refuse(request, demand);
    case 'mtls': {
      const seen = seenCertificate(request);
      if ('refused' in seen) return { status: 403, reason: `Snitfladen kræver klientcertifikat: ${seen.refused}.` };
      if (demand.commonName === undefined || demand.commonName === seen.commonName) return undefined;
      return { status: 403, reason: `Klientcertifikatet er udstedt til ${seen.commonName}, ikke til ${demand.commonName}.` };
    }
    case 'dgws':
      return undefined;
  }
}
