import { basename, join } from 'node:path';
import { Writable } from 'node:stream';
import { runCucumber } from '@cucumber/cucumber/api';
import type { IRunEnvironment, IRunOptions } from '@cucumber/cucumber/api';
import { locateFeature } from '../../gherkin/load-features.ts';
import { openSession } from '../../session/open-session.ts';
import { type SessionMeans, useSession } from '../../session/session.ts';
import { cacheFolder, wayFromHome } from '../../model/places.ts';
import { leftoversNote } from '../../model/ledger.ts';
import { openChangeLedger, readLeftovers } from '../../store/change-ledger.ts';
import { writePreflight } from '../../store/preflight-file.ts';
import { openRegionWriter } from '../../store/region-writer.ts';
import type { PlannedCase } from '../../model/run-plan.ts';
import { beginPreflight } from './begin-preflight.ts';
import type { RegionJob } from './job.ts';
import { type CaseFinished, MessageRelay } from './message-relay.ts';
import { type AssembledCase, installScenarioPool } from './scenario-pool.ts';
import { sourceNames } from './source-names.ts';
import { type StrayListener, StrayExceptions } from './stray-exceptions.ts';
import { registerTsNode } from './ts-node-hooks.ts';

/** What a region's run tells the process it runs in. */
export interface RegionListener {
  /** Told once: who can say what is under way, and who to tell of stray exceptions. */
  readonly started: (control: RegionControl) => void;
  readonly caseFinished: (key: string, passed: boolean) => void;
  /** Resolves when no other region runs scenarios, or when the run is stopping. */
  readonly machineTurn: () => Promise<void>;
  readonly stopping: () => boolean;
}

/** What can be seen and done while a region runs. */
export interface RegionControl {
  /** Case keys under way. */
  readonly underWay: () => readonly string[];
  /** Told of what nobody caught, where it was thrown. */
  readonly strayException: (error: unknown) => void;
}

/** How a region's run ended, and what a reader of it should know beside that, in Danish. */
export interface RegionOutcome {
  readonly state: 'completed' | 'aborted';
  readonly note: string | undefined;
}

/**
 * Runs one region's cases with Cucumber's own engine in this process, writing each message as it comes. Ends as
 * `completed` when every case has ended and as `aborted` when it was asked to stop first.
 *
 * Throws what Cucumber throws when it cannot start (a step definition that does not load), and PilotError SP4003 when what
 * happened cannot be written: scenarios under way then stay unfinished. The caller reports it.
 */
export async function runRegion(
  job: RegionJob,
  access: Pick<SessionMeans, 'secrets' | 'proxies'>,
  listener: RegionListener,
): Promise<RegionOutcome> {
  const writer = openRegionWriter(job.runFolder, job.session.region.id);
  const keys = new CaseKeys(job.cases);
  const made = openChangeLedger(job.ledgerFile);
  const ledger: typeof made = (entry) => writer.guard(() => made(entry));
  const open = openSession(job.session, {
    evidence: writer.evidence,
    ...access,
    now: () => new Date(),
    ledger,
    environmentFolder: job.environmentFolder,
  });
  const caseFinished = ({ testCaseId, passed }: CaseFinished): void => {
    const key = keys.ofTestCase(testCaseId);
    if (key !== undefined) listener.caseFinished(key, passed);
  };
  const relay = new MessageRelay(writer, caseFinished, (text) => open.redact(text));
  const stray = new StrayExceptions();
  const late: string[] = [];
  const strayListener: StrayListener = {
    underWay: () => relay.underWay(),
    afterEnd: (id, error) => {
      const text = open.redact(error instanceof Error ? error.message : String(error));
      late.push(lateNote(keys.ofTestCase(id), text));
    },
    ownerless: () => relay.strayException(),
  };
  listener.started({
    underWay: () => relay.underWay().flatMap((id) => keys.ofTestCase(id) ?? []),
    strayException: (error) => stray.strike(error, strayListener),
  });
  useSession(open);
  let note: string | undefined;
  // Its time limits hold only while the event loop turns, so the low steps are through before any code is loaded.
  const preflight = job.preflight ? await beginPreflight(open, (found) => writePreflight(job.runFolder, found)) : undefined;
  try {
    registerTsNode({
      places: job.places,
      cacheFolder: join(cacheFolder(job.places.home), 'ts-node'),
    });
    const pooled = installScenarioPool({
      concurrency: job.concurrency,
      writes: (item) => keys.plannedAt(item)?.writes ?? false,
      timed: (item) => keys.plannedAt(item)?.timed ?? false,
      machineTurn: async () => {
        // What the preflight still asks would be measured too.
        await preflight?.written;
        await listener.machineTurn();
      },
      spoilt: (item) => relay.isSpoilt(item.testCase.id),
      stopping: listener.stopping,
      within: (item, run) => stray.within(item.testCase.id, run, strayListener),
    });
    if (!pooled) note = ONE_AT_A_TIME;
    const renamed = sourceNames(job.places);
    await runCucumber(runOptions(job), quietEnvironment(job.places.home), (received) => {
      const envelope = renamed(received);
      keys.learn(envelope);
      relay.receive(envelope);
    });
    if (!listener.stopping()) await preflight?.written;
    const failure = writer.failure();
    if (failure !== undefined) throw failure;
  } catch (error) {
    // Whatever it led to in Cucumber, that it could not be written is what happened.
    throw writer.failure() ?? error;
  } finally {
    preflight?.drop();
    useSession(undefined);
    await open.close();
  }
  const state = listener.stopping() ? 'aborted' : 'completed';
  // Of a region that is stopped the parent tells it, together with the reason.
  const left = state === 'completed' ? leftoversNote(readLeftovers(job.ledgerFile), basename(job.runFolder)) : undefined;
  const notes = [note, left, ...new Set(late)].filter((one) => one !== undefined);
  note = notes.length === 0 ? undefined : notes.join(' ');
  writer.end(state, {
    ...(state === 'aborted' ? { reason: 'Kørslen blev standset, før regionens scenarier var færdige.' } : {}),
    ...(note === undefined ? {} : { note }),
  });
  return { state, note };
}

const ONE_AT_A_TIME =
  'Scenarierne blev kørt ét ad gangen: sor-pilot kan ikke have flere i gang i den udgave af Cucumber, der er installeret.';

/** What is said of an exception that struck after its scenario had ended. */
function lateNote(key: string | undefined, text: string): string {
  const [first = ''] = text.split('\n');
  return `Scenariet ${key ?? 'uden id'} efterlod noget, der fejlede, da det var slut: “${first}”. Det tæller ikke med i noget scenarie.`;
}

/** Finds the planned case behind Cucumber's pickles and test cases. */
class CaseKeys {
  readonly #byPlace: ReadonlyMap<string, PlannedCase>;
  readonly #byPickle = new Map<string, PlannedCase>();
  readonly #byTestCase = new Map<string, string>();

  constructor(cases: readonly PlannedCase[]) {
    this.#byPlace = new Map(cases.map((planned) => [`${planned.path}:${planned.line}`, planned]));
  }

  learn(envelope: Parameters<MessageRelay['receive']>[0]): void {
    if (envelope.pickle?.location !== undefined) {
      const planned = this.#byPlace.get(`${envelope.pickle.uri.replaceAll('\\', '/')}:${envelope.pickle.location.line}`);
      if (planned !== undefined) this.#byPickle.set(envelope.pickle.id, planned);
    }
    if (envelope.testCase !== undefined) {
      const planned = this.#byPickle.get(envelope.testCase.pickleId);
      if (planned !== undefined) this.#byTestCase.set(envelope.testCase.id, planned.key);
    }
  }

  plannedAt(item: AssembledCase): PlannedCase | undefined {
    return this.#byPickle.get(item.pickle.id);
  }

  ofTestCase(testCaseId: string): string | undefined {
    return this.#byTestCase.get(testCaseId);
  }
}

function runOptions(job: RegionJob): IRunOptions {
  const { places } = job;
  const linesByPath = new Map<string, number[]>();
  for (const planned of job.cases) linesByPath.set(planned.path, [...(linesByPath.get(planned.path) ?? []), planned.line]);
  return {
    sources: {
      defaultDialect: 'da',
      paths: [...linesByPath].map(([path, lines]) => [wayFromHome(places, locateFeature(places, path)), ...lines].join(':')),
      names: [],
      tagExpression: '',
      order: 'defined',
    },
    support: { requireModules: [], requirePaths: [], importPaths: [...job.stepDefinitions], loaders: [] },
    runtime: {
      dryRun: false,
      failFast: false,
      filterStacktraces: true,
      parallel: 0,
      retry: job.retry,
      retryTagFilter: '',
      strict: true,
      worldParameters: { region: job.session.region.id },
    },
    // Cucumber insists on one formatter; the lightest one writes into nothing, the record is written by the relay.
    formats: { stdout: 'rerun', files: {}, publish: false, options: {} },
    plugins: { specifiers: [], options: {} },
  };
}

/** Cucumber prints into nothing and sees no environment: its debug log would print every variable, secrets too. */
function quietEnvironment(cwd: string): IRunEnvironment {
  const nothing = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
  return { cwd, env: {}, stdout: nothing(), stderr: nothing(), debug: false };
}
