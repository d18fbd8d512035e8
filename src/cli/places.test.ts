import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertOwnSteps } from './own-steps.ts';
import { assertHome, findPlaces } from './places.ts';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'steder-')));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(name: string, content: string): string {
  const file = join(root, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const home = (): string => join(root, 'hjem');
const tool = (): string => join(home(), 'node_modules', 'sor-pilot');

describe('the home', () => {
  it.each([
    ['depends on it', { dependencies: { 'sor-pilot': '1.0.0' } }],
    ['depends on it to develop', { devDependencies: { 'sor-pilot': '1.0.0' } }],
    ['has settings for it', { 'sor-pilot': { steps: 1 } }],
  ])('is the nearest folder upward whose package.json %s', (_, content) => {
    put('package.json', '{ "dependencies": { "sor-pilot": "1" } }');
    put('hjem/package.json', JSON.stringify(content));
    put('hjem/config/package.json', '{ "dependencies": { "another": "1" } }');
    put('hjem/config/environments/test.yaml', '');
    expect(findPlaces(join(home(), 'config', 'environments'), tool())).toEqual({ tool: tool(), home: home(), isSetUp: true });
  });

  it('is the tool itself in a clone, wherever a command is given', () => {
    const clone = join(root, 'klon');
    put('klon/package.json', '{ "name": "sor-pilot" }');
    put('andet/package.json', '[]');
    for (const cwd of [clone, join(root, 'andet'), '/'])
      expect(findPlaces(cwd, clone)).toEqual({ tool: clone, home: clone, isSetUp: true });
  });

  it('is the clone one stands in, although the clone lies in somebody’s home', () => {
    put('package.json', '{ "dependencies": { "sor-pilot": "1" } }');
    const clone = join(root, 'klon');
    put('klon/src/x.ts', '');
    expect(findPlaces(join(clone, 'src'), clone)).toEqual({ tool: clone, home: clone, isSetUp: true });
  });

  it('is not set up where the tool is installed and nothing says that it is used', () => {
    put('hjem/package.json', '{ not json');
    const found = findPlaces(home(), tool());
    expect(found).toEqual({ tool: tool(), home: home(), isSetUp: false });
    expect(() => assertHome(found)).toThrow(expect.objectContaining({ code: 'SP1060', place: { file: home() } }));
  });
});

describe('own steps', () => {
  const cucumber = (folder: string, version: string): string =>
    join(put(`${folder}/node_modules/@cucumber/cucumber/package.json`, JSON.stringify({ version })), '..');

  it('are run with the one Cucumber there is', () => {
    cucumber('hjem', '13.3.0');
    expect(() => assertOwnSteps({ tool: tool(), home: home() })).not.toThrow();
  });

  it('are refused when they would get another, and both are named', () => {
    const theirs = cucumber('hjem', '12.0.0');
    const ours = cucumber('hjem/node_modules/sor-pilot', '13.3.0');
    expect(() => assertOwnSteps({ tool: tool(), home: home() })).toThrow(
      expect.objectContaining({
        code: 'SP1061',
        place: { file: theirs },
        seen: `jeres mappe har 12.0.0, og sor-pilot kører med 13.3.0 i ${ours}`,
      }),
    );
  });

  it.each([
    ['{ "sor-pilot": { "steps": 1 } }', undefined],
    ['{ "sor-pilot": {} }', undefined],
    ['{ "sor-pilot": { "steps": 2 } }', '2'],
    ['{ "sor-pilot": { "steps": "1" } }', '"1"'],
  ])('of a home with %s are held against the edition they are written for', (content, seen) => {
    put('hjem/package.json', content);
    const act = (): void => assertOwnSteps({ tool: tool(), home: home() });
    if (seen === undefined) expect(act).not.toThrow();
    else expect(act).toThrow(expect.objectContaining({ code: 'SP1062', seen }));
  });
});
