import { describe, expect, it } from 'vitest';
import { compile, ONLY_FOR_TESTS, renameImports } from './compile.ts';

const SOURCE = `import { a, type B } from './a.ts';
import type { C } from '../c.ts';
export * from './d.ts';
const lazy = await import('./e.ts');
const worker = new URL('../f.ts', import.meta.url);
import address from './h.ts?worker&url';
const told = 'a.ts' as string;
export const g = (x: B): C => x satisfies B;
import data from './data.json' with { type: 'json' };
`;

describe('a compiled module', () => {
  const js = compile(SOURCE);

  it('imports and names its own modules as JavaScript, and nothing else has another name', () => {
    expect(Array.from(js.matchAll(/'([^']*)'/g), ([, text]) => text)).toEqual([
      './a.js',
      './d.js',
      './e.js',
      '../f.js',
      './h.js?worker&url',
      'a.ts',
      './data.json',
      'json',
    ]);
  });

  it('has every line and column where the source has it', () => {
    expect(js.split('\n').map(({ length }) => length)).toEqual(SOURCE.split('\n').map(({ length }) => length));
    expect(js.indexOf('worker =')).toBe(SOURCE.indexOf('worker ='));
    expect(js.indexOf('import data')).toBe(SOURCE.indexOf('import data'));
  });

  it('has no types left', () => {
    expect(js).not.toMatch(/satisfies|type B|: C/);
  });
});

it('what Astro compiles has its imports renamed, and its text left alone', () => {
  expect(renameImports(`import x from '../x.ts';\nimport("./y.ts")\n<p>kør main.ts, eller './' </p>`)).toBe(
    `import x from '../x.js';\nimport("./y.js")\n<p>kør main.ts, eller './' </p>`,
  );
});

it.each([
  ['src/a.test.ts', true],
  ['src/a.fixture.ts', true],
  ['src/interfaces/skrs/golden/README.md', true],
  ['src/a.ts', false],
  ['src/site/golden.ts', false],
])('%s is only for tests: %s', (name, expected) => {
  expect(ONLY_FOR_TESTS.test(name)).toBe(expected);
});
