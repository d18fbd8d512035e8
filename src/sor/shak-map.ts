import type { ShakSorMapRow } from './unit.ts';
import { isInForce } from './validity.ts';

/** The SHAK map both ways, on a day. */
export interface ShakMap {
  /** SOR codes a SHAK code stands for on an ISO day; several units may share one SHAK code. */
  sorFor(shakIdentifier: string, date: string): readonly string[];
  /** SHAK codes of a SOR unit on an ISO day. */
  shakFor(sorIdentifier: string, date: string): readonly string[];
  /** All rows of a SOR unit, whatever their dates. */
  rowsOf(sorIdentifier: string): readonly ShakSorMapRow[];
}

const NONE: readonly ShakSorMapRow[] = [];

/** Indexes the rows of SHAKSORMap; each query reads only the rows of the code asked for. */
export function indexShakMap(rows: readonly ShakSorMapRow[]): ShakMap {
  const byShak = Map.groupBy(rows, (row) => row.shakIdentifier);
  const bySor = Map.groupBy(rows, (row) => row.sorIdentifier);
  return {
    sorFor: (shakIdentifier, date) =>
      distinct((byShak.get(shakIdentifier) ?? NONE).filter((row) => isInForce(row, date)).map((row) => row.sorIdentifier)),
    shakFor: (sorIdentifier, date) =>
      distinct((bySor.get(sorIdentifier) ?? NONE).filter((row) => isInForce(row, date)).map((row) => row.shakIdentifier)),
    rowsOf: (sorIdentifier) => bySor.get(sorIdentifier) ?? NONE,
  };
}

function distinct(codes: readonly string[]): readonly string[] {
  return codes.length > 1 ? Array.from(new Set(codes)) : codes;
}
