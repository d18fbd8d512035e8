import { JUDGING_CHANGES, type JudgingChange } from '../model/judging-change.ts';
import type { RunPlan } from '../model/run-plan.ts';

/**
 * What an update of the tool has changed for results that are there: how answers are judged, since a run, and of which
 * scenarios. Empty where nothing has; a run that does not say by what it was judged is compared by its own rules on the site.
 */
export function updateNotice(
  { run, basis }: Pick<RunPlan, 'run' | 'basis'>,
  changes: readonly JudgingChange[] = JUDGING_CHANGES,
): readonly string[] {
  const since = basis === undefined ? [] : changes.filter(({ number }) => number > basis.judging);
  if (since.length === 0) return [];
  return [
    `Siden kørsel ${run} er bedømmelsen ændret. Resultater fra før er forældede for:`,
    ...since.map(({ scenarios, why }) => `  ${scenarios.join(', ')}: ${why}`),
    'Kør dem igen med “npx sor-pilot run --scenario ID”.',
  ];
}
