import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { INTERFACES } from '../../src/model/interfaces.ts';
import type { RegionPreflight } from '../../src/model/preflight.ts';
import type { Fingerprint, Manifest, RegionDigest } from '../../src/model/run.ts';
import type { Catalogue, SpecificationCase } from '../../src/model/specification.ts';
import { createRandom } from '../../src/sor/synthetic/random.ts';
import { toJsonFile } from '../../src/disk/atomic-write.ts';
import { writeDigestFile } from '../../src/store/digest-file.ts';
import { MANIFEST_FILE, MESSAGES_FILE, PREFLIGHT_FILE } from '../../src/store/paths.ts';
import { writeRegionEnd } from '../../src/store/region-writer.ts';
import { digestFile, listRunFiles } from '../../src/store/run-files.ts';
import { createRun, type RunWriter } from '../../src/store/run-writer.ts';
import { type PlannedCase, type RunPlan, wholePart } from '../../src/model/run-plan.ts';
import { recordRegion, type TriedCase } from './messages.ts';
import { type BenchOutcome, outcomes } from './outcomes.ts';
import { madeUpDigest } from './region-cases.ts';
import { type CalendarRun, runCalendar } from './run-calendar.ts';

/** How large a made-up results folder is, and of what. */
export interface ResultsInput {
  readonly folder: string;
  readonly catalogue: Catalogue;
  readonly environment: { readonly id: string; readonly exercise: boolean };
  readonly regions: readonly string[];
  readonly runs: number;
  /** Of the suite as it stands; what newer runs were measured with. */
  readonly fingerprint: Fingerprint;
  readonly seed: number;
}

/** Runs from the newest back that are written with every message and with evidence; the cells' newest outcomes are theirs. */
const WHOLE_RUNS = 2;
/** Runs from the newest back that were measured with the suite as it stands. */
const UP_TO_DATE_RUNS = 20;

/** Files of evidence a case, in a run of the project's own scenarios. */
const EVIDENCE_PER_CASE = 1.4;

/**
 * Writes a results folder of so many runs, in the store's own formats. Older runs hold plan, digests and a manifest as long as
 * a real one's; their messages hold no scenarios and their evidence is not there, since building a site reads neither.
 */
export function writeResults(input: ResultsInput): void {
  const cases = input.catalogue.cases.filter(({ id }) => specificationOf(input.catalogue, id)?.manual === false);
  const outcomeOf = new Map<string, (run: number) => BenchOutcome>();
  for (const region of input.regions) {
    for (const { key } of cases) outcomeOf.set(`${region}/${key}`, outcomes({ seed: input.seed, key, region, runs: input.runs }));
  }
  const specifications = new Map(input.catalogue.specifications.map((one) => [one.id, one]));
  for (const one of runCalendar(input.runs, input.regions.length, input.seed)) {
    const plan = planOf(input, one, {
      cases,
      passed: ({ region, key, run }) => outcomeOf.get(`${region}/${key}`)?.(run).verdict === 'passed',
    });
    const writer = createRun(input.folder, plan);
    const tried = plan.regions.map(({ region, cases: planned }, place) => ({
      region,
      cases: (one.abortedRegion === place ? planned.slice(0, Math.floor(planned.length / 2)) : planned).flatMap(
        (own, index): TriedCase[] => {
          const specification = specifications.get(own.key.split('~')[0] ?? '');
          const outcome = outcomeOf.get(`${region}/${own.key}`)?.(one.number);
          if (specification === undefined || outcome === undefined) return [];
          return [{ planned: own, specification, outcome, startedAt: new Date(one.startedAt.getTime() + 1000 + index * 120) }];
        },
      ),
    }));
    for (const { region } of tried) writeFileSync(inside(writer, region, PREFLIGHT_FILE), toJsonFile(preflightOf(plan, region)));
    if (one.number >= input.runs - WHOLE_RUNS) writeWhole(writer, tried, input.seed);
    else writeDigested(writer, tried);
  }
}

const specificationOf = (catalogue: Catalogue, id: string): Catalogue['specifications'][number] | undefined =>
  catalogue.specifications.find((one) => one.id === id);

type Tried = readonly { readonly region: string; readonly cases: readonly TriedCase[] }[];

/** A run as the tool writes it: messages, evidence, and from these the digests and the manifest. */
function writeWhole(writer: RunWriter, tried: Tried, seed: number): void {
  for (const { region, cases } of tried) {
    const { messages, evidence } = recordRegion({ seed, region, cases });
    writeFileSync(inside(writer, region, MESSAGES_FILE), messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
    for (const [sha256, bytes] of evidence) writeFileSync(inside(writer, region, 'evidence', sha256), bytes);
    writeRegionEnd(writer.folder, { region, state: 'completed', finishedAt: endOf(writer.plan) });
  }
  writer.finish({ finishedAt: endOf(writer.plan), toolVersion: '0.1.0' });
}

/** A run of which only digests count: reading its messages would give every case as aborted, and nobody reads them. */
function writeDigested(writer: RunWriter, tried: Tried): void {
  const digests = tried.map(({ region, cases }) => {
    const digest = madeUpDigest(writer.plan, region, cases);
    writeFileSync(inside(writer, region, MESSAGES_FILE), `${JSON.stringify({ meta: { protocolVersion: '34.2.1' } })}\n`);
    writeRegionEnd(writer.folder, { region, state: digest.state, reason: digest.reason, finishedAt: endOf(writer.plan) });
    writeDigestFile(writer.folder, digest);
    return digest;
  });
  writeFileSync(join(writer.folder, MANIFEST_FILE), toJsonFile(manifestOf(writer, digests)));
}

function manifestOf({ folder, plan }: RunWriter, digests: readonly RegionDigest[]): Manifest {
  return {
    schemaVersion: 1,
    run: plan.run,
    tool: { name: 'sor-pilot', version: '0.1.0' },
    environment: plan.environment,
    exercise: plan.exercise,
    state: digests.every(({ state }) => state === 'completed') ? 'completed' : 'aborted',
    startedAt: plan.startedAt,
    finishedAt: endOf(plan).toISOString(),
    onDate: plan.onDate,
    selection: plan.selection,
    fingerprint: plan.fingerprint,
    regions: digests.map(({ region, state }) => ({ region, state, counts: {} })),
    files: [...listRunFiles(folder).map((path) => digestFile(folder, path)), ...digests.flatMap(putAside)],
  };
}

/** Evidence that the manifest of an older run names, and that was put aside elsewhere: about as much as a real run has. */
function putAside({ run, region, cases }: RegionDigest): Manifest['files'] {
  return Array.from({ length: Math.round(cases.length * EVIDENCE_PER_CASE) }, (_, index) => {
    const sha256 = createHash('sha256').update(`${run}/${region}/${index}`).digest('hex');
    return { path: `${region}/evidence/${sha256}`, size: 1000 + index, sha256 };
  });
}

const endOf = ({ startedAt }: RunPlan): Date => new Date(Date.parse(startedAt) + 20 * 60 * 1000);

/** A path in a region's folder, whose folders are made. */
function inside(writer: RunWriter, region: string, ...names: readonly string[]): string {
  const file = join(writer.regionFolder(region), ...names);
  mkdirSync(dirname(file), { recursive: true });
  return file;
}

/** A case in a region in one of the runs, by its number. */
interface PassedAt {
  readonly region: string;
  readonly key: string;
  readonly run: number;
}

function planOf(
  input: ResultsInput,
  { number, run, startedAt, scope }: CalendarRun,
  { cases, passed }: { readonly cases: readonly SpecificationCase[]; readonly passed: (at: PassedAt) => boolean },
): RunPlan {
  const path = createRandom(input.seed, `feature ${number}`).pick(cases).path;
  const part = (region: string): readonly SpecificationCase[] =>
    cases.filter(
      (one) => scope === 'all' || (scope === 'feature' ? one.path === path : !passed({ region, key: one.key, run: number - 1 })),
    );
  return {
    schemaVersion: 1,
    run,
    ...{ environment: input.environment.id, exercise: input.environment.exercise },
    startedAt: startedAt.toISOString(),
    onDate: startedAt.toISOString().slice(0, 10),
    selection: { regions: [...input.regions], scenarios: [], ...(scope === 'all' ? {} : { tags: `@${scope}` }) },
    fingerprint: number >= input.runs - UP_TO_DATE_RUNS ? input.fingerprint : olderFingerprint(input.fingerprint, number),
    regions: input.regions.map((region) =>
      wholePart(
        region,
        part(region).map((one): PlannedCase => {
          const specification = specificationOf(input.catalogue, one.id);
          return {
            ...{ key: one.key, name: one.name, path: one.path, line: one.line },
            specification: specification?.fingerprint ?? '',
            assumption: specification?.assumption ?? false,
            manual: false,
            writes: specification?.writes ?? false,
            timed: specification?.tags.includes('alene') ?? false,
          };
        }),
      ),
    ),
  };
}

/** A suite changes about once a week. */
function olderFingerprint(now: Fingerprint, number: number): Fingerprint {
  const features = createHash('sha256')
    .update(`features ${Math.floor(number / 7)}`)
    .digest('hex');
  return { features, steps: now.steps, config: now.config };
}

function preflightOf({ environment, exercise, startedAt }: RunPlan, region: string): RegionPreflight {
  return {
    ...{ schemaVersion: 1, environment, exercise, region, at: startedAt, durationMs: 900 },
    interfaces: INTERFACES.slice(0, 5).map((name) => ({
      interface: name,
      address: `https://pilot.eksempel.invalid/${region}/${name}`,
      reachable: true,
      checks: [
        { check: 'lookup', state: 'ok', sentence: 'Navnet fører til 192.0.2.1.' },
        { check: 'connection', state: 'ok', sentence: 'Systemet tog imod forbindelsen på 3 ms.' },
        { check: 'access', state: 'ok', sentence: 'Systemet svarer uden at spørge, hvem der kalder.' },
      ],
    })),
  };
}
