import type { Catalogue, Specification } from '../model/specification.ts';
import { severity, type Verdict, worst } from '../model/verdict.ts';
import { sumOfTallies, tally } from './tally.ts';
import type { Cell, Matrix, Tally } from './types.ts';

/** One scenario in one region: an outline's rows told as one. */
export interface ScenarioCell {
  readonly region: string;
  readonly tally: Tally;
  /** The row to look at first: the worst, and among equals one with a mark. */
  readonly cell: Cell;
}

/** One scenario with what became of it in each region of the matrix, in the order of its regions. */
export interface ScenarioStanding {
  readonly specification: Specification;
  readonly cells: readonly ScenarioCell[];
  readonly worst: Verdict;
}

/** The scenarios of one feature. */
export interface FeatureStanding {
  readonly feature: string;
  readonly path: string;
  readonly scenarios: readonly ScenarioStanding[];
  readonly tally: Tally;
}

/** How a set of scenarios stands in one environment. */
export interface Standing {
  readonly features: readonly FeatureStanding[];
  readonly byRegion: readonly { readonly region: string; readonly tally: Tally }[];
  readonly tally: Tally;
  readonly worst: Verdict;
}

/** The common scenarios that carry `@anvendelse:<id>`, in the order of the files. */
export const scenariosOfSituation = (catalogue: Catalogue, id: string): readonly Specification[] =>
  catalogue.specifications.filter(({ origin, usageSituations }) => origin === 'common' && usageSituations.includes(id));

/**
 * How these scenarios stand in one environment, gathered by feature. What is gathered is the matrix' own cells, so the
 * numbers are those of the result pages; scenarios that are not in the matrix are left out.
 */
export function standing(matrix: Matrix, specifications: readonly Specification[]): Standing {
  const features = matrix.groups.flatMap((group): FeatureStanding[] => {
    const scenarios = specifications.flatMap((specification): ScenarioStanding[] => {
      const rows = group.rows.filter((row) => row.id === specification.id);
      if (rows.length === 0) return [];
      const cells = matrix.regions.flatMap((region, index): ScenarioCell[] => {
        const own = rows.flatMap((row) => row.cells[index] ?? []);
        const [first] = own.toSorted(byUrgency);
        return first === undefined ? [] : [{ region: region.id, tally: tally(own), cell: first }];
      });
      return [{ specification, cells, worst: worst(rows.map((row) => row.worst)) }];
    });
    if (scenarios.length === 0) return [];
    return [{ feature: group.feature, path: group.path, scenarios, tally: sum(scenarios.flatMap(({ cells }) => cells)) }];
  });
  const cells = features.flatMap(({ scenarios }) => scenarios.flatMap((scenario) => scenario.cells));
  return {
    features,
    byRegion: matrix.regions.map(({ id }) => ({ region: id, tally: sum(cells.filter(({ region }) => region === id)) })),
    tally: sum(cells),
    worst: worst(features.flatMap(({ scenarios }) => scenarios.map((scenario) => scenario.worst))),
  };
}

const sum = (cells: readonly ScenarioCell[]): Tally => sumOfTallies(cells.map((one) => one.tally));

/** Worst first; among equals those with a mark, so that a sign of doubt is seen. */
function byUrgency(a: Cell, b: Cell): number {
  return severity(a.verdict) - severity(b.verdict) || b.marks.length - a.marks.length;
}

/** Scenarios gathered by feature, in the order of the files: what there is to show before anything was run. */
export function byFeature(
  specifications: readonly Specification[],
): readonly { readonly feature: string; readonly path: string; readonly specifications: readonly Specification[] }[] {
  return [...Map.groupBy(specifications, ({ feature }) => feature.path)].map(([path, own]) => ({
    feature: own[0]?.feature.name ?? path,
    path,
    specifications: own,
  }));
}
