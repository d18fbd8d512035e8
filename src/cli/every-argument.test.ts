import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_RUNS, goldenFolder } from '../../test/golden/runs.ts';
import type { CommandShape, OptionSpec, PositionalSpec } from './arguments/arguments.ts';
import type { ArgumentKind, ValueSpec } from './arguments/kinds.ts';
import { INDEX_FILE } from '../store/paths.ts';
import { allCommands } from './command-line.ts';
import { EXIT } from './exit-codes.ts';
import { inProcess } from './in-process.fixture.ts';
import { toolRoot } from './places.ts';

/**
 * Every argument of every command, given what it may not be. The table is made of what the commands declare, so a new
 * command or option is tried without being named here; a new kind of argument must say below what it may not be.
 */

const dir = mkdtempSync(join(tmpdir(), 'argumenter-'));
/** Beside the others, for what is in those is counted. */
const closed = mkdtempSync(join(tmpdir(), 'lukket-'));
const at = (name: string): string => join(dir, name);
const isRoot = process.getuid?.() === 0;

beforeAll(() => {
  mkdirSync(at('mappe'));
  mkdirSync(at('results'));
  for (const { name, run } of GOLDEN_RUNS) cpSync(goldenFolder(name), join(at('results'), run), { recursive: true });
  cpSync(join(toolRoot, 'decisions'), at('decisions'), { recursive: true });
  writeFileSync(at('fil'), 'x');
  writeFileSync(at('tom'), '');
  writeFileSync(at('støj'), Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 151 + 7) % 256)));
  symlinkSync('findes-ikke', at('knækket'));
  symlinkSync('ring', at('ring'));
  execFileSync('mkfifo', [at('rør')]);
  writeFileSync(at('lukket'), 'x', { mode: 0 });
  chmodSync(closed, 0);
});
afterAll(() => {
  rmdirSync(closed);
  rmSync(dir, { recursive: true, force: true });
});

type Wrong = readonly [what: string, value: string];

/** What is no path to anything, and what no one may open. */
const NO_PATH: readonly Wrong[] = [
  ['what is not there', at('findes-ikke')],
  ['a link to nothing', at('knækket')],
  ['a link to itself', at('ring')],
  ['a name that is too long', at('x'.repeat(300))],
  ['a path that is too long', at('x/'.repeat(5_000))],
  ['what is below a file', at('fil/under')],
  ['a path with a zero byte', at('nul\0byte')],
];
const PIPES: readonly Wrong[] = [
  ['a pipe nobody writes to', at('rør')],
  ['a device', '/dev/zero'],
];
const CLOSED: readonly Wrong[] = isRoot ? [] : [['a file nobody may read', at('lukket')]];
const CLOSED_FOLDER: readonly Wrong[] = isRoot ? [] : [['a folder nobody may open', closed]];
const FILE: Wrong = ['a file', at('fil')];
const FOLDER: Wrong = ['a folder', at('mappe')];

const NO_NUMBERS: readonly Wrong[] = ['mange', '-1', '1.5', '1e2', ' 1', '٣', '99999999999999999999'].map((text) => [
  'a wrong number',
  text,
]);

/** Values of an id, an expression or words that no argument check can know to be wrong; see “that name nothing” below. */
const ONLY_EMPTY: readonly Wrong[] = [];

const WRONG: Readonly<Record<Exclude<ArgumentKind, 'flag'>, (spec: ValueSpec) => readonly Wrong[]>> = {
  text: () => ONLY_EMPTY,
  tags: () => ONLY_EMPTY,
  shard: () => ONLY_EMPTY,
  environment: () => ONLY_EMPTY,
  region: () => ONLY_EMPTY,
  scenario: () => ONLY_EMPTY,
  run: () => ONLY_EMPTY,
  number: ({ range }) => [...NO_NUMBERS, ...(range === undefined ? [] : [['one too many', String(range[1] + 1)] as const])],
  choice: ({ choices = [] }) => [
    ['no choice', 'findes-ikke'],
    ['two choices', choices.join(' ')],
    ['another spelling', (choices[0] ?? '').toUpperCase()],
  ],
  date: () => [
    ['no date', 'i går'],
    ['a day there is not', '2026-02-30'],
    ['a Danish date', '01-02-2027'],
    ['a time', '2026-11-23T10:00:00Z'],
  ],
  time: () => [
    ['no time', 'i går'],
    ['a day', '2026-11-23'],
    ['an hour there is not', '2026-11-23 25:00'],
  ],
  slug: () => [
    ['a path', '../op'],
    ['capitals', 'TEST'],
    ['letters no address has', 'prøve'],
  ],
  address: () => [
    ['a name', 'eksempel.dk'],
    ['another protocol', 'ftp://eksempel.dk/'],
    ['an address without a host', 'https://'],
    ['an address with a password', 'https://navn:kode@eksempel.dk/'],
    ['a path', '/sor/pilot/'],
  ],
  folder: () => [...NO_PATH, ...PIPES, ...CLOSED_FOLDER, FILE],
  'new-folder': () => [
    ...NO_PATH.filter(([what]) => what !== 'what is not there'),
    ...PIPES,
    ...CLOSED_FOLDER,
    FILE,
    ['what is below a pipe', at('rør/under')],
  ],
  file: () => [...NO_PATH, ...PIPES, ...CLOSED, FOLDER],
  path: () => [...NO_PATH, ...PIPES, ...CLOSED],
  'path-or-address': () => [
    ...NO_PATH,
    ...PIPES,
    ...CLOSED,
    ['an address without a host', 'https://'],
    ['an address with a password', 'https://navn:kode@eksempel.dk/'],
  ],
  'run-or-file': () => [...PIPES, ...CLOSED, FOLDER],
  output: () => [
    ...NO_PATH.filter(([what]) => !['what is not there', 'a link to nothing'].includes(what)),
    FOLDER,
    ['a file in a folder that is not there', at('væk/fil')],
    ['a folder that is not there', at('væk/')],
  ],
};

/** An address where nobody answers. */
const NOBODY = 'http://127.0.0.1:1/';

/** What fits, where a command cannot do without. */
function fitting({ kind, choices }: ValueSpec): string {
  const values: Partial<Record<ArgumentKind, string>> = {
    text: 'Navn, Organisation',
    environment: 'oevelse',
    region: 'nordjylland',
    scenario: 'ID27-001',
    choice: choices?.[0] ?? '',
    date: '2999-12-31',
    slug: 'ny',
    address: NOBODY,
    'new-folder': at('ny-mappe'),
    file: at('fil'),
    path: at('fil'),
    'path-or-address': at('fil'),
    output: at('ud'),
  };
  const value = values[kind];
  if (value === undefined) throw new Error(`Intet, der passer, for ${kind}`);
  return value;
}

/** A command as it can be asked for: with one of its parts, or with none. */
interface Way {
  readonly words: readonly string[];
  readonly positionals: readonly PositionalSpec[];
  readonly options: readonly (readonly [name: string, spec: OptionSpec])[];
}

function waysOf({ name, options, parts, partOptional = false, positionals = [] }: CommandShape): readonly Way[] {
  const taken = (part: string) => Object.entries(options).filter(([, { of }]) => of === undefined || of.includes(part));
  const whole = parts === undefined || partOptional ? [{ words: [name], positionals, options: taken('') }] : [];
  const named = Object.entries(parts ?? {}).map(([part, specs]) => ({
    words: [name, part],
    positionals: specs,
    options: taken(part),
  }));
  return [...whole, ...named];
}

const WAYS = (await allCommands()).flatMap(waysOf);

/** A whole call: what is needed, and the one argument that is tried. */
function call(
  { words, positionals, options }: Way,
  tried: { readonly option?: string; readonly positional?: number; readonly value: string },
): string[] {
  const stand = positionals.flatMap((spec, index) =>
    tried.positional === index ? [tried.value] : spec.needed === true ? [fitting(spec)] : [],
  );
  const given = options.flatMap(([name, spec]) =>
    spec.needed === true && name !== tried.option ? [`--${name}=${fitting(spec)}`] : [],
  );
  return [...words, ...given, ...(tried.option === undefined ? [] : [`--${tried.option}=${tried.value}`]), '--', ...stand];
}

type Ended = Awaited<ReturnType<typeof inProcess>>;

/** All there is but the index of runs, which whoever reads the results may write anew and anybody may delete. */
const inventory = (): string => {
  const names = readdirSync(dir, { recursive: true }).map(String);
  return JSON.stringify(names.filter((name) => basename(name) !== INDEX_FILE).toSorted());
};

/** A coded error and nothing else: no stack, no data, no file. */
function expectRefused(told: Ended, before: string): void {
  expect(told.stderr).toMatch(/^SP\d{4} [^\n]+\n {2}Sted: /);
  expect(told.stderr).not.toMatch(/^ +at |SP5003/m);
  expect(told.stdout).toBe('');
  expect(told.code).toBe(EXIT.usage);
  expect(inventory()).toBe(before);
}

const EMPTY: Wrong = ['nothing', ''];

/** Commands whose every wrong argument is tried, each way they can be asked for. */
const ROWS = WAYS.map((way) => [way.words.join(' '), way] as const);

describe.each(ROWS)('sor-pilot %s', (_words, way) => {
  const values = way.options.flatMap(([option, spec]) =>
    spec.kind === 'flag'
      ? [{ title: `--${option}=ja`, option, value: 'ja' }]
      : wrongFor(spec).map(([what, value]) => ({ title: `--${option}: ${what}`, option, value })),
  );
  const stood = way.positionals.flatMap((spec, positional) =>
    wrongFor(spec).map(([what, value]) => ({ title: `${spec.value}: ${what}`, positional, value })),
  );

  it('refuses every wrong kind of every argument, by its code, before it does anything', async () => {
    const before = inventory();
    for (const one of [...values, ...stood]) {
      const told = await inProcess(...call(way, one));
      expect({ title: one.title, refused: isRefusal(told) }, told.stderr).toEqual({ title: one.title, refused: true });
      expectRefused(told, before);
    }
  });

  it('refuses one argument more than it takes, an option it does not know, and the lack of what it needs', async () => {
    const before = inventory();
    const right = call(way, { value: '' });
    expectRefused(await inProcess(...right.slice(0, right.indexOf('--')), '--findes-ikke'), before);
    if (!way.positionals.some(({ many }) => many)) {
      const all = way.positionals.map((spec) => (spec.kind === 'run' ? 'kørsel' : fitting(spec)));
      expectRefused(await inProcess(...right.slice(0, right.indexOf('--')), '--', ...all, 'for-meget'), before);
    }
    for (const [name, { needed }] of way.options)
      if (needed === true) expectRefused(await inProcess(...right.filter((arg) => !arg.startsWith(`--${name}=`))), before);
    if (way.positionals.some(({ needed }) => needed))
      expectRefused(await inProcess(...right.slice(0, right.indexOf('--'))), before);
  });
});

const wrongFor = (spec: ValueSpec): readonly Wrong[] => [EMPTY, ...WRONG[spec.kind as Exclude<ArgumentKind, 'flag'>](spec)];
const isRefusal = ({ code, stderr }: Ended): boolean => code === EXIT.usage && /^SP\d{4} /.test(stderr);

describe('what is itself no argument of a command', () => {
  it.each(['runn', '', 'constructor', '-x', 'runn --help', 'help runn', 'help run mere', '--version mere'])(
    'is refused: %s',
    async (line) => {
      expectRefused(await inProcess(...line.split(' ')), inventory());
    },
  );
});

/** Ids and expressions of the right kind that name nothing, and files of the right kind with nothing to be used in them. */
const NAMES_NOTHING: Partial<Record<ArgumentKind, readonly string[]>> = {
  environment: ['constructor'],
  region: ['constructor'],
  scenario: ['__proto__'],
  run: ['../results'],
  'run-or-file': [at('findes-ikke'), at('tom'), at('støj')],
  tags: ['(@a'],
  shard: ['3/2'],
  file: [at('tom'), at('støj')],
  path: [at('tom'), at('støj'), at('mappe')],
  folder: [at('mappe')],
  address: [NOBODY],
};
/** These start servers, a site or the compiler; what they read is read by others too. */
const NOT_STARTED = ['start', 'lint'];
/** Where a command would read and write, so that none touches the project’s own, whatever it does. */
const OWN_PLACES: Readonly<Record<string, string>> = { results: at('results'), decisions: at('decisions'), out: at('ud') };
/** Two that read the configuration only when there is something to be done with it. */
const UNREAD = ['compare --config', 'cleanup --config'];

describe.each(ROWS.filter(([words]) => !NOT_STARTED.includes(words)))('sor-pilot %s', (words, way) => {
  const tries = [
    ...way.options
      .filter(([option]) => !UNREAD.includes(`${words} --${option}`))
      .flatMap(([option, { kind }]) => (NAMES_NOTHING[kind] ?? []).map((value) => ({ option, value }))),
    ...way.positionals.flatMap(({ kind }, positional) => (NAMES_NOTHING[kind] ?? []).map((value) => ({ positional, value }))),
  ];

  it('tells that there is nothing behind what is of the right kind', async () => {
    const before = inventory();
    for (const one of tries) {
      const tried = 'option' in one ? one.option : undefined;
      const useful = way.options.flatMap(([name, { needed }]) => {
        const place = name === tried || needed === true ? undefined : OWN_PLACES[name];
        return place === undefined ? [] : [`--${name}=${place}`];
      });
      const right = call(way, one);
      const told = await inProcess(...right.slice(0, right.indexOf('--')), ...useful, ...right.slice(right.indexOf('--')));
      const outcome = { words, one, coded: /SP\d{4} /.test(told.stderr), ended: told.code };
      // An empty folder is no wrong one: that there is nothing in it is told in words.
      const expected =
        told.code === EXIT.nothing
          ? { ...outcome, coded: !/^Der er i(ngen|kke) /.test(told.stderr) }
          : { ...outcome, coded: true };
      expect(outcome, told.stderr).toEqual(expected);
      expect(told.code).not.toBe(EXIT.passed);
      expect(told.stderr).not.toMatch(/^ +at |SP5003/m);
      expect(inventory()).toBe(before);
    }
  });
});
