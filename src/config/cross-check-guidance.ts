import type { Configuration } from '../model/config/configuration.ts';
import type { CodeList } from '../model/guidance/code-list.ts';
import type { DataElement } from '../model/guidance/data-element.ts';
import type { SystemKind } from '../model/guidance/migration.ts';
import type { PhaseOutSystem } from '../model/guidance/phase-out.ts';
import type { Plan } from '../model/guidance/plan.ts';
import type { SituationGuide } from '../model/guidance/situation.ts';
import type { SorSource, SorSourceChoice } from '../model/guidance/sor-source.ts';
import type { Term } from '../model/guidance/term.ts';
import type { ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { dangling, reserved, usedTwice } from './reference-errors.ts';
import type { YamlFile } from './read-yaml-file.ts';
import type { KeyPath } from './wording.ts';

/** The guidance files that could be read; what needs a missing one is left unchecked, since its own error says enough. */
export interface GuidanceFiles {
  readonly elements: YamlFile<{ readonly elements: readonly DataElement[] }> | undefined;
  readonly codeLists: readonly YamlFile<CodeList>[];
  readonly sorSources:
    YamlFile<{ readonly sorSources: readonly SorSource[]; readonly choices: readonly SorSourceChoice[] }> | undefined;
  readonly plan: YamlFile<Plan> | undefined;
  readonly phaseOut: YamlFile<{ readonly systems: readonly PhaseOutSystem[] }> | undefined;
  readonly migration: YamlFile<{ readonly systemKinds: readonly SystemKind[] }> | undefined;
  readonly terms: YamlFile<{ readonly terms: readonly Term[] }> | undefined;
  readonly situations: YamlFile<{ readonly situations: readonly SituationGuide[] }> | undefined;
}

/** What guidance may refer to beside itself. */
export interface GuidanceSurroundings {
  readonly configuration: Configuration;
  /** Ids of the specified scenarios. */
  readonly scenarios: readonly string[];
  /** Subjects: the folders under features/. */
  readonly subjects: readonly string[];
}

/** Every reference from guidance to a source, requirement, scenario, situation, element, term, party, region or list that is not there, and every id used twice. */
export function crossCheckGuidance(files: GuidanceFiles, around: GuidanceSurroundings): PilotError[] {
  const known = knownKeys(files, around);
  return [
    ...repeated(files.elements, 'elements', 'id'),
    ...repeated(files.sorSources, 'sorSources', 'id'),
    ...repeated(files.sorSources, 'choices', 'id'),
    ...repeated(files.plan, 'parties', 'id'),
    ...repeated(files.plan, 'activities', 'id'),
    ...repeated(files.plan, 'activities', 'number'),
    ...repeated(files.plan, 'milestones', 'id'),
    ...repeated(files.phaseOut, 'systems', 'id'),
    ...repeated(files.migration, 'systemKinds', 'id'),
    ...repeated(files.terms, 'terms', 'id'),
    ...repeated(files.situations, 'situations', 'id'),
    ...(files.sorSources?.value.sorSources ?? []).flatMap(({ id }, index) => {
      return reserved('sorSource', id, files.sorSources?.placeOf(['sorSources', index, 'id']) ?? {});
    }),
    ...everyFile(files).flatMap((file) => references(file, known)),
    ...systemsOfParties(files, around),
  ];
}

/** What the value under a key names; the same key means the same thing in every guidance file. */
/** The systems of the mapping that parties say they are. */
function systemsOfParties({ phaseOut }: GuidanceFiles, { configuration }: GuidanceSurroundings): PilotError[] {
  if (phaseOut === undefined) return [];
  const among = phaseOut.value.systems.map(({ id }) => id);
  return configuration.parties.flatMap(({ id, systems }) =>
    systems
      .filter((system) => !among.includes(system))
      .map((system) => dangling('systemet', system, { among, place: { file: 'parties.yaml', what: `${id} · systems` } })),
  );
}

const KINDS = {
  sources: 'kilden',
  requirements: 'kravet',
  scenarios: 'scenariet',
  subjects: 'emnet',
  situations: 'anvendelsessituationen',
  choose: 'SOR-kilden',
  partOf: 'SOR-kilden',
  seeAlso: 'begrebet',
  parties: 'parten',
  party: 'parten',
} as const;
type Kind = (typeof KINDS)[keyof typeof KINDS] | 'dataelementet' | 'regionen';
type Known = Readonly<Record<Kind, readonly string[] | undefined>>;

function knownKeys(files: GuidanceFiles, { configuration, scenarios, subjects }: GuidanceSurroundings): Known {
  return {
    kilden: configuration.sources.map(({ key }) => key),
    kravet: configuration.requirements.map(({ id }) => id),
    scenariet: scenarios,
    emnet: subjects,
    anvendelsessituationen: configuration.usageSituations.map(({ id }) => id),
    regionen: configuration.regions.map(({ id }) => id),
    'SOR-kilden': files.sorSources?.value.sorSources.map(({ id }) => id),
    begrebet: files.terms?.value.terms.map(({ id }) => id),
    parten: files.plan?.value.parties.map(({ id }) => id),
    dataelementet: files.elements?.value.elements.map(({ id }) => id),
  };
}

function everyFile(files: GuidanceFiles): readonly YamlFile<unknown>[] {
  const { elements, sorSources, plan, phaseOut, migration, terms, situations } = files;
  return [elements, sorSources, plan, phaseOut, migration, terms, situations, ...files.codeLists].filter(
    (file) => file !== undefined,
  );
}

function references(file: YamlFile<unknown>, known: Known): PilotError[] {
  const problems: PilotError[] = [];
  const hold = (kind: Kind, value: unknown, place: () => ErrorPlace): void => {
    const among = known[kind];
    if (typeof value !== 'string' || among === undefined || among.includes(value)) return;
    problems.push(dangling(kind, value, { among, place: place() }));
  };
  const walk = (value: unknown, path: KeyPath): void => {
    if (Array.isArray(value)) value.forEach((entry, index) => walk(entry, [...path, index]));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        const here = [...path, key];
        const kind = kindOf(key, path);
        if (kind !== undefined)
          [inner].flat().forEach((entry, index) => {
            hold(kind, entry, () => file.placeOf(Array.isArray(inner) ? [...here, index] : here));
          });
        if (key === 'roadmaps')
          for (const region of Object.keys(inner as object))
            hold('regionen', region, () => file.placeOf([...here, region], 'key'));
        if (path.length === 2 && path[0] === 'situations' && key === 'id')
          hold('anvendelsessituationen', inner, () => file.placeOf(here));
        walk(inner, here);
      }
    }
  };
  walk(file.value, []);
  return problems;
}

/** `elements` is a list of ids in a situation and the list of the elements themselves at the top of their own file. */
function kindOf(key: string, path: KeyPath): Kind | undefined {
  if (path.length === 0) return undefined;
  if (key === 'elements') return 'dataelementet';
  return key in KINDS ? KINDS[key as keyof typeof KINDS] : undefined;
}

type Listed<K extends string> = YamlFile<Readonly<Record<K, readonly object[]>>> | undefined;

function repeated<K extends string>(file: Listed<K>, list: K, key: string): PilotError[] {
  if (file === undefined) return [];
  const seen = new Map<unknown, number>();
  return file.value[list].flatMap((entry, index) => {
    const value: unknown = (entry as Readonly<Record<string, unknown>>)[key];
    const first = seen.get(value);
    if (first !== undefined)
      return [usedTwice(String(value), file.placeOf([list, index, key]), file.placeOf([list, first, key]))];
    seen.set(value, index);
    return [];
  });
}
