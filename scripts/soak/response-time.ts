import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseResult } from '../../src/model/run.ts';
import { readRuns } from '../../src/store/reader.ts';
import type { Soak } from '../soak.ts';
import { root } from '../tools.ts';

/** Two, so that one waits for the other's turn. */
const REGIONS = ['nordjylland', 'midtjylland'] as const;

/** The exercise answers right and in time, so nothing may be charged to it: either it is seen, or the tester was slow. */
export const RESPONSE_TIME_SOAK: Soak = {
  name: 'svartid',
  summary: 'Svartiden måles mod et øvelsesendepunkt, der svarer rigtigt,',
  once: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sor-pilot-soak-'));
    try {
      return await measureIn(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measureIn(folder: string): Promise<readonly string[]> {
  const [config, results] = [join(folder, 'config'), join(folder, 'results')];
  cpSync(join(root, 'config'), config, { recursive: true });
  writeFileSync(join(config, 'exercise', 'behaviours.yaml'), 'regions: {}\n');
  const chosen = REGIONS.flatMap((region) => ['--region', region]);
  const code = await run(['run', ...chosen, '--tags', '@alene', '--config', config, '--results', results]);
  const { runs } = await readRuns(results);
  const cases = (runs[0]?.regions ?? []).flatMap((digest) => digest.cases.map((one) => ({ region: digest.region, one })));
  if (cases.length === 0) return [`Kørslen gav intet (kode ${code}).`];
  return cases.flatMap(({ region, one }) =>
    isFair(one) ? [] : [`${region} ${one.key}: ${one.verdict} ${one.fault?.received ?? ''}`],
  );
}

const isFair = ({ verdict, cause }: CaseResult): boolean => verdict === 'passed' || cause === 'tester';

function run(args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], { cwd: root, stdio: 'ignore' });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
