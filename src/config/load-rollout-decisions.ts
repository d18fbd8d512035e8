import { type RegisterAnswer, registerAnswersFileSchema } from '../model/decisions/register-answer.ts';
import { type Target, targetsFileSchema } from '../model/decisions/target.ts';
import type { PilotError } from '../model/pilot-error.ts';
import { ConfigFolder } from './config-folder.ts';
import { ConfigurationError } from './configuration-error.ts';
import { dangling } from './reference-errors.ts';

/** What has been decided about the register's own figures. */
export interface RolloutDecisions {
  readonly answers: readonly RegisterAnswer[];
  readonly targets: readonly Target[];
}

/** What these decisions may refer to, by ids. */
export interface RolloutSurroundings {
  readonly rules: readonly string[];
  readonly figures: readonly string[];
  readonly regions: readonly string[];
}

/**
 * Reads what has been said of findings in the register, and how far its figures are to have come; either file may be missing.
 * @throws ConfigurationError with every problem in them (SP1002–SP1007), each with file, line and column.
 */
export async function loadRolloutDecisions(dir: string, known: RolloutSurroundings): Promise<RolloutDecisions> {
  const folder = new ConfigFolder(dir);
  const [answers, targets] = await Promise.all([
    folder.readIfThere('register-answers.yaml', registerAnswersFileSchema),
    folder.readIfThere('targets.yaml', targetsFileSchema),
  ]);
  const problems: PilotError[] = [...folder.problems()];
  const held = (kind: string, key: string | undefined, where: Parameters<typeof dangling>[2]): void => {
    if (key !== undefined && !where.among.includes(key)) problems.push(dangling(kind, key, where));
  };
  answers?.value.registerAnswers.forEach(({ rule }, index) => {
    held('reglen', rule, { among: known.rules, place: answers.placeOf(['registerAnswers', index, 'rule']) });
  });
  targets?.value.targets.forEach(({ figure, region }, index) => {
    held('tallet', figure, { among: known.figures, place: targets.placeOf(['targets', index, 'figure']) });
    held('regionen', region, { among: known.regions, place: targets.placeOf(['targets', index, 'region']) });
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
  return { answers: answers?.value.registerAnswers ?? [], targets: targets?.value.targets ?? [] };
}
