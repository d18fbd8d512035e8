import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GOLDEN_RUNS, goldenFolder } from '../../test/golden/runs.ts';
import { PilotError } from '../model/pilot-error.ts';
import { caseSample } from './ending/ending.fixture.ts';
import { failuresOf } from './ending/failures.ts';
import { tellFailures } from './ending/tell-failures.ts';
import { inProcess, listen } from './in-process.fixture.ts';
import { listLines } from './listed-cases.ts';
import { print, printDocument, say, sayErrors, sayLines } from './output.ts';
import { paint } from './paint.ts';
import { preflightLines, preflightProblems } from './preflight-table.ts';
import { createProgress } from './progress.ts';
import { toolRoot } from './places.ts';

const ESC = '\u001B';
/** Clears the screen, turns red, rings, goes back over the line, names the window, and turns the reading direction. */
const HOSTILE = 'X\u001B[2J\u001B[31m\u0007\r\u009B2K\u001B]0;ond\u0007\u202Egnp\u2066y\u200F';
const STEERING = /\p{Bidi_Control}|(?!\n)\p{Cc}/u;
/** The colours of paint.ts, as they may stand in what people see. */
const OURS = new RegExp(`${ESC}\\[(?:31|32|33|39|1|2|22)m`, 'g');

const dir = mkdtempSync(join(tmpdir(), 'ond-'));
const at = (name: string): string => join(dir, name);
const EXPORTED = GOLDEN_RUNS[0].run;

beforeAll(() => {
  for (const { name, run } of GOLDEN_RUNS) cpSync(goldenFolder(name), join(at('results'), run), { recursive: true });
  const plan = join(at('results'), EXPORTED, 'plan.json');
  const { selection, ...rest } = JSON.parse(readFileSync(plan, 'utf8')) as { selection: object };
  writeFileSync(plan, JSON.stringify({ ...rest, selection: { ...selection, tags: HOSTILE } }));
  cpSync(join(toolRoot, 'config'), at('config'), { recursive: true });
  const regions = join(at('config'), 'regions.yaml');
  const text = readFileSync(regions, 'utf8');
  expect(text).toMatch(/name: Region Nordjylland\n/);
  writeFileSync(regions, text.replace('name: Region Nordjylland\n', `name: ${JSON.stringify(`Region ${HOSTILE}`)}\n`));
  writeFileSync(at(`${HOSTILE}.zip`), 'intet bundt');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Both streams as if they were a terminal, or a pipe. */
function as(isTerminal: boolean): void {
  for (const name of ['stdout', 'stderr'] as const)
    Object.defineProperty(process[name], 'isTTY', { value: isTerminal, configurable: true });
  vi.stubEnv('FORCE_COLOR', isTerminal ? '1' : undefined);
}
const before = [process.stdout.isTTY, process.stderr.isTTY] as const;
beforeEach(() => as(true));
afterEach(() => {
  vi.unstubAllEnvs();
  for (const [index, name] of (['stdout', 'stderr'] as const).entries())
    Object.defineProperty(process[name], 'isTTY', { value: before[index], configurable: true });
});

function expectHarmless({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): void {
  for (const text of [stdout, stderr]) expect(text.replaceAll(OURS, '')).not.toMatch(STEERING);
}

describe('hostile text on its way to a terminal', () => {
  const folders = () => ['--results', at('results'), '--config', at('config')];
  it.each<[string, () => readonly string[]]>([
    ['a run’s selection', () => ['status', '--results', at('results')]],
    ['a bundle’s name', () => ['verify', at(`${HOSTILE}.zip`)]],
    ['the name of a file taken in', () => ['import', at(`${HOSTILE}.zip`), '--results', at('nye')]],
    ['a region’s name in data', () => ['export', '--format', 'csv', '--run', EXPORTED, ...folders()]],
    ['a region’s name in JSON', () => ['export', '--format', 'json', '--run', EXPORTED, ...folders()]],
    ['what is no option', () => ['list', `--${HOSTILE}`]],
    ['a region that is not there', () => ['list', '--region', HOSTILE]],
    ['an environment that is not there', () => ['preflight', '--environment', HOSTILE]],
    ['a command that is not there', () => [HOSTILE]],
    ['a path that is not there', () => ['status', '--results', at(HOSTILE)]],
  ])('is made visible: %s', async (_what, args) => {
    const told = await inProcess(...args());
    expect(`${told.stdout}${told.stderr}`).toMatch(/\[2J[^]*gnp/);
    expectHarmless(told);
  });

  it('is made visible in what a system answers, in names of scenarios and in the live list', async () => {
    const found = {
      region: 'nordjylland',
      exercise: false,
      interfaces: [
        {
          interface: 'fhir',
          address: `https://${HOSTILE}`,
          checks: [{ check: 'connection', state: 'failed', code: 'SP3024', sentence: HOSTILE }],
        },
      ],
    } as unknown as Parameters<typeof preflightLines>[1];
    const scenario = {
      key: HOSTILE,
      id: 'A-001',
      name: HOSTILE,
      path: HOSTILE,
      line: 1,
      interfaces: [HOSTILE],
      assumption: true,
      writes: false,
      manual: false,
      requirements: [],
    };
    const told = await listen(async () => {
      sayLines(preflightLines(HOSTILE, found, 80));
      sayErrors([
        ...preflightProblems(HOSTILE, found),
        new PilotError('SP4002', { place: { file: HOSTILE }, seen: HOSTILE, remedy: HOSTILE }),
      ]);
      print(listLines([scenario], 80).join('\n'));
      printDocument(HOSTILE);
      const fault = {
        type: 'Deviation',
        sentence: HOSTILE,
        place: HOSTILE,
        expected: HOSTILE,
        received: HOSTILE,
        remedy: HOSTILE,
      };
      const groups = failuresOf('nord', [caseSample(HOSTILE, { name: HOSTILE, verdict: 'deviation', fault })]);
      const hostile = (): string => HOSTILE;
      sayLines(tellFailures(groups, { width: 80, paint, nameOf: hostile, evidenceOf: hostile, again: hostile }));
      say(HOSTILE);
      const progress = createProgress([{ id: 'a', name: HOSTILE, total: 1 }], false);
      progress.regionEnded('a', { state: 'aborted', reason: HOSTILE });
      await progress.done();
    });
    expectHarmless(told);
  });

  it('is made visible in the live list, which draws with sequences of its own', async () => {
    const { stdout, stderr } = await listen(async () => {
      const progress = createProgress([{ id: 'a', name: HOSTILE, total: 1 }], true);
      progress.caseFinished('a', false);
      progress.regionEnded('a', { state: 'aborted', reason: HOSTILE });
      await progress.done();
    });
    const told = stdout + stderr;
    expect(told).toContain('X␛[2J');
    for (const steering of [`X${ESC}[2J`, `${ESC}]0;`, '\u0007', '\u009B', '\u202E']) expect(told).not.toContain(steering);
  });

  it('cannot colour itself, where our own colours stand', async () => {
    const { stderr } = await listen(() => {
      sayLines([paint('bad', paint('strong', `fejl ${HOSTILE}`)), paint('dim', 'slut')]);
    });
    expect(stderr.startsWith(`${ESC}[31m${ESC}[1mfejl X␛[2J␛[31m`)).toBe(true);
    expect(stderr.endsWith(`[U+200F]${ESC}[22m${ESC}[39m\n${ESC}[2mslut${ESC}[22m\n`)).toBe(true);
    expect(stderr.split(ESC)).toHaveLength(7);
  });
});

describe('data that goes to a program', () => {
  it('is byte for byte what it is, in a pipe and in a file', async () => {
    as(false);
    const args = ['export', '--format', 'csv', '--run', EXPORTED, '--results', at('results'), '--config', at('config')];
    const { stdout } = await inProcess(...args);
    expect(stdout).toContain('\u202Egnp\u2066y\u200F');
    await inProcess(...args, '-o', at('ud.csv'));
    expect(readFileSync(at('ud.csv'), 'utf8')).toBe(stdout);
  });

  it('has neither colours nor the marks they are made of', async () => {
    as(false);
    const { stderr } = await listen(() => {
      sayLines([paint('bad', 'fejl')]);
    });
    expect(stderr).toBe('fejl\n');
  });
});

it('one module alone writes to the terminal', () => {
  const files = readdirSync(join(toolRoot, 'src/cli'), { recursive: true, encoding: 'utf8' });
  const writing = files
    .filter((file) => /\.ts$/.test(file) && !/\.(test|fixture)\.ts$/.test(file))
    .filter((file) =>
      /console\.|process\.std(?:out|err)\.write|stream\.write\(/.test(readFileSync(join(toolRoot, 'src/cli', file), 'utf8')),
    );
  // The second writes the bytes of a bundle where they were asked for.
  expect(writing.toSorted()).toEqual(['output-file.ts', 'output.ts']);
});
