import type { RunPlan } from '../model/run-plan.ts';
import type { Manifest, RegionDigest } from '../model/run.ts';

/**
 * A run on disk:
 *
 *     results/<run id>/plan.json                       what was going to be run; written first
 *     results/<run id>/<region>/messages.ndjson        Cucumber Messages, one a line, synced at each finished scenario
 *     results/<run id>/<region>/evidence/<sha256>.gz   redacted bytes by their digest, packed; in version 1 not packed
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
