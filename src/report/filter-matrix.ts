import type { Cause } from '../model/cause.ts';
import type { Catalogue, Specification } from '../model/specification.ts';
import type { Verdict } from '../model/verdict.ts';
import { cellsOf } from './matrix.ts';
import { commonOf, tally } from './tally.ts';
import type { Cell, Matrix, MatrixGroup, MatrixRegion, MatrixRow, Tally } from './types.ts';

/** What a matrix can be narrowed by, in the order a page offers them. */
export const FILTER_KINDS = ['region', 'subject', 'verdict', 'cause', 'requirement', 'interface'] as const;
/** What a matrix can be narrowed by. */
export type FilterKind = (typeof FILTER_KINDS)[number];

/** One narrowing: the cells that have this value. A scenario has several requirements and interfaces; one of them will do. */
export type Filter =
  | { readonly kind: 'verdict'; readonly value: Verdict }
  | { readonly kind: 'cause'; readonly value: Cause }
  | { readonly kind: Exclude<FilterKind, 'verdict' | 'cause'>; readonly value: string };

/** A part of a matrix: whole rows for context, and which of their cells the filters ask for. */
export interface MatrixPart {
  readonly regions: readonly MatrixRegion[];
  /** Rows with at least one selected cell; their cells follow {@link MatrixPart.regions}. */
  readonly groups: readonly MatrixGroup[];
  readonly selected: ReadonlySet<Cell>;
  /** How the selected cells divide. */
  readonly tally: Tally;
}

type Specifications = ReadonlyMap<string, Specification>;

/** The catalogue's specifications by id, made once for many filters. */
export const specificationsById = ({ specifications }: Catalogue): Specifications =>
  new Map(specifications.map((specification) => [specification.id, specification]));

/** The whole matrix as a part of itself. */
export function wholeMatrix({ regions, groups, tally: all }: Matrix): MatrixPart {
  return { regions, groups, selected: new Set(groups.flatMap(({ rows }) => rows.flatMap(cellsOf))), tally: all };
}

/**
 * What is left when one more filter is put on. Filters commute, and the same twice is the same once. Only a region takes
 * columns away; the others keep a row's other regions, so that one sees what the same scenario came to there.
 */
export function narrow(part: MatrixPart, filter: Filter, specifications: Specifications): MatrixPart {
  const kept = part.regions.map(({ id }) => filter.kind !== 'region' || id === filter.value);
  const selected = new Set<Cell>();
  const groups = part.groups.flatMap((group): MatrixGroup[] => {
    const rows = group.rows.flatMap((row): MatrixRow[] => {
      const values = rowValues(row, group, specifications);
      const own = cellsOf(row).filter((cell) => part.selected.has(cell) && cellHas(cell, values, filter));
      if (own.length === 0) return [];
      for (const cell of own) selected.add(cell);
      return [{ ...row, cells: row.cells.filter((_, index) => kept[index]) }];
    });
    return rows.length === 0 ? [] : [{ ...group, rows }];
  });
  // A part that only own specifications are in is counted as what it is.
  const common = commonOf(selected);
  return {
    regions: part.regions.filter((_, index) => kept[index]),
    groups,
    selected,
    tally: tally(common.length === 0 ? selected : common),
  };
}

/** One filter on a whole matrix. */
export const filterMatrix = (matrix: Matrix, filter: Filter, specifications: Specifications): MatrixPart =>
  narrow(wholeMatrix(matrix), filter, specifications);

/** What all cells of a row share. */
export interface RowValues {
  readonly subject: string;
  readonly requirement: readonly string[];
  readonly interface: readonly string[];
}

/** Gives what a row is about. */
export type RowValuesOf = (row: MatrixRow, group: MatrixGroup) => RowValues;

/** A row's subject, requirements and interfaces; the last two are empty for a scenario the catalogue no longer has. */
export function rowValues(row: MatrixRow, group: MatrixGroup, specifications: Specifications): RowValues {
  const specification = specifications.get(row.id);
  return {
    subject: group.subject,
    requirement: specification?.requirements ?? [],
    interface: specification?.interfaces ?? [],
  };
}

/** How many cells each value of one kind has; a value nothing has is not in the map. */
export function countValues(matrix: Matrix, kind: FilterKind, specifications: Specifications): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const group of matrix.groups) {
    for (const row of group.rows) {
      const values = rowValues(row, group, specifications);
      for (const cell of cellsOf(row)) {
        for (const value of valuesOf(cell, values, kind)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function cellHas(cell: Cell, row: RowValues, { kind, value }: Filter): boolean {
  return valuesOf(cell, row, kind).includes(value);
}

/** A cell's values of a kind, each once. */
function valuesOf(cell: Cell, row: RowValues, kind: FilterKind): readonly string[] {
  switch (kind) {
    case 'region':
      return [cell.region];
    case 'subject':
      return [row.subject];
    case 'verdict':
      return [cell.verdict];
    case 'cause':
      return cell.cause === undefined ? [] : [cell.cause];
    case 'requirement':
      return row.requirement;
    case 'interface':
      return row.interface;
  }
}
