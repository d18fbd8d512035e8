import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GOLDEN_REGION, GOLDEN_RUNS, goldenFolder } from '../../test/golden/runs.ts';
import { formatPilotError, type PilotError } from '../model/pilot-error.ts';
import { PREFLIGHT_SCHEMA_VERSION } from '../model/preflight.ts';
import { readPreflight } from './preflight-file.ts';
import { readCaseDetails, readEvidence, readRuns } from './reader.ts';
import { readManifestFiles } from './seal.ts';
import { verifyRun } from './verify.ts';

let results: string;
beforeEach(() => {
  results = mkdtempSync(join(tmpdir(), 'reader-'));
  for (const { name, run } of GOLDEN_RUNS) {
    cpSync(goldenFolder(name), join(results, run), { recursive: true });
    unlinkSync(join(results, run, 'expected.json'));
  }
});
afterEach(() => rmSync(results, { recursive: true, force: true }));

const [first, second, third, fourth] = GOLDEN_RUNS.map(({ run }) => run) as [string, string, string, string];
const file = (run: string, ...rest: string[]): string => join(results, run, ...rest);
const show = (errors: readonly PilotError[]): string =>
  errors.map((error) => formatPilotError(error).replaceAll(results, 'results').replaceAll('\\', '/')).join('\n\n');

describe('reading runs', () => {
  it('finds no runs in a folder that is not there', async () => {
    expect(await readRuns(join(results, 'intet'))).toEqual({ runs: [], problems: [] });
  });

  it('gives the newest first and passes by what is no run', async () => {
    writeFileSync(join(results, 'noter.txt'), 'hej');
    const { runs, problems } = await readRuns(results);
    expect(runs.map((record) => record.run)).toEqual([fourth, third, second, first]);
    expect(problems).toEqual([]);
  });

  it('does not wait for a pipe where a file should be', async () => {
    unlinkSync(file(first, 'plan.json'));
    execFileSync('mkfifo', [file(first, 'plan.json')]);
    const { runs, problems } = await readRuns(results);
    expect(runs).toHaveLength(3);
    expect(problems.map(({ code, seen }) => [code, seen])).toEqual([
      ['SP4002', 'filen kan ikke læses (det er ikke en almindelig fil)'],
    ]);
  });

  it('is not stopped by a damaged run or a newer version', async () => {
    writeFileSync(file(first, 'plan.json'), '{');
    writeFileSync(file(second, 'plan.json'), '{"schemaVersion":3}');
    writeFileSync(file(third, 'manifest.json'), '{"schemaVersion":1}');
    unlinkSync(file(fourth, 'plan.json'));
    const { runs, problems } = await readRuns(results);
    expect(runs.map((record) => [record.run, record.manifest])).toEqual([[third, undefined]]);
    expect(show(problems)).toMatchInlineSnapshot(`
      "SP4002 Kørslen er beskadiget
        Sted:      results/20261123T063000Z-00000001/plan.json
        Fundet:    filen er ikke gyldig JSON
        Forventet: filen, som den blev skrevet under kørslen
        Løsning:   Hent kørslen igen fra den oprindelige kopi, eller kør afprøvningen om. De andre kørsler kan stadig læses.
        Læs mere:  docs/fejl/sp4002.mdx

      SP4007 Kørslen er skrevet af en nyere udgave
        Sted:      results/20261123T063000Z-00000002/plan.json
        Fundet:    filens udgave er 3
        Forventet: udgave 2 eller ældre
        Løsning:   Opdatér sor-pilot, og læs kørslen igen. Kørslen kan være helt i orden; den kan bare ikke læses her.
        Læs mere:  docs/fejl/sp4007.mdx

      SP4002 Kørslen er beskadiget
        Sted:      results/20261123T063000Z-00000003/manifest.json
        Fundet:    feltet “run” passer ikke
        Forventet: filen, som den blev skrevet under kørslen
        Løsning:   Hent kørslen igen fra den oprindelige kopi, eller kør afprøvningen om. De andre kørsler kan stadig læses.
        Læs mere:  docs/fejl/sp4002.mdx

      SP4002 Kørslen er beskadiget
        Sted:      results/20261123T063000Z-00000004/plan.json
        Fundet:    kørslen mangler sin plan
        Forventet: filen, som den blev skrevet under kørslen
        Løsning:   Hent kørslen igen fra den oprindelige kopi, eller kør afprøvningen om. De andre kørsler kan stadig læses.
        Læs mere:  docs/fejl/sp4002.mdx"
    `);
  });

  it.each(['plan.json', 'manifest.json', join(GOLDEN_REGION, 'digest.json')])(
    'tells a run as newer, and not as damaged, when its %s is',
    async (name) => {
      const text = readFileSync(file(first, name), 'utf8').replace(/"schemaVersion":\s*\d+/, '"schemaVersion":3');
      writeFileSync(file(first, name), text);
      const { runs, problems } = await readRuns(results);
      expect(runs.map((record) => record.run)).not.toContain(first);
      expect(problems.map(({ code, place }) => [code, place.file])).toEqual([['SP4007', file(first, name)]]);
    },
  );

  it('tells a preflight as newer by its own count of versions', () => {
    const path = file(first, GOLDEN_REGION, 'preflight.json');
    const problems: PilotError[] = [];
    writeFileSync(path, JSON.stringify({ schemaVersion: PREFLIGHT_SCHEMA_VERSION + 1 }));
    expect(readPreflight(file(first), GOLDEN_REGION, problems)).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(['SP4007']);
  });

  it('reports unreadable lines by number when the recording is read', async () => {
    unlinkSync(file(first, GOLDEN_REGION, 'digest.json'));
    appendFileSync(file(first, GOLDEN_REGION, 'messages.ndjson'), 'vrøvl\n');
    const { problems } = await readRuns(results);
    expect(problems.map((error) => error.seen)).toEqual([expect.stringMatching(/^linje \d+ er ikke gyldig JSON$/)]);
  });

  it('does not accept a plan from another run', async () => {
    cpSync(file(first, 'plan.json'), file(second, 'plan.json'));
    cpSync(file(first, 'manifest.json'), file(third, 'manifest.json'));
    const { runs, problems } = await readRuns(results);
    expect(runs.map((record) => record.run)).toEqual([fourth, third, first]);
    expect(problems.map((error) => error.seen)).toEqual([
      `planen hører til kørslen “${first}”`,
      `manifestet hører til kørslen “${first}”`,
    ]);
  });

  it('finds details only of planned regions, and evidence only under a real name', async () => {
    const { runs } = await readRuns(results);
    expect(await readCaseDetails(runs[0]!, 'sjaelland')).toEqual([]);
    expect(await readCaseDetails(runs[0]!, GOLDEN_REGION)).toBe(await readCaseDetails(runs[0]!, GOLDEN_REGION));
    await expect(readEvidence(runs[0]!, GOLDEN_REGION, '../../plan.json')).rejects.toMatchObject({ code: 'SP4006' });
  });
});

describe('verifying a run', () => {
  it('names every file that is missing, changed or foreign', async () => {
    const { runs } = await readRuns(results);
    const record = runs.find(({ run }) => run === second)!;
    appendFileSync(file(second, GOLDEN_REGION, 'messages.ndjson'), '{}\n');
    unlinkSync(file(second, GOLDEN_REGION, 'region.json'));
    writeFileSync(file(second, GOLDEN_REGION, 'evidence', 'fremmed'), '');
    const plan = readFileSync(file(second, 'plan.json'));
    unlinkSync(file(second, 'plan.json'));
    writeFileSync(join(results, 'andetsteds.json'), plan);
    symlinkSync(join(results, 'andetsteds.json'), file(second, 'plan.json'));
    expect(show(await verifyRun(record))).toMatchInlineSnapshot(`
      "SP4002 Kørslen er beskadiget
        Sted:      results/20261123T063000Z-00000002/nordjylland/evidence/fremmed
        Fundet:    filen står ikke i manifestet
        Forventet: kun de filer, kørslen selv skrev
        Løsning:   Fjern filen, eller hent kørslen igen fra den oprindelige kopi.
        Læs mere:  docs/fejl/sp4002.mdx

      SP4002 Kørslen er beskadiget
        Sted:      results/20261123T063000Z-00000002/nordjylland/messages.ndjson
        Fundet:    filen er ændret, efter at kørslen sluttede
        Forventet: filen, som den blev skrevet under kørslen
        Løsning:   Hent kørslen igen fra den oprindelige kopi, eller kør afprøvningen om. De andre kørsler kan stadig læses.
        Læs mere:  docs/fejl/sp4002.mdx

      SP4002 Kørslen er beskadiget
        Sted:      results/20261123T063000Z-00000002/nordjylland/region.json
        Fundet:    filen mangler
        Forventet: filen, som den blev skrevet under kørslen
        Løsning:   Hent kørslen igen fra den oprindelige kopi, eller kør afprøvningen om. De andre kørsler kan stadig læses.
        Læs mere:  docs/fejl/sp4002.mdx

      SP4002 Kørslen er beskadiget
        Sted:      results/20261123T063000Z-00000002/plan.json
        Fundet:    filen er ændret, efter at kørslen sluttede
        Forventet: filen, som den blev skrevet under kørslen
        Løsning:   Hent kørslen igen fra den oprindelige kopi, eller kør afprøvningen om. De andre kørsler kan stadig læses.
        Læs mere:  docs/fejl/sp4002.mdx"
    `);
  });

  it('notices any changed byte', async () => {
    const { runs } = await readRuns(results);
    const record = runs.find(({ run }) => run === first)!;
    for (const { path } of readManifestFiles(record)) {
      const target = join(record.folder, path);
      const bytes = readFileSync(target);
      const changed = Buffer.from(bytes);
      changed[changed.length >> 1]! ^= 1;
      writeFileSync(target, changed);
      expect((await verifyRun(record)).map((error) => error.seen)).toEqual(['filen er ændret, efter at kørslen sluttede']);
      writeFileSync(target, bytes);
    }
  });
});
