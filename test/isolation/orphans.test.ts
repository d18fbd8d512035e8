import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import type { ParentMessage } from '../../src/runner/region/job.ts';
import { readRuns } from '../../src/store/reader.ts';
import { cli } from '../support/cli.ts';
import { REGION_PROCESS, strayJob } from './stray/region.ts';

let results: string;
let started: ChildProcess;
let family: readonly Process[] = [];
beforeEach(() => {
  results = mkdtempSync(join(tmpdir(), 'orphans-'));
  family = [];
});
afterEach(() => {
  for (const { pid } of family.filter(isAlive)) process.kill(pid, 'SIGKILL');
  rmSync(results, { recursive: true, force: true });
});

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** When it began, so that another that is given its number is not taken for it. */
  readonly began: string;
}

function processes(): readonly Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z') return [];
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ pid: Number(name), parent: Number(fields[1]), command, began: fields[19] ?? '' }];
    } catch {
      return [];
    }
  });
}

/** A process and all that it started, and that those started. */
function familyOf(pid: number): readonly Process[] {
  const all = processes();
  const below = (parent: number): readonly Process[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return [...all.filter((one) => one.pid === pid), ...below(pid)];
}

const isAlive = (one: Process): boolean => processes().some(({ pid, began }) => pid === one.pid && began === one.began);

/** Starts a run by npm, as a user does, and waits until the regions are at work. */
async function startedByNpm(): Promise<void> {
  const regions = ['midtjylland', 'nordjylland'].flatMap((id) => ['--region', id]);
  started = spawn('npm', ['run', 'pilot', '--', ...regions, '--concurrency', '1', '--results', results], {
    cwd: root,
    stdio: 'ignore',
  });
  for (let looks = 0; looks < 600; looks += 1) {
    await setTimeout(200);
    family = familyOf(started.pid!);
    const at = readdirSync(results, { recursive: true }).filter((path) => String(path).endsWith('messages.ndjson'));
    if (at.length === 2 && named('exercise-process').length === 1 && named('region-process').length === 2) return;
  }
  throw new Error('The run did not begin.');
}

const named = (part: string): readonly Process[] => family.filter(({ command }) => command.includes(part));

/** What lives on after two seconds, and on a machine that is busy after as many more as it takes the command line to tell its help. */
async function leftAfterTwoSeconds(): Promise<readonly string[]> {
  const start = performance.now();
  await setTimeout(2_000);
  const left = family.filter(isAlive);
  if (left.length === 0) return [];
  await cli(['--help']);
  const busyMs = Math.max(0, 10 * (performance.now() - start - 2_000) - 2_000);
  await setTimeout(busyMs);
  return family.filter(isAlive).map(({ command }) => command);
}

describe.runIf(process.platform === 'linux')('what npm has started', () => {
  it.each([
    ['npm', () => started.pid!],
    ['the set-up process', () => named('setup.mjs').find(({ command }) => !command.startsWith('sh '))!.pid],
    ['the command line', () => named('main.ts').find(({ command }) => command.includes('--import'))!.pid],
  ])('ends within two seconds when %s is killed', async (_who, pidOf) => {
    await startedByNpm();
    expect(named('setup.mjs').length).toBeGreaterThan(0);
    process.kill(pidOf(), 'SIGKILL');
    expect(await leftAfterTwoSeconds()).toEqual([]);
    const { runs, problems } = await readRuns(results);
    expect(problems).toEqual([]);
    expect(runs[0]!.regions.flatMap(({ cases }) => cases.map(({ verdict }) => verdict))).toContain('aborted');
  });

  it('ends with it, also where its own program never looks', async () => {
    const withParent = join(root, 'scripts/with-parent.mjs');
    const idle = `for (;;) await new Promise((resolve) => setTimeout(resolve, 50));`;
    const parent = `require('node:child_process').spawn(process.execPath, ['--import', ${JSON.stringify(withParent)}, '--input-type=module', '-e', ${JSON.stringify(idle)}], { stdio: 'ignore' }); setInterval(() => {}, 1000);`;
    started = spawn(process.execPath, ['-e', parent], { stdio: 'ignore' });
    for (let looks = 0; looks < 100 && family.length < 2; looks += 1) {
      await setTimeout(100);
      family = familyOf(started.pid!);
    }
    await setTimeout(1_000);
    expect(family.filter(isAlive)).toHaveLength(2);
    started.kill('SIGKILL');
    expect(await leftAfterTwoSeconds()).toEqual([]);
  });
});

it.runIf(process.platform === 'linux')('a region whose event loop hangs ends with the process that started it', async () => {
  const { writer, job } = strayJob(results, 1, ['LOES-006']);
  const messages = join(writer.folder, job.session.region.id, 'messages.ndjson');
  const start = JSON.stringify({ kind: 'start', job, secrets: [], proxies: {} } satisfies ParentMessage);
  const parent = `const child = require('node:child_process').fork(${JSON.stringify(fileURLToPath(REGION_PROCESS))}, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }); child.send(${start}); setInterval(() => {}, 1000);`;
  started = spawn(process.execPath, ['-e', parent], { stdio: 'ignore' });
  const hangs = (): boolean => existsSync(messages) && readFileSync(messages, 'utf8').includes('"testStepStarted"');
  for (let looks = 0; looks < 300 && !hangs(); looks += 1) await setTimeout(100);
  await setTimeout(500);
  family = familyOf(started.pid!);
  expect(family).toHaveLength(2);
  started.kill('SIGKILL');
  expect(await leftAfterTwoSeconds()).toEqual([]);
});

describe.runIf(process.platform === 'linux')('a run that is asked to end before a region has started', () => {
  it('ends within two seconds, and nothing of it is left', async () => {
    started = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'run', '--results', results], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    started.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = new Promise((resolve) => started.on('close', resolve));
    // The exercise is started just before the regions.
    for (let looks = 0; looks < 1_200 && named('exercise-process').length === 0; looks += 1) {
      await setTimeout(50);
      family = familyOf(started.pid!);
    }
    expect([named('exercise-process').length, named('region-process').length]).toEqual([1, 0]);
    const asked = performance.now();
    started.kill('SIGTERM');
    const code = await ended;
    const took = performance.now() - asked;
    const help = performance.now();
    await cli(['--help']);
    expect(took).toBeLessThan(Math.max(2_000, 10 * (performance.now() - help)));
    expect([code, said.includes('Intet er kørt')]).toEqual([2, true]);
    expect(readdirSync(results)).toEqual([]);
    expect(await leftAfterTwoSeconds()).toEqual([]);
  });
});
