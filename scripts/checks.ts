/**
 * The checks that need no run: `lint` (code, format, boundaries, dead code, features) and `types`. Use:
 * node scripts/setup.mjs scripts/checks.ts lint types
 */
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { runTool } from './tools.ts';

interface Check {
  readonly group: 'lint' | 'types';
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
}

const CHECKS: readonly Check[] = [
  {
    group: 'types',
    name: 'typer i sider (astro check)',
    script: 'node_modules/astro/bin/astro.mjs',
    args: ['check', '--tsconfig', 'tsconfig.astro.json', '--minimumFailingSeverity', 'warning'],
  },
  // After astro check, which writes the types of the content collections that tsc reads on a clean clone.
  { group: 'types', name: 'typer (tsc)', script: 'node_modules/typescript/bin/tsc', args: ['--noEmit'] },
  { group: 'lint', name: 'kode (eslint)', script: 'node_modules/eslint/bin/eslint.js', args: ['.', '--max-warnings', '0'] },
  {
    group: 'lint',
    name: 'format (prettier)',
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '.', '--log-level', 'warn'],
  },
  {
    group: 'lint',
    name: 'afhængigheders retning (dependency-cruiser)',
    script: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['src', 'step-definitions', '--config', 'dependency-cruiser.config.mjs'],
  },
  { group: 'lint', name: 'ubrugt kode (knip)', script: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
  { group: 'lint', name: 'specifikationer (sor-pilot lint)', script: 'src/cli/main.ts', args: ['lint'] },
];

/** Runs the checks of the groups one after another; gives how many passed and the names of those that did not. */
export async function runChecks(groups: readonly string[]): Promise<{ passed: number; failed: readonly string[] }> {
  const failed: string[] = [];
  const wanted = CHECKS.filter((check) => groups.includes(check.group));
  for (const check of wanted) {
    console.error(`\n▸ ${check.name}`);
    if ((await runTool(check.script, check.args)) !== 0) failed.push(check.name);
  }
  return { passed: wanted.length - failed.length, failed };
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const { failed } = await runChecks(argv.slice(2));
  for (const name of failed) console.error(`✕ ${name}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
