import { caseKey } from '../model/identity.ts';
import type { PilotError } from '../model/pilot-error.ts';
import type { Catalogue, Specification, SpecificationCase } from '../model/specification.ts';
import type { FeatureFile } from './feature-file.ts';
import { fillIn, specificationFingerprint } from './fingerprint.ts';
import { duplicateExampleKeys } from './lint/example-keys.ts';
import { duplicateIds, missingIds } from './lint/identity.ts';
import { syntaxErrors } from './lint/syntax.ts';
import { parseFeature } from './parse.ts';
import { readExamples, readSteps, tidyDescription } from './read-steps.ts';
import { type LocatedScenario, scenariosOf } from './scenarios.ts';
import { tagValues } from './tags.ts';

/** What the features say, and what keeps some of it from being used. */
export interface ReadCatalogue {
  readonly catalogue: Catalogue;
  /** Syntax errors (SP2001, SP2003), missing or repeated ids (SP2004, SP2005) and repeated example keys (SP2015). */
  readonly problems: readonly PilotError[];
}

/**
 * Ids of the specified scenarios, to hold references against; undefined where some specification cannot be read, since a
 * reference to what is in it is no mistake.
 */
export function scenarioIds({ catalogue, problems }: ReadCatalogue): string[] | undefined {
  return problems.length > 0 ? undefined : catalogue.specifications.map(({ id }) => id);
}

/**
 * The catalogue of all specifications, in the order of the files. What cannot be identified is left out and reported:
 * files with syntax errors, scenarios without an id, and all but the first of those that share one.
 */
export function readCatalogue(files: readonly FeatureFile[]): ReadCatalogue {
  const parsed = files.map(parseFeature);
  const scenarios = parsed.flatMap(scenariosOf);
  const specifications = new Map<string, Specification>();
  const cases = new Map<string, SpecificationCase>();
  for (const scenario of scenarios) {
    const specification = readSpecification(scenario);
    if (specification === undefined || specifications.has(specification.id)) continue;
    specifications.set(specification.id, specification);
    for (const one of casesOf(specification, scenario)) {
      if (!cases.has(one.key)) cases.set(one.key, one);
    }
  }
  return {
    catalogue: { specifications: [...specifications.values()], cases: [...cases.values()] },
    problems: [
      ...parsed.flatMap(syntaxErrors),
      ...missingIds(scenarios),
      ...duplicateIds(scenarios),
      ...duplicateExampleKeys(scenarios),
    ],
  };
}

function readSpecification({
  path,
  origin,
  feature,
  rule,
  backgrounds,
  scenario,
  tags,
}: LocatedScenario): Specification | undefined {
  const names = [...new Set(tags.map((tag) => tag.name))];
  const [id] = tagValues(
    scenario.tags.map((tag) => tag.name.slice(1)),
    'identity',
  );
  if (id === undefined) return undefined;
  const background = readSteps(backgrounds.flatMap((part) => part.steps));
  const steps = readSteps(scenario.steps, background.at(-1)?.kind);
  const examples = scenario.examples.map(readExamples);
  return {
    id,
    name: outlineName(scenario.name, examples),
    description: tidyDescription(scenario.description),
    tags: names,
    requirements: [...tagValues(names, 'krav')],
    usageSituations: [...tagValues(names, 'anvendelse')],
    interfaces: [...tagValues(names, 'snitflade')],
    assumption: tagValues(names, 'antagelse').length > 0,
    writes: tagValues(names, 'skriver').length > 0,
    manual: tagValues(names, 'manuel').length > 0,
    origin,
    feature: { name: feature.name, description: tidyDescription(feature.description), path, subject: subjectOf(path) },
    ...(rule === undefined ? {} : { rule: { name: rule.name, description: tidyDescription(rule.description) } }),
    background,
    steps,
    examples,
    line: scenario.location.line,
    fingerprint: specificationFingerprint({ background, steps, examples }),
  };
}

/** The folder a feature lies in under features/; the file's own name when it lies directly there. */
function subjectOf(path: string): string {
  const parts = path.split('/');
  return (parts.length > 2 ? parts[1] : parts.at(-1)?.replace(/\.feature$/, '')) ?? '';
}

function casesOf(specification: Specification, { scenario, path }: LocatedScenario): readonly SpecificationCase[] {
  const { id } = specification;
  if (scenario.examples.length === 0) {
    return [{ key: caseKey(id), id, name: scenario.name, exampleKey: undefined, path, line: scenario.location.line }];
  }
  return scenario.examples.flatMap((examples) => {
    const header = examples.tableHeader?.cells.map((cell) => cell.value) ?? [];
    return examples.tableBody.map((row) => {
      const values = row.cells.map((cell) => cell.value);
      const exampleKey = values[0] ?? '';
      return {
        key: caseKey(id, exampleKey),
        id,
        name: fillIn(scenario.name, header, values),
        exampleKey,
        path,
        line: row.location.line,
      };
    });
  });
}

/** More values than this are told by the first and the last of them. */
const NAMED_VALUES = 4;

/**
 * The name of an outline as a whole, for where it stands for all its rows: each placeholder filled with the values it
 * takes, “FHIR/OIOXML-meddelelse”. A case's own name has the row's value.
 */
function outlineName(name: string, examples: Specification['examples']): string {
  const header = [...new Set(examples.flatMap((table) => table.header))];
  const values = header.map((column) => {
    const taken = [
      ...new Set(examples.flatMap((table) => table.rows.map((row) => row[table.header.indexOf(column)] ?? ''))),
    ].filter((value) => value !== '');
    return (taken.length <= NAMED_VALUES ? taken : [taken[0], '…', taken.at(-1)]).join('/');
  });
  return fillIn(name, header, values);
}
