import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from '../../scripts/tools.ts';
import { type Behaviour, ownerOf } from '../../src/model/config/behaviour.ts';
import { type DeliberateDeviation, deviationFileSchema } from '../../src/model/config/deviation.ts';
import { inForce } from '../../src/model/config/in-force.ts';
import { regionsFileSchema } from '../../src/model/config/region.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { readRuns } from '../../src/store/reader.ts';
import { cli } from '../support/cli.ts';

export const CATALOGUE = join(root, 'config/exercise/deviations.yaml');

/** The lists of the catalogue as they stand. */
export function readDeviations(): Readonly<Record<CatalogueList, readonly DeliberateDeviation[]>> {
  return deviationFileSchema.parse(parse(readFileSync(CATALOGUE, 'utf8')));
}

/** A list of the catalogue, by where its deviations are tried. */
export type CatalogueList = keyof typeof REGIONS;

/** Regions the deviations of each list can be tried in, which offer everything. One runs each trial. */
const REGIONS = {
  deviations: ['nordjylland', 'midtjylland', 'syddanmark'],
  inMerger: ['hovedstaden', 'sjaelland'],
} as const;
/** The lists of the catalogue. */
export const LISTS = Object.keys(REGIONS) as readonly CatalogueList[];

/** What did not pass, by case key. */
export type Findings = Readonly<Record<string, Verdict>>;

/** The deviations of one region in one run; none for a region that answers right. */
export type Trial = readonly DeliberateDeviation[];

/**
 * Runs every case but the timed ones (the trials share the machine) against the exercise endpoint, one trial a region and
 * several regions a run, as a tester would: by the command line, in processes of their own. Gives what each trial found,
 * in order.
 */
export async function runTrials(list: CatalogueList, trials: readonly Trial[]): Promise<readonly Findings[]> {
  const found: Findings[] = [];
  const regions = REGIONS[list];
  for (let at = 0; at < trials.length; at += regions.length) {
    found.push(...(await runTogether(regions, trials.slice(at, at + regions.length))));
  }
  return found;
}

/** Region ids by a day they are all in force: today, and otherwise the region's own first or last. */
export function regionsByDay(): ReadonlyMap<string, readonly string[]> {
  const { regions } = regionsFileSchema.parse(parse(readFileSync(join(root, 'config/regions.yaml'), 'utf8')));
  const today = new Date().toISOString().slice(0, 10);
  const dayOf = (region: (typeof regions)[number]): string =>
    inForce([region], today).length > 0 ? today : (region.validFrom ?? region.validTo ?? today);
  return new Map(Array.from(Map.groupBy(regions, dayOf), ([day, some]) => [day, some.map(({ id }) => id)]));
}

/**
 * Divides the catalogue into trials whose deviations share no case, so that each finding has one cause; as few as a first
 * fit gives. Twelve trials in place of a hundred is what makes the catalogue affordable in every test run.
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

/**
 * What a deviation spoils as a whole, so that another one there would hide it: a report, a message, the pages of SKRS,
 * searches on FHIR, and what SORLS says of a unit it does not have. ID27-040 asks SORLS for the units of the register.
 */
function carriersOf(deviation: DeliberateDeviation): readonly string[] {
  const cases = deviation.expects.map((one) => one.case);
  const reports = cases.some((key) => key.startsWith('LPR-')) ? ['indberetning'] : [];
  const lookups = ownerOf(deviation.kind) === 'sorls' || cases.includes('ID27-040') ? ['opslag'] : [];
  return [...ownCarriers(deviation), ...reports, ...lookups];
}

function ownCarriers(deviation: DeliberateDeviation): readonly string[] {
  if (ownerOf(deviation.kind) === 'lpr') return ['indberetning'];
  if (ownerOf(deviation.kind) === 'skrs') return ['sider'];
  if (deviation.kind.startsWith('fhir-search-')) return ['søgninger'];
  return 'messages' in deviation ? (deviation.messages ?? []) : [];
}

function runTogether(regions: readonly string[], trials: readonly Trial[]): Promise<readonly Findings[]> {
  const used = regions.slice(0, trials.length);
  const together = used.map((region, at) => ({ region, behaviours: trials[at] ?? [], settled: true }));
  const [day] = Array.from(regionsByDay()).find(([, inForce]) => used.every((region) => inForce.includes(region))) ?? [];
  return runRegions(together, '--tags', 'not @alene', ...(day === undefined ? [] : ['--date', day]));
}

/** A region of a run, and how it misbehaves. */
export interface RegionTrial {
  readonly region: string;
  readonly behaviours: readonly Behaviour[];
  /** Whether every assumption is settled for it, so that what it differs in is a deviation in whatever region it is tried. */
  readonly settled?: boolean;
}

/**
 * One run of the regions named, each with its behaviours, and with further options of the command line. Gives what each
 * region's trial found, in order.
 */
export async function runRegions(trials: readonly RegionTrial[], ...options: readonly string[]): Promise<readonly Findings[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sor-pilot-deviations-'));
  try {
    const config = join(folder, 'config');
    const results = join(folder, 'results');
    cpSync(join(root, 'config'), config, { recursive: true });
    const script = Object.fromEntries(trials.map(({ region, behaviours }) => [region, behaviours]));
    writeFileSync(join(config, 'exercise/behaviours.yaml'), stringify({ regions: script }));
    settle(
      join(config, 'environments/oevelse.yaml'),
      trials.flatMap(({ region, settled = false }) => (settled ? region : [])),
    );
    const chosen = trials.flatMap(({ region }) => ['--region', region]);
    const { code, stderr } = await cli(['run', ...chosen, ...options, '--config', config, '--results', results]);
    // 1 and 2 say that something was found, which is the point.
    if (code > 2) throw new Error(`kørslen sluttede med ${code}: ${stderr}`);
    const { runs } = await readRuns(results);
    return trials.map(({ region }) => findingsOf(runs[0]?.regions.find((digest) => digest.region === region)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes away what the exercise keeps open for regions; what it says of the others stays. */
function settle(file: string, regions: readonly string[]): void {
  const environment = parse(readFileSync(file, 'utf8')) as { readonly regions: Record<string, { openAssumptions?: unknown }> };
  for (const region of regions) delete environment.regions[region]?.openAssumptions;
  writeFileSync(file, stringify(environment));
}

function findingsOf(
  digest:
    | {
        readonly state: string;
        readonly reason?: string | undefined;
        readonly cases: readonly { key: string; verdict: Verdict }[];
      }
    | undefined,
): Findings {
  if (digest?.state !== 'completed') throw new Error(`regionen blev ikke færdig: ${digest?.reason ?? 'ingen resultater'}`);
  const wanting = digest.cases.filter(({ verdict }) => verdict !== 'passed' && verdict !== 'not-applicable');
  return Object.fromEntries(wanting.map(({ key, verdict }) => [key, verdict] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}
