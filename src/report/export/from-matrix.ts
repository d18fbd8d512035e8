import { faultCode } from '../fault-code.ts';
import type { Cell, Matrix, MatrixGroup, MatrixRegion, MatrixRow, RunSummary } from '../types.ts';
import type { CaseOutcome, RegionResults, ResultSet } from './result-set.ts';

/** What a matrix shows, as a set to export: every region with the newest outcome of each case. */
export function fromMatrix(matrix: Matrix, runs: readonly RunSummary[]): ResultSet {
  const { id, name, exercise } = matrix.environment;
  return {
    kind: 'matrix',
    environment: { id, name },
    exercise,
    updatedAt: matrix.updatedAt,
    run: undefined,
    regions: matrix.regions.map((region, index) => fromRegion(region, cellsOf(matrix, index), runs)),
  };
}

function fromRegion(region: MatrixRegion, results: readonly CaseOutcome[], runs: readonly RunSummary[]): RegionResults {
  const { id, name, shortName, code, tally, latest } = region;
  return {
    id,
    name,
    shortName,
    code,
    tally,
    latest: latest && { ...latest, fingerprint: runs.find(({ run }) => run === latest.run)?.fingerprint },
    results,
  };
}

/** The cells of a region, by its place in the matrix. */
function cellsOf({ groups }: Matrix, index: number): readonly CaseOutcome[] {
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

/** The same set with only some of its regions, in its own order; all of them when none is named. */
export function onlyRegions(set: ResultSet, ids: readonly string[]): ResultSet {
  return ids.length === 0 ? set : { ...set, regions: set.regions.filter(({ id }) => ids.includes(id)) };
}
