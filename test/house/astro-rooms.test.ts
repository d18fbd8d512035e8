import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import config from '../../dependency-cruiser.config.mjs';

/**
 * dependency-cruiser does not read Astro's files. What they import, in their frontmatter and in their scripts, is held to
 * the same rules here.
 */
interface Arrow {
  readonly from: string;
  readonly to: string;
}
interface End {
  readonly path?: string | readonly string[];
  readonly pathNot?: string | readonly string[];
}
interface Rule {
  readonly name: string;
  readonly from: End;
  readonly to: End & { readonly circular?: boolean };
}

/** What an Astro file imports: files of the project by their path, packages as dependency-cruiser names them. */
function importsOf(file: string, source: string): Arrow[] {
  const frontmatter = /^---\n(.*?)\n---/s.exec(source)?.[1] ?? '';
  const scripts = Array.from(source.matchAll(/<script[^>]*>(.*?)<\/script>/gs), ([, text = '']) => text);
  return [frontmatter, ...scripts].flatMap((text) =>
    ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => ({
      from: file,
      to: fileName.startsWith('.') ? posix.join(dirname(file), fileName) : `node_modules/${fileName}`,
    })),
  );
}

const patterns = (value: End['path']): RegExp[] => [value ?? []].flat().map((pattern) => new RegExp(pattern));
const fits = (path: string, { path: wanted, pathNot }: End): boolean =>
  (wanted === undefined || patterns(wanted).some((pattern) => pattern.test(path))) &&
  !patterns(pathNot).some((pattern) => pattern.test(path));
const broken = (arrows: readonly Arrow[], { from, to }: Rule): string[] =>
  arrows.filter((arrow) => fits(arrow.from, from) && fits(arrow.to, to)).map((arrow) => `${arrow.from} -> ${arrow.to}`);

/** Circles need every file at once; the others are about one arrow. */
const rules = (config.forbidden as readonly Rule[]).filter(({ to }) => to.circular !== true);
const files = globSync('src/**/*.astro').map((file) => file.replaceAll('\\', '/'));
const arrows = files.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));

describe('imports in Astro files', () => {
  it('are found in frontmatter and in scripts, and lead to files that are there', () => {
    expect(files.length).toBeGreaterThan(100);
    const own = arrows.filter(({ to }) => to.startsWith('src/'));
    expect(own.some(({ to }) => to.endsWith('.client.ts'))).toBe(true);
    expect(own.filter(({ to }) => !existsSync(to))).toEqual([]);
  });

  it('would be refused in a room that may not know the other', () => {
    const strangers = importsOf('src/pages/x.astro', "---\nimport type { A } from '../cli/main.ts';\n---\n<p />\n");
    expect(rules.flatMap((rule) => broken(strangers, rule))).toEqual(['src/pages/x.astro -> src/cli/main.ts']);
    const script = importsOf('src/site/components/a/A.astro', "<script>\n  import '../../../runner/run.ts';\n</script>\n");
    expect(rules.flatMap((rule) => broken(script, rule))).toEqual(['src/site/components/a/A.astro -> src/runner/run.ts']);
  });

  it.each(rules)('keep to $name', (rule) => {
    for (const key of [...Object.keys(rule.from), ...Object.keys(rule.to)])
      expect(['path', 'pathNot'], `the test does not know “${key}” of a rule`).toContain(key);
    expect(broken(arrows, rule)).toEqual([]);
  });
});
