import type { JsonObject } from '../../../protocols/fhir-json/json.ts';
import type { XmlElement } from '../../../protocols/xml/xml-tree.ts';

/** Namespace of FHIR in XML. */
export const FHIR_NAMESPACE = 'http://hl7.org/fhir';

/** Elements that hold a whole resource, which XML writes as an element of the resource's own name. */
const HOLDS_RESOURCE: ReadonlySet<string> = new Set(['resource', 'contained']);

/**
 * A FHIR resource in XML as the object its JSON would be, but for lists: an element that stands once is one value
 * (https://hl7.org/fhir/R4/xml.html). Every value is text, and narratives are left out.
 */
export function resourceOfXml(element: XmlElement): JsonObject {
  return { resourceType: element.name, ...fieldsOf(element) };
}

function fieldsOf(element: XmlElement): JsonObject {
  const byName = Map.groupBy(
    element.children.filter(({ namespace }) => namespace === FHIR_NAMESPACE),
    ({ name }) => name,
  );
  return Object.fromEntries(
    Array.from(byName, ([name, ones]): [string, unknown] => {
      const values = ones.map(valueOf);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

function valueOf(element: XmlElement): unknown {
  const [first] = element.children;
  if (HOLDS_RESOURCE.has(element.name) && first !== undefined) return resourceOfXml(first);
  // A primitive has its value as an attribute, whatever extensions stand below it.
  const { value } = element.attributes;
  return value !== undefined || element.children.length === 0 ? value : fieldsOf(element);
}
