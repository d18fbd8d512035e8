import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import { readOpenLedgers } from '../../src/store/change-ledger.ts';
import { readRuns } from '../../src/store/reader.ts';
import { cli } from '../support/cli.ts';
import { type StandingEndpoint, startStandingEndpoint } from './standing-endpoint.ts';

let standing: StandingEndpoint;
beforeAll(async () => {
  standing = await startStandingEndpoint(await readFile(join(root, 'config/exercise/behaviours.yaml'), 'utf8'));
});
afterAll(() => standing.close());

describe('two runs in a row against the same endpoint', () => {
  // Syddanmark's daily file is four days old, which is where traces of an earlier run's units would first show.
  it('give the same verdicts, though the first wrote in the register, and leave nothing open', async () => {
    const run = () =>
      cli([
        'run',
        '--config',
        standing.configFolder,
        '--results',
        standing.resultsFolder,
        '--environment',
        'staaende',
        '--region',
        'syddanmark',
        '--region',
        'midtjylland',
      ]);
    await run();
    await run();
    const { runs } = await readRuns(standing.resultsFolder);
    const [first, second] = runs.map((record) =>
      record.regions.flatMap(({ region, cases }) => cases.map(({ key, verdict }) => `${region} ${key}: ${verdict}`)),
    );
    expect(first?.length).toBeGreaterThan(500);
    expect(first?.filter((one) => one.endsWith('tool-error'))).toEqual([]);
    expect(second).toEqual(first);
    expect(readOpenLedgers(standing.resultsFolder)).toEqual([]);
  });
});
