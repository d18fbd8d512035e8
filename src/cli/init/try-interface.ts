import { usesExerciseEndpoint } from '../../config/addresses.ts';
import type { ConfigFolders } from '../../config/config-folder.ts';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { selectEnvironment } from '../../config/select.ts';
import type { InterfaceName } from '../../model/interfaces.ts';
import { worstState } from '../../model/preflight.ts';
import { accessProblems } from '../../session/check-access.ts';
import { trialDate } from '../clock.ts';
import { behavioursFile, startExercise } from '../exercise.ts';
import { columns, sayErrors, sayLines } from '../output.ts';
import { preflightOf } from '../preflight-of.ts';
import { preflightLines, preflightProblems } from '../preflight-table.ts';
import { problemsOf } from '../refusal.ts';
import { readSessionSecrets } from '../session-secrets.ts';

/** An interface of a region in an environment file. */
export interface Place {
  readonly environment: string;
  readonly region: string;
  readonly interface: InterfaceName;
}

/** How a look at an interface ended; without its secrets it is not looked at, and nothing is wrong with the answer. */
export type Tried = 'usable' | 'failed' | 'lacks-secret';

/** Looks at one interface as `sor-pilot preflight` does, and tells what was seen. Throws ConfigurationError. */
export async function tryInterface(place: Place, configDirs: ConfigFolders): Promise<Tried> {
  const configuration = await loadConfiguration(configDirs);
  const whole = selectEnvironment(configuration, place.environment);
  const region = configuration.parties.find(({ id }) => id === place.region);
  const endpoints = whole.regions[place.region];
  if (region === undefined || endpoints === undefined) throw new TypeError(`Not in the environment: ${place.region}`);
  // Alone, so that no other interface's secrets are missed.
  const only = { ...endpoints, interfaces: { [place.interface]: endpoints.interfaces[place.interface] } };
  const environment = { ...whole, regions: { [region.id]: only } };
  const offered = { party: region, endpoints: only };
  try {
    const secrets = await readSessionSecrets(environment, [region.id]);
    const now = (): Date => new Date();
    const unusable = await accessProblems([offered], { values: secrets.all, limits: environment.limits, now });
    if (unusable.length > 0) {
      sayErrors(unusable);
      return 'failed';
    }
    const onDate = trialDate(undefined);
    const exercise = usesExerciseEndpoint(only)
      ? await startExercise({ configuration, onDate, port: 0, behavioursFile: behavioursFile(configDirs) })
      : undefined;
    const found = await preflightOf(offered, {
      ...{ configuration, environment, onDate, origin: exercise?.origin, configDirs },
      secrets: secrets.of(region.id),
    }).finally(() => exercise?.close());
    sayLines(['', ...preflightLines(region.name, found, columns())]);
    const problems = preflightProblems(region.name, found);
    if (problems.length > 0) {
      sayLines(['']);
      sayErrors(problems);
    }
    return found.interfaces.some((one) => worstState(one) === 'failed') ? 'failed' : 'usable';
  } catch (error) {
    const problems = problemsOf(error);
    if (problems.length === 0) throw error;
    sayErrors(problems);
    return problems.every(({ code }) => code === 'SP1012') ? 'lacks-secret' : 'failed';
  }
}
