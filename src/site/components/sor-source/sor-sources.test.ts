import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../../config/load-configuration.ts';
import { loadGuidance } from '../../../config/load-guidance.ts';
import { readCatalogue } from '../../../gherkin/catalogue.ts';
import { loadFeatures } from '../../../gherkin/load-features.ts';
import type { Configuration } from '../../../model/config/configuration.ts';
import { INTERFACES } from '../../../model/interfaces.ts';
import type { Guidance } from '../../../model/guidance/guidance.ts';
import { CHOICE_GROUPS, SOURCE_FAMILIES } from '../../../model/guidance/sor-source.ts';
import type { Catalogue } from '../../../model/specification.ts';
import { sorSourcesSidebar } from '../../sidebar/sor-sources-sidebar.ts';
import { proofOf } from './proof.ts';
import { GROUP_WORDS, levelWords } from './source-words.ts';
import { isLink, named, scenariosOf } from './sources.ts';

let catalogue: Catalogue;
let configuration: Configuration;
let guidance: Guidance;
beforeAll(async () => {
  ({ catalogue } = readCatalogue(await loadFeatures('features')));
  configuration = await loadConfiguration('config');
  const { specifications } = catalogue;
  guidance = await loadGuidance('guidance', {
    configuration,
    scenarios: specifications.map(({ id }) => id),
    subjects: specifications.map(({ feature }) => feature.subject),
  });
});

const doc = (file: string): string => readFileSync(path.join('docs', file), 'utf8');

describe('the sources', () => {
  it.each(SOURCE_FAMILIES)('have at least one in the family %s, which the overview lists', (family) => {
    expect(guidance.sorSources.filter((source) => source.family === family)).not.toHaveLength(0);
    expect(doc('kilder/index.mdx')).toContain(`<SourceTable family="${family}" />`);
  });

  it('include the eight files of the zip', () => {
    expect(guidance.sorSources.filter(({ partOf }) => partOf === 'sor2-komplet')).toHaveLength(8);
  });

  it('take no address from a written page', () => {
    for (const { id } of guidance.sorSources) expect([id, existsSync(`docs/kilder/${id}.mdx`)]).toEqual([id, false]);
  });

  it('never say Ja or Nej about the level without knowing or assuming it', () => {
    for (const { id, level } of guidance.sorSources)
      expect([id, level.answer === 'unknown']).toEqual([id, level.certainty === 'unknown']);
  });

  it('name only interfaces the pilot has', () => {
    for (const { interfaces } of guidance.sorSources) for (const name of interfaces) expect(INTERFACES).toContain(name);
  });

  it('are all in the menu', () => {
    expect(JSON.stringify(sorSourcesSidebar(guidance.sorSources)).match(/"\/kilder\/[a-z0-9-]+\/"/g)).toHaveLength(
      guidance.sorSources.length + 2,
    );
  });

  it('are an answer in the chooser, part of one, or say what to choose instead', () => {
    const chosen = new Set(guidance.choices.flatMap(({ choose }) => choose));
    for (const { id, partOf, avoidWhen } of guidance.sorSources)
      expect([id, chosen.has(id) || (partOf !== undefined && chosen.has(partOf)) || avoidWhen !== undefined]).toEqual([id, true]);
  });
});

describe('the chooser', () => {
  it.each(CHOICE_GROUPS)('has answers in the group %s under its heading', (group) => {
    expect(guidance.choices.filter((choice) => choice.group === group)).not.toHaveLength(0);
    expect(doc('kilder/vaelg.mdx')).toContain(`## ${GROUP_WORDS[group]}\n\n<SourceChooser group="${group}" />`);
  });

  it('knows at least fourteen needs', () => {
    expect(guidance.choices.length).toBeGreaterThanOrEqual(14);
  });

  it('combines sources only where there are several', () => {
    for (const { id, choose, together } of guidance.choices) if (together) expect([id, choose.length > 1]).toEqual([id, true]);
  });
});

describe('the checklist', () => {
  it('has every kind of system under its heading', () => {
    for (const { id, name } of guidance.systemKinds)
      expect(doc('udfasning/tjekliste.mdx')).toContain(`## ${name}\n\n<MigrationChecklist kind="${id}" />`);
  });

  it('names at least one scenario for every kind of system', () => {
    for (const { id, items } of guidance.systemKinds)
      expect([id, items.some(({ scenarios }) => scenarios.length > 0)]).toEqual([id, true]);
  });

  it('names only requirements a scenario tests', () => {
    const tried = new Set(catalogue.specifications.flatMap(({ requirements }) => requirements));
    for (const { items } of guidance.systemKinds)
      for (const { requirements } of items) for (const id of requirements) expect(tried).toContain(id);
  });
});

describe('what the scenarios say about an item', () => {
  it('tells the system itself from the register', () => {
    expect(proofOf(['SHAK-003', 'FAG-001', 'LPR-009', 'MED-005'], catalogue.specifications)).toEqual({
      system: ['FAG-001', 'LPR-009', 'MED-005'],
      register: ['SHAK-003'],
    });
  });
});

describe('the references on the pages', () => {
  const pages = readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => [file, doc(file)] as const);
  const idsIn = (text: string, component: string): string[] =>
    Array.from(text.matchAll(new RegExp(`<${component} id="([^"]*)"`, 'g')), ([, id = '']) => id);

  it.each(pages)('in %s lead to scenarios, requirements and sources that exist', (_file, text) => {
    const scenarios = catalogue.specifications.map(({ id }) => id);
    const requirements = configuration.requirements.map(({ id }) => id);
    for (const id of idsIn(text, 'ScenarioLink')) expect(scenarios).toContain(id);
    for (const id of idsIn(text, 'RequirementLink')) expect(requirements).toContain(id);
    for (const id of idsIn(text, 'SourceLink')) expect(guidance.sorSources.map((source) => source.id)).toContain(id);
  });
});

describe('looking up a source', () => {
  it('gathers the scenarios it names and those of its interface', () => {
    const skrs = named('SOR-kilden', 'skrs', guidance.sorSources);
    const gui = named('SOR-kilden', 'sor-gui', guidance.sorSources);
    expect(scenariosOf(skrs, catalogue)).toContain('SKRS-001');
    expect(scenariosOf(gui, catalogue)).toEqual(gui.scenarios);
  });

  it('rejects an id nobody has', () => {
    expect(() => named('SOR-kilden', 'skr', guidance.sorSources)).toThrow('Mente du “skrs”?');
  });

  it.each([
    ['https://sor-filer.sundhedsdata.dk', true],
    ['/sores', false],
    ['[miljø]/sor-opdatering', false],
  ])('sees whether %s can be followed', (address, link) => {
    expect(isLink(address)).toBe(link);
  });

  it.each([
    ['yes', 'confirmed', 'Ja'],
    ['yes', 'assumption', 'Ja (antagelse)'],
    ['no', 'assumption', 'Nej (antagelse)'],
    ['unknown', 'unknown', 'Ikke oplyst'],
  ] as const)('words %s and %s as “%s”', (answer, certainty, words) => {
    expect(levelWords({ answer, certainty, text: 'x' })).toBe(words);
  });
});
