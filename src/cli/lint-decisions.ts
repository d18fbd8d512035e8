import { loadDecisions } from '../config/load-decisions.ts';
import type { Configuration } from '../model/config/configuration.ts';
import type { PilotError } from '../model/pilot-error.ts';
import type { Catalogue } from '../model/specification.ts';
import { buildMatrices } from '../report/matrices.ts';
import { readSuite } from '../runner/basis.ts';
import { readRuns } from '../store/reader.ts';
import { readRolloutDecisions } from '../site/rollout-decisions.ts';
import { problemsOf } from './refusal.ts';
import { questionedDecisions, staleDecisions } from './stale-decisions.ts';
import { places } from './places.ts';

/** The decisions to look over, and what they are checked against. */
export interface DecisionsToLint {
  readonly configuration: Configuration;
  readonly catalogue: Catalogue;
  /** Folder of the decisions. */
  readonly decisions: string;
  /** Folder of the results; one that is not there has none. */
  readonly results: string;
  /** ISO date. */
  readonly today: string;
}

/** What the looking over found. */
export interface LintedDecisions {
  readonly problems: readonly PilotError[];
  /** What should be known of, and is no error; whole sentences. */
  readonly notices: readonly string[];
}

/** Everything wrong with the decisions: what cannot be read or refers to nothing, and known deviations out of date. */
export async function lintDecisions(input: DecisionsToLint): Promise<LintedDecisions> {
  const { configuration, catalogue, decisions, results, today } = input;
  try {
    const cases = catalogue.cases.map(({ key }) => key);
    await readRolloutDecisions(decisions, configuration);
    const { knownDeviations, placeOf } = await loadDecisions(decisions, { configuration, cases });
    if (knownDeviations.length === 0) return { problems: [], notices: [] };
    // What cannot be read of the results is told where results are read; here it is as if it were not there.
    const { runs } = await readRuns(results);
    const suite = await readSuite(places, configuration);
    const matrices = configuration.environments.flatMap((environment) => {
      const { parties } = configuration;
      return buildMatrices({ environment, parties, catalogue, runs, current: suite.now(environment), today });
    });
    const held = { deviations: knownDeviations, today, matrices };
    return { problems: staleDecisions({ ...held, placeOf }), notices: questionedDecisions(held) };
  } catch (error) {
    const problems = problemsOf(error);
    if (problems.length === 0) throw error;
    return { problems, notices: [] };
  }
}
