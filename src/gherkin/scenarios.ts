import type { Background, Feature, Location, Rule, Scenario, Tag } from '@cucumber/messages';
import type { Origin } from '../model/places.ts';
import type { ParsedFile } from './parse.ts';

/** A tag with its place, without `@`. */
export interface LocatedTag {
  readonly name: string;
  readonly location: Location;
}

/** One scenario with everything above it that decides what it means. */
export interface LocatedScenario {
  readonly path: string;
  readonly origin: Origin;
  readonly feature: Feature;
  readonly rule: Rule | undefined;
  /** The feature's background, then the rule's. */
  readonly backgrounds: readonly Background[];
  readonly scenario: Scenario;
  /** Own and inherited tags: feature, rule, scenario. */
  readonly tags: readonly LocatedTag[];
}

/** Every scenario of a parsed file, in file order. */
export function scenariosOf({ file, feature }: ParsedFile): readonly LocatedScenario[] {
  if (feature === undefined) return [];
  const { origin = 'common' } = file;
  const found: LocatedScenario[] = [];
  const featureBackgrounds = feature.children.flatMap((child) => child.background ?? []);
  const inherited = feature.tags.map(locatedTag);
  for (const { scenario, rule } of feature.children) {
    if (scenario !== undefined) {
      found.push({
        path: file.path,
        origin,
        feature,
        rule: undefined,
        backgrounds: featureBackgrounds,
        scenario,
        tags: [...inherited, ...scenario.tags.map(locatedTag)],
      });
    }
    if (rule !== undefined) {
      const backgrounds = [...featureBackgrounds, ...rule.children.flatMap((child) => child.background ?? [])];
      const tags = [...inherited, ...rule.tags.map(locatedTag)];
      for (const child of rule.children) {
        if (child.scenario === undefined) continue;
        found.push({
          path: file.path,
          origin,
          feature,
          rule,
          backgrounds,
          scenario: child.scenario,
          tags: [...tags, ...child.scenario.tags.map(locatedTag)],
        });
      }
    }
  }
  return found;
}

/** A tag of the syntax tree in our form. */
export function locatedTag(tag: Tag): LocatedTag {
  return { name: tag.name.replace(/^@/, ''), location: tag.location };
}
