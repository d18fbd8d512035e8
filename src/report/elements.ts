import type { DataElement } from '../model/guidance/data-element.ts';
import type { SituationGuide } from '../model/guidance/situation.ts';
import type { Specification } from '../model/specification.ts';
import type { RequirementTrace } from './requirements.ts';

/** An element and everything that hangs on it. */
export interface ElementTrace {
  readonly element: DataElement;
  /** The requirements it names, in its own order. */
  readonly requirements: readonly RequirementTrace[];
  /** Every scenario that tries one of them, once, in the order of the files. */
  readonly scenarios: readonly Specification[];
  /** The usage situations that read it. */
  readonly situations: readonly SituationGuide[];
}

/** What hangs on an element. A requirement that configuration does not know is left out; the build has failed by then. */
export function traceElement(
  element: DataElement,
  { traces, situations }: { readonly traces: readonly RequirementTrace[]; readonly situations: readonly SituationGuide[] },
): ElementTrace {
  const requirements = element.requirements.flatMap((id) => traces.filter(({ requirement }) => requirement.id === id));
  const scenarios = [...new Set(requirements.flatMap((trace) => trace.scenarios))].toSorted(inFileOrder);
  return { element, requirements, scenarios, situations: situations.filter(({ elements }) => elements.includes(element.id)) };
}

/** The elements that any of the requirements tells of, in the order of the file. */
export function elementsOfRequirements(
  elements: readonly DataElement[],
  requirements: readonly string[],
): readonly DataElement[] {
  return elements.filter((element) => element.requirements.some((id) => requirements.includes(id)));
}

function inFileOrder(a: Specification, b: Specification): number {
  return a.feature.path.localeCompare(b.feature.path, 'en') || a.line - b.line || a.id.localeCompare(b.id, 'en');
}
