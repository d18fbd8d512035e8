import { describeSelection } from '../model/selection.ts';
import type { RunRecord } from '../store/types.ts';
import { tally } from './tally.ts';
import type { RunSummary } from './types.ts';

/** One run as a page shows it. A run without manifest was aborted. */
export function summariseRun(record: RunRecord): RunSummary {
  const { run, plan, manifest, regions } = record;
  return {
    run,
    environment: plan.environment,
    exercise: plan.exercise,
    state: manifest?.state ?? 'aborted',
    startedAt: plan.startedAt,
    finishedAt: manifest?.finishedAt,
    regions: regions.map(({ region, party, state, reason, note, cases }) => ({
      id: region,
      state,
      reason,
      note,
      ...(party === undefined ? {} : { tried: party }),
      tally: tally(cases),
    })),
    tally: tally(regions.flatMap((digest) => digest.cases)),
    selection: describeSelection(plan.selection),
    fingerprint: plan.fingerprint,
    redactions: sumOfRedactions(regions.map((digest) => digest.redactions)),
    kept: manifest?.kept,
  };
}

function sumOfRedactions(
  all: readonly (Readonly<Record<string, number>> | undefined)[],
): Readonly<Record<string, number>> | undefined {
  const sum: Record<string, number> = {};
  for (const [rule, count] of all.flatMap((counts) => Object.entries(counts ?? {}))) sum[rule] = (sum[rule] ?? 0) + count;
  return Object.keys(sum).length === 0 ? undefined : sum;
}
