import type { PartyKind } from '../model/config/party.ts';
import type { RegionDigest } from '../model/run.ts';
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
  /** The parties to show, in the order to show them. */
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
  /** What kind of party they are; regions when left out. */
  readonly kind?: PartyKind;
  /** Whether a case concerns a party, by its id; all concern all when left out. */
  readonly concerns?: (specification: Specification, key: string, party: string) => boolean;
}

/**
 * Parties of one kind by cases in one environment. Each cell is the newest outcome among the runs that planned the case
 * there; a case never planned is `not-run`, and none at all where it does not concern the party. Rows follow the catalogue;
 * those that concern none of the parties, and outcomes of cases the catalogue no longer has, are left out.
 */
export function buildMatrix(input: MatrixInput): Matrix {
  const runs = runsOf(input.runs, input.environment);
  const outcomes = collectOutcomes(runs);
  const groups = buildGroups(input, runs, outcomes);
  const cells = groups.flatMap((group) => group.rows.flatMap(cellsOf));
  const ownCells = cells.filter(({ own }) => own === true);
  return {
    kind: input.kind ?? 'region',
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
    const { feature, assumption } = specification;
    const origin = specification.origin === 'own' ? { own: true as const } : {};
    const cells = input.regions.map((region): Cell | undefined => {
      const own = outcomes.get(region.id)?.get(one.key) ?? [];
      if (own.length === 0 && input.concerns?.(specification, one.key, region.id) === false) return undefined;
      const cell = buildCell({
        key: one.key,
        region: region.id,
        outcomes: own,
        exercise: input.environment.exercise,
        specification,
        current: current.get(region.id) ?? input.current,
      });
      return { ...cell, ...origin };
    });
    const tried = cells.filter((cell) => cell !== undefined);
    if (tried.length === 0) continue;
    const group = groups.get(feature.path) ?? { feature, rows: [] };
    groups.set(feature.path, group);
    group.rows.push({
      key: one.key,
      id: one.id,
      name: one.name,
      assumption,
      ...origin,
      cells,
      worst: worst(tried.map((cell) => cell.verdict)),
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
  const digest = latestDigest(id, runs);
  return {
    id,
    name,
    shortName,
    code,
    tally: tally(commonOf(cells)),
    ...(digest?.party === undefined ? {} : { tried: digest.party }),
    latest: digest && {
      run: digest.run,
      at: digest.startedAt,
      state: digest.state,
      reason: digest.reason,
      note: digest.note,
    },
    transitions: countTransitions(cells.map((cell) => cell.transition)),
  };
}

/** The cells a row has. */
export const cellsOf = (row: Pick<MatrixRow, 'cells'>): readonly Cell[] => row.cells.filter((cell) => cell !== undefined);

/** The party's part of the newest run that touched it; runs come oldest first. */
function latestDigest(party: string, runs: readonly RunRecord[]): RegionDigest | undefined {
  for (const { regions } of runs.toReversed()) {
    const digest = regions.find((candidate) => candidate.region === party);
    if (digest !== undefined) return digest;
  }
  return undefined;
}
