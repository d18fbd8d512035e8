import type { RunPlan, RunRecord } from '../store/types.ts';
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
    regions: regions.map(({ region, state, reason, cases }) => ({
      id: region,
      state,
      reason,
      tally: tally(cases.map((one) => one.verdict)),
    })),
    tally: tally(regions.flatMap((digest) => digest.cases.map((one) => one.verdict))),
    selection: describeSelection(plan.selection),
    fingerprint: plan.fingerprint,
  };
}

/** What was asked for, in words for a person: “alle scenarier” or the filters. Regions are shown on their own. */
export function describeSelection({ tags, scenarios, shard }: RunPlan['selection']): string {
  const parts = [
    ...(tags === undefined ? [] : [`mærker: ${tags}`]),
    ...(scenarios.length === 0 ? [] : [`scenarier: ${scenarios.join(', ')}`]),
    ...(shard === undefined ? [] : [`del ${shard}`]),
  ];
  return parts.length === 0 ? 'alle scenarier' : parts.join('; ');
}
