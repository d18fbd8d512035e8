import { join } from 'node:path';
import type { Session } from '../model/session.ts';
import { leftoversNote } from '../model/ledger.ts';
import { nodeCacheFolder, type Places, wayFromHome } from '../model/places.ts';
import type { Manifest } from '../model/run.ts';
import { ledgerFile, readLeftovers } from '../store/change-ledger.ts';
import { isProcessAlive } from '../disk/process-liveness.ts';
import type { ProcessLock } from '../disk/process-lock.ts';
import { acquireRegionLock } from '../store/run-lock.ts';
import { createRun, resumeRun, type RunWriter } from '../store/run-writer.ts';
import type { PlannedCase, RunPlan } from '../model/run-plan.ts';
import { MachineTurn } from './machine-turn.ts';
import { COMPILED } from './region/ts-node-hooks.ts';
import { type RegionEnd, superviseRegion } from './supervise-region.ts';
import type { Network } from '../model/network.ts';

/** One region's share of a run. */
export interface RegionShare {
  readonly session: Session;
  /** Cases to run now; the plan may hold more when a run is resumed. */
  readonly cases: readonly PlannedCase[];
}

/** A planned run with all it needs; see {@link runPilot}. */
export interface RunInput {
  readonly places: Places;
  /** Where the environment file lies; folders of delivered files are named from there. */
  readonly environmentFolder: string;
  readonly resultsFolder: string;
  readonly plan: RunPlan;
  /** True to go on with the aborted run the plan belongs to. */
  readonly resuming: boolean;
  /** This process, as it stands in the locks on the regions. */
  readonly holder: { readonly pid: number; readonly startedAt: Date };
  readonly shares: readonly RegionShare[];
  /** What one region's interfaces prove who they are with. */
  readonly secretsOf: (region: string) => ReadonlyMap<string, string>;
  /** How the machine gets out on the network; without, straight. */
  readonly network?: Network;
  /** Scenarios under way at once per region. */
  readonly concurrency: number;
  readonly retry: number;
  /** Look at the interfaces before the scenarios begin. */
  readonly preflight: boolean;
  /** Module that is a region's process. */
  readonly entry: URL;
  readonly toolVersion: string;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onCaseFinished: (region: string, key: string, passed: boolean) => void;
  readonly onRegionEnded: (region: string, end: RegionEnd) => void;
}

/** Where step definitions lie, as globs relative to the home: the tool's, compiled where the tool itself is, and the home's own. */
export function stepGlobs(places: Places): readonly string[] {
  const { tool, home } = places;
  const all = (root: string, ending: string): string => `${wayFromHome(places, join(root, 'step-definitions'))}/**/*.${ending}`;
  const own = all(home, 'ts');
  return home === tool ? [own] : [all(tool, COMPILED ? 'js' : 'ts'), own];
}

/** Old-space limit of one region's process: past it that region ends, and the machine and the other regions do not. */
const REGION_MEMORY_MIB = 2_048;
/** A region's event loop beats twice a second; silent for so long it hangs. */
const HANG_MS = 60_000;
/** After Ctrl-C a run has its manifest within two seconds; scenarios under way get half of it. */
const STOP_MS = 1_000;

/**
 * Runs the regions side by side, each in a process of its own, and seals the run with its manifest. A region that goes
 * down is recorded as aborted with its reason; the others never notice.
 *
 * Throws PilotError SP4004 (another run has one of the regions) before anything is asked of any region, and SP4003 (results
 * cannot be written) before that or when every region has ended; `--resume` can then go on with what was written.
 */
export async function runPilot(input: RunInput): Promise<Manifest> {
  const locks = acquireLocks(input);
  try {
    const writer = input.resuming ? resumeRun(input.resultsFolder, input.plan.run) : createRun(input.resultsFolder, input.plan);
    const turn = new MachineTurn(input.shares.map(({ session }) => session.region.id));
    await Promise.all(input.shares.map((share) => runShare({ input, writer, turn }, share)));
    return writer.finish({ finishedAt: input.now(), toolVersion: input.toolVersion });
  } finally {
    for (const lock of locks) lock.release();
  }
}

function acquireLocks(input: RunInput): ProcessLock[] {
  const locks: ProcessLock[] = [];
  try {
    for (const { session } of input.shares) {
      const options = { ...input.holder, isAlive: isProcessAlive };
      locks.push(
        acquireRegionLock(input.resultsFolder, { environment: session.environment.id, region: session.region.id }, options),
      );
    }
    return locks;
  } catch (error) {
    for (const lock of locks) lock.release();
    throw error;
  }
}

interface ShareContext {
  readonly input: RunInput;
  readonly writer: RunWriter;
  readonly turn: MachineTurn;
}

async function runShare({ input, writer, turn }: ShareContext, share: RegionShare): Promise<void> {
  const region = share.session.region.id;
  const ledger = ledgerFile(input.resultsFolder, input.plan.run, region);
  const ended = await superviseRegion({
    job: {
      places: input.places,
      environmentFolder: input.environmentFolder,
      stepDefinitions: stepGlobs(input.places),
      runFolder: writer.folder,
      ledgerFile: ledger,
      session: share.session,
      cases: share.cases,
      concurrency: input.concurrency,
      retry: input.retry,
      preflight: input.preflight,
    },
    secrets: input.secretsOf(region),
    entry: input.entry,
    network: input.network,
    codeCache: nodeCacheFolder(input.places.home),
    memoryMiB: REGION_MEMORY_MIB,
    hangMs: HANG_MS,
    stopMs: STOP_MS,
    onCaseFinished: (key, passed) => input.onCaseFinished(region, key, passed),
    onTurnWanted: (grant) => turn.want(region, grant),
    signal: input.signal,
  });
  turn.leave(region);
  const end = withNote(ended, leftoversNote(readLeftovers(ledger), input.plan.run));
  // A process that went down could not write its own end; the parent writes it in its place.
  if (end.state === 'aborted') {
    try {
      writer.endRegion({ region, state: 'aborted', reason: end.reason, finishedAt: input.now() });
    } catch {
      // The other regions go on. A region that has not said how it ended is read as aborted, and the manifest, which is
      // written last of all, tells of a disk that is full.
    }
  }
  input.onRegionEnded(region, end);
}

/** A region says what its scenarios had made in the register and not closed again; of one that completed, it has said so itself. */
function withNote(end: RegionEnd, left: string | undefined): RegionEnd {
  if (end.state === 'completed' || left === undefined) return end;
  return { state: 'aborted', reason: `${end.reason} ${left}` };
}
