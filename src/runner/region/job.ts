import type { Places } from '../../model/places.ts';
import type { Session } from '../../model/session.ts';
import type { PlannedCase } from '../../model/run-plan.ts';
import type { Variables } from '../../model/network.ts';

/** Everything one region's process needs to do its part of a run. Secrets travel beside it, never inside it. */
export interface RegionJob {
  /** Where features/ and step-definitions/ are read from. */
  readonly places: Places;
  /** Where the environment file lies; folders of delivered files are named from there. */
  readonly environmentFolder: string;
  /** Globs of step definitions, relative to the home. */
  readonly stepDefinitions: readonly string[];
  readonly runFolder: string;
  /** Where units that scenarios make in the register are written down. */
  readonly ledgerFile: string;
  readonly session: Session;
  /** Cases to run now; on resume only those that had not ended. */
  readonly cases: readonly PlannedCase[];
  /** Scenarios under way at once. */
  readonly concurrency: number;
  /** Look at the interfaces before the scenarios begin. */
  readonly preflight: boolean;
  /** Further attempts of a failing scenario. */
  readonly retry: number;
}

/** What the parent says to a region's process. */
export type ParentMessage =
  | {
      readonly kind: 'start';
      readonly job: RegionJob;
      readonly secrets: readonly (readonly [string, string])[];
      /** The variables that name proxies; a password may stand in them, so they are not in the process's environment. */
      readonly proxies: Variables;
    }
  /** No other region runs scenarios: those that measure time may run. */
  | { readonly kind: 'turn-granted' }
  /** Stop after what is under way; the region ends as aborted. */
  | { readonly kind: 'stop' };

/** What a region's process says to the parent. */
export type RegionMessage =
  | { readonly kind: 'beat'; readonly underWay: readonly string[] }
  | { readonly kind: 'case-finished'; readonly key: string; readonly passed: boolean }
  /** All that is left is to measure time. The turn is given up by ending, so no message can be missing. */
  | { readonly kind: 'turn-wanted' }
  /** `note` is what a reader should know of how the region was run, in Danish. */
  | { readonly kind: 'finished'; readonly note?: string }
  | { readonly kind: 'failed'; readonly reason: string };
