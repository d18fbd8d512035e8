import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSession } from '../../src/session/open-session.ts';
import type { OpenSession } from '../../src/session/session.ts';
import { testMeans, testSession } from '../../src/session/test-session.fixture.ts';
import { exerciseUnits } from '../../src/cli/exercise-register.ts';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { type Leftover, PILOT_NAME_PREFIX } from '../../src/model/ledger.ts';
import { ledgerFile, openChangeLedger, readOpenLedgers } from '../../src/store/change-ledger.ts';
import { isProcessAlive } from '../../src/disk/process-liveness.ts';
import { readRuns } from '../../src/store/reader.ts';
import { acquireRegionLock } from '../../src/store/run-lock.ts';
import { cli, type CliResult, type RunningCli, startCli, unbroken } from '../support/cli.ts';
import { type StandingEndpoint, startStandingEndpoint } from './standing-endpoint.ts';

/** Slow enough that a unit stands open while the run is killed. */
const SLOW = `regions:
  midtjylland:
    - { id: langsom, kind: slow, interfaces: [sorus], milliseconds: 300, description: Langsom., expects: [] }
`;

let standing: StandingEndpoint;
let session: OpenSession;
let hospital: string;
beforeEach(async () => {
  const configuration = await loadConfiguration('config');
  const region = configuration.regions.filter(({ id }) => id === 'midtjylland');
  hospital = exerciseUnits(configuration, region, '2026-11-23').get('midtjylland')?.hospital ?? '';
  standing = await startStandingEndpoint(SLOW);
  const at = (path: string): string => `${standing.origin}/midtjylland/${path}`;
  session = openSession(
    testSession({
      sorls: { url: at('sorls/service/SOROpslagsservice') },
      sorus: { url: at('sor-opdatering/v4/SOROpdateringService') },
    }),
    testMeans().means,
  );
});
afterEach(async () => {
  await session.close();
  await standing.close();
});

const folders = () => ['--config', standing.configFolder, '--results', standing.resultsFolder];
const startRun = (scenario: string): RunningCli =>
  startCli(['run', ...folders(), '--environment', 'staaende', '--region', 'midtjylland', '--scenario', scenario]);

describe('a run that is killed while it writes', { timeout: 120_000 }, () => {
  it('leaves a ledger, and cleanup closes what was left open', async () => {
    const run = startRun('SORUS-003');
    const [left] = await untilLeftBehind(run);
    run.child.kill('SIGKILL');
    await run.result;
    const code = left?.sorIdentifier ?? '';
    expect(await closingDay(code)).toBeUndefined();

    const cleaned = await cli(['cleanup', ...folders()]);
    expect(unbroken(cleaned.stderr)).toContain('der er ryddet op');
    expect(cleaned.code).toBe(0);
    expect(await closingDay(code)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(readOpenLedgers(standing.resultsFolder)).toEqual([]);

    const again = await cli(['cleanup', ...folders()]);
    expect(unbroken(again.stderr)).toContain('Ingen kørsel har efterladt noget');
  });

  it('says in the region’s cause and on the screen exactly what is left behind when only the region’s process dies', async () => {
    const run = startRun('SORUS-003');
    const [left] = await untilLeftBehind(run);
    for (const pid of childrenOf(run.child.pid)) process.kill(pid, 'SIGKILL');
    const { stderr } = await run.result;
    const [record] = (await readRuns(standing.resultsFolder)).runs;
    const told = `Tilbage i registret: “${left?.name ?? ''}” (${left?.sorIdentifier ?? ''}). Ryd op med “npx sor-pilot cleanup ${record?.run ?? ''}”.`;
    expect(record?.regions.map(({ state, reason }) => [state, reason])).toEqual([
      ['aborted', `Regionens proces blev standset af systemet (SIGKILL). ${told}`],
    ]);
    expect(unbroken(stderr)).toContain(told);

    const cleaned = await cli(['cleanup', record?.run ?? '', ...folders()]);
    expect(cleaned.code).toBe(0);
    expect(await closingDay(left?.sorIdentifier ?? '')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe('units that were asked for without an answer', { timeout: 120_000 }, () => {
  it('are left alone while the region is tried; later they are found by name and closed, or written off when they never came to be', async () => {
    await startRun('SORUS-001').result;
    const [record] = (await readRuns(standing.resultsFolder)).runs;
    const ledger = openChangeLedger(ledgerFile(standing.resultsFolder, record?.run ?? '', 'midtjylland'));
    const at = new Date().toISOString();
    const made = await makeUnit(`${PILOT_NAME_PREFIX}svaret-kom-ej`);
    ledger({ state: 'intended', at, name: `${PILOT_NAME_PREFIX}svaret-kom-ej` });
    ledger({ state: 'intended', at, name: `${PILOT_NAME_PREFIX}blev-ej-til` });

    const running = { pid: process.pid, startedAt: new Date(performance.timeOrigin), isAlive: isProcessAlive };
    const lock = acquireRegionLock(standing.resultsFolder, { environment: 'staaende', region: 'midtjylland' }, running);
    const refused = await cli(['cleanup', ...folders()]);
    expect(unbroken(refused.stderr)).toContain('SP4004');
    expect(await closingDay(made)).toBeUndefined();
    lock.release();

    const cleaned = await cli(['cleanup', ...folders()]);
    expect(unbroken(cleaned.stderr)).toContain('der er ryddet op');
    expect(await closingDay(made)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(readOpenLedgers(standing.resultsFolder)).toEqual([]);
  });
});

/** What stands open, as soon as the ledger says that a unit is made. Throws with the run's own words when it ends first. */
async function untilLeftBehind({ result }: RunningCli): Promise<readonly Leftover[]> {
  let ended: CliResult | undefined;
  void result.then((end) => (ended = end));
  for (;;) {
    if (ended !== undefined) throw new Error(`Kørslen endte, før den havde oprettet noget: ${ended.stderr}`);
    const found = await readdir(standing.resultsFolder).then(
      () =>
        readOpenLedgers(standing.resultsFolder).flatMap(({ left }) =>
          left.filter(({ sorIdentifier }) => sorIdentifier !== undefined),
        ),
      () => [],
    );
    if (found.length > 0) return found;
    await setTimeout(20);
  }
}

/** Process ids of a process's children. */
function childrenOf(parent: number | undefined): readonly number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, ppid]) => (ppid === parent ? [pid] : []));
}

async function makeUnit(entityName: string): Promise<string> {
  const answer = await session
    .clientFor(() => undefined)
    .sorus.create({
      entityName,
      parentSorIdentifier: hospital,
      levelCode: '270069999999102',
      fromDate: new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10),
    });
  if (answer.kind === 'fault') throw new Error(`${answer.faultCode}: ${answer.faultString}`);
  return answer.sorIdentifier ?? '';
}

async function closingDay(sorIdentifier: string): Promise<string | undefined> {
  const answer = await session.clientFor(() => undefined).sorls.getSorEntity({ sorIdentifier });
  return answer.kind === 'found' ? answer.value.toDate : undefined;
}
