import { PilotError } from '../../model/pilot-error.ts';
import { locatedTag, type LocatedScenario, type LocatedTag } from '../scenarios.ts';
import { readTag } from '../tags.ts';

/** SP2004: scenarios without an id of their own, or with several. */
export function missingIds(scenarios: readonly LocatedScenario[]): readonly PilotError[] {
  return scenarios.flatMap(({ path, scenario }) => {
    const ids = ownIds(scenario.tags.map(locatedTag));
    if (ids.length === 1) return [];
    return new PilotError('SP2004', {
      place: { file: path, line: scenario.location.line, column: scenario.location.column ?? 1 },
      seen:
        ids.length === 0
          ? `“${scenario.name}” har intet id`
          : `“${scenario.name}” har flere id’er: ${ids.map((id) => id.name).join(', ')}`,
      expected: 'præcis ét id som @ID27-012, skrevet på scenariet selv',
      remedy: 'Giv scenariet det næste ledige nummer i sin række. Et id genbruges aldrig.',
    });
  });
}

/** SP2005: ids used before, here or in another file. */
export function duplicateIds(scenarios: readonly LocatedScenario[]): readonly PilotError[] {
  const first = new Map<string, string>();
  return scenarios.flatMap(({ path, scenario }) =>
    ownIds(scenario.tags.map(locatedTag)).flatMap(({ name, location }) => {
      const earlier = first.get(name);
      if (earlier === undefined) {
        first.set(name, `${path}:${location.line}`);
        return [];
      }
      return new PilotError('SP2005', {
        place: { file: path, line: location.line, column: location.column ?? 1 },
        seen: `@${name} står også i ${earlier}`,
        expected: 'at hvert id kun er brugt ét sted',
        remedy: 'Giv det nye scenarie det næste ledige nummer. Historikken hænger på id’et, så det gamle skal beholde sit.',
      });
    }),
  );
}

function ownIds(tags: readonly LocatedTag[]): readonly LocatedTag[] {
  return tags.filter((tag) => readTag(tag.name)?.family === 'identity');
}
