import { type Mark, MARK_CODES, type Verdict, VERDICT_CODES, verdictRow, VERDICTS } from '../../model/verdict.ts';
import type { ComparedResult } from '../compare/compared-result.ts';
import { onlyOf } from '../compare/compare-results.ts';
import type { ComparedSets } from '../compare/compared-sets.ts';
import { sumOfTallies } from '../tally.ts';
import type { RunSummary, ToldTally } from '../types.ts';
import type { RegionResults, ResultSet } from './result-set.ts';

/**
 * The versions of the published data. The first has regions alone, and no open question: it tells one as a missing precondition with the mark
 * `assumption`, and its percentage is of all that is counted. What a reader was promised stays as it was.
 */
export const API_VERSIONS = ['v1', 'v2'] as const;
/** A version of the published data. */
export type ApiVersion = (typeof API_VERSIONS)[number];
/** The version that what is written today follows, where its reader names none. */
export const CURRENT_API = 'v2' satisfies ApiVersion;

const NEW_VERDICTS: ReadonlySet<Verdict> = new Set(VERDICTS.flatMap(({ code, before }) => (before === null ? [] : code)));
const NEW_MARKS: ReadonlySet<Mark> = new Set(['assumed']);

/** The verdicts a version has, worst first. */
export const verdictsIn = (version: ApiVersion): readonly Verdict[] =>
  version === 'v1' ? VERDICT_CODES.filter((code) => !NEW_VERDICTS.has(code)) : VERDICT_CODES;

/** The marks a version has, in their order. */
export const marksIn = (version: ApiVersion): readonly Mark[] =>
  version === 'v1' ? MARK_CODES.filter((code) => !NEW_MARKS.has(code)) : MARK_CODES;

/** A verdict as the first version tells it. */
const toldAs = (verdict: Verdict): Verdict => verdictRow(verdict).before ?? verdict;

/** An outcome as a version tells it. */
export function outcomeIn<T extends { readonly verdict: Verdict; readonly marks: readonly Mark[] }>(
  version: ApiVersion,
  outcome: T,
): T {
  const { verdict, marks } = outcome;
  const isNew = NEW_VERDICTS.has(verdict) || marks.some((mark) => NEW_MARKS.has(mark));
  if (version !== 'v1' || !isNew) return outcome;
  const told = MARK_CODES.filter((code) => !NEW_MARKS.has(code) && (code === 'assumption' || marks.includes(code)));
  return { ...outcome, verdict: toldAs(verdict), marks: told };
}

/** A tally as a version counts it. */
export function tallyIn(version: ApiVersion, tally: ToldTally): ToldTally {
  if (version !== 'v1') return tally;
  const { counts, total, judged } = tally;
  const count = (verdict: Verdict): number => counts[verdict] ?? 0;
  return {
    counts: Object.fromEntries(
      verdictsIn(version).map((code) => [
        code,
        VERDICT_CODES.reduce((sum, one) => sum + (toldAs(one) === code ? count(one) : 0), 0),
      ]),
    ),
    total,
    judged,
    passedPercent: total === 0 ? 0 : Math.floor((100 * count('passed')) / total),
  };
}

/** A set of results as a version tells it. */
export function resultSetIn(version: ApiVersion, set: ResultSet): ResultSet {
  if (version !== 'v1') return set;
  const regions = set.regions
    .filter(({ kind }) => kind === 'region')
    .map((region): RegionResults => ({
      ...region,
      tally: tallyIn(version, region.tally),
      results: region.results.map((result) => ({
        ...outcomeIn(version, result),
        own: undefined,
        faultCode: undefined,
        withheld: [],
        outdated: result.outdated.map(({ part }) => ({ part: part === 'judging' ? 'steps' : part, words: '' })),
        history: result.history.map((point) => outcomeIn(version, point)),
      })),
    }));
  return { ...set, regions };
}

/** A run's summary as it is told. */
export type ToldRun = Omit<RunSummary, 'tally' | 'regions'> & {
  readonly tally: ToldTally;
  readonly regions: readonly (Omit<RunSummary['regions'][number], 'tally'> & { readonly tally: ToldTally })[];
};

/** The runs as a version tells them. */
export const runsIn = (version: ApiVersion, runs: readonly RunSummary[]): readonly ToldRun[] =>
  version !== 'v1'
    ? runs
    : runs.flatMap((run): ToldRun[] => {
        const regions = run.regions.filter(({ tried }) => tried === undefined);
        // A run of products alone is none to a reader who knows of regions only.
        if (regions.length === 0 && run.regions.length > 0) return [];
        const tally = regions.length === run.regions.length ? run.tally : sumOfTallies(regions.map((region) => region.tally));
        return [
          {
            ...run,
            tally: tallyIn(version, tally),
            regions: regions.map((region) => ({ ...region, tally: tallyIn(version, region.tally) })),
          },
        ];
      });

/** What changed, as a version tells it; the first only of regions, by what says whether an id is one. */
export function changesIn(version: ApiVersion, sets: ComparedSets, isRegion: (id: string) => boolean): ComparedSets {
  if (version !== 'v1') return sets;
  const told = (one: ComparedResult | undefined): ComparedResult | undefined => one && outcomeIn(version, one);
  const own = onlyOf(sets, isRegion);
  return {
    ...sets,
    ...own,
    changes: own.changes.map((change) => ({ ...change, before: told(change.before), after: told(change.after) })),
  };
}
