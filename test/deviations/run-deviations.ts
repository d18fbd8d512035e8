import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from '../../scripts/tools.ts';
import { type DeliberateDeviation, deviationFileSchema } from '../../src/model/config/deviation.ts';
import { INTERFACES, type InterfaceName } from '../../src/model/exchange.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { readRuns } from '../../src/store/reader.ts';

export const CATALOGUE = join(root, 'config/exercise/deviations.yaml');

/** The catalogue as it stands. */
export function readDeviations(): readonly DeliberateDeviation[] {
  return deviationFileSchema.parse(parse(readFileSync(CATALOGUE, 'utf8'))).deviations;
}

/** Regions a deviation can be tried in: they offer everything, and no merger awaits them. One runs each deviation. */
const REGIONS = ['nordjylland', 'midtjylland', 'syddanmark'] as const;

/** What did not pass, by case key. */
export type Findings = Readonly<Record<string, Verdict>>;

/** The deviations of one region in one run; none for a region that answers right. */
export type Trial = readonly DeliberateDeviation[];

export interface TrialOptions {
  /** Every case, or only those that use the interface of the trial’s first deviation. Timed cases are left out: trials share the machine. */
  readonly scope: 'all' | 'touched';
}

/** The interface whose cases a deviation can reach; trials of the same one share a run. */
function interfaceOf(trial: Trial): InterfaceName | undefined {
  const [first] = trial;
  if (first === undefined) return undefined;
  if ('interfaces' in first) return first.interfaces[0];
  return INTERFACES.find((name) => first.kind.startsWith(`${name}-`));
}

/**
 * Runs the pilot against the exercise endpoint, one trial a region and several regions a run, as a tester would: by the
 * command line, in processes of their own. Gives what each trial found, in order.
 */
export async function runTrials(trials: readonly Trial[], options: TrialOptions): Promise<readonly Findings[]> {
  const found = new Map<number, Findings>();
  for (const batch of batches(trials, options)) {
    const results = await runBatch(
      batch.map(({ trial }) => trial),
      tagsOf(batch[0]?.trial ?? [], options),
    );
    batch.forEach(({ index }, place) => found.set(index, results[place] ?? {}));
  }
  return trials.map((_, index) => found.get(index) ?? {});
}

/**
 * Divides the catalogue into trials whose deviations share no case, so that each finding has one cause; as few as a first
 * fit gives. Twelve trials of all cases take less than a tenth of the time of a hundred trials of one.
 */
export function disjointTrials(deviations: readonly DeliberateDeviation[]): readonly Trial[] {
  const trials: { readonly members: DeliberateDeviation[]; readonly taken: Set<string> }[] = [];
  for (const deviation of deviations.toSorted((a, b) => b.expects.length - a.expects.length)) {
    const takes = [...deviation.expects.map((one) => one.case), ...carriersOf(deviation)];
    const fitting = trials.find((trial) => takes.every((key) => !trial.taken.has(key)));
    const trial = fitting ?? { members: [], taken: new Set() };
    if (fitting === undefined) trials.push(trial);
    trial.members.push(deviation);
    for (const key of takes) trial.taken.add(key);
  }
  return trials.map(({ members }) => members);
}

/** What a deviation spoils as a whole, so that another one there would hide it: a report, a message, the pages of SKRS. */
function carriersOf(deviation: DeliberateDeviation): readonly string[] {
  if (deviation.kind.startsWith('lpr-')) return ['indberetning'];
  if (deviation.kind.startsWith('skrs-')) return ['sider'];
  return 'messages' in deviation ? (deviation.messages ?? []) : [];
}

interface Numbered {
  readonly trial: Trial;
  readonly index: number;
}

function batches(trials: readonly Trial[], { scope }: TrialOptions): readonly (readonly Numbered[])[] {
  const groups = Map.groupBy(
    trials.map((trial, index): Numbered => ({ trial, index })),
    ({ trial }) => (scope === 'all' ? undefined : interfaceOf(trial)),
  );
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / REGIONS.length) }, (_, at) =>
      group.slice(at * REGIONS.length, (at + 1) * REGIONS.length),
    ),
  );
}

function tagsOf(trial: Trial, { scope }: TrialOptions): string {
  const name = scope === 'all' ? undefined : interfaceOf(trial);
  return name === undefined ? 'not @alene' : `@snitflade:${name} and not @alene`;
}

async function runBatch(trials: readonly Trial[], tags: string): Promise<readonly Findings[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sor-pilot-deviations-'));
  try {
    const regions = REGIONS.slice(0, trials.length);
    cpSync(join(root, 'config'), join(folder, 'config'), { recursive: true });
    const script = Object.fromEntries(regions.map((region, at) => [region, trials[at] ?? []]));
    writeFileSync(join(folder, 'config/exercise/behaviours.yaml'), stringify({ regions: script }));
    await runPilot([
      ...regions.flatMap((region) => ['--region', region]),
      ...['--tags', tags],
      ...['--config', join(folder, 'config'), '--results', join(folder, 'results')],
    ]);
    const { runs } = await readRuns(join(folder, 'results'));
    return regions.map((region) => findingsOf(runs[0]?.regions.find((digest) => digest.region === region)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function findingsOf(
  digest: { readonly state: string; readonly cases: readonly { key: string; verdict: Verdict }[] } | undefined,
): Findings {
  if (digest?.state !== 'completed') throw new Error(`regionen blev ikke færdig: ${digest?.state ?? 'ingen resultater'}`);
  const wanting = digest.cases.filter(({ verdict }) => verdict !== 'passed' && verdict !== 'not-applicable');
  return Object.fromEntries(wanting.map(({ key, verdict }) => [key, verdict] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The command's own exit code says that something was found, which is the point. */
function runPilot(args: readonly string[]): Promise<void> {
  const command = ['src/cli/main.ts', 'run', ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== null && code <= 2) resolve();
      else reject(new Error(`kørslen sluttede med ${code ?? 'et signal'}: ${words}`));
    });
  });
}
