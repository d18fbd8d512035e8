/**
 * `npm test`: everything there is to pass. Types first, which write what the rest reads; then two lanes beside each other, so
 * that neither core waits: real sockets and processes, and after them the units; lint, and after it the whole way with a site
 * that is built and opened in a browser. Ends with a line `N passed, N failed`; each check of lint and types counts as one.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatPilotError, PilotError } from '../src/model/pilot-error.ts';
import { ensureBrowser } from './browser.ts';
import { runChecks } from './checks.ts';
import { holdTool, runTool } from './tools.ts';

interface VitestSummary {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Runs one of Vitest's projects and reads its counts; a run that wrote none counts as one failure. What it says is shown as it
 * comes, or when it has ended.
 */
async function runVitest(project: string, shown: 'as-it-comes' | 'at-the-end'): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'sor-pilot-test-'));
  const report = join(folder, 'vitest.json');
  try {
    const args = ['run', `--project=${project}`, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = shown === 'as-it-comes' ? await runTool(VITEST, args) : await runHeld(args);
    const summary = JSON.parse(readFileSync(report, 'utf8')) as VitestSummary;
    const failed = summary.numFailedTests === 0 && (code !== 0 || summary.numFailedTestSuites > 0) ? 1 : summary.numFailedTests;
    return { passed: summary.numPassedTests, failed };
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const VITEST = 'node_modules/vitest/vitest.mjs';

async function runHeld(args: readonly string[]): Promise<number> {
  const { code, output } = await holdTool(VITEST, args);
  console.error(output.trimEnd());
  return code;
}

async function inTurn<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<readonly [A, B]> {
  return [await first(), await second()];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

try {
  process.env['CHROME_PATH'] = ensureBrowser();
  const types = await runChecks(['types']);
  const [[sockets, units], [lint, whole]] = await Promise.all([
    inTurn(
      () => runVitest('sockets', 'as-it-comes'),
      () => runVitest('unit', 'at-the-end'),
    ),
    inTurn(
      () => runChecks(['lint']),
      () => runVitest('system', 'at-the-end'),
    ),
  ]);
  const unmet = [...types.failed, ...lint.failed];
  for (const name of unmet) console.error(`✕ ${name}`);
  const suites = [sockets, units, whole];
  const passed = types.passed + lint.passed + sum(suites.map((counts) => counts.passed));
  const failed = unmet.length + sum(suites.map((counts) => counts.failed));
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof PilotError ? formatPilotError(error) : error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 3;
}
