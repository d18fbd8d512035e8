import type { Configuration } from '../../../model/config/configuration.ts';
import type { Specification } from '../../../model/specification.ts';

/** The filters of the search, by their Danish names, and the values a page has. “Id” is no choice; it finds a scenario by its id. */
export type Facets = Partial<
  Readonly<Record<'Region' | 'Part' | 'Afgørelse' | 'Årsag' | 'Krav' | 'Anvendelse' | 'Miljø' | 'Id', readonly string[]>>
>;

/** What a scenario is about, by the names people know; an id that config does not know stands as it is. */
export function subjectFacets(specification: Specification | undefined, configuration: Configuration): Facets {
  if (specification === undefined) return {};
  return {
    Krav: specification.requirements.map((id) => configuration.requirements.find((one) => one.id === id)?.title ?? id),
    Anvendelse: specification.usageSituations.map((id) => configuration.usageSituations.find((one) => one.id === id)?.name ?? id),
  };
}
