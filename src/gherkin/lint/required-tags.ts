import { PilotError } from '../../model/pilot-error.ts';
import type { LocatedScenario } from '../scenarios.ts';
import { TAG_FAMILIES, tagValues } from '../tags.ts';

/** The families a scenario must have besides its id, which SP2004 asks for. */
const REQUIRED = ['krav', 'anvendelse', 'snitflade'] as const;

/**
 * SP2007: scenarios that do not say which requirement, usage situation and interface they concern. One that a person
 * tries (@manuel) may leave out the interface: a user interface or a document has none a machine could ask.
 */
export function missingTags(scenarios: readonly LocatedScenario[]): readonly PilotError[] {
  return scenarios.flatMap(({ path, scenario, tags }) => {
    const names = tags.map((tag) => tag.name);
    // A misspelt tag is reported as unknown; asking for it here too would tell one mistake twice.
    const manual = tagValues(names, 'manuel').length > 0;
    const missing = REQUIRED.filter((family) => !(manual && family === 'snitflade')).filter(
      (family) => tagValues(names, family).length === 0 && !names.some((name) => name.startsWith(`${family}:`)),
    );
    if (missing.length === 0) return [];
    return new PilotError('SP2007', {
      place: { file: path, line: scenario.location.line, column: scenario.location.column ?? 1 },
      seen: `“${scenario.name}” mangler ${missing.map((family) => TAG_FAMILIES[family].form).join(' og ')}`,
      expected: 'et id og mindst ét mærke af hver slags: @krav:…, @anvendelse:… og @snitflade:…',
      remedy: 'Tilføj mærket på scenariet, eller på reglen eller egenskaben, hvis det gælder alle dens scenarier.',
    });
  });
}
