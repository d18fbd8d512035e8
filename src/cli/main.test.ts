import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli } from '../../test/support/cli.ts';
import { toolRoot } from './places.ts';

describe('the command line', { timeout: 60_000 }, () => {
  it('ends quietly when whoever reads it has seen enough', async () => {
    const child = spawn(process.execPath, [join(toolRoot, 'src/cli/main.ts'), 'list'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
    // Gone before the first line is written, as the reader of `| head -0` is.
    child.stdout.destroy();
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(0);
    expect(told).toMatch(/^\s*\d+ tilfælde af \d+ scenarier: [^]*menneske\.\s*$/);
  });

  it('neither waits for a pipe nor shows a stack, whichever argument is wrong', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'rør-'));
    const pipe = join(dir, 'rør');
    execFileSync('mkfifo', [pipe]);
    const calls = [
      ['import', pipe],
      ['status', '--results', pipe],
      ['register', 'check', pipe],
    ];
    const told = await Promise.all(calls.map((args) => cli(args)));
    rmSync(dir, { recursive: true });
    for (const { code, stdout, stderr } of told) {
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toMatch(/^SP(4030|1023|3002) /);
      expect(stderr).not.toMatch(/^ +at /m);
    }
  });

  it('tells its version, as package.json has it', async () => {
    const { version } = JSON.parse(readFileSync(join(toolRoot, 'package.json'), 'utf8')) as { version: string };
    expect(await cli(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('has no colours where it is no terminal, and is as wide as it is told to be', async () => {
    const { code, stderr } = await cli(['run', '--regoin', 'x'], { COLUMNS: '44' });
    expect(code).toBe(3);
    expect(stderr).not.toContain('\u001B');
    expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThanOrEqual(44);
  });
});
