import type { Location, Tag } from '@cucumber/messages';
import type { Region } from '../../model/config/region.ts';
import type { Requirement, UsageSituation } from '../../model/config/vocabulary.ts';
import { PARTY_KINDS } from '../../model/config/party.ts';
import { INTERFACES, PARTY_ROLES } from '../../model/interfaces.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { mostSimilar } from '../../model/similar.ts';
import type { ParsedFile } from '../parse.ts';
import { readTag, TAG_FAMILIES } from '../tags.ts';

/** What tags may refer to. */
export interface Vocabulary {
  readonly requirements: readonly Requirement[];
  readonly usageSituations: readonly UsageSituation[];
  readonly regions: readonly Pick<Region, 'id' | 'replaces'>[];
}

interface PlacedTag {
  readonly path: string;
  /** Without `@`. */
  readonly name: string;
  readonly location: Location;
}

/**
 * SP2006 for tags of no family and for tags on Eksempler, where no result could show them; SP1006 for requirements and
 * usage situations that config does not have.
 */
export function unknownTags(files: readonly ParsedFile[], vocabulary: Vocabulary): readonly PilotError[] {
  const known = knownTags(vocabulary);
  return files.flatMap((parsed) => [
    ...tagsOn(parsed).flatMap((tag) => checkTag(tag, known)),
    ...tagsOnExamples(parsed).map(misplacedTag),
  ]);
}

function knownTags({ requirements, usageSituations, regions }: Vocabulary): ReadonlySet<string> {
  return new Set([
    ...requirements.map(({ id }) => `krav:${id}`),
    ...usageSituations.map(({ id }) => `anvendelse:${id}`),
    ...INTERFACES.map((name) => `snitflade:${name}`),
    ...regions.filter(({ replaces }) => replaces.length > 0).map(({ id }) => `sammenlaegning:${id}`),
    ...PARTY_KINDS.map((kind) => `part:${kind}`),
    ...PARTY_ROLES.map(({ id }) => `rolle:${id}`),
    'antagelse',
    'skriver',
    'alene',
    'manuel',
    'langsom',
  ]);
}

function checkTag({ path, name, location }: PlacedTag, known: ReadonlySet<string>): readonly PilotError[] {
  const tag = readTag(name);
  if (tag?.family === 'identity' || known.has(name)) return [];
  const near = mostSimilar(name, known);
  const place = { file: path, line: location.line, column: location.column ?? 1 };
  const hint = near === undefined ? '' : ` Mente du “@${near}”?`;
  if (tag?.family === 'krav' || tag?.family === 'anvendelse') {
    const file = tag.family === 'krav' ? 'config/requirements.yaml' : 'config/usage-situations.yaml';
    return [
      new PilotError('SP1006', {
        place,
        seen: `“@${name}” henviser til “${tag.value}”, som ikke findes`,
        expected: `et id fra ${file}`,
        remedy: `Ret mærket, eller tilføj id’et i ${file}.${hint}`,
      }),
    ];
  }
  return [
    new PilotError('SP2006', {
      place,
      seen: `“@${name}”`,
      expected: Object.values(TAG_FAMILIES)
        .map(({ form }) => form)
        .join(', '),
      remedy: `Ret mærket, eller slet det.${hint}`,
    }),
  ];
}

function misplacedTag({ path, name, location }: PlacedTag): PilotError {
  return new PilotError('SP2006', {
    place: { file: path, line: location.line, column: location.column ?? 1 },
    seen: `“@${name}” står på Eksempler`,
    expected: 'mærker på Egenskab, Regel, Scenarie eller Abstrakt Scenario',
    remedy: 'Flyt mærket op på scenariet, eller del scenariet i to.',
  });
}

function tagsOn({ file, feature }: ParsedFile): readonly PlacedTag[] {
  if (feature === undefined) return [];
  const own = [
    feature.tags,
    ...feature.children.flatMap(({ rule, scenario }) => [
      rule?.tags ?? [],
      scenario?.tags ?? [],
      ...(rule?.children.map((child) => child.scenario?.tags ?? []) ?? []),
    ]),
  ];
  return own.flat().map(placed(file.path));
}

function tagsOnExamples({ file, feature }: ParsedFile): readonly PlacedTag[] {
  const scenarios = feature?.children.flatMap(({ rule, scenario }) => [
    scenario,
    ...(rule?.children.map((child) => child.scenario) ?? []),
  ]);
  return (scenarios ?? []).flatMap((scenario) => scenario?.examples.flatMap(({ tags }) => tags) ?? []).map(placed(file.path));
}

function placed(path: string): (tag: Tag) => PlacedTag {
  return (tag) => ({ path, name: tag.name.slice(1), location: tag.location });
}
