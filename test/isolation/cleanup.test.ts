import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import { openSession } from '../../src/client/open-session.ts';
import { testMeans, testSession } from '../../src/client/testing/test-session.ts';
import { readOpenLedgers } from '../../src/store/change-ledger.ts';
import { cli, startCli, type RunningCli } from '../support/cli.ts';
import { saidOrigin } from '../support/endpoint.ts';

/** Slow enough that a unit stands open while the run is killed. */
const BEHAVIOURS = `regions:
  midtjylland:
    - { id: langsom, kind: slow, interfaces: [sorus], milliseconds: 300, description: Langsom., expects: [] }
`;

let folder: string;
let endpoint: RunningCli;
let origin: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sor-pilot-cleanup-'));
  await cp(join(root, 'config'), join(folder, 'config'), { recursive: true });
  await writeFile(join(folder, 'behaviours.yaml'), BEHAVIOURS);
  endpoint = startCli(['endpoint', '--port', '0', '--behaviours', join(folder, 'behaviours.yaml')]);
  origin = await saidOrigin(endpoint);
  const exercise = await readFile(join(folder, 'config/environments/oevelse.yaml'), 'utf8');
  const standing = exercise.replace('id: oevelse', 'id: staaende').replaceAll('{endpoint}', origin);
  await writeFile(join(folder, 'config/environments/staaende.yaml'), standing);
});
afterEach(async () => {
  endpoint.child.kill();
  await endpoint.result;
  await rm(folder, { recursive: true, force: true });
});

const folders = () => ['--config', join(folder, 'config'), '--results', join(folder, 'results')];

describe('en kørsel, der bliver slået ihjel, mens den skriver', () => {
  it('efterlader en fortegnelse, og cleanup lukker det, der stod åbent', { timeout: 120_000 }, async () => {
    const run = startCli([
      'run',
      ...folders(),
      '--environment',
      'staaende',
      '--region',
      'midtjylland',
      '--scenario',
      'SORUS-003',
    ]);
    const [left] = await untilLeftBehind(join(folder, 'results'));
    run.child.kill('SIGKILL');
    await run.result;
    const code = left?.sorIdentifier ?? '';
    expect(await closingDay(code)).toBeUndefined();

    const cleaned = await cli(['cleanup', ...folders()]);
    expect(cleaned.stderr).toContain('der er ryddet op');
    expect(cleaned.code).toBe(0);
    expect(await closingDay(code)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(readOpenLedgers(join(folder, 'results'))).toEqual([]);

    const again = await cli(['cleanup', ...folders()]);
    expect(again.stderr).toContain('Ingen kørsel har efterladt noget');
  });
});

/** The unit that stands open, as soon as the ledger says that one is made. */
async function untilLeftBehind(results: string) {
  for (;;) {
    const found = await readdir(results).then(
      () => readOpenLedgers(results).flatMap(({ left }) => left.filter(({ sorIdentifier }) => sorIdentifier !== undefined)),
      () => [],
    );
    if (found.length > 0) return found;
    await setTimeout(20);
  }
}

async function closingDay(sorIdentifier: string): Promise<string | undefined> {
  const open = openSession(
    testSession({ sorls: { url: `${origin}/midtjylland/sorls/service/SOROpslagsservice` } }),
    testMeans().means,
  );
  try {
    const answer = await open.clientFor(() => undefined).sorls.getSorEntity({ sorIdentifier });
    return answer.kind === 'found' ? answer.value.toDate : undefined;
  } finally {
    await open.close();
  }
}
