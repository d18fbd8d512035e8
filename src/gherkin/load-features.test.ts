import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadFeatures } from './load-features.ts';

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
