import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { type ConfigFolders, fileIn } from '../config/config-folder.ts';
import { readYamlFile } from '../config/read-yaml-file.ts';
import { collectSecurityReferences, resolveSecrets } from '../config/secrets.ts';
import { loadRegister } from '../exercise/ground/load-register.ts';
import type { EndpointSecurity } from '../exercise/server/security/endpoint-security.ts';
import { type RunningEndpoint, type ServedParty, startEndpoint } from '../exercise/server/start-endpoint.ts';
import { type BehaviourFile, behaviourFileSchema } from '../model/config/behaviour.ts';
import type { Configuration } from '../model/config/configuration.ts';
import { inForce } from '../model/config/in-force.ts';
import { securityFileSchema } from '../model/config/security.ts';
import { PilotError } from '../model/pilot-error.ts';
import type { ReadProblem } from '../sor/unit.ts';
import { EXERCISE, exerciseRegister } from './exercise-register.ts';
import { contentOn } from '../sor/states.ts';
import { toolVersion } from './project.ts';

/** What the exercise is started with. */
export interface ExerciseOptions {
  readonly configuration: Configuration;
  /** The day the register and the regions are for. */
  readonly onDate: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** A real extract instead of the synthetic register. */
  readonly from?: string | undefined;
  /** Scripted behaviours; absent serves every region right. */
  readonly behavioursFile?: string | undefined;
  /** What is demanded of callers; absent lets everyone in. */
  readonly securityFile?: string | undefined;
}

/** The endpoint, and what could not be read of the extract it serves. */
export interface RunningExercise extends RunningEndpoint {
  readonly problems: readonly ReadProblem[];
}

/** Starts the embedded exercise endpoint in this process. Throws PilotError SP1046, SP3001, SP3002, SP3003, SP3005. */
export async function startExercise(options: ExerciseOptions): Promise<RunningExercise> {
  const behaviours = options.behavioursFile === undefined ? { regions: {} } : await readBehaviours(options.behavioursFile);
  const { content, problems } =
    options.from === undefined
      ? { content: exerciseRegister(options.configuration, options.onDate), problems: [] }
      : await loadRegister(options.from);
  const security = options.securityFile === undefined ? undefined : await readSecurity(options.securityFile);
  const endpoint = await startEndpoint({
    register: contentOn(content, options.onDate),
    isExtract: options.from !== undefined,
    regions: inForce(options.configuration.regions, options.onDate),
    parties: servedParties(options.configuration, options.onDate),
    behaviours,
    levelSystem: options.configuration.levelSystem,
    port: options.port,
    now: () => new Date(),
    version: toolVersion(),
    ...(security === undefined ? {} : { security }),
  });
  return { ...endpoint, problems };
}

/** The exercise's parties in force that are no regions, each with the region it is held against. */
export function servedParties({ parties, regions, environments }: Configuration, onDate: string): ServedParty[] {
  const exercise = environments.find(({ id }) => id === EXERCISE);
  return inForce(parties, onDate).flatMap(({ id, name }): ServedParty[] => {
    const register = regions.find((region) => region.id === exercise?.parties[id]?.register);
    return register === undefined ? [] : [{ id, name, register }];
  });
}

/** Throws ConfigurationError with SP3003 for each thing that is wrong. */
async function readBehaviours(path: string): Promise<BehaviourFile> {
  return (await readYamlFile(path, behaviourFileSchema, { code: 'SP3003' })).value;
}

/** The demands of a file, and the values it refers to. Throws PilotError SP1046 and ConfigurationError SP1012. */
async function readSecurity(path: string): Promise<EndpointSecurity> {
  const { value: file } = await readYamlFile(path, securityFileSchema, { code: 'SP1046' });
  const values = await resolveSecrets(collectSecurityReferences(file, path), process.env, (name) => readFile(name, 'utf8'));
  return { file, values };
}

/** 200,000 units take a few seconds; a minute means that something is wrong. */
const START_LIMIT_MS = 60_000;

/** What the endpoint's own process is told and what it answers. */
export interface ExerciseRequest {
  readonly configDirs: ConfigFolders;
  readonly onDate: string;
}
/** What the endpoint's own process answers: where it listens, or why it does not. */
export type ExerciseAnswer = { readonly origin: string } | { readonly error: string };

/**
 * Starts the exercise endpoint in a process of its own, so that serving extracts never holds up the supervision of a
 * run. Ends with its parent; undefined when the signal came first. Throws SP3003 for a behaviours file that cannot be used,
 * before anything is started, and SP3004 when the process does not come up.
 */
export async function forkExercise(
  request: ExerciseRequest,
  signal: AbortSignal,
): Promise<{ readonly origin: string; close(): void } | undefined> {
  await readBehaviours(behavioursFile(request.configDirs));
  const child = fork(new URL('./exercise-process.ts', import.meta.url), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send(request);
  const answer = await new Promise<ExerciseAnswer | undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
    const late = setTimeout(() => resolve({ error: 'øvelsesendepunktet kom ikke i gang inden for et minut' }), START_LIMIT_MS);
    late.unref();
    child.once('message', (message: ExerciseAnswer) => resolve(message));
    child.once('exit', (code) => resolve({ error: `øvelsesendepunktets proces sluttede med kode ${code ?? 'ukendt'}` }));
  });
  if (answer === undefined) {
    child.kill();
    return undefined;
  }
  if ('error' in answer) {
    child.kill();
    throw new PilotError('SP3004', {
      place: { what: 'øvelsesendepunktet' },
      seen: answer.error,
      expected: 'et endepunkt, der lytter på 127.0.0.1',
      remedy: 'Kør “npx sor-pilot endpoint” for at se fejlen for sig selv.',
    });
  }
  return { origin: answer.origin, close: () => void child.kill() };
}

/** The scripted behaviours under a configuration folder. */
export function behavioursFile(configDirs: ConfigFolders): string {
  return fileIn(configDirs, 'exercise/behaviours.yaml');
}
