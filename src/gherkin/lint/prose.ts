import type { Step } from '@cucumber/messages';
import { PilotError } from '../../model/pilot-error.ts';
import type { LocatedScenario } from '../scenarios.ts';

/**
 * SP2010: description that became steps. Told from real steps by three signs: it stands right under a line of
 * description, it opens the scenario with Så, Og or Men where nothing comes before, or it ends as a sentence does.
 */
export function proseReadAsSteps(scenarios: readonly LocatedScenario[]): readonly PilotError[] {
  return scenarios.flatMap(({ path, scenario, backgrounds }) => {
    const withBackground = backgrounds.some((background) => background.steps.length > 0);
    const descriptionEnds = endOfDescription(scenario.location.line, scenario.description);
    return scenario.steps.flatMap((step, index) => {
      const opens = index === 0 && !withBackground && /^(Så|Og|Men)/.test(step.keyword);
      const underDescription = index === 0 && step.location.line === descriptionEnds + 1;
      const sentence = /[^.]\.$/.test(step.text);
      if (!opens && !underDescription && !sentence) return [];
      return proseAsStep({ file: path, line: step.location.line, column: step.location.column ?? 1 }, step);
    });
  });
}

function endOfDescription(headLine: number, description: string): number {
  return description.trim() === '' ? -1 : headLine + description.split('\n').length;
}

function proseAsStep(place: { file: string; line: number; column: number }, { keyword, text }: Step): PilotError {
  return new PilotError('SP2010', {
    place,
    seen: `“${keyword}${text}” begynder med “${keyword.trim()}” og bliver læst som et trin`,
    expected: 'at beskrivelsen ikke har linjer, der begynder med Givet, Når, Så, Og eller Men',
    remedy: 'Skriv sætningen om, eller bryd linjen et andet sted, så ordet ikke står først. Er det et trin, så slet punktummet.',
  });
}
