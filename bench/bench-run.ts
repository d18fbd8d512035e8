import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Measurement, measure, median, type MeasuredCommand } from './measure.ts';
import { createBenchProject, SCENARIOS } from './project.ts';
import { root } from '../scripts/tools.ts';

const REGIONS = ['r1', 'r2', 'r3', 'r4', 'r5'];
const CONCURRENCY = 10;
const ROUNDS = 3;

/**
 * What a run costs, compared in one go on the same 5 x 400 scenarios of two 40 ms calls each – our run with ten scenarios at
 * a time per region, the best arrangement of cucumber-js itself (five at once, --parallel 5), and the bare HTTP calls at the
 * same concurrency. Medians of whole processes, start-up included. Prints a table.
 */
export async function benchRun(): Promise<void> {
  const server = fork(join(root, 'bench', 'server.ts'));
  const origin = await new Promise<string>((resolve) => server.once('message', (message: string) => resolve(message)));
  const project = createBenchProject(origin);
  const input = join(project.folder, 'input.json');
  writeFileSync(
    input,
    JSON.stringify({ folder: project.folder, cases: project.cases, regions: REGIONS, concurrency: CONCURRENCY }),
  );

  const bare = join(root, 'bench', 'bare-calls.ts');
  const cucumber = join(root, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
  const cucumberArgs = (region: string): string[] => [
    cucumber,
    ...[
      '--import',
      'step-definitions/**/*.ts',
      '--language',
      'da',
      '--parallel',
      '5',
      '--format',
      `message:${region}.ndjson`,
      '--format',
      'rerun',
    ],
  ];

  const contenders: readonly { readonly name: string; readonly commands: readonly MeasuredCommand[] }[] = [
    {
      name: 'kun kaldene',
      commands: [{ cwd: project.folder, args: [bare, origin, String(SCENARIOS), String(CONCURRENCY), String(REGIONS.length)] }],
    },
    { name: 'sor-pilot, 10 ad gangen', commands: [{ cwd: root, args: [join(root, 'bench', 'our-run.ts'), input] }] },
    {
      name: 'cucumber-js, 5 processer × --parallel 5',
      commands: REGIONS.map((region) => ({ cwd: project.folder, args: cucumberArgs(region) })),
    },
  ];

  console.error(`${REGIONS.length} × ${SCENARIOS} scenarier, to kald à 40 ms hver; ${ROUNDS} runder skiftevis, medianer.\n`);
  const rounds: Measurement[][] = contenders.map(() => []);
  // One round that does not count: it fills the file cache and the compiled steps, as any second run finds them.
  for (let round = -1; round < ROUNDS; round++) {
    for (const [index, contender] of contenders.entries()) {
      const measured = await measure(contender.commands);
      if (round >= 0) rounds[index]?.push(measured);
    }
  }
  server.disconnect();
  project.remove();

  const rows = contenders.map(({ name }, index) => ({
    name,
    wall: median((rounds[index] ?? []).map((one) => one.wall)),
    cpu: median((rounds[index] ?? []).map((one) => one.cpu)),
  }));
  const [floor, , rival] = rows;
  const number = (value: number): string => value.toFixed(2).replace('.', ',').padStart(8);
  console.log(`${''.padEnd(42)}${'tid s'.padStart(8)}${'cpu s'.padStart(8)}  × kaldene  × cucumber-js  × dens cpu`);
  for (const row of rows) {
    const ratios = [
      row.wall / (floor?.wall ?? Number.NaN),
      row.wall / (rival?.wall ?? Number.NaN),
      row.cpu / (rival?.cpu ?? Number.NaN),
    ];
    console.log(
      `${row.name.padEnd(42)}${number(row.wall)}${number(row.cpu)}  ${ratios.map((ratio) => number(ratio)).join('     ')}`,
    );
  }
}
