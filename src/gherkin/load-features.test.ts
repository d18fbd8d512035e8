import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onePlace, type Places } from '../model/places.ts';
import { loadFeatures, loadSuite, locateFeature } from './load-features.ts';

it('reads all feature files sorted, with paths from the root of the project', async () => {
  const root = await mkdtemp(join(tmpdir(), 'features-'));
  try {
    await mkdir(join(root, 'features', 'shak'), { recursive: true });
    await writeFile(join(root, 'features', 'shak', 'b.feature'), 'B');
    await writeFile(join(root, 'features', 'a.feature'), 'A');
    await writeFile(join(root, 'features', 'shak', 'noter.md'), 'ikke med');
    expect(await loadFeatures(join(root, 'features'))).toEqual([
      { path: 'features/a.feature', text: 'A' },
      { path: 'features/shak/b.feature', text: 'B' },
    ]);
  } finally {
    await rm(root, { recursive: true });
  }
});

it('reads one file by its path, named from the folder of features it lies in', async () => {
  const root = await mkdtemp(join(tmpdir(), 'features-'));
  try {
    await mkdir(join(root, 'features', 'shak'), { recursive: true });
    await writeFile(join(root, 'features', 'shak', 'b.feature'), 'B');
    await writeFile(join(root, 'c.feature'), 'C');
    expect(await loadFeatures(join(root, 'features', 'shak', 'b.feature'))).toEqual([
      { path: 'features/shak/b.feature', text: 'B' },
    ]);
    expect(await loadFeatures(join(root, 'c.feature'))).toEqual([{ path: 'c.feature', text: 'C' }]);
  } finally {
    await rm(root, { recursive: true });
  }
});

describe('a suite', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'suite-'));
    await put('tool/features/fhir/a.feature', 'A');
  });
  afterEach(() => rm(root, { recursive: true }));

  const put = async (name: string, text: string): Promise<void> => {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), text);
  };
  const places = (): Places => ({ tool: join(root, 'tool'), home: join(root, 'home') });

  it('has the common features first, then the home’s own', async () => {
    await put('home/features/egne/b.feature', 'B');
    expect(await loadSuite(places())).toEqual([
      { path: 'features/fhir/a.feature', text: 'A' },
      { path: 'features/egne/b.feature', text: 'B', origin: 'own' },
    ]);
    expect(locateFeature(places(), 'features/egne/b.feature')).toBe(join(root, 'home/features/egne/b.feature'));
    expect(locateFeature(places(), 'features/fhir/a.feature')).toBe(join(root, 'tool/features/fhir/a.feature'));
  });

  it('is the common ones where the home has none, and where it is the tool', async () => {
    expect(await loadSuite(places())).toHaveLength(1);
    expect(await loadSuite(onePlace(join(root, 'tool')))).toEqual([{ path: 'features/fhir/a.feature', text: 'A' }]);
  });

  it('refuses an own feature in the place of a common one', async () => {
    await put('home/features/fhir/a.feature', 'B');
    await expect(loadSuite(places())).rejects.toMatchObject({ code: 'SP2019', place: { file: 'features/fhir/a.feature' } });
  });
});
