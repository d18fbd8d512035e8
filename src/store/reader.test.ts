import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GOLDEN_REGION, GOLDEN_RUNS, goldenFolder } from '../../test/golden/runs.ts';
import { formatPilotError, type PilotError } from '../model/pilot-error.ts';
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

describe('læsning af kørsler', () => {
  it('en mappe, der ikke findes, rummer ingen kørsler', async () => {
    expect(await readRuns(join(results, 'intet'))).toEqual({ runs: [], problems: [] });
  });

  it('læser de nyeste først og går uden om alt, der ikke er kørsler', async () => {
    writeFileSync(join(results, 'noter.txt'), 'hej');
    const { runs, problems } = await readRuns(results);
    expect(runs.map((record) => record.run)).toEqual([fourth, third, second, first]);
    expect(problems).toEqual([]);
  });

  it('en beskadiget kørsel eller en nyere udgave stopper ikke de andre', async () => {
    writeFileSync(file(first, 'plan.json'), '{');
    writeFileSync(file(second, 'plan.json'), '{"schemaVersion":2}');
    writeFileSync(file(third, 'manifest.json'), '{"schemaVersion":1}');
    unlinkSync(file(fourth, 'plan.json'));
    const { runs, problems } = await readRuns(results);
    expect(runs.map((record) => [record.run, record.manifest])).toEqual([[third, undefined]]);
    expect(show(problems)).toMatchInlineSnapshot(`
      "SP4002 Kørslen er beskadiget
        Sted:      results/20261123T063000Z-00000001/plan.json
        Set:       filen er ikke gyldig JSON
        Forventet: filen, som den blev skrevet under kørslen
        Gør:       Hent kørslen igen fra den oprindelige kopi, eller kør afprøvningen om. De andre kørsler kan stadig læses.
        Læs mere:  /fejl/sp4002/

      SP4007 Kørslen er skrevet af en nyere udgave
        Sted:      results/20261123T063000Z-00000002/plan.json
        Set:       resultaternes udgave er 2
        Forventet: udgave 1 eller ældre
        Gør:       Opdatér sor-pilot, og læs kørslen igen.
        Læs mere:  /fejl/sp4007/

      SP4002 Kørslen er beskadiget
        Sted:      results/20261123T063000Z-00000003/manifest.json
        Set:       feltet “run” passer ikke
        Forventet: filen, som den blev skrevet under kørslen
        Gør:       Hent kørslen igen fra den oprindelige kopi, eller kør afprøvningen om. De andre kørsler kan stadig læses.
        Læs mere:  /fejl/sp4002/

      SP4002 Kørslen er beskadiget
        Sted:      results/20261123T063000Z-00000004/plan.json
        Set:       kørslen mangler sin plan
        Forventet: filen, som den blev skrevet under kørslen
        Gør:       Hent kørslen igen fra den oprindelige kopi, eller kør afprøvningen om. De andre kørsler kan stadig læses.
        Læs mere:  /fejl/sp4002/"
    `);
  });

  it('linjer, der ikke kan læses, meldes med nummer, når optagelsen læses', async () => {
    unlinkSync(file(first, GOLDEN_REGION, 'digest.json'));
    appendFileSync(file(first, GOLDEN_REGION, 'messages.ndjson'), 'vrøvl\n');
    const { problems } = await readRuns(results);
    expect(problems.map((error) => error.seen)).toEqual([expect.stringMatching(/^linje \d+ er ikke gyldig JSON$/)]);
  });

  it('en plan fra en anden kørsel tages ikke for gode varer', async () => {
    cpSync(file(first, 'plan.json'), file(second, 'plan.json'));
    cpSync(file(first, 'manifest.json'), file(third, 'manifest.json'));
    const { runs, problems } = await readRuns(results);
    expect(runs.map((record) => record.run)).toEqual([fourth, third, first]);
    expect(problems.map((error) => error.seen)).toEqual([
      `planen hører til kørslen “${first}”`,
      `manifestet hører til kørslen “${first}”`,
    ]);
  });

  it('detaljer findes kun for regioner i planen, og evidens kun under et rigtigt navn', async () => {
    const { runs } = await readRuns(results);
    expect(await readCaseDetails(runs[0]!, 'sjaelland')).toEqual([]);
    expect(await readCaseDetails(runs[0]!, GOLDEN_REGION)).toBe(await readCaseDetails(runs[0]!, GOLDEN_REGION));
    await expect(readEvidence(runs[0]!, GOLDEN_REGION, '../../plan.json')).rejects.toMatchObject({ code: 'SP4006' });
  });
});

describe('efterprøvning af en kørsel', () => {
  it('nævner hver fil, der mangler, er ændret eller er fremmed', async () => {
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
        Set:       filen står ikke i manifestet
        Forventet: kun de filer, kørslen selv skrev
        Gør:       Fjern filen, eller hent kørslen igen fra den oprindelige kopi.
        Læs mere:  /fejl/sp4002/

      SP4002 Kørslen er beskadiget
        Sted:      results/20261123T063000Z-00000002/nordjylland/messages.ndjson
        Set:       filen er ændret, efter at kørslen sluttede
        Forventet: filen, som den blev skrevet under kørslen
        Gør:       Hent kørslen igen fra den oprindelige kopi, eller kør afprøvningen om. De andre kørsler kan stadig læses.
        Læs mere:  /fejl/sp4002/

      SP4002 Kørslen er beskadiget
        Sted:      results/20261123T063000Z-00000002/nordjylland/region.json
        Set:       filen mangler
        Forventet: filen, som den blev skrevet under kørslen
        Gør:       Hent kørslen igen fra den oprindelige kopi, eller kør afprøvningen om. De andre kørsler kan stadig læses.
        Læs mere:  /fejl/sp4002/

      SP4002 Kørslen er beskadiget
        Sted:      results/20261123T063000Z-00000002/plan.json
        Set:       filen er ændret, efter at kørslen sluttede
        Forventet: filen, som den blev skrevet under kørslen
        Gør:       Hent kørslen igen fra den oprindelige kopi, eller kør afprøvningen om. De andre kørsler kan stadig læses.
        Læs mere:  /fejl/sp4002/"
    `);
  });

  it('opdager enhver ændret byte', async () => {
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
