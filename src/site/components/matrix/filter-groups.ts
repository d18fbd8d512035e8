import { CAUSES } from '../../../model/cause.ts';
import type { Configuration } from '../../../model/config/configuration.ts';
import { INTERFACE_NAMES, INTERFACES } from '../../../model/interfaces.ts';
import { VERDICTS } from '../../../model/verdict.ts';
import { countValues, type Filter, FILTER_KINDS, type FilterKind, specificationsById } from '../../../report/filter-matrix.ts';
import type { Matrix } from '../../../report/types.ts';
import { subjectWords } from '../plan/plan-words.ts';
import type { SiteData } from '../../site-data.ts';

/** One value a matrix can be narrowed to. */
export interface FilterValue {
  readonly filter: Filter;
  readonly label: string;
  /** Cells that have it; one with 0 has no page. */
  readonly count: number;
}

/** The values of one kind, in the order people know them from elsewhere. */
export interface FilterGroup {
  readonly kind: FilterKind;
  readonly name: string;
  readonly values: readonly FilterValue[];
}

/** What a kind of filter is called. */
export const FILTER_NAMES: Readonly<Record<FilterKind, string>> = {
  region: 'Region',
  subject: 'Emne',
  verdict: 'Afgørelse',
  cause: 'Årsag',
  requirement: 'Krav',
  interface: 'Snitflade',
};

/** The filters of one environment's matrix, each value with its count; also those with none, so that a reader sees that. */
export function filterGroups(
  matrix: Matrix,
  { catalogue, configuration }: Pick<SiteData, 'catalogue' | 'configuration'>,
): FilterGroup[] {
  const specifications = specificationsById(catalogue);
  return FILTER_KINDS.map((kind): FilterGroup => {
    const counts = countValues(matrix, kind, specifications);
    const values = namedValues(kind, matrix, configuration).map(([value, label]): FilterValue => ({
      // The values of each kind come from the list of that kind.
      filter: { kind, value } as Filter,
      label,
      count: counts.get(value) ?? 0,
    }));
    return { kind, name: FILTER_NAMES[kind], values };
  });
}

/** All values of a kind with their Danish names. */
function namedValues(
  kind: FilterKind,
  { regions, groups }: Matrix,
  { requirements }: Configuration,
): readonly (readonly [value: string, label: string])[] {
  switch (kind) {
    case 'region':
      return regions.map(({ id, shortName }) => [id, shortName]);
    case 'subject':
      return [...new Set(groups.map(({ subject }) => subject))].map((subject) => [subject, subjectWords(subject)]);
    case 'verdict':
      return VERDICTS.map(({ code, da }) => [code, da]);
    case 'cause':
      return CAUSES.map(({ code, da }) => [code, da]);
    case 'requirement':
      return requirements.map(({ id, title }) => [id, title]);
    case 'interface':
      return INTERFACES.map((name) => [name, INTERFACE_NAMES[name]]);
  }
}
