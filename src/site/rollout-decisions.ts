import { loadRolloutDecisions, type RolloutDecisions } from '../config/load-rollout-decisions.ts';
import type { Configuration } from '../model/config/configuration.ts';
import { FIGURES } from '../report/rollout/figures.ts';
import { REGISTER_RULES } from '../sor/rules/register-rules.ts';

/**
 * What has been decided about the register's own figures, held against the rules, figures and regions there are.
 * @throws ConfigurationError as {@link loadRolloutDecisions} does.
 */
export function readRolloutDecisions(directory: string, { regions }: Pick<Configuration, 'regions'>): Promise<RolloutDecisions> {
  return loadRolloutDecisions(directory, {
    rules: REGISTER_RULES.map(({ id }) => id),
    figures: FIGURES.map(({ id }) => id),
    regions: regions.map(({ id }) => id),
  });
}
