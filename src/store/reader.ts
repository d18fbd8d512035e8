import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { runIdPattern } from '../model/identity.ts';
import { PilotError } from '../model/pilot-error.ts';
import { type CaseDetail, type Manifest, manifestSchema, type RegionDigest } from '../model/run.ts';
import { readDigestFile } from './digest-file.ts';
import { digestStoredRegion } from './digest-stored-region.ts';
import { packEvidence, readEvidenceFile, tellsOnlyContent } from './evidence-file.ts';
import { evidenceFile, insideFolder, MANIFEST_FILE, PLAN_FILE, plainEvidenceFile, runFolder } from './paths.ts';
import { type RunPlan, runPlanSchema } from '../model/run-plan.ts';
import { damaged, readStoreJson } from './read-json.ts';
import { sealOf } from './seal.ts';
import { shareDigest, sharePlan, TextPool } from './share-texts.ts';
import type { RunRecord } from './types.ts';
import { errnoOf } from '../disk/write-error.ts';

/** The runs of a results folder, and what in it could not be read. */
export interface ReadRuns {
  /** Newest first. */
  readonly runs: readonly RunRecord[];
  /** SP4002 and SP4007: what could not be read. The other runs are read all the same. */
  readonly problems: readonly PilotError[];
}

/**
 * Reads every run in a folder; a folder that is not there holds none. A run without manifest is read as aborted. Never
 * writes. Never rejects on what the files hold.
 */
export async function readRuns(resultsDir: string): Promise<ReadRuns> {
  const runs: RunRecord[] = [];
  const problems: PilotError[] = [];
  const pool = new TextPool();
  for (const run of listRuns(resultsDir, problems)) {
    const read = readRun(resultsDir, run, pool);
    runs.push(...read.runs);
    problems.push(...read.problems);
    // Rebuilding a long recording takes a moment; a server that reads in between keeps answering.
    await Promise.resolve();
  }
  return { runs: runs.sort(newestFirst), problems };
}

/** Reads one run of a folder, as {@link readRuns} does: none and its problem when it cannot be read. `run` is a run id. */
export function readRun(resultsDir: string, run: string, pool = new TextPool()): ReadRuns {
  try {
    const { record, problems } = readFolder(resultsDir, run, pool);
    return { runs: [record], problems };
  } catch (error) {
    const problem = error instanceof PilotError ? error : damaged(runFolder(resultsDir, run), 'mappen kan ikke læses', error);
    return { runs: [], problems: [problem] };
  }
}

/** Details already read: a site asks for the cases of a region one by one, and the messages are read once. */
const detailsOf = new WeakMap<RunRecord, Map<string, readonly CaseDetail[]>>();

/** The cases of a region with steps and exchanges, from its messages. Empty for a region the run did not plan. */
export async function readCaseDetails(record: RunRecord, region: string): Promise<readonly CaseDetail[]> {
  if (!record.plan.regions.some((part) => part.region === region)) return Promise.resolve([]);
  const known = detailsOf.get(record) ?? new Map<string, readonly CaseDetail[]>();
  detailsOf.set(record, known);
  const details = known.get(region) ?? digestStoredRegion(record.folder, record.plan, region).details;
  known.set(region, details);
  return Promise.resolve(details);
}

/** Evidence bytes, or undefined when the file is missing or its bytes are not those its name says. Rejects with SP4006. */
export async function readEvidence(record: RunRecord, region: string, sha256: string): Promise<Uint8Array | undefined> {
  const path = evidenceFile(record.folder, region, sha256);
  try {
    const bytes =
      (await readEvidenceFile({ path, packed: true })) ??
      (await readEvidenceFile({ path: plainEvidenceFile(record.folder, region, sha256), packed: false }));
    if (bytes === undefined) return undefined;
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined;
  } catch (error) {
    throw damaged(path, 'filen kan ikke læses', error);
  }
}

/** Ids of the runs in a folder, in no order; a folder that cannot be read is a problem, and one that is not there has none. */
export function listRuns(resultsDir: string, problems: PilotError[]): string[] {
  try {
    return readdirSync(resultsDir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && runIdPattern.test(entry.name))
      .map((entry) => entry.name);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') problems.push(damaged(resultsDir, 'mappen kan ikke læses', error));
    return [];
  }
}

/**
 * A file of evidence packed, to be handed on: as it lies, where nothing but its content is told in it. Undefined when it is
 * missing or not what its name says, which of a file as it lies is for the caller to know. Rejects with SP4006.
 */
export async function readPackedEvidence(record: RunRecord, region: string, sha256: string): Promise<Uint8Array | undefined> {
  const path = evidenceFile(record.folder, region, sha256);
  try {
    const packed = await readEvidenceFile({ path, packed: false });
    if (packed !== undefined && tellsOnlyContent(packed)) return packed;
  } catch (error) {
    throw damaged(path, 'filen kan ikke læses', error);
  }
  const bytes = await readEvidence(record, region, sha256);
  return bytes === undefined ? undefined : packEvidence([bytes]);
}

function readFolder(resultsDir: string, run: string, pool: TextPool): { record: RunRecord; problems: readonly PilotError[] } {
  const folder = resolve(runFolder(resultsDir, run));
  const plan = readStoreJson(insideFolder(folder, PLAN_FILE), runPlanSchema);
  if (plan === undefined) throw damaged(insideFolder(folder, PLAN_FILE), 'kørslen mangler sin plan');
  if (plan.run !== run) throw damaged(insideFolder(folder, PLAN_FILE), `planen hører til kørslen “${plan.run}”`);
  const problems: PilotError[] = [];
  const manifest = readManifest(folder, plan, problems);
  const regions = plan.regions.map(({ region }) => shareDigest(readDigest({ folder, plan, manifest }, region, problems), pool));
  const seal = manifest === undefined ? undefined : sealOf(manifest);
  return { record: { run, folder, plan: sharePlan(plan, pool), manifest: seal, regions }, problems };
}

/** A manifest that cannot be read is a problem, and the run is read like one without: what nobody can check is not sealed. */
function readManifest(folder: string, plan: RunPlan, problems: PilotError[]): Manifest | undefined {
  const file = insideFolder(folder, MANIFEST_FILE);
  let manifest: Manifest | undefined;
  try {
    manifest = readStoreJson(file, manifestSchema);
  } catch (error) {
    if (!(error instanceof PilotError) || error.code === 'SP4007') throw error;
    problems.push(error);
  }
  if (manifest === undefined || manifest.run === plan.run) return manifest;
  problems.push(damaged(file, `manifestet hører til kørslen “${manifest.run}”`));
  return undefined;
}

function readDigest(
  { folder, plan, manifest }: { readonly folder: string; readonly plan: RunPlan; readonly manifest: Manifest | undefined },
  region: string,
  problems: PilotError[],
): RegionDigest {
  const kept = readDigestFile(folder, region, manifest);
  if (kept?.run === plan.run) return kept;
  const rebuilt = digestStoredRegion(folder, plan, region);
  problems.push(...rebuilt.problems);
  return rebuilt.digest;
}

function newestFirst(a: RunRecord, b: RunRecord): number {
  return compareText(b.plan.startedAt, a.plan.startedAt) || compareText(b.run, a.run);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
