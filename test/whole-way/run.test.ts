import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import { behaviourFileSchema } from '../../src/model/config/behaviour.ts';
import type { CaseDetail, CaseResult } from '../../src/model/run.ts';
import { readCaseDetails, readEvidence, readRuns } from '../../src/store/reader.ts';
import type { RunRecord } from '../../src/store/types.ts';
import { verifyRun } from '../../src/store/verify.ts';

const resultsFolder = inject('resultsFolder');
let record: RunRecord;

beforeAll(async () => {
  const { runs, problems } = await readRuns(resultsFolder);
  expect(problems).toEqual([]);
  expect(runs).toHaveLength(2);
  record = runs[0]!;
});

const casesOf = (region: string): readonly CaseResult[] => record.regions.find((digest) => digest.region === region)?.cases ?? [];

describe('a whole run against the exercise endpoint', () => {
  it('finishes for every region and says by its exit code that the exercise has technical faults and deviations', () => {
    expect(record.manifest?.state).toBe('completed');
    expect(record.regions.map((digest) => digest.state)).toEqual(record.regions.map(() => 'completed'));
    expect(record.regions.length).toBeGreaterThanOrEqual(4);
    expect(inject('runExitCode')).toBe(2);
  });

  it('has at least 45 scenarios, and no fault in the tool and no missing steps', () => {
    for (const digest of record.regions) {
      if (digest.party === undefined)
        expect(new Set(digest.cases.map((one) => one.key.split('~')[0])).size).toBeGreaterThanOrEqual(45);
      const ours = digest.cases.filter((one) => ['tool-error', 'unspecified', 'aborted'].includes(one.verdict));
      expect(ours.map((one) => `${digest.region} ${one.key}: ${one.fault?.sentence ?? one.verdict}`)).toEqual([]);
    }
  });

  it('shows passes, deviations, open questions, missing preconditions, technical faults and what a region has declared not relevant', () => {
    const verdicts = new Set(record.regions.flatMap((digest) => digest.cases.map((one) => one.verdict)));
    expect([...verdicts].toSorted()).toEqual([
      'deviation',
      'endpoint-error',
      'not-applicable',
      'open-question',
      'passed',
      'precondition',
    ]);
  });

  it('tries each other party in the scenarios of its own interfaces and no others, and keeps what it was', () => {
    const others = record.regions.flatMap(({ region, party, cases }) =>
      party === undefined ? [] : [[region, party, [...new Set(cases.map(({ key }) => key.split('-')[0]))].toSorted()] as const],
    );
    const vendor = 'Opfundet Leverandør';
    expect(others).toEqual([
      [
        'oevelsesjournal',
        { kind: 'produkt', product: { vendor, name: 'Øvelsesjournal' }, version: '4.2' },
        ['FAG', 'LPR', 'MED'],
      ],
      ['oevelseslogistik', { kind: 'produkt', product: { vendor, name: 'Øvelseslogistik' }, version: '2026.3' }, ['FAG']],
      ['oevelseskommune', { kind: 'kommune' }, ['MED']],
    ]);
    const logistics = casesOf('oevelseslogistik').map(({ key }) => key);
    expect(logistics.filter((key) => !key.endsWith('~Klinisk logistik'))).toEqual([]);
  });

  it('keeps the scenarios of a merger out of the results of regions that take no part in it', () => {
    const told = record.regions.filter(({ cases }) => cases.some(({ key }) => key.startsWith('OEST-')));
    const inMerger = ['hovedstaden', 'sjaelland', 'oestdanmark'];
    expect(told.length).toBeGreaterThan(0);
    expect(told.map(({ region }) => region).filter((region) => !inMerger.includes(region))).toEqual([]);
  });

  it('deviates exactly where the behaviour file says so and nowhere else', async () => {
    const file = behaviourFileSchema.parse(parse(await readFile(join(root, 'config/exercise/behaviours.yaml'), 'utf8')));
    for (const digest of record.regions) {
      const behaviours = file.regions[digest.region] ?? [];
      const expected = new Map(
        behaviours.flatMap((behaviour) => behaviour.expects.map((one) => [one.case, one.verdict] as const)),
      );
      const found = new Map(
        casesOf(digest.region).flatMap((one) =>
          // A time that this machine was too busy to measure says nothing of the region.
          one.verdict === 'passed' || one.verdict === 'not-applicable' || one.cause === 'tester'
            ? []
            : [[one.key, one.verdict] as const],
        ),
      );
      expect({ region: digest.region, cases: Object.fromEntries([...found].toSorted()) }).toEqual({
        region: digest.region,
        cases: Object.fromEntries([...expected].toSorted()),
      });
    }
  });

  it('explains each deviation in Danish with the expected and the received', () => {
    const deviations = record.regions.flatMap((digest) => digest.cases.filter((one) => one.verdict === 'deviation'));
    const unexplained = deviations.filter(({ fault }) => fault?.expected === undefined || fault.received === undefined);
    expect(unexplained.map((one) => `${one.key}: ${one.fault?.sentence ?? ''}`)).toEqual([]);
  });

  it('has evidence for every scenario that asked anyone, and the evidence is there', async () => {
    const details = await readCaseDetails(record, 'midtjylland');
    const silent = details.filter(
      (one) => one.exchanges.length === 0 && !['precondition', 'not-applicable'].includes(one.verdict),
    );
    expect(silent.map((one) => one.key)).toEqual([]);
    for (const [region, sha256] of bodiesOf(details).slice(0, 50)) {
      expect((await readEvidence(record, region, sha256))?.byteLength).toBeGreaterThan(0);
    }
  });

  it('stays as it was written', async () => {
    expect(await verifyRun(record)).toEqual([]);
  });
});

function bodiesOf(details: readonly CaseDetail[]): (readonly [string, string])[] {
  return details.flatMap((one) =>
    one.exchanges.flatMap((exchange) => {
      const sha256 = exchange.response?.body?.sha256;
      return sha256 === undefined ? [] : [['midtjylland', sha256] as const];
    }),
  );
}
