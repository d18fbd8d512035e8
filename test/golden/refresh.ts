/**
 * Records the golden runs anew: node test/golden/refresh.ts
 *
 * Each one is run by Cucumber's own engine in a process of its own, through the runner's relay and pool and the store's
 * writer, and copied here. What is expected of them stands in <name>/expected.json and is never written by this script.
 */
import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { runCucumber } from '@cucumber/cucumber/api';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type Envelope, IdGenerator } from '@cucumber/messages';
import { caseKey } from '../../src/model/identity.ts';
import { MessageRelay } from '../../src/runner/region/message-relay.ts';
import { installScenarioPool } from '../../src/runner/region/scenario-pool.ts';
import { openRegionWriter } from '../../src/store/region-writer.ts';
import { createRun, resumeRun } from '../../src/store/run-writer.ts';
import type { PlannedCase, RunPlan } from '../../src/model/run-plan.ts';
import { EVIDENCE } from './evidence.ts';
import { GOLDEN_REGION, GOLDEN_RUNS, goldenFolder, type GoldenRun } from './runs.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const [wanted, resultsDir] = process.argv.slice(2);

if (wanted === undefined || resultsDir === undefined) await refreshAll();
else await record(find(wanted), resultsDir);

async function refreshAll(): Promise<void> {
  for (const golden of GOLDEN_RUNS) {
    const results = mkdtempSync(join(tmpdir(), 'golden-'));
    await new Promise((resolve) => fork(fileURLToPath(import.meta.url), [golden.name, results]).on('exit', resolve));
    const folder = join(results, golden.run);
    if (golden.name === 'aborted') tear(join(folder, GOLDEN_REGION, 'messages.ndjson'));
    else resumeRun(results, golden.run).finish({ finishedAt: new Date(), toolVersion: '0.1.0' });
    for (const part of ['plan.json', 'manifest.json', GOLDEN_REGION]) rmSync(join(goldenFolder(golden.name), part), { recursive: true, force: true });
    cpSync(folder, goldenFolder(golden.name), { recursive: true, preserveTimestamps: true });
    rmSync(results, { recursive: true });
    console.error(`${golden.name}: optaget`);
  }
}

/** A kill between two writes leaves whole lines; one in the midst of a write leaves half a line, as here. */
function tear(file: string): void {
  truncateSync(file, statSync(file).size - 40);
}

async function record(golden: GoldenRun, results: string): Promise<void> {
  const run = createRun(results, planOf(golden));
  const writer = openRegionWriter(run.folder, GOLDEN_REGION);
  await writer.evidence.put(EVIDENCE);
  const relay = new MessageRelay({ write: (envelope) => writer.write(withoutPlace(envelope)), sync: () => writer.sync() }, () => undefined, (text) => text);
  process.on('uncaughtException', () => relay.strayException());
  const installed = installScenarioPool({
    concurrency: golden.concurrency,
    writes: () => false,
    timed: () => false,
    machineTurn: () => Promise.resolve(),
    spoilt: (item) => relay.isSpoilt(item.testCase.id),
    stopping: () => false,
  });
  if (!installed) throw new Error('Cucumbers adapter har ikke den ventede form.');
  const nothing = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
  await runCucumber(
    {
      sources: { defaultDialect: 'da', paths: [featurePath(golden)], names: [], tagExpression: 'not @GULD-115', order: 'defined' },
      support: { requireModules: [], requirePaths: [], importPaths: ['test/golden/steps.ts'], loaders: [] },
      runtime: {
        dryRun: false,
        failFast: false,
        filterStacktraces: true,
        parallel: 0,
        retry: golden.retry,
        retryTagFilter: '',
        strict: true,
        worldParameters: {},
      },
      formats: { stdout: 'rerun', files: {}, publish: false, options: {} },
      plugins: { specifiers: [], options: {} },
    },
    { cwd: ROOT, env: {}, stdout: nothing(), stderr: nothing(), debug: false },
    (envelope) => relay.receive(envelope),
  );
  writer.end('completed');
}

/** The recorder's machine and the place of the project on its disk are nobody's business. */
function withoutPlace(envelope: Envelope): Envelope {
  if (envelope.meta !== undefined) return { meta: { ...envelope.meta, os: { name: 'linux' } } };
  return JSON.parse(JSON.stringify(envelope).replaceAll(ROOT, '/projekt/')) as Envelope;
}

function planOf(golden: GoldenRun): RunPlan {
  const cases = plannedCases(golden);
  return {
    schemaVersion: 1,
    run: golden.run,
    environment: 'oevelse',
    exercise: true,
    startedAt: '2026-11-23T06:30:00.000Z',
    onDate: '2026-11-23',
    selection: { regions: [GOLDEN_REGION], scenarios: [] },
    fingerprint: { features: 'a'.repeat(64), steps: 'b'.repeat(64), config: 'c'.repeat(64) },
    regions: [
      {
        region: GOLDEN_REGION,
        cases: cases.filter((one) => one.key !== 'GULD-115'),
        notApplicable: cases
          .filter((one) => one.key === 'GULD-115')
          .map(({ key }) => ({ key, reason: 'Regionen har ingen af disse enheder.', date: '2026-11-01' })),
      },
    ],
  };
}

function plannedCases(golden: GoldenRun): PlannedCase[] {
  const path = featurePath(golden);
  const newId = IdGenerator.incrementing();
  const text = readFileSync(join(ROOT, path), 'utf8');
  const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text);
  const lines = text.split('\n');
  return compile(document, path, newId).map((pickle) => {
    const tags = pickle.tags.map((tag) => tag.name);
    const id = tags.find((tag) => tag.startsWith('@GULD-'))?.slice(1) ?? '';
    const line = pickle.location?.line ?? 0;
    const firstCell = /^\s*\|\s*([^|]*?)\s*\|/.exec(lines[line - 1] ?? '')?.[1];
    return {
      key: caseKey(id, firstCell),
      name: pickle.name,
      path,
      line,
      specification: 'd'.repeat(64),
      assumption: tags.includes('@antagelse'),
      manual: false,
      writes: false,
      timed: false,
    };
  });
}

function featurePath(golden: GoldenRun): string {
  return `test/golden/features/${golden.name}.feature`;
}

function find(name: string): GoldenRun {
  const golden = GOLDEN_RUNS.find((candidate) => candidate.name === name);
  if (golden === undefined) throw new Error(`Ukendt optagelse: ${name}`);
  return golden;
}
