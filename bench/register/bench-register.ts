import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/tools.ts';
import { median } from '../measure.ts';
import { makeExtracts } from './make-extracts.ts';
import type { ReadCost, Reader } from './read-register.ts';

const SIZES = [100_000, 200_000];
const ROUNDS = 5;

interface Contest {
  readonly title: string;
  readonly format: 'xml' | 'csv';
  readonly ours: Reader;
  /** Whom we are held against; undefined where nobody else does the same. */
  readonly other: Reader | undefined;
}

const CONTESTS: readonly Contest[] = [
  { title: 'SOR XML som en strøm af enheder', format: 'xml', ours: 'xml', other: 'saxes' },
  { title: 'SorEntity-CSV som en strøm af enheder', format: 'csv', ours: 'csv', other: 'papaparse' },
  { title: 'SOR XML læst og prøvet mod alle regler', format: 'xml', ours: 'rules', other: undefined },
];

/**
 * What reading a register costs, held against saxes and papaparse that build the same units: each reading in a process of
 * its own, one and the other in turn. Prints medians, and of each pair of readings how much we take of what the other does.
 */
export async function benchRegister(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sor-pilot-register-'));
  try {
    console.error(`Hver læsning i sin egen proces, ${ROUNDS} runder skiftevis, medianer.`);
    for (const size of SIZES) {
      console.error(`Laver et opdigtet register på ${whole(size)} enheder …`);
      const extracts = await makeExtracts(root, folder, size);
      for (const contest of CONTESTS) await measureContest(contest, extracts[contest.format]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureContest({ title, ours, other }: Contest, path: string): Promise<void> {
  const our: ReadCost[] = [];
  const their: ReadCost[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    our.push(await read(ours, path));
    if (other !== undefined) their.push(await read(other, path));
  }
  console.log(`\n${title}, ${whole(our[0]?.units ?? 0)} enheder`);
  console.log(`${''.padEnd(14)}${['tid s', 'cpu s', 'hukommelse MiB'].map((name) => name.padStart(16)).join('')}`);
  printCost('sor-pilot', our);
  if (other === undefined) return;
  printCost(other, their);
  const ratio = (of: (cost: ReadCost) => number): string =>
    decimal(median(our.map((cost, at) => of(cost) / of(their[at] ?? cost))));
  console.log(
    `× ${other}`.padEnd(14) + [ratio(({ wall }) => wall), ratio(({ cpu }) => cpu)].map((one) => one.padStart(16)).join(''),
  );
}

/** As scripts/setup.mjs starts the register's commands. */
const AS_A_COMMAND = ['--max-semi-space-size=16'];

/** Throws when a reading fails. */
function read(reader: Reader, path: string): Promise<ReadCost> {
  return new Promise((resolve, reject) => {
    const entry = join(root, 'bench', 'register', 'read-register.ts');
    const flags = reader === 'rules' ? AS_A_COMMAND : [];
    const child = spawn(process.execPath, [...flags, entry, reader, path], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(said) as ReadCost);
      else reject(new Error(`${reader} sluttede med kode ${code ?? 'ukendt'}`));
    });
  });
}

function printCost(name: string, costs: readonly ReadCost[]): void {
  const middle = (of: (cost: ReadCost) => number): number => median(costs.map(of));
  const cells = [
    decimal(middle(({ wall }) => wall)),
    decimal(middle(({ cpu }) => cpu)),
    whole(middle(({ peak }) => peak) / 2 ** 20),
  ];
  console.log(name.padEnd(14) + cells.map((cell) => cell.padStart(16)).join(''));
}

const whole = (value: number): string => Math.round(value).toLocaleString('da-DK');
const decimal = (value: number): string => value.toLocaleString('da-DK', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
