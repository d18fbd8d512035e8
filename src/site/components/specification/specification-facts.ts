import type { Assumption } from '../../../model/config/assumption.ts';
import type { Configuration } from '../../../model/config/configuration.ts';
import { INTERFACES, INTERFACE_NAMES } from '../../../model/interfaces.ts';
import type { Specification } from '../../../model/specification.ts';
import { formatList } from '../../format.ts';
import { type SourceLine, sourceLine } from '../source/source-lines.ts';

/** A requirement that a specification verifies. */
export interface RequirementFact {
  /** Undefined for an id that config does not know, which has no page. */
  readonly id: string | undefined;
  readonly title: string;
  readonly text: string;
  readonly assumption: boolean;
  readonly confirmedBy: string | undefined;
  /** What it rests on that no public source says. */
  readonly assumptions: readonly Assumption[];
  readonly sources: readonly SourceLine[];
}

/** What a scenario page tells about its scenario beside the text. */
export interface SpecificationFacts {
  readonly requirements: readonly RequirementFact[];
  /** Who has need of it, by name; the id is undefined for one that config does not know, which has no page. */
  readonly situations: readonly { readonly id: string | undefined; readonly name: string }[];
  readonly rows: readonly { readonly label: string; readonly value: string }[];
}

/** Looks up what the tags of a specification refer to; an id that config does not know is shown as it is. */
export function specificationFacts(specification: Specification, configuration: Configuration): SpecificationFacts {
  const situations = specification.usageSituations.map((id) => {
    const known = configuration.usageSituations.find((usage) => usage.id === id);
    return { id: known?.id, name: known?.name ?? id };
  });
  const interfaces = specification.interfaces.map((id) => {
    const known = INTERFACES.find((name) => name === id);
    return known === undefined ? id : INTERFACE_NAMES[known];
  });
  const notes = [
    ...(specification.writes ? ['ændrer data og køres alene i sin region'] : []),
    ...(specification.tags.includes('alene') ? ['måler tid og køres, mens intet andet scenarie er i gang'] : []),
    ...(specification.manual ? ['afprøves af et menneske'] : []),
  ];
  const rows = [
    { label: 'Snitflade', value: formatList(interfaces) },
    { label: 'Afprøvning', value: notes.join(', ') },
    { label: 'Fil', value: `${specification.feature.path}, linje ${specification.line}` },
  ];
  return {
    requirements: specification.requirements.map((id) => requirementFact(id, configuration)),
    situations,
    rows: rows.filter((row) => row.value !== ''),
  };
}

/** A requirement with its sources looked up. */
export function requirementFact(id: string, configuration: Configuration): RequirementFact {
  const known = configuration.requirements.find((requirement) => requirement.id === id);
  if (known === undefined)
    return { id: undefined, title: id, text: '', assumption: false, confirmedBy: undefined, assumptions: [], sources: [] };
  return {
    id: known.id,
    title: known.title,
    text: known.text,
    assumption: known.status === 'assumption',
    confirmedBy: known.confirmedBy,
    assumptions: configuration.assumptions.filter(({ id: own }) => known.assumptions?.includes(own)),
    sources: known.sources.flatMap((key) => configuration.sources.filter((source) => source.key === key).map(sourceLine)),
  };
}
