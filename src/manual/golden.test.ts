import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestRegion } from '../recording/digest/digest-region.ts';
import { settlementMessages } from '../recording/manual/settlement-messages.ts';
import { readMessages } from '../store/messages-reader.ts';
import { readCaseDetails, readRuns } from '../store/reader.ts';
import { readManifestFiles } from '../store/seal.ts';
import type { RunRecord } from '../store/types.ts';
import { verifyRun } from '../store/verify.ts';
import type { SettlementMark } from '../model/manual.ts';
import { planManualRun } from './plan-manual-run.ts';

const GOLDEN = fileURLToPath(new URL('../../test/golden/manual/', import.meta.url));
const REGION = 'nordjylland';
let results: string;
let record: RunRecord;
beforeEach(async () => {
  results = mkdtempSync(join(tmpdir(), 'manual-'));
  const folder = join(results, '20261123T133000Z-00000005');
  cpSync(GOLDEN, folder, { recursive: true });
  rmSync(join(folder, 'expected.json'));
  const { runs, problems } = await readRuns(results);
  expect(problems).toEqual([]);
  record = runs[0]!;
});
afterEach(() => rmSync(results, { recursive: true, force: true }));

const messages = (): object[] => [...readMessages(join(record.folder, REGION, 'messages.ndjson'), () => expect.unreachable())];

describe('the golden run of manual answers', () => {
  it('is read as expected, with answers, comments and pictures', async () => {
    const details = await readCaseDetails(record, REGION);
    const found = details.map(({ key, verdict, marks, fault, steps, comments, files }) => [
      key,
      {
        verdict,
        marks,
        ...(fault === undefined ? {} : { fault }),
        steps: steps.map((step) => `${step.keyword} ${step.status}`),
        comments: comments ?? [],
        files:
          files?.map((file) => `${file.name} ${file.mediaType} ${file.width ?? 0}×${file.height ?? 0}: ${file.comment}`) ?? [],
      },
    ]);
    expect(Object.fromEntries(found)).toEqual(JSON.parse(readFileSync(join(GOLDEN, 'expected.json'), 'utf8')));
    for (const { manual } of details) {
      expect(manual).toEqual({ kind: 'answer', tester: { name: 'AB', role: 'Tester' }, at: '2026-11-23T13:30:00.000Z' });
    }
  });

  it('verifies, and its digest can be rebuilt from the messages byte for byte', async () => {
    expect(await verifyRun(record)).toEqual([]);
    rmSync(join(record.folder, REGION, 'digest.json'));
    const rebuilt = (await readRuns(results)).runs[0]!;
    expect(JSON.stringify(rebuilt.regions)).toBe(JSON.stringify(record.regions));
    expect(rebuilt.regions[0]?.cases.every(({ manual }) => manual?.kind === 'answer')).toBe(true);
  });

  it('shows when an attached file was exchanged', async () => {
    const file = readManifestFiles(record).find(({ path }) => path.includes('/evidence/'))?.path ?? '';
    cpSync(join(record.folder, 'plan.json'), join(record.folder, file));
    expect((await verifyRun(record)).map(({ seen }) => seen)).toEqual(['filen er ændret, efter at kørslen sluttede']);
  });

  it('may lack any message without anything passing that did not', () => {
    const all = messages();
    for (const left of all.keys()) {
      const envelopes = all.filter((_message, index) => index !== left);
      const { digest } = digestRegion({ plan: record.plan, region: REGION, envelopes, regionEnd: undefined });
      for (const { key, verdict } of digest.cases)
        if (key !== 'GULD-301') expect({ left, key, verdict }).not.toMatchObject({ verdict: 'passed' });
    }
  });
});

describe('a settlement as messages', () => {
  const mark: SettlementMark = {
    kind: 'settlement',
    stands: '20261123T133000Z-00000005',
    answers: [
      { run: '20261123T133000Z-00000005', tester: 'AB' },
      { run: '20261123T143000Z-00000006', tester: 'CD' },
    ],
    by: [{ name: 'EF' }],
    reason: 'Set efter sammen.',
    at: '2026-11-23T15:00:00.000Z',
  };
  const meta = {
    protocolVersion: '34.2.1',
    implementation: { name: 'sor-pilot' },
    runtime: { name: 'node.js' },
    os: { name: 'linux' },
    cpu: { name: 'x64' },
  };

  it.each(['GULD-301', 'GULD-302', 'GULD-303~Afsnit'])(
    'gives %s the outcome of its answer, and the settlement beside it',
    (key) => {
      const planned = record.plan.regions[0]!.cases.find((one) => one.key === key)!;
      const envelopes = settlementMessages({ recording: messages(), place: planned, mark, meta });
      const plan = planManualRun({
        ...record.plan,
        run: mark.stands,
        startedAt: new Date(mark.at),
        environment: { id: 'oevelse', exercise: true },
        region: REGION,
        cases: [planned],
      });
      const { digest, dropped } = digestRegion({ plan, region: REGION, envelopes, regionEnd: undefined });
      const before = record.regions[0]!.cases.find((one) => one.key === key)!;
      expect(dropped).toEqual({ messages: 0, exchanges: 0 });
      expect(digest.cases).toEqual([{ ...before, startedAt: mark.at, manual: mark }]);
    },
  );

  it('is empty when the run does not hold the case', () => {
    expect(settlementMessages({ recording: messages(), place: { path: 'features/x.feature', line: 1 }, mark, meta })).toEqual([]);
  });
});
