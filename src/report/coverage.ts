import type { Catalogue } from '../model/specification.ts';
import { type Verdict, worst } from '../model/verdict.ts';
import { type KnownTally, knownTally } from './known-tally.ts';
import { cellsOf } from './matrix.ts';
import { tally } from './tally.ts';
import type { Cell, Matrix, MatrixRow, Tally } from './types.ts';

/** How far one subject (a requirement or a usage situation) is tried in one environment. */
export interface Coverage {
  readonly id: string;
  /** Rows of the cases that name it, in matrix order; empty when no scenario does. */
  readonly rows: readonly MatrixRow[];
  /** The worst verdict a region, in the order of the matrix' regions; `not-run` where no scenario names it. */
  readonly byRegion: readonly {
    readonly region: string;
    readonly worst: Verdict;
    readonly tally: Tally;
    readonly known: KnownTally;
  }[];
  readonly tally: Tally;
  /** The worst of all; `not-run` for a subject nobody has written a scenario for. */
  readonly worst: Verdict;
}

/** What coverage is counted from. */
export interface CoverageInput {
  readonly matrix: Matrix;
  readonly catalogue: Catalogue;
  /** Which subjects are asked for: ids that `@krav:…` or `@anvendelse:…` names. */
  readonly ids: readonly string[];
  readonly kind: 'requirements' | 'usageSituations';
}

/** Coverage of each id asked for, in the order given: the common cases that name it and what became of them. */
export function coverage({ matrix, catalogue, ids, kind }: CoverageInput): Coverage[] {
  const common = catalogue.specifications.filter(({ origin }) => origin === 'common');
  const named = new Map(common.map((specification) => [specification.id, new Set(specification[kind])]));
  const rows = matrix.groups.flatMap((group) => group.rows);
  return ids.map((id) => {
    const own = rows.filter((row) => named.get(row.id)?.has(id) === true);
    const all = own.flatMap(cellsOf);
    return {
      id,
      rows: own,
      byRegion: matrix.regions.map((region, index) => {
        const cells = own.flatMap((row) => row.cells[index] ?? []);
        return { region: region.id, worst: worstOf(cells), tally: tally(cells), known: knownTally(cells) };
      }),
      tally: tally(all),
      worst: worstOf(all),
    };
  });
}

const worstOf = (cells: readonly Cell[]): Verdict => worst(cells.map(({ verdict }) => verdict));
