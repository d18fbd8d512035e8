import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Behaviour } from '../../src/model/config/behaviour.ts';
import type { CaseResult } from '../../src/model/run.ts';
import { readRuns } from '../../src/store/reader.ts';
import { root } from '../tools.ts';

/** A run of the exercise, by the command line and in a folder of its own that is gone afterwards. */
export interface ExerciseRun {
  readonly regions: readonly string[];
  /** As Cucumber's tag expressions. */
  readonly tags: string;
  /** How each region misbehaves; one that is not named answers right. */
  readonly behaviours?: Readonly<Record<string, readonly Behaviour[]>>;
}

/** A case of a run, and the region it was tried in. */
export interface CaseOfRegion {
  readonly region: string;
  readonly one: CaseResult;
}

/** Runs the exercise once and gives every case it tried; throws Error when the run gave none. */
export async function runExercise({ regions, tags, behaviours = {} }: ExerciseRun): Promise<readonly CaseOfRegion[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sor-pilot-soak-'));
  try {
    const [config, results] = [join(folder, 'config'), join(folder, 'results')];
    cpSync(join(root, 'config'), config, { recursive: true });
    // JSON is YAML.
    writeFileSync(join(config, 'exercise', 'behaviours.yaml'), JSON.stringify({ regions: behaviours }));
    const chosen = regions.flatMap((region) => ['--region', region]);
    const code = await run(['run', ...chosen, '--tags', tags, '--config', config, '--results', results]);
    const { runs } = await readRuns(results);
    const cases = (runs[0]?.regions ?? []).flatMap((digest) => digest.cases.map((one) => ({ region: digest.region, one })));
    if (cases.length === 0) throw new Error(`Kørslen gav intet (kode ${code}).`);
    return cases;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], { cwd: root, stdio: 'ignore' });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
