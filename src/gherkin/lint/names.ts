import { PilotError } from '../../model/pilot-error.ts';
import type { LocatedScenario } from '../scenarios.ts';

/** SP2008: scenario names used before anywhere in the suite. People talk of scenarios by name, so names must differ. */
export function duplicateNames(scenarios: readonly LocatedScenario[]): readonly PilotError[] {
  const first = new Map<string, string>();
  return scenarios.flatMap(({ path, scenario }) => {
    const name = scenario.name.toLowerCase().replaceAll(/\s+/g, ' ');
    const { line, column = 1 } = scenario.location;
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, `${path}:${line}`);
      return [];
    }
    return new PilotError('SP2008', {
      place: { file: path, line, column },
      seen:
        name === ''
          ? 'scenariet har intet navn, og det har et tidligere heller ikke'
          : `“${scenario.name}” står også i ${earlier}`,
      expected: 'et navn, der kun er brugt ét sted',
      remedy: 'Skriv i navnet, hvad der er anderledes: snitfladen, enheden eller reglen.',
    });
  });
}
