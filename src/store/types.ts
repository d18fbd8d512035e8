import type { Manifest, RegionDigest, Fingerprint } from '../model/run.ts';

/**
 * A run on disk:
 *
 *     results/<run id>/plan.json                       what was going to be run; written first
 *     results/<run id>/<region>/messages.ndjson        Cucumber Messages, one a line, synced at each finished scenario
 *     results/<run id>/<region>/evidence/<sha256>      redacted, capped bytes
 *     results/<run id>/<region>/region.json            how the region's part ended; written when it did
 *     results/<run id>/<region>/preflight.json         what could be reached before the region's scenarios began
 *     results/<run id>/<region>/digest.json            derived; can be rebuilt from the messages
 *     results/<run id>/manifest.json                   last and atomic; without it the run is aborted
 */
export interface RunRecord {
  readonly run: string;
  /** Absolute path of the run's folder. */
  readonly folder: string;
  readonly plan: RunPlan;
  /** Absent for an aborted run. */
  readonly manifest: Seal | undefined;
  /** One a planned region, also for regions that never started (then every case is aborted). */
  readonly regions: readonly RegionDigest[];
}

/** What a finished run's manifest says, but for its list of files; `readManifestFiles` gives that. */
export interface Seal extends Omit<Manifest, 'files'> {
  /** One a region, in the manifest's order. */
  readonly kept: readonly KeptFiles[];
}

/** What a run holds of one region, by its manifest. */
export interface KeptFiles {
  readonly region: string;
  readonly files: number;
  /** Of all these files together. */
  readonly bytes: number;
  readonly messageBytes: number;
  readonly evidenceFiles: number;
}

/** plan.json: enough to know, without any other file, what a run was going to do. */
export interface RunPlan {
  readonly schemaVersion: 1;
  readonly run: string;
  readonly environment: string;
  readonly exercise: boolean;
  readonly startedAt: string;
  readonly onDate: string;
  readonly selection: Manifest['selection'];
  readonly fingerprint: Fingerprint;
  readonly regions: readonly {
    readonly region: string;
    readonly cases: readonly PlannedCase[];
    /** Cases the region declared not relevant; they are not run. */
    readonly notApplicable: readonly { readonly key: string; readonly reason: string; readonly date: string }[];
  }[];
}

/** A region's part of a plan in which the region has declared nothing: every case is run. */
export const wholePart = (region: string, cases: readonly PlannedCase[]): RunPlan['regions'][number] => ({
  region,
  cases,
  notApplicable: [],
});

export interface PlannedCase {
  readonly key: string;
  readonly name: string;
  readonly path: string;
  readonly line: number;
  /** Fingerprint of the specification text. */
  readonly specification: string;
  readonly assumption: boolean;
  readonly manual: boolean;
  /** Changes data or measures time: runs alone within its region. */
  readonly writes: boolean;
}
