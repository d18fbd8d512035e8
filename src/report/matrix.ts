import type { Catalogue, Specification } from '../model/specification.ts';
import { worst } from '../model/verdict.ts';
import type { RunRecord } from '../store/types.ts';
import { buildCell } from './cell.ts';
import { collectOutcomes, order, type Outcome, runsOf } from './outcomes.ts';
import { type Current, currentByRegion } from './outdated.ts';
import { commonOf, tally } from './tally.ts';
import { countTransitions } from './transition.ts';
import type { Cell, Matrix, MatrixGroup, MatrixRegion, MatrixRow } from './types.ts';

/** What a matrix is built from. */
export interface MatrixInput {
  readonly environment: Matrix['environment'];
  /** The regions to show, in the order to show them. */
  readonly regions: readonly {
    readonly id: string;
    readonly name: string;
    readonly shortName: string;
    readonly code?: string | undefined;
  }[];
  readonly catalogue: Catalogue;
  /** Every run there is, in any order and of any environment. */
  readonly runs: readonly RunRecord[];
  readonly current: Current;
}

/**
 * Regions by cases in one environment. Each cell is the newest outcome among the runs that planned the case there; a
 * case never planned is `not-run`. Rows follow the catalogue; outcomes of cases it no longer has are left out.
 */
export function buildMatrix(input: MatrixInput): Matrix {
  const runs = runsOf(input.runs, input.environment);
  const outcomes = collectOutcomes(runs);
  const groups = buildGroups(input, runs, outcomes);
  const cells = groups.flatMap((group) => group.rows.flatMap((row) => row.cells));
  const ownCells = cells.filter(({ own }) => own === true);
  return {
    environment: input.environment,
    regions: input.regions.map((region, index) => {
      const own = groups.flatMap((group) => group.rows.flatMap((row) => row.cells[index] ?? []));
      return buildRegion(region, own, runs);
    }),
    groups,
    tally: tally(commonOf(cells)),
    ...(ownCells.length === 0 ? {} : { ownTally: tally(ownCells) }),
    updatedAt: cells
      .flatMap((cell) => cell.at ?? [])
      .sort(order)
      .at(-1),
  };
}

type Outcomes = ReadonlyMap<string, ReadonlyMap<string, readonly Outcome[]>>;

function buildGroups(input: MatrixInput, runs: readonly RunRecord[], outcomes: Outcomes): MatrixGroup[] {
  const specifications = new Map(input.catalogue.specifications.map((specification) => [specification.id, specification]));
  const current = currentByRegion(runs, input.current);
  const groups = new Map<string, { readonly feature: Specification['feature']; readonly rows: MatrixRow[] }>();
  for (const one of input.catalogue.cases) {
    const specification = specifications.get(one.id);
    if (specification === undefined) continue;
    const { feature, assumption, origin } = specification;
    const own = origin === 'own' ? { own: true as const } : {};
    const cells = input.regions.map((region): Cell => {
      const cell = buildCell({
        key: one.key,
        region: region.id,
        outcomes: outcomes.get(region.id)?.get(one.key) ?? [],
        exercise: input.environment.exercise,
        specification,
        current: current.get(region.id) ?? input.current,
      });
      return { ...cell, ...own };
    });
    const group = groups.get(feature.path) ?? { feature, rows: [] };
    groups.set(feature.path, group);
    group.rows.push({
      key: one.key,
      id: one.id,
      name: one.name,
      assumption,
      ...own,
      cells,
      worst: worst(cells.map((cell) => cell.verdict)),
    });
  }
  return [...groups.values()].map(({ feature, rows }) => ({
    feature: feature.name,
    path: feature.path,
    subject: feature.subject,
    rows,
  }));
}

function buildRegion(region: MatrixInput['regions'][number], cells: readonly Cell[], runs: readonly RunRecord[]): MatrixRegion {
  const { id, name, shortName, code } = region;
  return {
    id,
    name,
    shortName,
    code,
    tally: tally(commonOf(cells)),
    latest: latestRun(id, runs),
    transitions: countTransitions(cells.map((cell) => cell.transition)),
  };
}

/** The newest run that touched a region; runs come oldest first. */
function latestRun(region: string, runs: readonly RunRecord[]): MatrixRegion['latest'] {
  for (const { run, regions } of runs.toReversed()) {
    const digest = regions.find((candidate) => candidate.region === region);
    if (digest !== undefined) return { run, at: digest.startedAt, state: digest.state, reason: digest.reason, note: digest.note };
  }
  return undefined;
}
