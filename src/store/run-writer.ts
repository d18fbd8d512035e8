import { mkdirSync, rmSync } from 'node:fs';
import { PilotError } from '../model/pilot-error.ts';
import { type Manifest, manifestSchema, type RegionDigest, type RegionEnd, RESULTS_SCHEMA_VERSION } from '../model/run.ts';
import type { Verdict } from '../model/verdict.ts';
import { syncFolder, toJsonFile, writeFileAtomic } from '../disk/atomic-write.ts';
import { writeDigestFile } from './digest-file.ts';
import { digestStoredRegion, readRegionEnd } from './digest-stored-region.ts';
import { insideFolder, MANIFEST_FILE, PLAN_FILE, regionFolder, runFolder } from './paths.ts';
import { type RunPlan, runPlanSchema } from '../model/run-plan.ts';
import { readStoreJson } from './read-json.ts';
import { type RegionEndInput, writeRegionEnd } from './region-writer.ts';
import { digestFile, listRunFiles } from './run-files.ts';
import type { RunRecord } from './types.ts';
import { guardWrite } from '../disk/write-error.ts';

/** What a manifest says of how the run was finished. */
export interface FinishInput {
  readonly finishedAt: Date;
  /** Version of sor-pilot, as in package.json. */
  readonly toolVersion: string;
}

/** The run's own writer, held by the process that started it. Every writing method throws PilotError SP4003. */
export interface RunWriter {
  /** Absolute path of the run's folder. */
  readonly folder: string;
  readonly plan: RunPlan;
  /** Folder of a region's part. Throws SP4006 unless `region` is a slug. */
  regionFolder(region: string): string;
  /** Says how a region ended when its own process could not: it crashed, hung or was ended. */
  endRegion(end: RegionEndInput): void;
  /** How each planned region says it ended; undefined for one that has not said. */
  readRegionEnds(): ReadonlyMap<string, RegionEnd | undefined>;
  /** Digests every region, then every file, and writes the manifest, last and at once. */
  finish(input: FinishInput): Manifest;
}

/** Makes the folder of a new run and writes its plan. Throws SP4003, and SP4006 unless `plan.run` is a run id. */
export function createRun(resultsDir: string, plan: RunPlan): RunWriter {
  const folder = runFolder(resultsDir, plan.run);
  guardWrite(folder, () => {
    mkdirSync(resultsDir, { recursive: true });
    // Not recursive: a folder that is there already holds another run, and runs are never written over.
    mkdirSync(folder);
    syncFolder(resultsDir);
  });
  try {
    writeFileAtomic(insideFolder(folder, PLAN_FILE), toJsonFile(plan));
  } catch (error) {
    // Without its plan it is no run, and nobody could make anything of the folder.
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return runWriter(folder, plan);
}

/**
 * Opens an aborted run to go on with it. The manifest of the aborted run, if it has one, is taken away first: until the
 * run is finished again it is an unfinished one. Throws SP4001 when there is no such run, SP4005 when it was completed,
 * SP4002 and SP4007 when it cannot be read, SP4003 and SP4006.
 */
export function resumeRun(resultsDir: string, run: string): RunWriter {
  const folder = runFolder(resultsDir, run);
  const plan = readStoreJson(insideFolder(folder, PLAN_FILE), runPlanSchema);
  if (plan === undefined) {
    throw new PilotError('SP4001', {
      place: { file: resultsDir },
      seen: `der er ingen kørsel “${run}”`,
      expected: 'id’et på en kørsel i mappen',
      remedy: 'Se kørslerne med “npx sor-pilot status”, eller vælg en anden mappe med --results.',
    });
  }
  const manifestFile = insideFolder(folder, MANIFEST_FILE);
  if (readStoreJson(manifestFile, manifestSchema)?.state === 'completed') {
    throw new PilotError('SP4005', {
      place: { what: `kørsel ${run}` },
      seen: 'kørslen er gennemført',
      expected: 'en kørsel, der blev afbrudt',
      remedy: 'Start en ny kørsel uden --resume.',
    });
  }
  guardWrite(manifestFile, () => rmSync(manifestFile, { force: true }));
  syncFolder(folder);
  return runWriter(folder, plan);
}

function runWriter(folder: string, plan: RunPlan): RunWriter {
  const readRegionEnds = (): ReadonlyMap<string, RegionEnd | undefined> =>
    new Map(plan.regions.map(({ region }) => [region, readRegionEnd(folder, region, [])]));
  return {
    folder,
    plan,
    readRegionEnds,
    regionFolder: (region) => regionFolder(folder, region),
    endRegion: (end) => writeRegionEnd(folder, end),
    finish(input) {
      const manifest = sealedManifest(folder, plan, input);
      writeFileAtomic(insideFolder(folder, MANIFEST_FILE), toJsonFile(manifest));
      return manifest;
    },
  };
}

function sealedManifest(folder: string, plan: RunPlan, input: FinishInput): Manifest {
  const digests = guardWrite(folder, () => writeDigests({ folder, plan }));
  const completed = digests.every((digest) => digest.state === 'completed');
  return {
    schemaVersion: RESULTS_SCHEMA_VERSION,
    run: plan.run,
    tool: { name: 'sor-pilot', version: input.toolVersion },
    environment: plan.environment,
    exercise: plan.exercise,
    state: completed ? 'completed' : 'aborted',
    startedAt: plan.startedAt,
    finishedAt: input.finishedAt.toISOString(),
    onDate: plan.onDate,
    selection: plan.selection,
    fingerprint: plan.fingerprint,
    regions: digests.map((digest) => ({ region: digest.region, state: digest.state, counts: countVerdicts(digest) })),
    files: guardWrite(folder, () => listRunFiles(folder).map((path) => digestFile(folder, path))),
  };
}

/** Writes digest.json of every planned region from its messages, and returns the digests. Throws SP4003. */
export function writeDigests({ folder, plan }: Pick<RunRecord, 'folder' | 'plan'>): readonly RegionDigest[] {
  return plan.regions.map(({ region }) => {
    const { digest } = digestStoredRegion(folder, plan, region);
    guardWrite(folder, () => mkdirSync(regionFolder(folder, region), { recursive: true }));
    writeDigestFile(folder, digest);
    return digest;
  });
}

function countVerdicts(digest: RegionDigest): Partial<Record<Verdict, number>> {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of digest.cases) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
