import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VERDICT_CODES } from '../../model/verdict.ts';

const css = readFileSync('src/site/styles/tokens.css', 'utf8');
/** Every declaration in a piece of the sheet, by its name. */
const declarations = (piece: string): readonly (readonly [string, string])[] =>
  Array.from(piece.matchAll(/^ *(--[\w-]+): ([^;]+);/gm), ([, name = '', value = '']) => [name, value] as const);
/** What is said for print stands in two blocks: our own names, and Starlight's. */
const print = css.match(/@media print \{.*?\n( {2})?\}\n/gs)?.join('') ?? '';
const screen = css.replaceAll(/@media print \{.*?\n( {2})?\}\n/gs, '');
/** A colour is `light-dark(light, dark)`; anything else is the same in both. */
const shown = (value: string, at: 0 | 1): string => /^light-dark\((.+), (.+)\)$/.exec(value)?.[at + 1] ?? value;
const themed = (at: 0 | 1): readonly (readonly [string, string])[] =>
  declarations(screen).map(([name, value]) => [name, shown(value, at)] as const);
const THEMES = {
  light: new Map(themed(0)),
  dark: new Map(themed(1)),
  printed: new Map([...themed(0), ...declarations(print)]),
} as const;
type Theme = keyof typeof THEMES;
const themes = Object.keys(THEMES) as Theme[];

/** A token’s colour, through every token it stands for, as red, green and blue from 0 to 255. */
function colour(theme: Theme, name: string): readonly [number, number, number] {
  const value = THEMES[theme].get(name) ?? '';
  const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (other !== undefined) return colour(theme, other);
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(value)?.[1];
  if (hex === undefined) throw new Error(`${name} i ${theme}: ${value}`);
  const long = hex.length === 3 ? Array.from(hex, (digit) => digit + digit).join('') : hex;
  const part = (at: number): number => Number.parseInt(long.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

/** WCAG’s contrast between two tokens. */
function contrast(theme: Theme, one: string, other: string): number {
  const luminance = (name: string): number => {
    const [red, green, blue] = colour(theme, name).map((part) => {
      const share = part / 255;
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, shade] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (shade + 0.05);
}

const PAGE = '--sl-color-black';
const STARLIGHT = ['blue', 'purple', 'orange', 'red', 'green'];

describe.each(themes)('the colours of the %s theme', (theme) => {
  it.each([...VERDICT_CODES, 'assumed', 'known'])('keep %s legible and visible', (code) => {
    expect(contrast(theme, `--${code}-ink`, `--${code}-paper`)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme, `--${code}-ink`, PAGE)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme, `--${code}-fill`, PAGE)).toBeGreaterThanOrEqual(3);
  });

  it.each(STARLIGHT)('replace Starlight’s %s with a legible colour of the site', (name) => {
    for (const step of ['-low', '', '-high']) expect(THEMES[theme].get(`--sl-color-${name}${step}`)).toMatch(/^var\(/);
    // A note’s heading and links, its text, and the bar before it.
    expect(contrast(theme, `--sl-color-${name}-high`, `--sl-color-${name}-low`)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme, '--sl-color-white', `--sl-color-${name}-low`)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme, `--sl-color-${name}`, PAGE)).toBeGreaterThanOrEqual(3);
  });
});

describe('tokens.css', () => {
  it('says each colour once, and once more only for print', () => {
    for (const part of [screen, print]) {
      const names = declarations(part).map(([name]) => name);
      expect(names).toEqual([...new Set(names)]);
    }
    expect(declarations(print).length).toBeGreaterThan(20);
  });
});
