import type { Cause } from '../../model/cause.ts';
import type { PartyKind } from '../../model/config/party.ts';
import type { CaseFault, Fingerprint, TriedParty } from '../../model/run.ts';
import type { Mark, Verdict } from '../../model/verdict.ts';
import type { HistoryPoint, KnownMark, Outdated, ToldTally, Transition } from '../types.ts';

/**
 * What every export is made from: outcomes by region, either as a matrix shows them (the newest of each case) or as one
 * run left them. The formats know only this shape, so they cannot tell different stories.
 */
export interface ResultSet {
  readonly kind: 'matrix' | 'run';
  readonly environment: { readonly id: string; readonly name: string };
  /** True when the results come from the embedded exercise endpoint. */
  readonly exercise: boolean;
  /** Newest outcome in a matrix, start of a run; absent when nothing was ever run. */
  readonly updatedAt: string | undefined;
  readonly run: RunOfSet | undefined;
  readonly regions: readonly RegionResults[];
}

/** The one run that a set of the kind `run` is about. */
export interface RunOfSet {
  readonly id: string;
  readonly state: 'completed' | 'aborted';
  readonly startedAt: string;
  readonly finishedAt: string | undefined;
  readonly selection: string;
  readonly fingerprint: Fingerprint;
}

/** A party's results in a set; the name is from when only regions were tried. */
export interface RegionResults {
  readonly kind: PartyKind;
  /** What was tried, product and version; left out for a region, and for a party that was never tried. */
  readonly tried?: TriedParty;
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly code: string | undefined;
  readonly tally: ToldTally;
  /** The region's part of the run, or its newest run in a matrix; absent when it was never tried. */
  readonly latest: RegionRun | undefined;
  readonly results: readonly CaseOutcome[];
}

/** How a region's part of a run ended, and what it was measured with. */
export interface RegionRun {
  readonly run: string;
  readonly at: string;
  readonly state: 'completed' | 'aborted';
  readonly reason: string | undefined;
  readonly note: string | undefined;
  /** Absent when the run itself is no longer there. */
  readonly fingerprint: Fingerprint | undefined;
}

/** One case in one region. */
export interface CaseOutcome {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly feature: string;
  readonly subject: string;
  /** Of the user's own repository, and not one of the common; left out for those, and where the scenario is no longer there. */
  readonly own?: true | undefined;
  readonly verdict: Verdict;
  readonly marks: readonly Mark[];
  readonly run: string | undefined;
  readonly at: string | undefined;
  readonly durationMs: number;
  readonly attempts: number;
  readonly fault: CaseFault | undefined;
  /** Which of our faults it is, whatever words it is told in; absent when it is none of ours, and in what came before codes. */
  readonly faultCode: string | undefined;
  /** Why it did not pass; absent when it passed or the cause is not known. */
  readonly cause: Cause | undefined;
  /** The known deviation it was matched with on the day of the export; never in one run, which knows no agreements. */
  readonly known: KnownMark | undefined;
  /** What moved since it was measured; empty in one run, which knows of nothing later. */
  readonly outdated: readonly Outdated[];
  /** What of its evidence is held back from publication and why, in Danish; left out when nothing is. */
  readonly withheld?: readonly string[];
  /** Fingerprint of the scenario's text it was measured on; only in one run. */
  readonly specification: string | undefined;
  /** What moved since the outcome before it; absent in one run, which knows no other. */
  readonly transition: Transition | undefined;
  /** Earlier outcomes and this one, oldest first; empty in one run. */
  readonly history: readonly HistoryPoint[];
}
