import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/gherkin/catalogue.ts';
import { loadFeatures } from '../../src/gherkin/load-features.ts';
import { readCaseDetails, readEvidence, readRuns, type ReadRuns } from '../../src/store/reader.ts';
import { verifyRun } from '../../src/store/verify.ts';
import { outcomes } from './outcomes.ts';
import { runCalendar } from './run-calendar.ts';
import { benchSuite } from './suite.ts';
import { writeResults } from './write-results.ts';

const OWN = [
  {
    path: 'features/fhir/opslag.feature',
    text: '# language: da\n@snitflade:fhir\nEgenskab: Opslag\n\n  @FHIR-001\n  @krav:fhir-opslag\n  Scenarie: Et opslag\n    Når der slås op\n    Så kommer der et svar\n',
  },
];
const RUNS = 6;

describe('made-up specifications', () => {
  it('are the project’s own and as many more as the number asks for', () => {
    const { catalogue, problems } = readCatalogue(benchSuite(OWN, 57, 1));
    expect(problems).toEqual([]);
    expect(catalogue.cases).toHaveLength(57);
    expect(catalogue.cases[0]?.key).toBe('FHIR-001');
    expect(new Set(catalogue.specifications.map(({ requirements }) => requirements.join(' ')))).toEqual(new Set(['fhir-opslag']));
    expect(() => benchSuite(OWN, 0, 1)).toThrow(RangeError);
  });

  it('can be added to the project’s own as they stand now', async () => {
    const own = await loadFeatures(fileURLToPath(new URL('../../features', import.meta.url)));
    const { catalogue, problems } = readCatalogue(benchSuite(own, 1000, 27));
    expect(problems).toEqual([]);
    expect(catalogue.cases).toHaveLength(1000);
  });
});

describe('made-up verdicts', () => {
  it('pass about 95 times in 100, and some of them change', () => {
    const all = Array.from({ length: 400 }, (_, index) => {
      const of = outcomes({ seed: 3, key: `X-${index}`, region: 'a', runs: 50 });
      return Array.from({ length: 50 }, (_run, run) => of(run).verdict);
    });
    const passed = all.flat().filter((verdict) => verdict === 'passed').length / all.flat().length;
    expect(passed).toBeGreaterThan(0.92);
    expect(passed).toBeLessThan(0.98);
    expect(all.some((row) => new Set(row).size > 1)).toBe(true);
  });

  it('fall in runs that are in order, some of them partial or aborted', () => {
    const runs = runCalendar(200, 5, 27);
    expect(runs.map(({ run }) => run)).toEqual(runs.map(({ run }) => run).toSorted());
    expect(new Set(runs.map(({ scope }) => scope))).toEqual(new Set(['all', 'feature', 'failed']));
    expect(runs.some(({ abortedRegion }) => abortedRegion !== undefined)).toBe(true);
    expect(runs.slice(-2).map(({ scope }) => scope)).toEqual(['all', 'failed']);
  });
});

describe('a made-up results folder', () => {
  let folder: string;
  let read: ReadRuns;
  const { catalogue } = readCatalogue(benchSuite(OWN, 60, 1));
  const write = (name: string): string => {
    const results = join(folder, name);
    const fingerprint = { features: 'a'.repeat(64), steps: 'b'.repeat(64), config: 'c'.repeat(64) };
    const environment = { id: 'oevelse', exercise: true };
    writeResults({ folder: results, catalogue, environment, regions: ['a', 'b'], runs: RUNS, fingerprint, seed: 27 });
    return results;
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sor-pilot-made-up-'));
    read = await readRuns(write('en'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads without problems, and its newest runs verify', async () => {
    expect(read.problems).toEqual([]);
    expect(read.runs).toHaveLength(RUNS);
    for (const record of read.runs.slice(0, 2)) expect(await verifyRun(record)).toEqual([]);
  });

  it('has the intended verdicts, also when they are read from the messages', () => {
    const whole = read.runs[1]!;
    for (const { region, cases } of whole.regions) {
      expect(cases).toHaveLength(60);
      const intended = cases.map(({ key }) => outcomes({ seed: 27, key, region, runs: RUNS })(RUNS - 2));
      expect(cases.map(({ verdict, attempts, fault }) => ({ verdict, attempts, fault }))).toEqual(
        intended.map(({ verdict, attempts, fault }) => ({ verdict, attempts, fault })),
      );
    }
  });

  it('has evidence for every exchange of its newest runs', async () => {
    const details = await readCaseDetails(read.runs[1]!, 'a');
    expect(details.every(({ exchanges, steps }) => exchanges.length > 0 && steps.length > 0)).toBe(true);
    for (const { response } of details.flatMap(({ exchanges }) => exchanges).slice(0, 50))
      expect(await readEvidence(read.runs[1]!, 'a', response!.body!.sha256!)).toBeDefined();
  });

  it('is the same for the same seed', () => {
    const other = write('to');
    for (const run of readdirSync(other)) {
      for (const file of ['plan.json', 'a/messages.ndjson'])
        expect(readFileSync(join(other, run, file), 'utf8')).toBe(readFileSync(join(folder, 'en', run, file), 'utf8'));
    }
  });
});
