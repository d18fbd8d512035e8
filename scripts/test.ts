/**
 * `npm test`: everything there is to pass. Lint and types first, then units and whole systems (sockets, processes, a
 * real browser). Ends with a line `N passed, N failed`; each check of lint and types counts as one.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatPilotError, PilotError } from '../src/model/pilot-error.ts';
import { ensureBrowser } from './browser.ts';
import { runChecks } from './checks.ts';
import { runTool } from './tools.ts';

interface VitestSummary {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
}

/** Runs Vitest and reads its counts; a run that wrote none counts as one failure. */
async function runVitest(): Promise<{ passed: number; failed: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'sor-pilot-test-'));
  const report = join(folder, 'vitest.json');
  try {
    const code = await runTool('node_modules/vitest/vitest.mjs', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
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

try {
  process.env['CHROME_PATH'] = ensureBrowser();
  const checks = await runChecks(['types', 'lint']);
  const tests = await runVitest();
  for (const name of checks.failed) console.error(`✕ ${name}`);
  const failed = checks.failed.length + tests.failed;
  console.log(`\n${checks.passed + tests.passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof PilotError ? formatPilotError(error) : error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 3;
}
