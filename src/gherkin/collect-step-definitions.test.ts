import { fileURLToPath } from 'node:url';
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { regionsFileSchema } from '../model/config/region.ts';
import { requirementsFileSchema, usageSituationsFileSchema } from '../model/config/vocabulary.ts';
import { onePlace } from '../model/places.ts';
import { readCatalogue } from './catalogue.ts';
import { collectStepDefinitions } from './collect-step-definitions.ts';
import { digestSteps } from './digest-steps.ts';
import { lintFeatures } from './lint/lint-features.ts';
import { loadFeatures } from './load-features.ts';
import { formatAll } from './features.fixture.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Loaded once: Cucumber takes in a file of definitions the first time it is imported, and no more. */
const loaded = collectStepDefinitions(onePlace(ROOT), ['step-definitions/**/*.ts']);

async function yaml(name: string): Promise<unknown> {
  return parse(await readFile(`${ROOT}config/${name}`, 'utf8'));
}

it('finds that the project’s own specifications keep every authoring rule and verify every requirement', async () => {
  const files = await loadFeatures(`${ROOT}features`);
  const stepDefinitions = await loaded;
  const { requirements } = requirementsFileSchema.parse(await yaml('requirements.yaml'));
  const { usageSituations } = usageSituationsFileSchema.parse(await yaml('usage-situations.yaml'));
  const { regions } = regionsFileSchema.parse(await yaml('regions.yaml'));
  expect(formatAll(lintFeatures({ files, requirements, usageSituations, regions, stepDefinitions }))).toBe('');

  const { specifications } = readCatalogue(files).catalogue;
  expect(specifications.length).toBeGreaterThanOrEqual(45);
  const tried = new Set(specifications.flatMap((specification) => specification.requirements));
  expect(requirements.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  for (const { file, line } of stepDefinitions) {
    expect(file).toMatch(/^step-definitions\/[a-z-]+\.steps\.ts$/);
    expect(line).toBeGreaterThan(0);
  }
});

it('knows the same patterns as a reading that runs nothing', async () => {
  const folder = `${ROOT}step-definitions/`;
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.ts'));
  const sources = await Promise.all(paths.map(async (path) => ({ path, text: await readFile(`${folder}${path}`, 'utf8') })));
  const read = digestSteps(sources).map(({ pattern }) => pattern);
  expect(read).toEqual(['', ...(await loaded).map(({ pattern }) => pattern).toSorted()]);
});
