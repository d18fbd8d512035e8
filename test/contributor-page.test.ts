import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import { loadConfiguration } from '../src/config/load-configuration.ts';
import { loadGuidance } from '../src/config/load-guidance.ts';
import { readCatalogue } from '../src/gherkin/catalogue.ts';
import { loadFeatures } from '../src/gherkin/load-features.ts';
import { sourcesFileSchema, usageSituationsFileSchema } from '../src/model/config/vocabulary.ts';
import { listedCodeSchema } from '../src/model/guidance/code-list.ts';
import { phaseOutFileSchema } from '../src/model/guidance/phase-out.ts';
import { planFileSchema } from '../src/model/guidance/plan.ts';
import { situationsFileSchema } from '../src/model/guidance/situation.ts';
import { termsFileSchema } from '../src/model/guidance/term.ts';

const CONTRIBUTE = readFileSync('docs/pilot/ret-en-side.mdx', 'utf8');
const MAPPING = readFileSync('docs/udfasning/kortlaegning.mdx', 'utf8');
const ROADS = readFileSync('docs/udfasning/regioner.mdx', 'utf8');

/** Every fenced block that opens with these words, in order. */
const blocks = (text: string, opening: string): readonly string[] =>
  Array.from(text.matchAll(new RegExp(`^\`\`\`${opening}\\n([\\s\\S]*?)^\`\`\``, 'gm')), ([, block = '']) => block.trim());
const block = (text: string, opening: string): unknown => parse(blocks(text, opening)[0] ?? '');

describe('the examples on the page about correcting a page', () => {
  const cases: readonly (readonly [string, z.ZodType, unknown])[] = [
    ['a code', listedCodeSchema.array(), block(CONTRIBUTE, 'yaml codes')],
    ['a system', phaseOutFileSchema, { systems: block(CONTRIBUTE, 'yaml systems') }],
    ['a system with the owner’s fields', phaseOutFileSchema, { systems: block(MAPPING, 'yaml system') }],
    ['a usage situation', usageSituationsFileSchema, { usageSituations: block(CONTRIBUTE, 'yaml usageSituations') }],
    ['its guidance', situationsFileSchema, { situations: block(CONTRIBUTE, 'yaml situations') }],
    ['a term', termsFileSchema, { terms: block(CONTRIBUTE, 'yaml terms') }],
    ['a source', sourcesFileSchema, { sources: block(CONTRIBUTE, 'yaml sources') }],
    ['a region’s road', planFileSchema.shape.roadmaps, block(ROADS, 'yaml roadmaps')],
  ];
  it.each(cases)('%s is as the file wants it', (_name, schema, value) => {
    expect(schema.safeParse(value).error).toBeUndefined();
  });
});

describe('the errors on the page about correcting a page', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'sor-pilot-rettelse-'));
    await cp('guidance', path.join(folder, 'guidance'), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** What is said when one thing in one file is spoiled; where in the file it stands moves with the content. */
  async function spoiled(file: string, from: string | RegExp, to: string): Promise<string> {
    const full = path.join(folder, file);
    const whole = await readFile(full, 'utf8');
    expect(whole).toMatch(from);
    await writeFile(full, whole.replace(from, to));
    try {
      const configuration = await loadConfiguration('config');
      const { catalogue } = readCatalogue(await loadFeatures('features'));
      await loadGuidance(path.join(folder, 'guidance'), {
        configuration,
        scenarios: catalogue.specifications.map(({ id }) => id),
        subjects: catalogue.specifications.map(({ feature }) => feature.subject),
      });
      return 'ingen fejl';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      await writeFile(full, whole);
    }
  }
  const told = (text: string): string => text.replace(/ \S*guidance\//, ' guidance/').replace(/:\d+:\d+ · .*$/m, ' · sted');

  it.each([
    [0, 'guidance/phase-out.yaml', '[MC-SOR]', '[MC-SORR]'],
    [1, 'guidance/phase-out.yaml', 'uses: both', 'uses: begge'],
    [2, 'guidance/phase-out.yaml', '    timetable: Sidste', '    tidsplan: Sidste'],
    [3, 'guidance/terms.yaml', /^ {4}definition: .*\n/m, ''],
    [4, 'guidance/situations.yaml', 'LPR-002', 'LRP-002'],
  ] as const)('no. %d is the one the tool gives', async (index, file, from, to) => {
    const shown = blocks(CONTRIBUTE, 'text error')[index] ?? '';
    expect(told(await spoiled(file, from, to))).toBe(told(shown));
  });
});

describe('the regions’ road', () => {
  it('has every region in the configuration and names no other', async () => {
    const { regions } = await loadConfiguration('config');
    const shown = Array.from(ROADS.matchAll(/<Roadmaps region="([^"]+)"/g), ([, id]) => id);
    expect(shown.toSorted()).toEqual(regions.map(({ id }) => id).toSorted());
  });
});

describe('the plan and the mapping', () => {
  it('show every activity and every system exactly once', async () => {
    const configuration = await loadConfiguration('config');
    const { catalogue } = readCatalogue(await loadFeatures('features'));
    const { plan, systems } = await loadGuidance('guidance', {
      configuration,
      scenarios: catalogue.specifications.map(({ id }) => id),
      subjects: catalogue.specifications.map(({ feature }) => feature.subject),
    });
    const page = readFileSync('docs/udfasning/plan.mdx', 'utf8');
    const lists = Array.from(page.matchAll(/<ActivityList parties=\{\[([^\]]*)\]\}/g), ([, parties = '']) =>
      parties.replaceAll(/['\s]/g, '').split(',').toSorted().join(' '),
    );
    const wanted = new Set(plan.activities.map(({ parties }) => parties.toSorted().join(' ')));
    expect(lists.toSorted()).toEqual([...wanted].toSorted());
    const tables = Array.from(MAPPING.matchAll(/<PhaseOutTable party="([^"]+)"/g), ([, party]) => party);
    expect(tables.toSorted()).toEqual([...new Set(systems.map(({ party }) => party))].toSorted());
  });
});
