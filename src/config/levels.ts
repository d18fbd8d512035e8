import type { Configuration } from '../model/config/configuration.ts';
import type { Environment } from '../model/config/environment.ts';

/** A level as a trial knows it: MedCom's name and place, the operator's code. */
export interface LevelWithCode {
  readonly name: string;
  readonly position: number;
  /** OrganisationalLevelCode, absent when the operator has not filled it in. */
  readonly code: string | undefined;
  readonly shakLength: number | undefined;
}

/** The levels in list order, each with the code the environment gives it. */
export function levelsWithCodes(
  configuration: Pick<Configuration, 'levels'>,
  levelCodes: Environment['levelCodes'],
): LevelWithCode[] {
  return [...configuration.levels]
    .sort((a, b) => a.position - b.position)
    .map(({ name, position, shakLength }) => ({ name, position, code: levelCodes[name], shakLength }));
}
