import { statSync } from 'node:fs';
import { z } from 'zod';
import { runIdSchema, slugSchema } from '../model/identity.ts';
import type { PilotError } from '../model/pilot-error.ts';
import { manifestSchema, regionDigestSchema } from '../model/run.ts';
import { VERDICT_CODES } from '../model/verdict.ts';
import { toJsonFile, writeFileAtomic } from '../disk/atomic-write.ts';
import { DIGEST_FILE, INDEX_FILE, insideFolder, MANIFEST_FILE, MESSAGES_FILE, PLAN_FILE, runFolder } from './paths.ts';
import { listRuns, readRun } from './reader.ts';
import { readTextIfThere } from './run-files.ts';
import { TextPool } from './share-texts.ts';
import type { RunRecord } from './types.ts';

const headSchema = z.object({
  run: runIdSchema,
  environment: slugSchema,
  exercise: z.boolean(),
  startedAt: z.string(),
  /** False for a run that was cut off. */
  completed: z.boolean(),
  selection: manifestSchema.shape.selection,
  regions: z.array(
    z.object({
      region: slugSchema,
      counts: z.partialRecord(z.enum(VERDICT_CODES), z.number().int()),
      /** How often each redaction rule matched, as the region's digest tells it. */
      redactions: regionDigestSchema.shape.redactions,
    }),
  ),
});
/** A run in short: what it was, and how often each verdict occurs in each region. */
export type RunHead = z.infer<typeof headSchema>;

/** results/.index.json: runs in short, each with the state its files had. It may be deleted, and is then made anew. */
const indexSchema = z.object({
  schemaVersion: z.literal(2),
  runs: z.array(z.object({ state: z.string(), head: headSchema })),
});
type Entry = z.infer<typeof indexSchema>['runs'][number];

/**
 * Every run in short, newest first, and what could not be read. A run is read once: after that the index tells of it, for as
 * long as the size and time of each file it was read from are the same. What has changed, has not been sealed or could not
 * be read without a problem is read anew each time, so that the index never stands against the folders. Where it cannot be
 * written, it is done without.
 */
export function readRunHeads(resultsDir: string): {
  readonly heads: readonly RunHead[];
  readonly problems: readonly PilotError[];
} {
  const file = insideFolder(resultsDir, INDEX_FILE);
  const known = new Map(readIndex(file).map((entry) => [entry.head.run, entry]));
  const problems: PilotError[] = [];
  const heads: RunHead[] = [];
  const entries: Entry[] = [];
  const pool = new TextPool();
  let isNew = false;
  for (const run of listRuns(resultsDir, problems)) {
    const folder = runFolder(resultsDir, run);
    const entry = known.get(run);
    if (entry !== undefined && entry.state === stateOf(folder, entry.head)) {
      entries.push(entry);
      heads.push(entry.head);
      continue;
    }
    const read = readRun(resultsDir, run, pool);
    problems.push(...read.problems);
    for (const record of read.runs) {
      const head = headOf(record);
      heads.push(head);
      if (record.manifest === undefined || read.problems.length > 0) continue;
      entries.push({ state: stateOf(folder, head), head });
      isNew = true;
    }
  }
  if (isNew || entries.length < known.size) writeIndex(file, entries);
  return { heads: heads.sort(newestFirst), problems };
}

/**
 * The runs told of in short, read one by one as they are asked for, in the order given. Throws PilotError SP4002 and SP4007 for
 * one that cannot be read after all: the index goes by the size and time of files, and nothing is to be left out unsaid.
 */
export function* eachRun(resultsDir: string, heads: readonly Pick<RunHead, 'run'>[]): Generator<RunRecord> {
  for (const { run } of heads) {
    const { runs, problems } = readRun(resultsDir, run);
    if (runs.length === 0) throw problems[0] ?? new TypeError(run);
    yield* runs;
  }
}

function headOf({ run, plan, manifest, regions }: RunRecord): RunHead {
  return {
    run,
    environment: plan.environment,
    exercise: plan.exercise,
    startedAt: plan.startedAt,
    completed: manifest?.state === 'completed',
    selection: plan.selection,
    regions: regions.map(({ region, cases, redactions }) => {
      const counts: RunHead['regions'][number]['counts'] = {};
      for (const { verdict } of cases) counts[verdict] = (counts[verdict] ?? 0) + 1;
      return { region, counts, ...(redactions === undefined ? {} : { redactions }) };
    }),
  };
}

/** Size and time of every file that a run in short is read from. */
function stateOf(folder: string, { regions }: RunHead): string {
  const files = [
    [PLAN_FILE],
    [MANIFEST_FILE],
    ...regions.flatMap(({ region }) => [DIGEST_FILE, MESSAGES_FILE].map((name) => [region, name])),
  ];
  const states = files.map((segments) => {
    const stats = statSync(insideFolder(folder, ...segments), { throwIfNoEntry: false });
    return stats === undefined ? '-' : `${stats.size}:${stats.mtimeMs}`;
  });
  return states.join(' ');
}

function readIndex(file: string): readonly Entry[] {
  try {
    return indexSchema.safeParse(JSON.parse(readTextIfThere(file) ?? 'null')).data?.runs ?? [];
  } catch {
    return [];
  }
}

function writeIndex(file: string, runs: readonly Entry[]): void {
  try {
    writeFileAtomic(file, toJsonFile({ schemaVersion: 2, runs }));
  } catch {
    // It only saves time.
  }
}

function newestFirst(a: RunHead, b: RunHead): number {
  if (a.startedAt !== b.startedAt) return a.startedAt < b.startedAt ? 1 : -1;
  return a.run < b.run ? 1 : -1;
}
