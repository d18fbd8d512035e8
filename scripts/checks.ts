/**
 * The checks that need no run: `lint` (code, format, boundaries, dead code, features) and `types`. Use:
 * node scripts/setup.mjs scripts/checks.ts lint types
 */
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { holdTool, runTool } from './tools.ts';

interface Check {
  readonly group: 'lint' | 'types';
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
}

/** By content, so that a file that is only written anew is not looked at again. */
const CACHE = ['--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/prettier-check'];

const CHECKS: readonly Check[] = [
  {
    group: 'types',
    name: 'typer i sider (astro check)',
    script: 'node_modules/astro/bin/astro.mjs',
    args: ['check', '--tsconfig', 'tsconfig.astro.json', '--minimumFailingSeverity', 'warning'],
  },
  // After astro check, which writes the types of the content collections that tsc reads on a clean clone.
  {
    group: 'types',
    name: 'typer (tsc)',
    script: 'node_modules/typescript/bin/tsc',
    args: ['--noEmit', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/tsc.tsbuildinfo'],
  },
  // Without a cache: what it says of a file depends on the types of others, and a cache knows the file alone.
  { group: 'lint', name: 'kode (eslint)', script: 'node_modules/eslint/bin/eslint.js', args: ['.', '--max-warnings', '0'] },
  {
    group: 'lint',
    name: 'format (prettier)',
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '.', '--log-level', 'warn', ...CACHE],
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

/** How many of lint's checks run at once: the first takes as long as the others together. */
const AT_ONCE = 2;

/**
 * Runs the checks of the groups: types one after another, and then lint's two at a time. Gives how many passed and the
 * names of those that did not.
 */
export async function runChecks(groups: readonly string[]): Promise<{ passed: number; failed: readonly string[] }> {
  const failed: string[] = [];
  const wanted = CHECKS.filter((check) => groups.includes(check.group));
  for (const { name, script, args } of wanted.filter(({ group }) => group === 'types')) {
    console.error(`\n▸ ${name}`);
    if ((await runTool(script, args)) !== 0) failed.push(name);
  }
  const waiting = wanted.filter(({ group }) => group === 'lint');
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { code, output } = await holdTool(next.script, next.args);
      console.error(`\n▸ ${next.name}\n${output.trimEnd()}`);
      if (code !== 0) failed.push(next.name);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { passed: wanted.length - failed.length, failed };
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const { failed } = await runChecks(argv.slice(2));
  for (const name of failed) console.error(`✕ ${name}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
