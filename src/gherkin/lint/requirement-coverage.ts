import type { Requirement } from '../../model/config/vocabulary.ts';
import { PilotError } from '../../model/pilot-error.ts';
import type { LocatedScenario } from '../scenarios.ts';
import { tagValues } from '../tags.ts';

const REQUIREMENTS_FILE = 'config/requirements.yaml';

/**
 * SP2017: a requirement that no scenario verifies says why in `unverified`. SP2018: one that a scenario verifies does
 * not. Give the scenarios of the whole suite.
 */
export function requirementsWithoutReason(
  scenarios: readonly LocatedScenario[],
  requirements: readonly Requirement[],
): readonly PilotError[] {
  const verifiedBy = Map.groupBy(
    scenarios.flatMap(({ path, scenario, tags }) =>
      tagValues(
        tags.map((tag) => tag.name),
        'krav',
      ).map((requirement) => ({ requirement, place: `${path}:${scenario.location.line}` })),
    ),
    ({ requirement }) => requirement,
  );
  return requirements.flatMap(({ id, title, unverified }) => {
    const [first] = verifiedBy.get(id) ?? [];
    if ((first === undefined) === (unverified !== undefined)) return [];
    const place = { file: REQUIREMENTS_FILE, what: id };
    if (first === undefined) {
      return new PilotError('SP2017', {
        place,
        seen: `kravet “${title}” har intet scenarie og ingen begrundelse`,
        expected: `et scenarie mærket @krav:${id}, eller nøglen unverified med grunden til, at der intet er`,
        remedy: 'Skriv scenariet, eller skriv i unverified, hvorfor kravet ikke afprøves, og hvad der skal til.',
      });
    }
    return new PilotError('SP2018', {
      place,
      seen: `kravet “${title}” afprøves i ${first.place}, men har stadig begrundelsen “${unverified ?? ''}”`,
      expected: 'ingen unverified på et krav, som et scenarie afprøver',
      remedy: 'Slet unverified. Dækker scenariet kun en del af kravet, så del kravet i to.',
    });
  });
}
