/**
 * Our run of the bench project: five regions, each a process of its own, the record written as in any run.
 * `node bench/our-run.ts INPUT.json`
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../src/model/session.ts';
import { onePlace } from '../src/model/places.ts';
import { limitsSchema, regionEndpointsSchema } from '../src/model/config/environment.ts';
import { runPilot } from '../src/runner/run-pilot.ts';
import { type RunPlan, wholePart } from '../src/model/run-plan.ts';

/** What a measured run is told. */
export interface OurRunInput {
  readonly folder: string;
  readonly cases: RunPlan['regions'][number]['cases'];
  readonly regions: readonly string[];
  readonly concurrency: number;
}

const passed = await run(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as OurRunInput);
process.exitCode = passed ? 0 : 1;

async function run({ folder, cases, regions, concurrency }: OurRunInput): Promise<boolean> {
  const startedAt = new Date().toISOString();
  const id = `${startedAt.replaceAll(/[-:]|\.\d+/g, '')}-${randomBytes(4).toString('hex')}`;
  const digest = '0'.repeat(64);
  const plan: RunPlan = {
    schemaVersion: 1,
    run: id,
    environment: 'maaling',
    exercise: true,
    startedAt,
    onDate: startedAt.slice(0, 10),
    selection: { regions: [...regions], scenarios: [] },
    fingerprint: { features: digest, steps: digest, config: digest },
    regions: regions.map((region) => wholePart(region, cases)),
  };
  const session = (region: string): Session => ({
    region: { id: region, name: region, code: undefined },
    environment: { id: 'maaling', name: 'Måling', exercise: true },
    endpoints: regionEndpointsSchema.parse({ interfaces: {} }),
    limits: limitsSchema.parse({}),
    freshnessHours: 36,
    responseTimeMs: {},
    levelSystem: 'urn:maaling',
    levels: [],
    openAssumptions: [],
    settledAssumptions: {},
    expectedValues: {},
    refusalCodes: {},
    onDate: plan.onDate,
  });
  const manifest = await runPilot({
    places: onePlace(folder),
    environmentFolder: folder,
    resultsFolder: join(folder, 'results'),
    plan,
    resuming: false,
    holder: { pid: process.pid, startedAt: new Date(performance.timeOrigin) },
    shares: regions.map((region) => ({ session: session(region), cases })),
    secretsOf: () => new Map(),
    concurrency,
    retry: 0,
    preflight: false,
    entry: new URL('../src/cli/region-process.ts', import.meta.url),
    toolVersion: '0',
    signal: new AbortController().signal,
    now: () => new Date(),
    onCaseFinished: () => undefined,
    onRegionEnded: () => undefined,
  });
  return manifest.regions.every(({ counts }) => counts.passed === cases.length);
}
