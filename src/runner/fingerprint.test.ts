import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onePlace } from '../model/places.ts';
import { suiteFingerprint } from './fingerprint.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fingerprint-'));
  for (const room of ['interfaces', 'session', 'wire', 'protocols', 'evidence', 'sor', 'model'])
    await write(`src/${room}/code.ts`);
  await write('step-definitions/given.steps.ts');
  await write('features/id27/levels.feature');
});

afterEach(() => rm(root, { recursive: true }));

async function write(path: string, text = ''): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

describe("a suite's fingerprint", () => {
  it.each([
    ['src/sor/code.ts', ['steps']],
    ['src/wire/new.ts', ['steps']],
    ['step-definitions/given.steps.ts', ['steps']],
    ['features/id27/levels.feature', ['features']],
    ['src/sor/code.test.ts', []],
    ['src/sor/code.fixture.ts', []],
    ['src/sor/table.json', []],
    ['src/site/page.ts', []],
  ])('changes with %s in %j and nothing else', async (path, changed) => {
    const before = await suiteFingerprint(onePlace(root), 'configuration');
    await write(path, 'changed');
    const after = await suiteFingerprint(onePlace(root), 'configuration');
    expect((['features', 'steps', 'config'] as const).filter((part) => before[part] !== after[part])).toEqual(changed);
  });
});
