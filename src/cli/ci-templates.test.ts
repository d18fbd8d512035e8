import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { allCommands } from './command-line.ts';
import { toolRoot } from './places.ts';

const FOLDER = join(toolRoot, 'templates/ci');
const files = readdirSync(FOLDER);
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const templates = files.filter((file) => file.endsWith('.yml'));
const scripts = files.filter((file) => file.endsWith('.sh'));

/** Calls of the command line in a text: the command's name and the options it is given. */
function calls(text: string): { name: string; options: string[] }[] {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'));
  return lines.flatMap((line) =>
    Array.from(line.matchAll(/npx sor-pilot ([a-z]+)([^|;)&\n]*)/g), ([, name = '', rest = '']) => ({
      name,
      options: Array.from(rest.matchAll(/(?<=\s)--?([a-z][a-z-]*)/g), ([, option = '']) => (option === 'o' ? 'out' : option)),
    })),
  );
}

const KNOWN = new Map((await allCommands()).map((command) => [command.name, command]));

describe('the CI templates', () => {
  it('exist for each of the three systems', () => {
    expect(templates.toSorted()).toEqual(['azure-pipelines.yml', 'github-actions.yml', 'gitlab-ci.yml']);
  });

  it.each(templates)('%s is valid YAML and uses the shared scripts', (file) => {
    expect(parse(read(file), { strict: true })).toBeTypeOf('object');
    for (const script of scripts) expect(read(file)).toContain(`bash templates/ci/${script}`);
    for (const [, named = ''] of read(file).matchAll(/templates\/ci\/([\w.-]+)/g)) expect(files).toContain(named);
  });

  it.each(templates)('%s runs each region in force today on its own', (file) => {
    const regions = parse(readFileSync(join(toolRoot, 'config/regions.yaml'), 'utf8')) as {
      regions: { id: string; validFrom?: string }[];
    };
    for (const { id, validFrom } of regions.regions) {
      if (validFrom === undefined) expect(read(file)).toMatch(new RegExp(`\\b${id}\\b`));
    }
    expect(read(file)).toMatch(/handover/);
  });

  it.each([...scripts, ...templates])('%s calls only commands and options that exist', (file) => {
    expect(KNOWN.has('export')).toBe(true);
    for (const { name, options } of calls(read(file))) {
      const command = KNOWN.get(name);
      expect({ name, known: command !== undefined }).toEqual({ name, known: true });
      if (command !== undefined) for (const option of options) expect(Object.keys(command.options)).toContain(option);
    }
  });

  it.each(templates)('%s runs by its schedule the environment that is set for the project', (file) => {
    expect(read(file)).toMatch(/SOR_PILOT_ENVIRONMENT/);
    expect(read(file)).not.toMatch(/default: oevelse/);
  });

  it('run, hand over, export and merge', () => {
    expect(calls(read('region-job.sh')).map(({ name }) => name)).toEqual(['run', 'status', 'export', 'bundle', 'bundle']);
    expect(calls(read('merge-job.sh')).map(({ name }) => name)).toEqual(['import', 'verify']);
    expect(calls(read('preflight-job.sh')).map(({ name }) => name)).toEqual(['preflight']);
    expect(calls(read('measure-job.sh')).map(({ name }) => name)).toEqual(['register']);
  });

  it('pin every GitHub action to one exact content and ask only for the permissions they need', () => {
    const text = read('github-actions.yml');
    for (const [, reference = ''] of text.matchAll(/uses: \S+@(\S+)/g)) expect(reference).toMatch(/^[0-9a-f]{40}$/);
    expect((parse(text) as { permissions: object }).permissions).toEqual({});
  });
});

describe.skipIf(process.platform === 'win32')('the scripts, run with a stand-in for sor-pilot', () => {
  let work: string;
  let environment: NodeJS.ProcessEnv;
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: join(work, 'clone'), encoding: 'utf8', stdio: 'pipe' });

  beforeEach(() => {
    work = mkdtempSync(join(tmpdir(), 'ci-'));
    mkdirSync(join(work, 'bin'));
    // Writes what it was asked for, and lets the test decide how a run ends and which bundle is refused.
    const stub = `#!/usr/bin/env bash
echo "$*" >> "${work}/calls.log"
case "$2" in
  preflight) for last; do :; done; mkdir -p "$last/.looks/test1/$REGION"; echo "{}" >> "$last/.looks/test1/$REGION/2026-11.ndjson"; exit "\${STUB_LOOK:-0}" ;;
  register) mkdir -p measurements/days && echo "$4" > measurements/days/"\${STUB_DAY:-2026-11-23}".json; exit "\${STUB_MEASURE:-0}" ;;
  build) ls measurements/days > "${work}/built.log" 2> /dev/null || true ;;
  run) exit "\${STUB_RUN:-0}" ;;
  status) echo "20261123T063000Z-0a1b2c3d  test1  færdig  alle scenarier" ;;
  import) case "$3" in *bad*) exit 3 ;; esac; name=$(basename "$3"); mkdir -p "results/$name" && echo x > "results/$name/plan.json" ;;
  *) for last; do :; done; case "$2" in export|bundle) echo data > "$last" ;; esac ;;
esac
`;
    for (const name of ['npx', 'npm']) {
      writeFileSync(join(work, 'bin', name), stub);
      chmodSync(join(work, 'bin', name), 0o755);
    }
    environment = { PATH: `${join(work, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`, HOME: work, GIT_CONFIG_NOSYSTEM: '1' };
    execFileSync('git', ['init', '--quiet', '--bare', join(work, 'origin')]);
    execFileSync('git', ['clone', '--quiet', join(work, 'origin'), join(work, 'clone')], { stdio: 'pipe' });
    for (const script of scripts) copyFileSync(join(FOLDER, script), join(work, 'clone', script));
    writeFileSync(join(work, 'clone/.gitignore'), 'results/\nhandover/\nmeasurements/\n');
    git('add', '.');
    git('-c', 'user.name=x', '-c', 'user.email=x@x', 'commit', '--quiet', '-m', 'x');
  });
  afterEach(() => rmSync(work, { recursive: true, force: true }));

  const run = (script: string, extra: NodeJS.ProcessEnv = {}): number => {
    try {
      execFileSync('bash', [script], { cwd: join(work, 'clone'), env: { ...environment, ...extra }, stdio: 'pipe' });
      return 0;
    } catch (error) {
      return (error as { status: number }).status;
    }
  };
  const region = { ENVIRONMENT: 'test1', REGION: 'midtjylland', SHARD: '1/2' };

  it.each([
    ['0', 0],
    ['1', 0],
    ['2', 2],
  ])('hand over a run that exits with %s, and exit with %i', (ended, expected) => {
    expect(run('region-job.sh', { ...region, STUB_RUN: ended })).toBe(expected);
    expect(readdirSync(join(work, 'clone/handover')).toSorted()).toEqual([
      'test1-midtjylland-1-of-2.sorpilot.zip',
      'test1-midtjylland-1-of-2.xml',
    ]);
    expect(readFileSync(join(work, 'calls.log'), 'utf8')).not.toContain('--key');
  });

  it.each([
    ['nothing', ''],
    ["Azure's own word for a variable that is not there", '$(SOR_PILOT_ENVIRONMENT)'],
  ])('run the exercise when the environment is %s', (_why, ENVIRONMENT) => {
    expect(run('region-job.sh', { ...region, ENVIRONMENT })).toBe(0);
    expect(readFileSync(join(work, 'calls.log'), 'utf8')).toContain('sor-pilot run --environment oevelse ');
  });

  it('add what was seen of each region to what was seen before, and leave the runs as they are', () => {
    const seen = (): string => {
      git('fetch', '--quiet', 'origin', 'resultater:refs/remotes/origin/resultater');
      return git('grep', '--count', '{}', 'origin/resultater');
    };
    mkdirSync(join(work, 'clone/handover'));
    writeFileSync(join(work, 'clone/handover/first.sorpilot.zip'), 'x');
    expect(run('merge-job.sh')).toBe(0);
    git('worktree', 'remove', '--force', 'results');
    for (const [REGION, STUB_LOOK] of [
      ['midtjylland', '0'],
      ['midtjylland', '2'],
      ['sjaelland', '0'],
    ] as const) {
      expect(run('preflight-job.sh', { ENVIRONMENT: 'test1', REGION, STUB_LOOK })).toBe(0);
    }
    expect(seen().trim().split('\n')).toEqual([
      'origin/resultater:.looks/test1/midtjylland/2026-11.ndjson:2',
      'origin/resultater:.looks/test1/sjaelland/2026-11.ndjson:1',
    ]);
    expect(git('ls-tree', '-r', '--name-only', 'origin/resultater')).toContain('first.sorpilot.zip/plan.json');
    expect(run('preflight-job.sh', { ENVIRONMENT: 'test1', REGION: 'midtjylland', STUB_LOOK: '3' })).toBe(3);
  });

  it('keep every measured day on a branch of its own, also when something is to be looked after, and build the site with them', () => {
    const measured = { SOR_EXTRACTS: 'https://eksempel.dk/a.zip https://eksempel.dk/b.xml' };
    expect(run('measure-job.sh', measured)).toBe(0);
    expect(readFileSync(join(work, 'calls.log'), 'utf8')).toContain(
      'measure https://eksempel.dk/a.zip https://eksempel.dk/b.xml --',
    );
    // The next night, on a fresh machine.
    git('worktree', 'remove', '--force', 'measurements');
    git('branch', '-D', 'maalinger');
    expect(run('measure-job.sh', { ...measured, STUB_DAY: '2026-11-24', STUB_MEASURE: '1' })).toBe(1);
    git('worktree', 'remove', '--force', 'measurements');
    expect(run('merge-job.sh')).toBe(0);
    expect(readFileSync(join(work, 'built.log'), 'utf8')).toBe('2026-11-23.json\n2026-11-24.json\n');
  });

  it.each([
    ['nothing', ''],
    ["Azure's own word for a variable that is not there", '$(SOR_EXTRACTS)'],
  ])('measure nothing, and make no branch, when the extracts are %s', (_why, SOR_EXTRACTS) => {
    expect(run('measure-job.sh', { SOR_EXTRACTS })).toBe(0);
    expect(existsSync(join(work, 'calls.log'))).toBe(false);
    expect(git('ls-remote', 'origin', 'maalinger')).toBe('');
  });

  it('keep no day that could not be measured', () => {
    expect(run('measure-job.sh', { SOR_EXTRACTS: 'a.zip', STUB_MEASURE: '3' })).toBe(3);
    expect(git('ls-remote', 'origin', 'maalinger')).toBe('');
  });

  it('keep the key in a file while the bundle is made, and not afterwards', () => {
    expect(run('region-job.sh', { ...region, BUNDLE_KEY: 'hemmelig' })).toBe(0);
    const key = /--key (\S+)/.exec(readFileSync(join(work, 'calls.log'), 'utf8'))?.[1] ?? '';
    expect(key).not.toBe('');
    expect(existsSync(key)).toBe(false);
    expect(readFileSync(join(work, 'calls.log'), 'utf8')).not.toContain('hemmelig');
  });

  it('keep old runs when merging, take in the new ones and say what was refused', () => {
    mkdirSync(join(work, 'clone/handover'));
    const deliver = (name: string): void => writeFileSync(join(work, 'clone/handover', `${name}.sorpilot.zip`), 'x');
    const kept = (): string[] => git('ls-tree', '-r', '--name-only', 'origin/resultater').trim().split('\n');
    deliver('first');
    expect(run('merge-job.sh')).toBe(0);
    git('fetch', '--quiet', 'origin', 'resultater:refs/remotes/origin/resultater');
    expect(kept()).toEqual(['first.sorpilot.zip/plan.json']);

    // The next time, on a fresh machine.
    git('worktree', 'remove', '--force', 'results');
    git('branch', '-D', 'resultater');
    rmSync(join(work, 'clone/handover'), { recursive: true });
    mkdirSync(join(work, 'clone/handover'));
    deliver('second');
    deliver('bad');
    expect(run('merge-job.sh')).toBe(0);
    git('fetch', '--quiet', 'origin', '+resultater:refs/remotes/origin/resultater');
    expect(kept()).toEqual(['first.sorpilot.zip/plan.json', 'second.sorpilot.zip/plan.json']);
    expect(readFileSync(join(work, 'clone/handover/refused.txt'), 'utf8')).toBe('handover/bad.sorpilot.zip\n');
  });
});
