import type { AddressInfo } from 'node:net';
import type { ServerOptions } from 'node:https';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { BehaviourFile } from '../../model/config/behaviour.ts';
import type { Region } from '../../model/config/region.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { CLASSIFICATION } from '../../sor/classification.ts';
import { findTestUnits } from '../../sor/synthetic/test-units.ts';
import type { RegisterContent } from '../../sor/unit.ts';
import { createFileCache, type FileCache } from '../ground/file-cache.ts';
import { createLiveRegister } from '../ground/live-register/live-register.ts';
import type { RegionService } from '../ground/region-service.ts';
import { type EndpointSecurity, listenerOptions } from './security/endpoint-security.ts';
import { guardRegion } from './security/guard.ts';
import { type ServedRoom, servedRooms } from './served-rooms.ts';

/** What the exercise serves, to whom, and where. */
export interface EndpointOptions {
  readonly register: RegisterContent;
  /** Whether the register is a real extract, which need not have a unit for each role. */
  readonly isExtract?: boolean;
  /** Regions in force; one base path each. */
  readonly regions: readonly Region[];
  /** Parties that are no regions, each with the region whose units it shows; one base path each too. */
  readonly parties?: readonly ServedParty[];
  readonly behaviours: BehaviourFile;
  /** MedCom's FHIR code system for the levels. */
  readonly levelSystem: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Only this machine; another address would show the exercise to others. */
  readonly host?: '127.0.0.1';
  readonly now: () => Date;
  readonly version: string;
  /** What is demanded of callers, and the certificate to listen with; without, everyone is let in over plain HTTP. */
  readonly security?: EndpointSecurity;
  /** Told of every answer; the endpoint itself never prints. */
  readonly onAnswer?: (answer: AnsweredRequest) => void;
}

/** A party that is no region, and the region whose units it shows. */
export interface ServedParty {
  readonly id: string;
  readonly name: string;
  readonly register: Pick<Region, 'name'>;
}

/** One request and how it was answered. */
export interface AnsweredRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** An exercise that listens. */
export interface RunningEndpoint {
  /** `http://127.0.0.1:41234`, `https://…` when it listens with a certificate. */
  readonly origin: string;
  /** Stops listening and closes every connection. */
  close(): Promise<void>;
}

/** Every answer says that it is an exercise, also to someone who only sees the traffic. */
export const EXERCISE_HEADER = 'x-sor-pilot-oevelse';
/** Largest request body; a call is a few hundred bytes. */
const BODY_LIMIT = 64 * 1024;
const HOST = '127.0.0.1';

/**
 * Starts the embedded exercise endpoint: real HTTP on a real socket of this machine, every interface of every region.
 * Throws PilotError SP3001 when the port cannot be had.
 */
export async function startEndpoint(options: EndpointOptions): Promise<RunningEndpoint> {
  const tls = listenerOptions(options.security);
  const app = listeningWith(tls, {
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
    clientErrorHandler: (_error, socket) => {
      if (socket.writable)
        socket.end(`HTTP/1.1 400 Bad Request\r\n${EXERCISE_HEADER}: 1\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
    },
  });
  // Before the framework: an answer that is made outside of any route carries the header too.
  app.server.prependListener('request', (_request, response) => void response.setHeader(EXERCISE_HEADER, '1'));
  const { onAnswer } = options;
  if (onAnswer !== undefined) {
    app.addHook('onResponse', (request, reply, done) => {
      onAnswer({
        method: request.method,
        path: request.url,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      });
      done();
    });
  }
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('text/plain; charset=utf-8').send('Adressen findes ikke på øvelsesendepunktet. Se / for adresserne.'),
  );
  const { regions, parties = [] } = options;
  const pathOf = ({ id }: Pick<Region, 'id'>): string => `/${id}/`;
  app.get('/', () => ({
    ...IT_IS_AN_EXERCISE,
    regioner: regions.map(pathOf),
    ...(parties.length === 0 ? {} : { parter: parties.map(pathOf) }),
  }));
  const files = createFileCache();
  const rooms = await servedRooms();
  for (const served of [...regions.map((region) => ({ ...region, register: region })), ...parties]) {
    const part = regionPart(serviceFor(served, options, files), { rooms, security: options.security });
    await app.register(part, { prefix: `/${served.id}` });
  }
  const port = options.port ?? 0;
  try {
    await app.listen({ port, host: options.host ?? HOST });
  } catch (error) {
    await app.close();
    throw portTaken(port, error);
  }
  const { port: taken } = app.server.address() as AddressInfo;
  return { origin: `${tls === undefined ? 'http' : 'https'}://${HOST}:${taken}`, close: () => app.close() };
}

/** The framework's type of an application differs with its server; nothing mounted on it looks at that. */
function listeningWith(tls: ServerOptions | undefined, options: FastifyServerOptions): FastifyInstance {
  if (tls === undefined) return fastify(options);
  try {
    return fastify({ ...options, https: tls } as FastifyServerOptions);
  } catch (error) {
    throw new PilotError('SP1046', {
      place: { what: 'tls' },
      seen: `øvelsesendepunktet kan ikke lytte med det certifikat, der er angivet (${error instanceof Error ? error.message : String(error)})`,
      expected: 'certifikat, nøgle, tillid og spærreliste i PEM, som hører sammen',
      remedy: 'Ret filerne under tls i sikkerhedsfilen.',
    });
  }
}

function serviceFor({ id, name, register: owner }: ServedParty, options: EndpointOptions, files: FileCache): RegionService {
  const { register, behaviours, levelSystem, now, version } = options;
  const levels = register.classifications.filter((entry) => entry.classification === CLASSIFICATION.level);
  return {
    region: { id, name },
    register: createLiveRegister({ content: register, ownerName: owner.name, now }),
    behaviours: behaviours.regions[id] ?? [],
    testUnits: testUnitsOf(options, owner),
    levelSystem,
    levelCodes: new Map(levels.map((entry) => [entry.name, entry.code])),
    files,
    now,
    version,
  };
}

/**
 * The units a region's behaviours may name by role. A real extract has none of ours; behaviours that name roles then touch
 * nothing. Throws RangeError when a synthetic register lacks one.
 */
function testUnitsOf({ register, isExtract }: EndpointOptions, region: Pick<Region, 'name'>): Readonly<Record<string, string>> {
  try {
    return findTestUnits(register, region.name, register.snapshotDate);
  } catch (error) {
    if (isExtract === true && error instanceof RangeError) return {};
    throw error;
  }
}

const IT_IS_AN_EXERCISE = {
  oevelse: true,
  besked: 'Det er et øvelsesendepunkt. Svarene siger intet om en regions system.',
} as const;

interface RegionParts {
  readonly rooms: readonly ServedRoom[];
  readonly security: EndpointSecurity | undefined;
}

function regionPart(service: RegionService, { rooms, security }: RegionParts): (app: FastifyInstance) => Promise<void> {
  const base = `/${service.region.id}`;
  const parts = rooms.flatMap((room) => room.parts);
  return async (app) => {
    guardRegion(app, { region: service.region.id, rooms, security, now: service.now });
    app.get('/', () => ({
      ...IT_IS_AN_EXERCISE,
      region: service.region.name,
      snitflader: Object.fromEntries(
        parts.map(({ name, prefix, shown = [''] }) => [name, shown.map((rest) => `${base}${prefix}${rest}`)]),
      ),
    }));
    for (const { prefix, mount } of parts) {
      await app.register(
        (part, _options, done) => {
          mount(part, service);
          done();
        },
        { prefix },
      );
    }
  };
}

function portTaken(port: number, cause: unknown): PilotError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return new PilotError('SP3001', {
    place: { what: `${HOST}:${port}` },
    seen:
      code === 'EACCES'
        ? `øvelsesendepunktet må ikke lytte på port ${port}`
        : `øvelsesendepunktet kan ikke lytte på port ${port}, fordi noget andet gør det`,
    expected: 'en ledig port',
    remedy: 'Stop det andet program, eller vælg en anden port med --port.',
    cause,
  });
}
