import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../export/formats.ts';
import { bundleCommand } from './bundle.ts';
import { cleanupCommand } from './cleanup.ts';
import { compareCommand } from './compare.ts';
import { endpointCommand } from './endpoint.ts';
import { exportCommand } from './export.ts';
import { freezeCommand } from './freeze.ts';
import { importCommand } from './import.ts';
import { keysCommand } from './keys.ts';
import { lintCommand } from './lint.ts';
import { listCommand } from './list.ts';
import { manualCommand } from './manual.ts';
import { preflightCommand } from './preflight.ts';
import { runCommand } from './run.ts';
import { statusCommand } from './status.ts';
import { verifyCommand } from './verify.ts';
import { toolRoot } from '../places.ts';
import { alsoCalled } from '../arguments/kinds.ts';

const pages = ['docs/pilot/koer-selv.mdx', 'README.md'] as const;

describe('the description of the command line', () => {
  it.each(pages)('%s names every option of “run” and no others', (page) => {
    const text = readFileSync(join(toolRoot, page), 'utf8');
    // Options of other programs and commands that the same pages show.
    const foreign = ['from', 'parallel', 'correct', 'security', 'json'];
    const others = Object.values(runCommand.options).flatMap((spec) => alsoCalled(spec) ?? []);
    const named = new Set(
      Array.from(text.matchAll(/`--([a-z-]+)[ `]/g), ([, name = '']) => name).filter(
        (name) => !foreign.includes(name) && !others.includes(name),
      ),
    );
    expect([...named].toSorted()).toEqual(Object.keys(runCommand.options).toSorted());
  });

  it.each(pages)('%s names every command', (page) => {
    const text = readFileSync(join(toolRoot, page), 'utf8');
    for (const command of [
      runCommand,
      endpointCommand,
      lintCommand,
      listCommand,
      statusCommand,
      compareCommand,
      verifyCommand,
      exportCommand,
      freezeCommand,
      cleanupCommand,
      manualCommand,
      preflightCommand,
      bundleCommand,
      importCommand,
      keysCommand,
    ])
      expect(text).toContain(command.name);
  });

  it('names every option of “manual” for answers, and each of its parts, on the page about manual scenarios', () => {
    const text = readFileSync(join(toolRoot, 'docs/pilot/manuelle-scenarier.mdx'), 'utf8');
    const folders = ['results', 'config', 'out'];
    for (const name of Object.keys(manualCommand.options)) if (!folders.includes(name)) expect(text).toContain(`--${name}`);
    for (const part of ['manual new', 'manual -o', 'manual import', 'manual settle']) expect(text).toContain(`sor-pilot ${part}`);
  });

  it('names every option and format of “export” on the page about data', () => {
    const text = readFileSync(join(toolRoot, 'docs/pilot/data.mdx'), 'utf8');
    for (const name of Object.keys(exportCommand.options)) expect(text).toContain(`--${name}`);
    for (const format of Object.keys(FORMATS)) expect(text).toContain(`\`${format}\``);
  });

  it('names every option of “compare” on the page about changes', () => {
    const text = readFileSync(join(toolRoot, 'docs/pilot/hvad-er-aendret.mdx'), 'utf8');
    const folders = ['results', 'config'];
    expect(text).toContain('sor-pilot compare');
    for (const name of Object.keys(compareCommand.options)) if (!folders.includes(name)) expect(text).toContain(`--${name}`);
  });

  it('names every option of “freeze” on the page about sign-off', () => {
    const text = readFileSync(join(toolRoot, 'docs/pilot/godkendelse.mdx'), 'utf8');
    const folders = ['results', 'config', 'decisions'];
    for (const name of Object.keys(freezeCommand.options)) if (!folders.includes(name)) expect(text).toContain(`--${name}`);
  });

  it('names every option of “bundle”, “import” and “keys”, and their parts, on the page about handing over', () => {
    const text = readFileSync(join(toolRoot, 'docs/pilot/aflever-en-koersel.mdx'), 'utf8');
    const folders = ['results', 'config', 'out'];
    for (const { options } of [bundleCommand, importCommand, keysCommand])
      for (const name of Object.keys(options)) if (!folders.includes(name)) expect(text).toContain(`--${name}`);
    for (const part of ['keys new', 'keys show', 'bundle', 'import', 'verify']) expect(text).toContain(`sor-pilot ${part}`);
  });
});
