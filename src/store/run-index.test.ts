import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GOLDEN_REGION, GOLDEN_RUNS, goldenFolder } from '../../test/golden/runs.ts';
import { readRuns } from './reader.ts';
import { eachRun, readRunHeads } from './run-index.ts';

let results: string;
let index: string;
const [first, second] = GOLDEN_RUNS.map(({ run }) => run) as [string, string];
beforeEach(() => {
  results = mkdtempSync(join(tmpdir(), 'index-'));
  index = join(results, '.index.json');
  for (const { name, run } of GOLDEN_RUNS) {
    cpSync(goldenFolder(name), join(results, run), { recursive: true, preserveTimestamps: true });
    rmSync(join(results, run, 'expected.json'));
  }
});
afterEach(() => rmSync(results, { recursive: true, force: true }));

const countsOf = (run: string) => readRunHeads(results).heads.find((head) => head.run === run)?.regions[0]?.counts;
const inFolder = (run: string, ...names: readonly string[]): string => join(results, run, ...names);

describe('the runs in short', () => {
  it('are those of the folders, in their order, with and without an index', async () => {
    const { runs, problems } = await readRuns(results);
    const expected = runs.map(({ run, manifest, regions }) => [
      run,
      manifest?.state === 'completed',
      regions.map(({ cases }) => cases.length),
    ]);
    for (const hasIndex of [false, true]) {
      expect(existsSync(index)).toBe(hasIndex);
      const read = readRunHeads(results);
      const told = read.heads.map(({ run, completed, regions }) => [
        run,
        completed,
        regions.map(({ counts }) => Object.values(counts).reduce((sum, count) => sum + count, 0)),
      ]);
      expect(told).toEqual(expected);
      expect(read.problems.map(({ code }) => code)).toEqual(problems.map(({ code }) => code));
    }
  });

  it('are told by the index without a run being read', () => {
    readRunHeads(results);
    const written = readFileSync(index, 'utf8');
    const manifest = JSON.parse(written) as { runs: { head: { run: string; regions: { counts: object }[] } }[] };
    const entry = manifest.runs.find(({ head }) => head.run === first)!;
    entry.head.regions[0]!.counts = { passed: 77 };
    writeFileSync(index, JSON.stringify(manifest));
    expect(countsOf(first)).toEqual({ passed: 77 });
  });

  it.each(['plan.json', 'manifest.json', `${GOLDEN_REGION}/digest.json`, `${GOLDEN_REGION}/messages.ndjson`])(
    'are read anew when %s is another',
    (name) => {
      const right = countsOf(first);
      writeFileSync(index, readFileSync(index, 'utf8').replaceAll(/"counts": \{[^}]*\}/g, '"counts": { "passed": 77 }'));
      const file = inFolder(first, ...name.split('/'));
      const { atime, mtimeMs } = statSync(file);
      utimesSync(file, atime, new Date(mtimeMs + 2_000));
      expect(countsOf(first)).toEqual(right);
    },
  );

  it('lose a run with its folder, and one that is resumed is no longer finished', () => {
    readRunHeads(results);
    rmSync(inFolder(first), { recursive: true });
    rmSync(inFolder(second, 'manifest.json'));
    const { heads } = readRunHeads(results);
    expect(heads.map(({ run }) => run)).not.toContain(first);
    expect(heads.find(({ run }) => run === second)?.completed).toBe(false);
    expect(readFileSync(index, 'utf8')).not.toContain(first);
  });

  it.each(['', 'null', '{"schemaVersion":2,"runs":[{"state":1}]}', '{"schemaVersion":1,"runs":[]}'])(
    'do not need an index that can be read: “%s”',
    (text) => {
      const right = readRunHeads(results);
      writeFileSync(index, text);
      expect(readRunHeads(results)).toEqual(right);
      expect(JSON.parse(readFileSync(index, 'utf8'))).toMatchObject({ schemaVersion: 2 });
    },
  );
});

describe('the runs told of in short', () => {
  it('are read one by one, in the order given, and no more of them than is asked for', () => {
    const { heads } = readRunHeads(results);
    expect(Array.from(eachRun(results, heads), ({ run }) => run)).toEqual(heads.map(({ run }) => run));
    const [found] = eachRun(results, [{ run: first }, { run: '20200101T000000Z-00000000' }]);
    expect(found?.run).toBe(first);
  });

  it('are never left out unsaid when one is damaged behind the index’s back', () => {
    const plan = inFolder(second, 'plan.json');
    const then = new Date('2026-11-23T06:30:00Z');
    utimesSync(plan, then, then);
    readRunHeads(results);
    writeFileSync(plan, readFileSync(plan, 'utf8').replace('{', '}'));
    utimesSync(plan, then, then);
    const { heads } = readRunHeads(results);
    expect(heads.map(({ run }) => run)).toContain(second);
    expect(() => [...eachRun(results, heads)]).toThrow(expect.objectContaining({ code: 'SP4002' }) as Error);
  });
});
