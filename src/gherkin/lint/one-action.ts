import { StepKeywordType } from '@cucumber/messages';
import { PilotError } from '../../model/pilot-error.ts';
import type { LocatedScenario } from '../scenarios.ts';

/** SP2009: a scenario tries one thing, so it has one Når. Og after it belongs to the same action. */
export function notOneAction(scenarios: readonly LocatedScenario[]): readonly PilotError[] {
  return scenarios.flatMap(({ path, scenario, backgrounds }) => {
    const steps = [...backgrounds.flatMap((background) => background.steps), ...scenario.steps];
    const actions = steps.filter((step) => step.keywordType === StepKeywordType.ACTION);
    if (actions.length === 1) return [];
    const at = actions.length === 0 ? scenario.location : (actions[1] ?? scenario).location;
    return new PilotError('SP2009', {
      place: { file: path, line: at.line, column: at.column ?? 1 },
      seen:
        actions.length === 0
          ? `“${scenario.name}” har intet Når`
          : `“${scenario.name}” har ${actions.length} gange Når (linje ${actions.map((step) => step.location.line).join(' og ')})`,
      expected: 'præcis ét Når i hvert scenarie',
      remedy:
        actions.length === 0
          ? 'Skriv som Når det, systemet bliver bedt om.'
          : 'Del scenariet i flere, eller lad den første handling være et Givet.',
    });
  });
}
