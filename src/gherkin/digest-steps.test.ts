import { describe, expect, it } from 'vitest';
import { digestSteps, type SourceText } from './digest-steps.ts';

const UNIT = `import { Given, Then } from '@cucumber/cucumber';
import type { PilotWorld } from './support/world.ts';
import { hold } from './support/hold.ts';

const LIMIT = 3;

/** Reads the unit. */
Given('enheden læses', function (this: PilotWorld) {
  this.remember('unit', read(LIMIT));
});

Then('holder {niveau}', function (this: PilotWorld, level: string) {
  hold({ level, expected: 'fundet' });
});

function read(limit: number): string {
  return 'x'.repeat(limit);
}
`;
const SUITE = {
  'enhed.steps.ts': UNIT,
  'support/hold.ts': `import { words } from './words.ts';
export function hold({ level, expected }: { level: string; expected: string }): void {
  if (words(level) !== expected) throw new Error(level);
}
export const other = 1;
`,
  'support/words.ts': `export const words = (text: string): string => text.trim();\n`,
  'support/parameter-types.ts': `import { defineParameterType } from '@cucumber/cucumber';
defineParameterType({ name: 'niveau', regexp: /a|b/, transformer: (name) => name });
`,
  'support/hooks.ts': `import { Before } from '@cucumber/cucumber';
import { PilotWorld } from './world.ts';
Before(function (this: PilotWorld) { PilotWorld.start(); });
`,
  'support/world.ts': `export class PilotWorld { static start(): void {} remember(name: string, value: string): void { void [name, value]; } }\n`,
} as const;

type Path = keyof typeof SUITE;

function digests(changed: Partial<Record<Path | 'nyt.steps.ts', string>> = {}): Readonly<Record<string, string>> {
  const sources = Object.entries({ ...SUITE, ...changed }).map(([path, text]): SourceText => ({ path, text }));
  return Object.fromEntries(digestSteps(sources).map(({ pattern, digest }) => [pattern, digest]));
}

/** Patterns whose digest is another, or that came or went, when files are written otherwise. */
function moved(changed: Partial<Record<Path | 'nyt.steps.ts', string>>): readonly string[] {
  const [before, after] = [digests(), digests(changed)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((pattern) => before[pattern] !== after[pattern]);
}

const edited = (path: Path, ...edits: readonly (readonly [string | RegExp, string])[]): Partial<Record<Path, string>> => {
  const text = edits.reduce<string>((so, [found, replaced]) => so.replace(found, replaced), SUITE[path]);
  expect(text).not.toBe(SUITE[path]);
  return { [path]: text };
};

describe('the digest of a step definition', () => {
  it('is of each pattern, and of what surrounds every scenario', () => {
    expect(Object.keys(digests())).toEqual(['', 'enheden læses', 'holder {niveau}']);
    expect(new Set(Object.values(digests())).size).toBe(3);
  });

  it.each<[string, Partial<Record<Path | 'nyt.steps.ts', string>>]>([
    ['a comment', edited('enhed.steps.ts', ['/** Reads the unit. */', '// Reads\n/* the */ // unit'])],
    ['line ends', edited('enhed.steps.ts', [/\n/g, '\r\n'])],
    [
      'layout and quotes',
      edited('enhed.steps.ts', ["hold({ level, expected: 'fundet' });", 'hold({\n level,\nexpected: "fundet",\n  });']),
    ],
    ['a type', edited('enhed.steps.ts', ['level: string', "level: 'Afdeling' | 'Afsnit'"])],
    [
      'where a function stands',
      edited(
        'enhed.steps.ts',
        [/function read[^}]*\}\n/, ''],
        ['const LIMIT', "function read(limit: number): string {\n  return 'x'.repeat(limit);\n}\nconst LIMIT"],
      ),
    ],
    ['a constant that no step uses', edited('support/hold.ts', ['other = 1', 'other = 2'])],
  ])('does not change with %s', (_what, changed) => {
    expect(moved(changed)).toEqual([]);
  });

  it.each<[string, Partial<Record<Path | 'nyt.steps.ts', string>>, readonly string[]]>([
    ['its own code', edited('enhed.steps.ts', ["'unit'", "'enhed'"]), ['enheden læses']],
    ['a constant it uses', edited('enhed.steps.ts', ['LIMIT = 3', 'LIMIT = 4']), ['enheden læses']],
    ['a function of its file', edited('enhed.steps.ts', ["'x'", "'y'"]), ['enheden læses']],
    ['what another file gives to what it uses', edited('support/words.ts', ['trim', 'trimEnd']), ['holder {niveau}']],
    ['a type of parameter in its pattern', edited('support/parameter-types.ts', ['a|b', 'a|b|c']), ['holder {niveau}']],
    ['a class that hooks use', edited('support/world.ts', ['start(): void {}', 'start(): void { this.length; }']), ['']],
    ['a step beside it', { 'nyt.steps.ts': `import { Then } from '@cucumber/cucumber';\nThen('nyt', () => {});\n` }, ['nyt']],
  ])('changes with %s, and no other with it', (_what, changed, patterns) => {
    expect(moved(changed)).toEqual(patterns);
  });
});

describe('the digest of an own step', () => {
  const own = `import { Then, hold } from 'sor-pilot/steps';
Then('holder vores', function () { hold({ level: 'x', expected: 'x' }); });
`;
  const digestOfOwn = (changed: Partial<Record<string, string>>): string | undefined => {
    const sources = { ...SUITE, 'support/own-steps.ts': `export { hold } from './hold.ts';\n`, ...changed };
    const texts = Object.entries({ ...sources, 'own/step-definitions/vores.steps.ts': own });
    return digestSteps(texts.map(([path, text]) => ({ path, text }))).find(({ pattern }) => pattern === 'holder vores')?.digest;
  };

  it('follows what it has from the tool, and not what it does not use there', () => {
    const before = digestOfOwn({});
    expect(before).toBeDefined();
    expect(digestOfOwn(edited('support/words.ts', ['trim', 'trimEnd']))).not.toBe(before);
    expect(digestOfOwn(edited('enhed.steps.ts', ["'unit'", "'enhed'"]))).toBe(before);
  });
});
