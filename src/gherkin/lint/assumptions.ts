import type { Requirement } from '../../model/config/vocabulary.ts';
import { PilotError } from '../../model/pilot-error.ts';
import type { LocatedScenario } from '../scenarios.ts';
import { tagValues } from '../tags.ts';

/**
 * SP2016: a scenario is marked as an assumption exactly when one of its requirements is. A result must never look
 * firmer than the rule it rests on.
 */
export function assumptionMismatches(
  scenarios: readonly LocatedScenario[],
  requirements: readonly Requirement[],
): readonly PilotError[] {
  const status = new Map(requirements.map((requirement) => [requirement.id, requirement.status]));
  return scenarios.flatMap(({ path, scenario, tags }) => {
    const names = tags.map((tag) => tag.name);
    const ids = tagValues(names, 'krav').filter((id) => status.has(id));
    const assumed = ids.filter((id) => status.get(id) === 'assumption');
    const marked = tagValues(names, 'antagelse').length > 0;
    if (ids.length === 0 || marked === assumed.length > 0) return [];
    return new PilotError('SP2016', {
      place: { file: path, line: scenario.location.line, column: scenario.location.column ?? 1 },
      seen: marked
        ? `“${scenario.name}” er mærket @antagelse, men dets krav er bekræftede: ${ids.join(', ')}`
        : `“${scenario.name}” mangler @antagelse, men hviler på en antagelse: ${assumed.join(', ')}`,
      expected: '@antagelse netop når et af scenariets krav har “status: assumption” i config/requirements.yaml',
      remedy: marked
        ? 'Slet mærket, eller ret kravets status.'
        : 'Tilføj @antagelse, eller ret kravets status, når en kilde bekræfter det.',
    });
  });
}
