import { type Snapshot, SNAPSHOT_SCHEMA_VERSION, type SnapshotCell } from '../model/decisions/snapshot.ts';
import type { Fingerprint } from '../model/run.ts';
import type { Verdict } from '../model/verdict.ts';
import { cellsOf } from './matrix.ts';
import type { Cell, Matrix } from './types.ts';

/** What a frozen result set is called, and when and on what it was frozen. */
export interface Freezing {
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  readonly fingerprint: Fingerprint;
}

/**
 * Everything the matrices of one environment show, as it is frozen: complete in itself, so that no run is needed to read
 * it. Throws TypeError when there is none.
 */
export function snapshotOf(matrices: readonly Matrix[], { id, at, fingerprint }: Freezing): Snapshot {
  const [first] = matrices;
  if (first === undefined) throw new TypeError('No matrix to freeze');
  const { environment } = first;
  return {
    schemaVersion: SNAPSHOT_SCHEMA_VERSION,
    id,
    environment: { id: environment.id, name: environment.name, exercise: environment.exercise },
    at,
    fingerprint,
    regions: matrices.flatMap(({ regions }) =>
      regions.map((region) => ({
        id: region.id,
        name: region.name,
        shortName: region.shortName,
        ...(region.tried === undefined ? {} : { party: region.tried }),
      })),
    ),
    rows: rowsOf(matrices).map(({ key, scenario, name, feature, assumption, cells }) => ({
      key,
      id: scenario,
      name,
      feature,
      assumption,
      cells: cells.map(frozen),
    })),
  };
}

interface WholeRow {
  readonly key: string;
  readonly scenario: string;
  readonly name: string;
  readonly feature: string;
  readonly assumption: boolean;
  readonly cells: readonly Cell[];
}

/** The rows of all matrices, a case once with the cells of every kind of party; those only later matrices have come last. */
function rowsOf(matrices: readonly Matrix[]): WholeRow[] {
  const all = new Map<string, WholeRow>();
  for (const { feature, rows } of matrices.flatMap(({ groups }) => groups)) {
    for (const row of rows) {
      const { key, id, name, assumption } = row;
      const cells = [...(all.get(key)?.cells ?? []), ...cellsOf(row)];
      all.set(key, { key, scenario: id, name, feature, assumption, cells });
    }
  }
  return [...all.values()];
}

/** Fields without a value are left out, so that the file holds what is known and nothing else. */
function frozen({ region, verdict, marks, cause, run, at, fault, known }: Cell): SnapshotCell {
  return {
    region,
    verdict,
    marks: [...marks],
    ...(cause === undefined ? {} : { cause }),
    ...(run === undefined ? {} : { run }),
    ...(at === undefined ? {} : { at }),
    ...(fault === undefined || verdict === 'passed' ? {} : { sentence: fault.sentence }),
    ...(known === undefined ? {} : { known: known.id }),
  };
}

/** A case and region whose verdict today is another than the frozen one; undefined where today has no such cell. */
export interface SnapshotDifference {
  readonly key: string;
  readonly name: string;
  readonly region: string;
  readonly frozen: Verdict | undefined;
  readonly now: Verdict | undefined;
}

/** What differs today from a frozen state, in the order of the snapshot; what has come since stands last. */
export function differencesSince(snapshot: Snapshot, matrices: readonly Matrix[]): SnapshotDifference[] {
  const rows = rowsOf(matrices);
  const now = new Map(rows.flatMap(({ cells }) => cells.map((cell) => [place(cell.key, cell.region), cell.verdict] as const)));
  const then = snapshot.rows.flatMap(({ key, name, cells }) =>
    cells.map(({ region, verdict }) => ({ key, name, region, frozen: verdict, now: now.get(place(key, region)) })),
  );
  const known = new Set(then.map(({ key, region }) => place(key, region)));
  const since = rows.flatMap(({ key, name, cells }) =>
    cells
      .filter((cell) => !known.has(place(key, cell.region)))
      .map(({ region, verdict }) => ({ key, name, region, frozen: undefined, now: verdict })),
  );
  return [...then.filter((one) => one.frozen !== one.now), ...since];
}

const place = (key: string, region: string): string => `${region}\n${key}`;
