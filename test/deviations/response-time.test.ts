import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { root } from '../../scripts/tools.ts';
import type { CaseDetail } from '../../src/model/run.ts';
import { readCaseDetails, readRuns } from '../../src/store/reader.ts';
import { cli } from '../support/cli.ts';

/** The region that is slow on purpose, and one that runs beside it. */
const SLOW = 'nordjylland';
const QUICK = 'midtjylland';

/** What is agreed for the interfaces that are slow on purpose is a small part of how slow they are: a busy machine does not explain it. */
const AGREED = 'responseTimeMs: { fhir: 10, skrs: 60000, sorls: 60000, udtraek: 10 }';
const SLOWNESS = {
  id: 'langsom',
  kind: 'slow',
  milliseconds: 800,
  description: 'Opslag på FHIR og hentning af filer tager næsten et sekund.',
  interfaces: ['fhir', 'udtraek'],
  expects: [],
};

const folder = mkdtempSync(join(tmpdir(), 'sor-pilot-response-time-'));
let slow: readonly CaseDetail[];
let quick: readonly CaseDetail[];

beforeAll(async () => {
  const [config, results] = [join(folder, 'config'), join(folder, 'results')];
  cpSync(join(root, 'config'), config, { recursive: true });
  writeFileSync(join(config, 'exercise/behaviours.yaml'), stringify({ regions: { [SLOW]: [SLOWNESS] } }));
  const environment = join(config, 'environments/oevelse.yaml');
  writeFileSync(environment, readFileSync(environment, 'utf8').replace(/^responseTimeMs: .*$/m, AGREED));
  const tags = '@alene or (@snitflade:sorls and not @skriver)';
  await cli(['run', '--region', SLOW, '--region', QUICK, '--tags', tags, '--config', config, '--results', results]);
  const { runs } = await readRuns(results);
  [slow, quick] = await Promise.all([readCaseDetails(runs[0]!, SLOW), readCaseDetails(runs[0]!, QUICK)]);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const timed = (details: readonly CaseDetail[]): readonly CaseDetail[] => details.filter(({ key }) => key.startsWith('TID-'));

describe('a region that is slow on purpose', () => {
  it('deviates where it is slow, and nowhere else', () => {
    const verdicts = Object.fromEntries(timed(slow).map(({ key, verdict }) => [key, verdict]));
    expect(verdicts).toMatchObject({
      'TID-001~FHIR': 'deviation',
      'TID-001~SORLS': 'passed',
      'TID-001~SKRS': 'passed',
    });
  });

  it('is not seen to keep what was agreed for the files, on however busy a machine', () => {
    const files = timed(slow).filter(({ key }) => key.startsWith('TID-002'));
    expect(files.map(({ verdict, cause }) => verdict === 'deviation' || cause === 'tester')).toEqual([true, true, true]);
  });

  it('is told how long each answer took, and each is in the evidence', () => {
    const lookup = slow.find(({ key }) => key === 'TID-001~FHIR');
    const measured = lookup?.exchanges.flatMap(({ timing }) => timing?.lastByteMs ?? []) ?? [];
    expect(measured.length).toBeGreaterThanOrEqual(20);
    expect(Math.min(...measured)).toBeGreaterThanOrEqual(790);
    expect(lookup?.fault?.received).toMatch(/^[0-9.]+ ms; alle målte tider: ([0-9.]+, ){19}[0-9.]+ ms$/);
  });
});

describe('a scenario that measures time', () => {
  it('runs while no other scenario of the run does, in any region', () => {
    const all = [...slow, ...quick].map(({ key, startedAt, durationMs }) => {
      const start = Date.parse(startedAt ?? '');
      return { key, start, end: start + durationMs };
    });
    expect(all.length).toBeGreaterThan(20);
    const overlaps = all
      .filter(({ key }) => key.startsWith('TID-'))
      .flatMap((one) => all.filter((other) => other !== one && other.start < one.end && one.start < other.end));
    expect(overlaps).toEqual([]);
  });
});
