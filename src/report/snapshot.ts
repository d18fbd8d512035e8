import { type Snapshot, SNAPSHOT_SCHEMA_VERSION, type SnapshotCell } from '../model/decisions/snapshot.ts';
import type { Fingerprint } from '../model/run.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Cell, Matrix } from './types.ts';

/** What a frozen result set is called, and when and on what it was frozen. */
export interface Freezing {
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  readonly fingerprint: Fingerprint;
}

/** Everything a matrix shows, as it is frozen: complete in itself, so that no run is needed to read it. */
export function snapshotOf(matrix: Matrix, { id, at, fingerprint }: Freezing): Snapshot {
  const { environment } = matrix;
  return {
    schemaVersion: SNAPSHOT_SCHEMA_VERSION,
    id,
    environment: { id: environment.id, name: environment.name, exercise: environment.exercise },
    at,
    fingerprint,
    regions: matrix.regions.map((region) => ({ id: region.id, name: region.name, shortName: region.shortName })),
    rows: matrix.groups.flatMap(({ feature, rows }) =>
      rows.map(({ key, id: scenario, name, assumption, cells }) => ({
        key,
        id: scenario,
        name,
        feature,
        assumption,
        cells: cells.map(frozen),
      })),
    ),
  };
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
export function differencesSince(snapshot: Snapshot, matrix: Matrix): SnapshotDifference[] {
  const rows = matrix.groups.flatMap((group) => group.rows);
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
