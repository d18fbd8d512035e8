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

describe('en hel kørsel mod øvelsesendepunktet', () => {
  it('er færdig for alle regioner og siger med sin afslutningskode, at øvelsen har tekniske fejl og afvigelser', () => {
    expect(record.manifest?.state).toBe('completed');
    expect(record.regions.map((digest) => digest.state)).toEqual(record.regions.map(() => 'completed'));
    expect(record.regions.length).toBeGreaterThanOrEqual(4);
    expect(inject('runExitCode')).toBe(2);
  });

  it('har mindst 45 scenarier og ingen fejl i værktøjet og ingen manglende trin', () => {
    for (const digest of record.regions) {
      expect(new Set(digest.cases.map((one) => one.key.split('~')[0])).size).toBeGreaterThanOrEqual(45);
      const ours = digest.cases.filter((one) => ['tool-error', 'unspecified', 'aborted'].includes(one.verdict));
      expect(ours.map((one) => `${digest.region} ${one.key}: ${one.fault?.sentence ?? one.verdict}`)).toEqual([]);
    }
  });

  it('viser både beståede, afvigelser, manglende forudsætninger, tekniske fejl og det, en region har meldt fra', () => {
    const verdicts = new Set(record.regions.flatMap((digest) => digest.cases.map((one) => one.verdict)));
    expect([...verdicts].toSorted()).toEqual(['deviation', 'endpoint-error', 'not-applicable', 'passed', 'precondition']);
  });

  it('afviger præcis dér, hvor adfærdsfilen siger det, og ingen andre steder', async () => {
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

  it('forklarer hver afvigelse på dansk med det forventede og det modtagne', () => {
    const deviations = record.regions.flatMap((digest) => digest.cases.filter((one) => one.verdict === 'deviation'));
    const unexplained = deviations.filter(({ fault }) => fault?.expected === undefined || fault.received === undefined);
    expect(unexplained.map((one) => `${one.key}: ${one.fault?.sentence ?? ''}`)).toEqual([]);
  });

  it('har bevis for hvert scenarie, der spurgte nogen, og beviset er der', async () => {
    const details = await readCaseDetails(record, 'midtjylland');
    const silent = details.filter(
      (one) => one.exchanges.length === 0 && !['precondition', 'not-applicable'].includes(one.verdict),
    );
    expect(silent.map((one) => one.key)).toEqual([]);
    for (const [region, sha256] of bodiesOf(details).slice(0, 50)) {
      expect((await readEvidence(record, region, sha256))?.byteLength).toBeGreaterThan(0);
    }
  });

  it('er stadig, som den blev skrevet', async () => {
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
