import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCaseDetails, readRuns } from '../store/reader.ts';
import { verifyRun } from '../store/verify.ts';
import { importFiles } from './import-files.ts';
import { readReceipts, verifyReceipts } from './receipts.ts';
import { type HandoverRoom, openHandoverRoom, pictureOf, PLACE, publicKey } from './handover-room.fixture.ts';

let room: HandoverRoom;
/** One of every kind, some of them with the same runs in them. */
let sources: readonly string[];
beforeAll(async () => {
  room = await openHandoverRoom();
  const messages = readFileSync(join(room.made, '20261123T063000Z-00000002', PLACE.region, 'messages.ndjson'));
  writeFileSync(join(room.folder, 'fremmed.ndjson'), messages);
  writeFileSync(join(room.folder, 'fremmed.json'), JSON.stringify(CUCUMBER_JSON));
  sources = [
    await room.bundle({ runs: ['passing'] }),
    await room.bundle({ runs: ['passing', 'outcomes'] }),
    await room.bundle({ runs: ['outcomes'], keys: [], now: new Date('2026-11-24T00:00:00Z') }),
    join(room.made, '20261123T063000Z-00000003'),
    room.made,
    join(room.folder, 'fremmed.ndjson'),
    join(room.folder, 'fremmed.json'),
  ];
});
afterAll(() => room.close());

/** Cucumber JSON as cucumber-jvm writes it: background beside the scenario, hooks beside the steps. */
const CUCUMBER_JSON = [
  {
    uri: 'file:///home/tester/kode/features/id27/felter.feature',
    elements: [
      {
        type: 'background',
        name: '',
        line: 3,
        steps: [{ keyword: 'Givet ', name: 'et udtræk', result: { status: 'passed', duration: 1_000_000 } }],
      },
      {
        type: 'scenario',
        name: 'Feltet er der',
        line: 7,
        start_timestamp: '2026-11-23T09:00:00.000Z',
        tags: [{ name: '@ID27-901' }],
        before: [{ result: { status: 'passed', duration: 5 } }],
        steps: [{ keyword: 'Så ', name: 'står feltet der', result: { status: 'passed', duration: 2_500_000_000 } }],
      },
      {
        type: 'scenario',
        name: 'Feltet er rigtigt',
        line: 11,
        start_timestamp: '2026-11-23T09:00:05.000Z',
        steps: [
          {
            keyword: 'Så ',
            name: 'står det rigtige',
            result: {
              status: 'failed',
              duration: 1,
              error_message: 'org.opentest4j.AssertionFailedError: ventede A\n\tat Trin.java:1',
            },
          },
          { keyword: 'Og ', name: 'mere', result: { status: 'skipped' } },
        ],
      },
    ],
  },
];

async function storeOf(files: readonly (readonly string[])[]): Promise<Readonly<Record<string, string>>> {
  rmSync(room.store, { recursive: true, force: true });
  mkdirSync(room.store);
  for (const group of files) await importFiles(group, room.input(PLACE));
  return pictureOf(room.store);
}

describe('what has been taken in', () => {
  it('is the union of the files: order, repetition and division change nothing', { timeout: 240_000 }, async () => {
    const whole = await storeOf([sources]);
    const groups = fc
      .shuffledSubarray([...sources.keys()], { minLength: sources.length })
      .chain((order) =>
        fc.tuple(
          fc.constant(order),
          fc.array(fc.nat({ max: sources.length - 1 }), { maxLength: 3 }),
          fc.nat({ max: sources.length }),
        ),
      )
      .map(([order, again, cut]) =>
        [[...order.slice(0, cut)], [...order.slice(cut), ...again]].filter((group) => group.length > 0),
      );
    await fc.assert(
      fc.asyncProperty(groups, async (given) => {
        const picture = await storeOf(given.map((group) => group.map((at) => sources[at]!)));
        expect(Object.keys(picture)).toEqual(Object.keys(whole));
        expect(picture).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });

  it('is told apart as new or already here', async () => {
    await storeOf([]);
    expect(await importFiles([sources[0]!], room.input())).toEqual({
      taken: ['20261123T063000Z-00000001'],
      known: [],
      signedBy: [PLACE.region],
    });
    expect(await importFiles([sources[1]!], room.input())).toEqual({
      taken: ['20261123T063000Z-00000002'],
      known: ['20261123T063000Z-00000001'],
      signedBy: [PLACE.region],
    });
    expect(readdirSync(room.store).filter((name) => name.startsWith('.staging'))).toEqual([]);
  });

  it('is cleared of what a stopped machine left, and another import under way is left alone', async () => {
    await storeOf([]);
    for (const name of ['gammel', 'i-gang']) mkdirSync(join(room.store, `.staging-${name}`));
    utimesSync(join(room.store, '.staging-gammel'), 1, 1);
    // By the clock that the import goes by, which need not be the disk's.
    utimesSync(join(room.store, '.staging-i-gang'), new Date(), new Date());
    await importFiles([sources[0]!], room.input());
    expect(readdirSync(room.store).filter((name) => name.startsWith('.staging'))).toEqual(['.staging-i-gang']);
  });

  it('verifies afterwards, and a receipt holds the run to what was signed', async () => {
    await storeOf([sources]);
    const { runs, problems } = await readRuns(room.store);
    expect(problems).toEqual([]);
    for (const run of runs) expect(await verifyRun(run)).toEqual([]);
    const { receipts } = readReceipts(room.store);
    expect(receipts).toHaveLength(3);
    expect(await verifyReceipts(receipts, runs, room.keys)).toEqual([]);

    const revoked = [publicKey(room.key, { revoked: { on: '2026-12-01', reason: 'Mistet.' } })];
    expect((await verifyReceipts(receipts, runs, revoked)).map(({ code }) => code)).toEqual(['SP4035', 'SP4035']);
    const manifest = join(room.store, '20261123T063000Z-00000001', 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"completed"', '"completed" '));
    const again = await readRuns(room.store);
    expect((await verifyReceipts(receipts, again.runs, room.keys)).map(({ code }) => code)).toContain('SP4002');
  });
});

describe('recordings made by other tools', () => {
  it('give our own messages the verdicts they had', async () => {
    await storeOf([]);
    await importFiles([join(room.folder, 'fremmed.ndjson')], room.input(PLACE));
    const [taken] = (await readRuns(room.store)).runs;
    const original = (await readRuns(room.made)).runs.find(({ run }) => run.endsWith('2'));
    const verdicts = (record: typeof taken) => record?.regions[0]?.cases.map(({ key, verdict }) => [key, verdict]);
    const here = new Map(verdicts(taken) as [string, string][]);
    for (const [key, verdict] of verdicts(original) as [string, string][]) {
      if (here.has(key)) expect([key, here.get(key)]).toEqual([key, verdict]);
    }
    expect(here.size).toBeGreaterThan(10);
  });

  it('may be Cucumber JSON, with background, hooks, times, identity tags and exception classes', async () => {
    await storeOf([]);
    await importFiles([join(room.folder, 'fremmed.json')], room.input(PLACE));
    const [record] = (await readRuns(room.store)).runs;
    const details = await readCaseDetails(record!, PLACE.region);
    expect(
      details.map(({ key, verdict, startedAt, durationMs, fault }) => ({ key, verdict, startedAt, durationMs, fault })),
    ).toEqual([
      { key: 'ID27-901', verdict: 'passed', startedAt: '2026-11-23T09:00:00.000Z', durationMs: 2_501, fault: undefined },
      {
        key: expect.stringMatching(/^fremmed-[0-9a-f]{12}$/) as string,
        verdict: 'deviation',
        startedAt: '2026-11-23T09:00:05.000Z',
        durationMs: 0,
        fault: { type: 'Deviation', sentence: 'org.opentest4j.AssertionFailedError: ventede A\n\tat Trin.java:1' },
      },
    ]);
    expect(details[0]?.steps.map(({ keyword, text, status }) => `${keyword} ${text} ${status}`)).toEqual([
      'Givet et udtræk passed',
      'Så står feltet der passed',
    ]);
    expect(record?.plan.regions[0]?.cases.map(({ path }) => path)).toEqual([
      'features/id27/felter.feature',
      'features/id27/felter.feature',
    ]);
    const evidence = readdirSync(join(record!.folder, PLACE.region, 'evidence'));
    expect(record?.regions[0]?.note).toContain(evidence[0]?.slice(0, 12));
  });

  it('are judged by every time a scenario occurs in them', async () => {
    const [{ uri, elements }] = CUCUMBER_JSON as [(typeof CUCUMBER_JSON)[number]];
    const [background, first, second] = elements;
    const fell = { ...first, steps: [{ keyword: 'Så ', name: 'står feltet der', result: { status: 'failed' } }] };
    const later = { ...first, start_timestamp: '2026-11-23T09:01:00.000Z' };
    const again = [{ uri, elements: [background, fell, second, background, later] }];
    const path = join(room.folder, 'igen.json');
    writeFileSync(path, JSON.stringify(again));
    await storeOf([]);
    await importFiles([path], room.input(PLACE));
    const { cases, state } = (await readRuns(room.store)).runs[0]!.regions[0]!;
    expect(state).toBe('completed');
    expect(cases.map(({ key, verdict, marks, attempts }) => ({ key, verdict, marks, attempts }))[0]).toEqual({
      key: 'ID27-901',
      verdict: 'passed',
      marks: ['unstable', 'exercise'],
      attempts: 2,
    });
    expect(cases).toHaveLength(2);
  });
});
