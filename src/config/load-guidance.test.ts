import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readCatalogue } from '../gherkin/catalogue.ts';
import { loadFeatures } from '../gherkin/load-features.ts';
import { ConfigurationError } from './configuration-error.ts';
import type { GuidanceSurroundings } from './cross-check-guidance.ts';
import { loadConfiguration } from './load-configuration.ts';
import { loadGuidance } from './load-guidance.ts';

let around: GuidanceSurroundings;
beforeAll(async () => {
  const { specifications } = readCatalogue(await loadFeatures('features')).catalogue;
  around = {
    configuration: await loadConfiguration('config'),
    scenarios: specifications.map(({ id }) => id),
    subjects: specifications.map(({ feature }) => feature.subject),
  };
});

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** The project's own guidance with one file changed. */
function changed(file: string, change: (text: string) => string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sor-pilot-guidance-'));
  folders.push(folder);
  cpSync('guidance', folder, { recursive: true });
  const target = path.join(folder, file);
  writeFileSync(target, change(readFileSync(target, 'utf8')));
  return folder;
}

async function problemsOf(folder: string): Promise<readonly string[]> {
  const error = await loadGuidance(folder, around).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ConfigurationError)) throw new Error('ingen fejl');
  return error.problems.map(({ code, seen }) => `${code} ${seen}`);
}

describe('the guidance data', () => {
  it('can be read as they stand', async () => {
    const guidance = await loadGuidance('guidance', around);
    expect(guidance.elements.length).toBeGreaterThan(0);
    expect(guidance.terms.length).toBeGreaterThan(0);
  });

  it('have every system that a party says it is', async () => {
    const [party] = around.configuration.parties;
    const is = (system: string) => ({
      ...around,
      configuration: { ...around.configuration, parties: [{ ...party!, systems: [system] }] },
    });
    await expect(loadGuidance('guidance', is('sor-gui'))).resolves.toBeDefined();
    await expect(loadGuidance('guidance', is('sor-giu'))).rejects.toThrow('“sor-giu”, som ikke findes. Mente du “sor-gui”?');
  });

  it('must not give a source an id that one of the site’s own pages has taken', async () => {
    const first = /^ {2}- id: .*$/m;
    const folder = changed('sor-sources.yaml', (text) => text.replace(first, '  - id: vaelg'));
    expect(await problemsOf(folder)).toContainEqual(expect.stringMatching(/^SP1008 “vaelg”/));
  });

  it.each([
    [
      'a source',
      'terms.yaml',
      /sources: \[SDS-ORG/,
      'sources: [SDS-ROG',
      'SP1006 Her nævnes kilden “SDS-ROG”, som ikke findes. Mente du “SDS-ORG”?',
    ],
    [
      'a requirement',
      'elements.yaml',
      /requirements: \[[^\]]*\]/,
      'requirements: [findes-ikke]',
      'SP1006 Her nævnes kravet “findes-ikke”, som ikke findes.',
    ],
    [
      'a scenario',
      'situations.yaml',
      /scenarios: \[[^\]]*\]/,
      'scenarios: [XYZ-999]',
      'SP1006 Her nævnes scenariet “XYZ-999”, som ikke findes.',
    ],
    [
      'an element',
      'situations.yaml',
      /elements: \[/,
      'elements: [sor-kodee, ',
      'SP1006 Her nævnes dataelementet “sor-kodee”, som ikke findes. Mente du “sor-kode”?',
    ],
    [
      'a party',
      'phase-out.yaml',
      /party: sds/,
      'party: sdss',
      'SP1006 Her nævnes parten “sdss”, som ikke findes. Mente du “sds”?',
    ],
    [
      'a SOR source',
      'sor-sources.yaml',
      /choose: \[[^\]]*\]/,
      'choose: [sor2-dagli]',
      'SP1006 Her nævnes SOR-kilden “sor2-dagli”, som ikke findes. Mente du “sor2-daglig”?',
    ],
    [
      'a file’s own source',
      'sor-sources.yaml',
      /partOf: sor2-komplet/,
      'partOf: sor2-komple',
      'SP1006 Her nævnes SOR-kilden “sor2-komple”, som ikke findes. Mente du “sor2-komplet”?',
    ],
    [
      'a scenario on the checklist',
      'migration.yaml',
      /scenarios: \[ID27-035\]/,
      'scenarios: [ID27-935]',
      'SP1006 Her nævnes scenariet “ID27-935”, som ikke findes. Mente du “ID27-035”?',
    ],
    [
      'a subject',
      'plan.yaml',
      /subjects: \[sorus\]/,
      'subjects: [soruss]',
      'SP1006 Her nævnes emnet “soruss”, som ikke findes. Mente du “sorus”?',
    ],
    [
      'a situation',
      'situations.yaml',
      /- id: lpr\n/,
      '- id: lprr\n',
      'SP1006 Her nævnes anvendelsessituationen “lprr”, som ikke findes. Mente du “lpr”?',
    ],
  ] as const)('say so when they name %s that does not exist', async (_what, file, from, to, expected) => {
    const problems = await problemsOf(changed(file, (text) => text.replace(from, to)));
    expect(problems.map((problem) => problem.split('\n')[0])).toContain(expected);
  });

  it('must not have the same id twice', async () => {
    const twice = changed('terms.yaml', (text) => `${text}\n${text.slice(text.indexOf('  - id:')).split('\n\n')[0] ?? ''}\n`);
    expect((await problemsOf(twice)).every((problem) => problem.startsWith('SP1007'))).toBe(true);
  });
});
