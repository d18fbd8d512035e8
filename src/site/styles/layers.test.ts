import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Comments say nothing to the browser. */
const sheet = (file: string): string => readFileSync(file, 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
const ORDER = /^@layer ([^;{]+);/m.exec(sheet('src/site/styles/layers.css'))?.[1]?.split(', ') ?? [];
const COMPONENTS = globSync('src/site/components/*/*.css').sort();
const SHARED = ['base', 'pieces', 'print', 'tokens'].map((name) => `src/site/styles/${name}.css`);

/** What begins each block at the outermost level: `@layer x`, `@page`, or a selector. */
function outermost(css: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let head = '';
  for (const char of css.replaceAll(/@import [^;]+;/g, '')) {
    if (char === '{' && depth++ === 0) found.push(head.trim());
    else if (char === '}' && --depth === 0) head = '';
    else if (depth === 0) head += char;
  }
  return found;
}

describe('the layers of the site', () => {
  it('come after the frame, and are declared in one sheet alone', () => {
    expect(ORDER[0]).toBe('starlight');
    for (const file of [...COMPONENTS, ...SHARED]) expect(sheet(file), file).not.toMatch(/@layer [^;{]+;/);
  });

  it.each([...COMPONENTS, ...SHARED])('%s imports the order first, since a page may load it first', (file) => {
    expect(sheet(file).trimStart()).toMatch(/^@import '(\.\/|\.\.\/\.\.\/styles\/)layers\.css';\n/);
  });

  it.each(COMPONENTS)('%s has every rule in the layer of components or of print', (file) => {
    const layers = outermost(sheet(file));
    expect(layers.length).toBeGreaterThan(0);
    for (const layer of layers) expect(['@layer pilot.components', '@layer pilot.print']).toContain(layer);
  });

  it('hold every other rule, but for what must win over Starlight’s unlayered sheet for print', () => {
    const outside = SHARED.flatMap((file) => outermost(sheet(file)).filter((head) => !head.startsWith('@layer')));
    expect(outside).toEqual(['@page', '@page broad', ':root[data-theme]', '@media print']);
    const named = SHARED.flatMap((file) => outermost(sheet(file)).filter((head) => head.startsWith('@layer')));
    for (const layer of named) expect(ORDER).toContain(layer.replace('@layer ', ''));
  });
});
