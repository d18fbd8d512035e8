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

describe('vejledningens data', () => {
  it('kan læses, som de står', async () => {
    const guidance = await loadGuidance('guidance', around);
    expect(guidance.elements.length).toBeGreaterThan(0);
    expect(guidance.terms.length).toBeGreaterThan(0);
  });

  it('må ikke give en kilde et id, som en af sidens egne sider har taget', async () => {
    const first = /^ {2}- id: .*$/m;
    const folder = changed('sor-sources.yaml', (text) => text.replace(first, '  - id: vaelg'));
    expect(await problemsOf(folder)).toContainEqual(expect.stringMatching(/^SP1008 “vaelg”/));
  });

  it.each([
    [
      'en kilde',
      'terms.yaml',
      /sources: \[SDS-ORG/,
      'sources: [SDS-ROG',
      'SP1006 Her nævnes kilden “SDS-ROG”, som ikke findes. Mente du “SDS-ORG”?',
    ],
    [
      'et krav',
      'elements.yaml',
      /requirements: \[[^\]]*\]/,
      'requirements: [findes-ikke]',
      'SP1006 Her nævnes kravet “findes-ikke”, som ikke findes.',
    ],
    [
      'et scenarie',
      'situations.yaml',
      /scenarios: \[[^\]]*\]/,
      'scenarios: [XYZ-999]',
      'SP1006 Her nævnes scenariet “XYZ-999”, som ikke findes.',
    ],
    [
      'et element',
      'situations.yaml',
      /elements: \[/,
      'elements: [sor-kodee, ',
      'SP1006 Her nævnes dataelementet “sor-kodee”, som ikke findes. Mente du “sor-kode”?',
    ],
    [
      'en part',
      'phase-out.yaml',
      /party: sds/,
      'party: sdss',
      'SP1006 Her nævnes parten “sdss”, som ikke findes. Mente du “sds”?',
    ],
    [
      'en SOR-kilde',
      'sor-sources.yaml',
      /choose: \[[^\]]*\]/,
      'choose: [sor2-dagli]',
      'SP1006 Her nævnes SOR-kilden “sor2-dagli”, som ikke findes. Mente du “sor2-daglig”?',
    ],
    [
      'den kilde, en fil ligger i,',
      'sor-sources.yaml',
      /partOf: sor2-komplet/,
      'partOf: sor2-komple',
      'SP1006 Her nævnes SOR-kilden “sor2-komple”, som ikke findes. Mente du “sor2-komplet”?',
    ],
    [
      'et scenarie på tjeklisten',
      'migration.yaml',
      /scenarios: \[ID27-035\]/,
      'scenarios: [ID27-935]',
      'SP1006 Her nævnes scenariet “ID27-935”, som ikke findes. Mente du “ID27-035”?',
    ],
    [
      'et emne',
      'plan.yaml',
      /subjects: \[sorus\]/,
      'subjects: [soruss]',
      'SP1006 Her nævnes emnet “soruss”, som ikke findes. Mente du “sorus”?',
    ],
    [
      'en situation',
      'situations.yaml',
      /- id: lpr\n/,
      '- id: lprr\n',
      'SP1006 Her nævnes anvendelsessituationen “lprr”, som ikke findes. Mente du “lpr”?',
    ],
  ] as const)('siger, når de nævner %s, der ikke findes', async (_what, file, from, to, expected) => {
    const problems = await problemsOf(changed(file, (text) => text.replace(from, to)));
    expect(problems.map((problem) => problem.split('\n')[0])).toContain(expected);
  });

  it('må ikke have samme id to gange', async () => {
    const twice = changed('terms.yaml', (text) => `${text}\n${text.slice(text.indexOf('  - id:')).split('\n\n')[0] ?? ''}\n`);
    expect((await problemsOf(twice)).every((problem) => problem.startsWith('SP1007'))).toBe(true);
  });
});
