import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDecisions } from '../../config/load-decisions.ts';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { layered } from '../../model/places.ts';
import { toolRoot } from '../places.ts';
import { completePackage, homeFiles } from './home-files.ts';
import { writeHome } from './write-home.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hjem-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const files = homeFiles(toolRoot);
const read = (name: string): string => readFileSync(join(home, name), 'utf8');

describe('a new home', () => {
  it('has all it begins with, and nothing secret is left to be committed', () => {
    const { written, left, addedToPackage } = writeHome(home, files);
    expect(written.toSorted()).toEqual(
      [
        ...[
          '.gitattributes',
          '.gitignore',
          'config/environments/test.yaml',
          'features/egne/eksempel.feature',
          'package.json',
          'tsconfig.json',
        ],
        ...['decisions/agenda.yaml', 'decisions/known-deviations.yaml', 'decisions/sign-offs.yaml'],
        'step-definitions/eksempel.steps.ts',
      ].toSorted(),
    );
    expect(left).toEqual([]);
    expect(addedToPackage).toEqual([]);
    const ignored = read('.gitignore').split('\n');
    for (const name of ['node_modules/', '.env', '*.key', '*.p12', 'dist/']) expect(ignored).toContain(name);
    expect(ignored).not.toContain('results/');
  });

  it('has an environment that is right as it stands, beside the exercise', async () => {
    writeHome(home, files);
    const configuration = await loadConfiguration(layered({ tool: toolRoot, home }, 'config'));
    expect(configuration.environments.map(({ id }) => id)).toEqual(['oevelse', 'test']);
  });

  it('has decisions that can be read, and none taken', async () => {
    writeHome(home, files);
    const configuration = await loadConfiguration(layered({ tool: toolRoot, home }, 'config'));
    const decisions = await loadDecisions(join(home, 'decisions'), { configuration, cases: [] });
    expect(decisions).toMatchObject({ knownDeviations: [], signOffs: [], agenda: { meetings: [] } });
  });

  it('keeps every file that was there, byte for byte, links and folders too', () => {
    mkdirSync(join(home, 'step-definitions/eksempel.steps.ts'), { recursive: true });
    mkdirSync(join(home, 'config/environments'), { recursive: true });
    writeFileSync(join(home, 'config/environments/test.yaml'), 'mine');
    symlinkSync('findes-ikke', join(home, '.gitignore'));
    const { left, written } = writeHome(home, files);
    expect(left.toSorted()).toEqual(['.gitignore', 'config/environments/test.yaml', 'step-definitions/eksempel.steps.ts']);
    expect(written).not.toContain('.gitignore');
    expect(read('config/environments/test.yaml')).toBe('mine');
    expect(lstatSync(join(home, '.gitignore')).isSymbolicLink()).toBe(true);
    expect(existsSync(join(home, 'findes-ikke'))).toBe(false);
    expect(readdirSync(join(home, 'step-definitions/eksempel.steps.ts'))).toEqual([]);
  });

  it('is the same when it is made again', () => {
    const first = writeHome(home, files);
    const text = read('package.json');
    const again = writeHome(home, files);
    expect(again.written).toEqual([]);
    expect(again.left.toSorted()).toEqual(first.written.toSorted());
    expect(read('package.json')).toBe(text);
  });

  it('cannot be where a file stands in place of a folder', () => {
    writeFileSync(join(home, 'features'), '');
    expect(() => writeHome(home, files)).toThrow(expect.objectContaining({ code: 'SP1063' }));
  });
});

describe('a package.json', () => {
  it('that is there gets only the keys it lacks', () => {
    const { text, added } = completePackage('{ "name": "x", "scripts": { "test": "vores" }, "type": "commonjs" }')!;
    expect(added).toEqual(['sor-pilot']);
    expect(JSON.parse(text)).toEqual({
      ...{ name: 'x', scripts: { test: 'vores' }, type: 'commonjs' },
      'sor-pilot': { steps: 1 },
    });
  });

  it.each(['{', '[]', '"x"', ''])('that says %j is left alone', (text) => {
    expect(completePackage(text)).toBeUndefined();
    writeFileSync(join(home, 'package.json'), text);
    const { left, addedToPackage } = writeHome(home, files);
    expect(addedToPackage).toBeUndefined();
    expect(left).toEqual(['package.json']);
    expect(read('package.json')).toBe(text);
  });
});
