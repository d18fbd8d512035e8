import type { CaseAssumption } from '../model/assumption-outcome.ts';
import type { Cause } from '../model/cause.ts';
import type { PartyKind } from '../model/config/party.ts';
import type { CaseFault, Fingerprint, TriedParty } from '../model/run.ts';
import type { Mark, Verdict } from '../model/verdict.ts';
import type { KeptFiles } from '../store/types.ts';
import type { ManualStanding } from './manual-standing.ts';

/** One earlier outcome of a cell, oldest first in lists. */
export interface HistoryPoint {
  readonly run: string;
  readonly at: string;
  readonly verdict: Verdict;
  readonly marks: readonly Mark[];
}

/** What moved between a cell and the outcome before it. */
export type Transition = 'new' | 'regressed' | 'fixed' | 'changed' | 'same';

/** The agreement a failure is covered by; never a verdict. */
export interface KnownMark {
  readonly id: string;
  /** Last day it holds, ISO. */
  readonly until: string;
  readonly owner: string;
  readonly reason: string;
  readonly link: string | undefined;
}

/** Something that moved since a result was measured. */
export interface Outdated {
  /** What kind of thing. `judging`: how answers are read or judged, which stands in no scenario and no step. */
  readonly part: 'specification' | 'steps' | 'config' | 'judging' | 'register' | 'lapsed';
  /** What, as a Danish clause: “trinnet “findes enheden” er ændret”. */
  readonly words: string;
}

/** One case in one region of one environment: the newest outcome and how it came there. */
export interface Cell {
  readonly key: string;
  readonly region: string;
  readonly verdict: Verdict;
  readonly marks: readonly Mark[];
  /** Absent when it was never run. */
  readonly run: string | undefined;
  readonly at: string | undefined;
  readonly durationMs: number;
  readonly attempts: number;
  readonly fault: CaseFault | undefined;
  /** Why it did not pass; undefined when it passed, was never tried, or was judged before causes were read. */
  readonly cause: Cause | undefined;
  /** How it stood to each open assumption it met; only where it met one. */
  readonly assumptions?: readonly CaseAssumption[];
  /** What moved since it was measured; empty when it is up to date. */
  readonly outdated: readonly Outdated[];
  readonly transition: Transition;
  readonly history: readonly HistoryPoint[];
  /** What the people who tried it answered; only where people do. */
  readonly manual?: ManualStanding;
  /** The known deviation its failure was matched with on the day the matrix was made. */
  readonly known?: KnownMark;
  /** Of a specification that is not one of the common; what all are measured by does not count it. */
  readonly own?: true;
}

/** One case across the regions. */
export interface MatrixRow {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly assumption: boolean;
  /** Of the user's own repository, and not one of the common. */
  readonly own?: true;
  /** Cells in the order of {@link Matrix.regions}; undefined where the case does not concern the party and was never tried. */
  readonly cells: readonly (Cell | undefined)[];
  readonly worst: Verdict;
}

/** A feature's cases, in the order they are written. */
export interface MatrixGroup {
  readonly feature: string;
  readonly path: string;
  readonly subject: string;
  readonly rows: readonly MatrixRow[];
}

/** How a set of cells divides. */
export interface Tally {
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly total: number;
  /** Passes that rest on an open assumption. */
  readonly assumed: number;
  /** Cells that were run and judged, however it went. */
  readonly judged: number;
  /** Those of the total that stand on confirmed ground: all but passes as assumed and open questions. */
  readonly confirmed: { readonly passed: number; readonly total: number };
  /** Passed of those on confirmed ground, in whole percent, rounded down: 99.9 is 99. */
  readonly passedPercent: number;
}

/** A tally as it is told: what a version does not have is left out. */
export interface ToldTally extends Pick<Tally, 'total' | 'judged' | 'passedPercent'> {
  readonly counts: Readonly<Partial<Record<Verdict, number>>>;
  readonly assumed?: number;
  readonly confirmed?: Tally['confirmed'];
}

/** A party's column, with its tally and its newest run; the name is from when only regions were tried. */
export interface MatrixRegion {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly code: string | undefined;
  /** What its newest run tried, product and version; left out for a region, and for one that was never tried. */
  readonly tried?: TriedParty;
  readonly tally: Tally;
  /** The newest run that touched the region, and how it ended there. */
  readonly latest:
    | {
        readonly run: string;
        readonly at: string;
        readonly state: 'completed' | 'aborted';
        readonly reason: string | undefined;
        readonly note: string | undefined;
      }
    | undefined;
  readonly transitions: Readonly<Record<Transition, number>>;
}

/** Parties of one kind by cases in one environment; never a mix of environments or kinds. */
export interface Matrix {
  readonly kind: PartyKind;
  readonly environment: { readonly id: string; readonly name: string; readonly exercise: boolean; readonly description: string };
  readonly regions: readonly MatrixRegion[];
  readonly groups: readonly MatrixGroup[];
  /** Of the common specifications; so are those of the regions. */
  readonly tally: Tally;
  /** Of the own, a figure apart; undefined when there are none. */
  readonly ownTally?: Tally;
  /** Newest outcome in it; absent when nothing was ever run. */
  readonly updatedAt: string | undefined;
}

/** One run as a page shows it. */
export interface RunSummary {
  readonly run: string;
  readonly environment: string;
  readonly exercise: boolean;
  readonly state: 'completed' | 'aborted';
  readonly startedAt: string;
  readonly finishedAt: string | undefined;
  readonly regions: readonly {
    readonly id: string;
    readonly state: 'completed' | 'aborted';
    readonly reason: string | undefined;
    readonly note: string | undefined;
    /** What it was, where it is no region. */
    readonly tried?: TriedParty;
    readonly tally: Tally;
  }[];
  readonly tally: Tally;
  readonly selection: string;
  readonly fingerprint: Fingerprint;
  /** How often each redaction rule matched; undefined when none did, or when it was not counted. */
  readonly redactions: Readonly<Record<string, number>> | undefined;
  /** What lies on disk of it, one a region; undefined for a run without manifest. */
  readonly kept: readonly KeptFiles[] | undefined;
}
