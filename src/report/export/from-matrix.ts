import type { PartyKind } from '../../model/config/party.ts';
import { faultCode } from '../fault-code.ts';
import { order } from '../outcomes.ts';
import type { Cell, Matrix, MatrixGroup, MatrixRegion, MatrixRow, RunSummary } from '../types.ts';
import type { CaseOutcome, RegionResults, ResultSet } from './result-set.ts';

/**
 * What the matrices of one environment show, as a set to export: every party with the newest outcome of each case, kind by
 * kind. Throws TypeError when there is none.
 */
export function fromMatrices(matrices: readonly Matrix[], runs: readonly RunSummary[]): ResultSet {
  const [first] = matrices;
  if (first === undefined) throw new TypeError('No matrix to export');
  const { id, name, exercise } = first.environment;
  return {
    kind: 'matrix',
    environment: { id, name },
    exercise,
    updatedAt: matrices
      .flatMap(({ updatedAt }) => updatedAt ?? [])
      .sort(order)
      .at(-1),
    run: undefined,
    regions: matrices.flatMap((matrix) =>
      matrix.regions.map((region, index) => fromRegion(region, matrix.kind, { results: resultsOf(matrix, index), runs })),
    ),
  };
}

function fromRegion(
  region: MatrixRegion,
  kind: PartyKind,
  { results, runs }: { readonly results: readonly CaseOutcome[]; readonly runs: readonly RunSummary[] },
): RegionResults {
  const { id, name, shortName, code, tally, latest, tried } = region;
  return {
    kind,
    ...(tried === undefined ? {} : { tried }),
    id,
    name,
    shortName,
    code,
    tally,
    latest: latest && { ...latest, fingerprint: runs.find(({ run }) => run === latest.run)?.fingerprint },
    results,
  };
}

/** The cells of a party, by its place in the matrix. */
function resultsOf({ groups }: Matrix, index: number): readonly CaseOutcome[] {
  return groups.flatMap((group) =>
    group.rows.flatMap((row) => {
      const cell = row.cells[index];
      return cell === undefined ? [] : [fromCell(cell, row, group)];
    }),
  );
}

function fromCell(cell: Cell, { id, name }: MatrixRow, { feature, subject }: MatrixGroup): CaseOutcome {
  const { key, verdict, marks, run, at, durationMs, attempts, fault, cause, known, outdated, transition, history, own } = cell;
  const row = { key, id, name, feature, subject, ...(own === undefined ? {} : { own }) };
  return {
    ...row,
    specification: undefined,
    verdict,
    marks,
    run,
    at,
    durationMs,
    attempts,
    fault,
    faultCode: faultCode(fault),
    cause,
    known,
    outdated,
    transition,
    history,
  };
}

/** The same set with only some of its parties, in its own order; all of them when none is named. */
export function onlyRegions(set: ResultSet, ids: readonly string[]): ResultSet {
  return ids.length === 0 ? set : { ...set, regions: set.regions.filter(({ id }) => ids.includes(id)) };
}
