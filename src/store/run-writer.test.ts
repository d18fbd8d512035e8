import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatPilotError, type PilotError } from '../model/pilot-error.ts';
import { manifestSchema } from '../model/run.ts';
import { readRuns } from './reader.ts';
import { openRegionWriter } from './region-writer.ts';
import { createRun, resumeRun } from './run-writer.ts';
import { type RunPlan, wholePart } from '../model/run-plan.ts';
import { verifyRun } from './verify.ts';
import { writeError } from '../disk/write-error.ts';

let results: string;
beforeEach(() => {
  results = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(results, { recursive: true, force: true }));

const RUN = '20261123T063000Z-0a1b2c3d';
const now = new Date('2026-11-23T06:31:00Z');
const planned = {
  name: 'Et scenarie',
  path: 'features/a.feature',
  specification: 's',
  assumption: false,
  manual: false,
  writes: false,
  timed: false,
};
const plan: RunPlan = {
  schemaVersion: 1,
  run: RUN,
  environment: 'oevelse',
  exercise: true,
  startedAt: '2026-11-23T06:30:00.000Z',
  onDate: '2026-11-23',
  selection: { regions: ['nordjylland', 'sjaelland'], scenarios: [] },
  fingerprint: { features: 'a'.repeat(64), steps: 'b'.repeat(64), config: 'c'.repeat(64) },
  regions: ['nordjylland', 'sjaelland'].map((region) =>
    wholePart(region, [
      { key: 'ID27-001', line: 3, ...planned },
      { key: 'ID27-002', line: 9, ...planned },
    ]),
  ),
};

/** The messages of one scenario that passed, as Cucumber writes them. */
function passed(id: string, line: number): Envelope[] {
  const timestamp = { seconds: 1_795_415_400, nanos: 0 };
  const own = (name: string): string => `${name}-${id}-${line}`;
  return [
    {
      pickle: {
        id: own('p'),
        uri: 'features/a.feature',
        location: { line },
        tags: [{ name: `@${id}` }],
        steps: [{ id: own('ps'), text: 't', astNodeIds: [] }],
      },
    },
    { testCase: { id: own('tc'), pickleId: own('p'), testSteps: [{ id: own('ts'), pickleStepId: own('ps') }] } },
    { testCaseStarted: { id: own('a'), testCaseId: own('tc'), attempt: 0, timestamp } },
    {
      testStepFinished: {
        testCaseStartedId: own('a'),
        testStepId: own('ts'),
        testStepResult: { status: 'PASSED', duration: { seconds: 0, nanos: 0 } },
        timestamp,
      },
    },
    { testCaseFinished: { testCaseStartedId: own('a'), timestamp, willBeRetried: false } },
  ] as unknown as Envelope[];
}

function errorOf(act: () => unknown): PilotError {
  try {
    act();
  } catch (error) {
    return error as PilotError;
  }
  throw new Error('der kom ingen fejl');
}

const verdicts = async (): Promise<unknown> => {
  const { runs } = await readRuns(results);
  return runs[0]!.regions.map(({ region, state, cases }) => `${region} ${state}: ${cases.map((one) => one.verdict).join(' ')}`);
};

describe('a run on disk', () => {
  it('is aborted until its manifest is written, and can be resumed after a crash inside a line', async () => {
    const run = createRun(results, plan);
    const first = openRegionWriter(run.folder, 'nordjylland', () => now);
    for (const envelope of passed('ID27-001', 3)) first.write(envelope);
    first.sync();
    appendFileSync(join(run.folder, 'nordjylland', 'messages.ndjson'), '{"testCaseStarted":{"id":"re');
    expect(await verdicts()).toEqual(['nordjylland aborted: passed aborted', 'sjaelland aborted: aborted aborted']);

    const again = resumeRun(results, RUN);
    expect([...again.readRegionEnds()]).toEqual([
      ['nordjylland', undefined],
      ['sjaelland', undefined],
    ]);
    const second = openRegionWriter(again.folder, 'nordjylland', () => now);
    for (const envelope of passed('ID27-002', 9)) second.write(envelope);
    const sha256 = await second.evidence.put(Buffer.from('{}'));
    expect(await second.evidence.put(Buffer.from('{}'))).toBe(sha256);
    second.end('completed');
    again.endRegion({ region: 'sjaelland', state: 'aborted', reason: 'Regionens proces blev standset.', finishedAt: now });
    const manifest = again.finish({ finishedAt: now, toolVersion: '0.1.0' });

    expect(manifestSchema.parse(manifest).regions).toEqual([
      { region: 'nordjylland', state: 'completed', counts: { passed: 2 } },
      { region: 'sjaelland', state: 'aborted', counts: { aborted: 2 } },
    ]);
    expect(manifest.state).toBe('aborted');
    expect(manifest.files.map((file) => file.path)).toEqual([
      'nordjylland/digest.json',
      `nordjylland/evidence/${sha256}.gz`,
      'nordjylland/messages.ndjson',
      'nordjylland/region.json',
      'plan.json',
      'sjaelland/digest.json',
      'sjaelland/region.json',
    ]);
    const { runs, problems } = await readRuns(results);
    expect(problems).toEqual([]);
    expect(runs[0]!.regions[1]!.reason).toBe('Regionens proces blev standset.');
    expect(await verifyRun(runs[0]!)).toEqual([]);
  });

  it('is resumed without the old manifest, so that a new crash does not look like an end', () => {
    createRun(results, plan).finish({ finishedAt: now, toolVersion: '0.1.0' });
    const manifest = join(results, RUN, 'manifest.json');
    expect(existsSync(manifest)).toBe(true);
    resumeRun(results, RUN);
    expect(existsSync(manifest)).toBe(false);
  });

  it('keeps a whole line that lacks only its line break', () => {
    const run = createRun(results, plan);
    const file = join(run.folder, 'nordjylland', 'messages.ndjson');
    mkdirSync(join(run.folder, 'nordjylland'));
    writeFileSync(file, '{"a":1}\n{"b":2}');
    openRegionWriter(run.folder, 'nordjylland').write({});
    expect(readFileSync(file, 'utf8')).toBe('{"a":1}\n{"b":2}\n{}\n');
  });

  it('leaves no temporary files', () => {
    createRun(results, plan).finish({ finishedAt: now, toolVersion: '0.1.0' });
    const names = readdirSync(results, { recursive: true }).map(String);
    expect(names.filter((name) => name.includes('.tmp-'))).toEqual([]);
  });

  it('says why it cannot be made or resumed', () => {
    const file = join(results, 'fil');
    writeFileSync(file, '');
    const completed = { ...plan, regions: [] };
    createRun(results, completed).finish({ finishedAt: now, toolVersion: '0.1.0' });
    const errors = [
      () => createRun(results, plan),
      () => createRun(file, plan),
      () => resumeRun(results, RUN),
      () => resumeRun(results, '20261123T063000Z-ffffffff'),
    ].map((act) => formatPilotError(errorOf(act)).replaceAll(results, 'results').replaceAll('\\', '/'));
    expect(errors.join('\n\n')).toMatchInlineSnapshot(`
      "SP4003 Resultaterne kan ikke skrives
        Sted:      results/20261123T063000Z-0a1b2c3d
        Fundet:    filen findes i forvejen (EEXIST)
        Forventet: en mappe, der kan skrives i, med plads til resultaterne
        Løsning:   Skaf plads eller skriveadgang, eller vælg en anden mappe med --results. Genoptag derefter kørslen med --resume.
        Læs mere:  docs/fejl/sp4003.mdx

      SP4003 Resultaterne kan ikke skrives
        Sted:      results/fil/20261123T063000Z-0a1b2c3d
        Fundet:    filen findes i forvejen (EEXIST)
        Forventet: en mappe, der kan skrives i, med plads til resultaterne
        Løsning:   Skaf plads eller skriveadgang, eller vælg en anden mappe med --results. Genoptag derefter kørslen med --resume.
        Læs mere:  docs/fejl/sp4003.mdx

      SP4005 Kørslen kan ikke genoptages
        Sted:      kørsel 20261123T063000Z-0a1b2c3d
        Fundet:    kørslen er gennemført
        Forventet: en kørsel, der blev afbrudt
        Løsning:   Start en ny kørsel uden --resume.
        Læs mere:  docs/fejl/sp4005.mdx

      SP4001 Kørslen findes ikke
        Sted:      results
        Fundet:    der er ingen kørsel “20261123T063000Z-ffffffff”
        Forventet: id’et på en kørsel i mappen
        Løsning:   Se kørslerne med “npx sor-pilot status”, eller vælg en anden mappe med --results.
        Læs mere:  docs/fejl/sp4001.mdx"
    `);
  });

  it('puts errors of the file system into words', () => {
    const words = ['ENOSPC', 'EACCES', 'EROFS', 'EIO'].map((code) => {
      return writeError(Object.assign(new Error('rå tekst'), { code }), 'results/x').seen;
    });
    expect(words).toEqual([
      'der er ikke mere plads på disken (ENOSPC)',
      'adgang nægtet (EACCES)',
      'filsystemet er skrivebeskyttet (EROFS)',
      'rå tekst (EIO)',
    ]);
  });

  it.runIf(existsSync('/dev/full'))('gives SP4003 on a full disk for messages, evidence and manifest', async () => {
    const run = createRun(results, plan);
    const folder = join(run.folder, 'nordjylland');
    mkdirSync(folder);
    // The kernel's own full disk: every write to it fails with ENOSPC.
    symlinkSync('/dev/full', join(folder, 'messages.ndjson'));
    const writer = openRegionWriter(run.folder, 'nordjylland');
    expect(errorOf(() => writer.write({})).message).toMatchInlineSnapshot(
      `"SP4003 Resultaterne kan ikke skrives: der er ikke mere plads på disken (ENOSPC)"`,
    );
    rmSync(join(folder, 'messages.ndjson'));
    const other = openRegionWriter(run.folder, 'nordjylland');
    rmSync(join(folder, 'evidence'), { recursive: true });
    await expect(other.evidence.put(Buffer.from('{}'))).rejects.toMatchObject({ code: 'SP4003' });
    mkdirSync(join(run.folder, 'manifest.json'));
    expect(errorOf(() => run.finish({ finishedAt: now, toolVersion: '0.1.0' })).code).toBe('SP4003');
  });

  it('writes nothing more once a write has failed, so that what was under way is not judged on half of it', async () => {
    const run = createRun(results, plan);
    const writer = openRegionWriter(run.folder, 'nordjylland');
    writer.write({});
    expect(writer.failure()).toBeUndefined();
    // Evidence is large and messages are small: there may be room for the one and not for the other.
    rmSync(join(run.folder, 'nordjylland', 'evidence'), { recursive: true });
    await expect(writer.evidence.put(Buffer.from('{}'))).rejects.toMatchObject({ code: 'SP4003' });
    mkdirSync(join(run.folder, 'nordjylland', 'evidence'));
    expect(errorOf(() => writer.write({}))).toBe(writer.failure());
    expect(errorOf(() => writer.guard(() => 'a ledger'))).toBe(writer.failure());
    await expect(writer.evidence.put(Buffer.from('{}'))).rejects.toBe(writer.failure());
    expect(readFileSync(join(run.folder, 'nordjylland', 'messages.ndjson'), 'utf8')).toBe('{}\n');
  });

  it('leaves no folder of a run whose plan there was no room for', () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    expect(() => createRun(results, { ...plan, selection: circular } as unknown as typeof plan)).toThrow();
    expect(existsSync(join(results, plan.run))).toBe(false);
  });
});
